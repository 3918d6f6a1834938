import { sql } from 'kysely';
import type { CommandHandler } from '../call.ts';
import { refuse, refuseField } from '../refusal.ts';
import { keepFrom, meetNobody, nameOf, takeAway } from '../requests/complaint.ts';
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
 * Says who a complaint is about, at any time, also once it has its end: whoever it is about is not to read it either. Of a name that nobody
 * has said this of yet: who is meant, from whom alone it is kept from then on, or that it is nobody of ours, and it is kept from nobody.
 * Else somebody besides those it is kept from: none of them is let in by a second thought. If they have it, they have it no more, and are
 * not told why (domain: complaint).
 */
export const nameWhom: CommandHandler<'complaints.nameWhom'> = async (call, input, tx) => {
  const { commandId, requestId, aboutSub, nobodyOfOurs } = input;
  if ((aboutSub === undefined) === (nobodyOfOurs === undefined))
    throw refuseField('aboutSub', 'required', 'Somebody of ours, or nobody of ours: one of the two');
  // Else somebody met meanwhile would stay kept from a complaint that is about another.
  await meetNobody(tx);
  const taken = await takeRequest(call, input, tx);
  const complaint = await complaintOf(requestId, tx);
  const byNameAlone = complaint !== null && complaint.aboutSub === null && complaint.aboutName !== null && !complaint.named;
  if (complaint === null || (aboutSub === undefined && !byNameAlone)) throw refuse('not-at-that-step');
  const { sub, name } = call.caller;
  const known = aboutSub === undefined ? null : await nameOf(aboutSub, tx);
  // An organisation that it is about stays so: it does not decide.
  const about = complaint.aboutOrganisation === null ? { sub: aboutSub ?? null, name: known } : { sub: null, name: null };
  await sql`insert into complaints (request_id, about, about_sub, about_name, named_by, named_by_name, named_at)
    values (${requestId}::uuid, ${complaint.about}, ${about.sub}, ${about.name}, ${sub}, ${name}, ${call.now.toISOString()}::timestamptz)
    on conflict (request_id) do update set about_sub = excluded.about_sub,
      about_name = coalesce(excluded.about_name, complaints.about_name), named_by = excluded.named_by,
      named_by_name = excluded.named_by_name, named_at = excluded.named_at`.execute(tx);
  // Those whose name it might have been may see it; whoever was picked never.
  if (byNameAlone) await sql`delete from requests_unseen where request_id = ${requestId}::uuid`.execute(tx);
  if (aboutSub !== undefined) await takeAway(call, taken, { commandId, from: aboutSub }, tx);
  await keepFrom(call, requestId, aboutSub === undefined ? [] : [aboutSub], tx);
  await sql`update requests set version = version + 1 where id = ${requestId}::uuid`.execute(tx);
  return {
    answer: { commandId, requestId, version: taken.version + 1 },
    audit: { kind: 'request', customerId: taken.customerId, outcome: 'recorded', details: { request: requestId } },
  };
};
