import { sql, type Transaction } from 'kysely';
import { londonDay } from '../../shared/domain/day.ts';
import { isWithoutDelay } from '../../shared/domain/request-clock.ts';
import type { CommandHandler } from '../call.ts';
import type { Database } from '../database/schema.ts';
import { refuse, refuseField } from '../refusal.ts';
import { keepClock } from '../requests/clock.ts';
import { addStep } from '../requests/steps.ts';
import { takeRequest } from '../requests/taken.ts';

/**
 * Waits for proof of who asks, once, or of an access request for what the customer wants (domain: requests, clocks; UK GDPR articles
 * 12(6) and 12A). Proof that was not asked for without delay is waited for while the time goes on. A complaint's clock waits for nothing.
 */
export const waitFor: CommandHandler<'requests.wait'> = async (call, input, tx) => {
  const { commandId, requestId, waitsFor, askedOn } = input;
  if (askedOn > londonDay(call.now)) throw refuseField('askedOn', 'in-the-future', 'That day is still to come');
  const taken = await takeRequest(call, input, tx);
  const { kind, status, waitingFor, proofOn, madeOn } = taken;
  if (status !== 'open' || waitingFor !== null || kind === 'complaint') throw refuse('not-at-that-step');
  if (waitsFor === 'proof' ? proofOn !== null : kind !== 'access') throw refuse('not-at-that-step');
  if (askedOn < madeOn) throw refuseField('askedOn', 'too-early', 'The request was made later');
  await refuseAskedOnce(requestId, waitsFor, tx);
  await sql`insert into request_waits (command_id, request_id, waits_for, asked_on)
    values (${commandId}::uuid, ${requestId}::uuid, ${waitsFor}, ${askedOn}::date)`.execute(tx);
  await sql`update requests set waiting_for = ${waitsFor}, waiting_since = ${askedOn}::date, version = version + 1
    where id = ${requestId}::uuid`.execute(tx);
  await addStep(call, { commandId, requestId, step: 'waiting', on: askedOn, whom: waitsFor }, tx);
  await keepClock(requestId, call.now, tx);
  const { customerId, version } = taken;
  return {
    answer: { commandId, requestId, version: version + 1 },
    audit: { kind: 'request', customerId, outcome: 'waiting', reason: waitsFor, details: { request: requestId } },
  };
};

/** Proof is asked for once, also where it was asked for too late to move the clock: asked again, it would begin anew. */
async function refuseAskedOnce(requestId: string, waitsFor: string, tx: Transaction<Database>): Promise<void> {
  if (waitsFor !== 'proof') return;
  const { rows } = await sql`select from request_waits where request_id = ${requestId}::uuid and waits_for = 'proof'`.execute(tx);
  if (rows.length > 0) throw refuse('not-at-that-step');
}

/**
 * What was waited for came. With proof that was asked for without delay the clock begins; the days waited for the customer's word do not
 * count.
 */
export const resumeRequest: CommandHandler<'requests.resume'> = async (call, input, tx) => {
  const { commandId, requestId, cameOn } = input;
  if (cameOn > londonDay(call.now)) throw refuseField('cameOn', 'in-the-future', 'That day is still to come');
  const taken = await takeRequest(call, input, tx);
  const { status, waitingFor, waitingSince, customerId, version } = taken;
  if (status !== 'open' || waitingFor === null || waitingSince === null) throw refuse('not-at-that-step');
  if (cameOn < waitingSince) throw refuseField('cameOn', 'too-early', 'It was asked for later');
  const begins = waitingFor === 'proof' && isWithoutDelay(waitingSince, taken.madeOn);
  await sql`update request_waits set came_on = ${cameOn}::date where request_id = ${requestId}::uuid and came_on is null`.execute(
    tx,
  );
  await sql`update requests set waiting_for = null, waiting_since = null, version = version + 1,
      proof_on = ${begins ? cameOn : taken.proofOn}::date where id = ${requestId}::uuid`.execute(tx);
  await addStep(call, { commandId, requestId, step: 'resumed', on: cameOn, whom: waitingFor }, tx);
  await keepClock(requestId, call.now, tx);
  return {
    answer: { commandId, requestId, version: version + 1 },
    audit: { kind: 'request', customerId, outcome: 'resumed', reason: waitingFor, details: { request: requestId } },
  };
};
