import { sql } from 'kysely';
import type { CommandHandler } from '../call.ts';
import { refuse, refuseField } from '../refusal.ts';
import { keepFrom, nameOf, takeAway } from '../requests/complaint.ts';
import { complaintOf, faultsOfTelling, keepDecision, refuseDeciding } from '../requests/decisions.ts';
import { takeRequest } from '../requests/taken.ts';
import { stepNow } from './request-decide.ts';

/** Decides a complaint; whatever is found, whoever complained is told that they can go to the Information Commissioner. */
export const decideComplaint: CommandHandler<'complaints.decide'> = async (call, input, tx) => {
  const { commandId, requestId, decision, reasons, tellsCommissioner } = input;
  const taken = await takeRequest(call, input, tx);
  if (taken.kind !== 'complaint') throw refuse('not-at-that-step');
  await refuseDeciding(call, taken, tx);
  if (reasons.trim() === '') throw refuseField('reasons', 'required', 'What was found, in words for the customer');
  const faults = faultsOfTelling({ tellsCommissioner });
  if (faults.length > 0) throw refuse('validation', { errors: faults });
  await keepDecision(call, taken, { commandId, decision, reasons: reasons.trim() }, tx);
  return {
    answer: { commandId, requestId, version: taken.version + 1, step: await stepNow(requestId, tx) },
    audit: {
      ...{ kind: 'request', customerId: taken.customerId, outcome: 'decided' },
      details: { request: requestId, decision },
    },
  };
};

/**
 * Says who is meant by the name in a complaint: it is kept from that person alone, or, where the name is of nobody of ours, from nobody.
 * Said once: whoever it is kept from must not be let in by a second thought. If they have it, they have it no more, and are not told why.
 */
export const nameWhom: CommandHandler<'complaints.nameWhom'> = async (call, input, tx) => {
  const { commandId, requestId, aboutSub, nobodyOfOurs } = input;
  if ((aboutSub === undefined) === (nobodyOfOurs === undefined))
    throw refuseField('aboutSub', 'required', 'Somebody of ours, or nobody of ours: one of the two');
  const taken = await takeRequest(call, input, tx);
  const complaint = await complaintOf(requestId, tx);
  const toName = complaint !== null && complaint.aboutSub === null && complaint.aboutName !== null && !complaint.named;
  if (!toName || taken.status !== 'open') throw refuse('not-at-that-step');
  const { sub, name } = call.caller;
  const known = aboutSub === undefined ? null : await nameOf(aboutSub, tx);
  await sql`update complaints set about_sub = ${aboutSub ?? null}, about_name = coalesce(${known}, about_name), named_by = ${sub},
      named_by_name = ${name}, named_at = ${call.now.toISOString()}::timestamptz where request_id = ${requestId}::uuid`.execute(
    tx,
  );
  await sql`delete from requests_unseen where request_id = ${requestId}::uuid`.execute(tx);
  if (aboutSub !== undefined) await takeAway(call, taken, { commandId, from: aboutSub }, tx);
  await keepFrom(call, requestId, aboutSub === undefined ? [] : [aboutSub], tx);
  await sql`update requests set version = version + 1 where id = ${requestId}::uuid`.execute(tx);
  return {
    answer: { commandId, requestId, version: taken.version + 1 },
    audit: { kind: 'request', customerId: taken.customerId, outcome: 'recorded', details: { request: requestId } },
  };
};
