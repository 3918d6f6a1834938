import { sql } from 'kysely';
import { londonDay } from '../../shared/domain/day.ts';
import type { CommandHandler } from '../call.ts';
import { refuse, refuseField } from '../refusal.ts';
import { OF_ANOTHER_RECORD } from '../requests/another-record.ts';
import { faultsOfTelling, keepDecision, refuseDeciding } from '../requests/decisions.ts';
import { addStep } from '../requests/steps.ts';
import { takeRequest } from '../requests/taken.ts';
import { tellOfRight } from '../sharing/tell-of-right.ts';
import { refuseNotSent } from './other-right-send.ts';
import { stepNow } from './request-decide.ts';

/** Records something that was done about what a customer asked under another right. */
export const recordRightStep: CommandHandler<'otherRights.recordStep'> = async (call, input, tx) => {
  const { commandId, requestId, on, what } = input;
  if (on > londonDay(call.now)) throw refuseField('on', 'in-the-future', 'That day is still to come');
  const taken = await takeRequest(call, input, tx);
  const receivedAt = call.now.toISOString();
  const { sub, name } = call.caller;
  const audit = { kind: 'request', customerId: taken.customerId, outcome: 'done', details: { request: requestId } } as const;
  const { rows } = await sql<{ by: string; requestId: string; receivedAt: Date }>`select done_by as by, request_id as "requestId",
      received_at as "receivedAt" from right_steps where command_id = ${commandId}::uuid`.execute(tx);
  const [before] = rows;
  if (before) {
    if (before.by !== sub || before.requestId !== requestId) throw refuse('idempotency-key-reused');
    const answer = { commandId, requestId, receivedAt: before.receivedAt.toISOString() };
    return { answer, audit: { ...audit, outcome: 'repeated' } };
  }
  if (taken.kind !== 'other-right' || taken.status !== 'open') throw refuse('not-at-that-step');
  if (on < taken.madeOn) throw refuseField('on', 'too-early', 'The request was made later');
  await sql`insert into right_steps (command_id, request_id, done_on, what, done_by, done_by_name, received_at)
    values (${commandId}::uuid, ${requestId}::uuid, ${on}::date, ${what}, ${sub}, ${name}, ${receivedAt}::timestamptz)`.execute(
    tx,
  );
  await addStep(call, { commandId, requestId, step: 'noted', on, why: what }, tx);
  return { answer: { commandId, requestId, receivedAt }, audit };
};

/**
 * Decides another right: which it is, and whether it was done (UK GDPR articles 17, 18, 20 and 21). What is refused, wholly or in part,
 * comes with its reasons and where to turn. What is done is done by the operations that are there for it, and recorded in steps; what
 * somebody takes elsewhere was sent. Whoever was given what was erased or restricted is told (article 19).
 */
export const decideOtherRight: CommandHandler<'otherRights.decide'> = async (call, input, tx) => {
  const { commandId, requestId, right, decision, items, tellsComplaint, tellsCommissioner, tellsCourt } = input;
  const reasons = input.reasons?.trim();
  const taken = await takeRequest(call, input, tx);
  if (taken.kind !== 'other-right') throw refuse('not-at-that-step');
  await refuseDeciding(call, taken, tx);
  if (decision !== 'done') {
    if (!reasons) throw refuseField('reasons', 'required', 'Why, in words for the customer');
    const faults = faultsOfTelling({ tellsComplaint, tellsCommissioner, tellsCourt });
    if (faults.length > 0) throw refuse('validation', { errors: faults });
  }
  if (items !== undefined && decision !== 'done-in-part')
    throw refuseField('items', 'not-here', 'Of what it was done is said where it was done in part');
  if (right === 'portability' && decision !== 'refused') await refuseNotSent(requestId, taken.waitingFor, tx);
  else await refuseNothingDone(requestId, decision, tx);
  await keepDecision(call, taken, { commandId, decision, right, reasons }, tx);
  if (decision !== 'refused') await tellOfRight(call, { commandId, requestId, customerId: taken.customerId, right, items }, tx);
  return {
    answer: { commandId, requestId, version: taken.version + 1, step: await stepNow(requestId, tx) },
    audit: {
      ...{ kind: 'request', customerId: taken.customerId, outcome: 'decided' },
      details: { request: requestId, decision, right },
    },
  };
};

/** Nothing is called done of which nobody has recorded what was done; what was done on a record that it turned out not to be is not it. */
async function refuseNothingDone(requestId: string, decision: string, tx: Parameters<typeof stepNow>[1]): Promise<void> {
  if (decision === 'refused') return;
  const { rows } = await sql`select from right_steps d where d.request_id = ${requestId}::uuid
      and not ${sql.raw(OF_ANOTHER_RECORD('d.request_id', 'd.received_at'))} limit 1`.execute(tx);
  if (rows.length === 0) throw refuseField('decision', 'nothing-done', 'What was done is recorded first');
}
