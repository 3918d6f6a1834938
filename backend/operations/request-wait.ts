import { sql } from 'kysely';
import { londonDay } from '../../shared/domain/day.ts';
import type { CommandHandler } from '../call.ts';
import { refuse, refuseField } from '../refusal.ts';
import { keepClock } from '../requests/clock.ts';
import { addStep } from '../requests/steps.ts';
import { takeRequest } from '../requests/taken.ts';

/**
 * Waits for proof of who asks, once, or of an access request for what the customer wants (domain: requests, clocks; UK GDPR article
 * 12A). A complaint's clock waits for nothing.
 */
export const waitFor: CommandHandler<'requests.wait'> = async (call, input, tx) => {
  const { commandId, requestId, waitsFor, askedOn } = input;
  if (askedOn > londonDay(call.now)) throw refuseField('askedOn', 'in-the-future', 'That day is still to come');
  const taken = await takeRequest(call, input, tx);
  const { kind, status, waitingFor, proofOn, madeOn } = taken;
  if (status !== 'open' || waitingFor !== null || kind === 'complaint') throw refuse('not-at-that-step');
  if (waitsFor === 'proof' ? proofOn !== null : kind !== 'access') throw refuse('not-at-that-step');
  if (askedOn < madeOn) throw refuseField('askedOn', 'too-early', 'The request was made later');
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

/** What was waited for came. With the proof the clock begins; the days waited for the customer's word do not count. */
export const resumeRequest: CommandHandler<'requests.resume'> = async (call, input, tx) => {
  const { commandId, requestId, cameOn } = input;
  if (cameOn > londonDay(call.now)) throw refuseField('cameOn', 'in-the-future', 'That day is still to come');
  const taken = await takeRequest(call, input, tx);
  const { status, waitingFor, waitingSince, customerId, version } = taken;
  if (status !== 'open' || waitingFor === null || waitingSince === null) throw refuse('not-at-that-step');
  if (cameOn < waitingSince) throw refuseField('cameOn', 'too-early', 'It was asked for later');
  await sql`update request_waits set came_on = ${cameOn}::date where request_id = ${requestId}::uuid and came_on is null`.execute(
    tx,
  );
  await sql`update requests set waiting_for = null, waiting_since = null, version = version + 1,
      proof_on = ${waitingFor === 'proof' ? cameOn : taken.proofOn}::date where id = ${requestId}::uuid`.execute(tx);
  await addStep(call, { commandId, requestId, step: 'resumed', on: cameOn, whom: waitingFor }, tx);
  await keepClock(requestId, call.now, tx);
  return {
    answer: { commandId, requestId, version: version + 1 },
    audit: { kind: 'request', customerId, outcome: 'resumed', reason: waitingFor, details: { request: requestId } },
  };
};
