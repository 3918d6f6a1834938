import { sql } from 'kysely';
import { londonDay } from '../../shared/domain/day.ts';
import type { CommandHandler } from '../call.ts';
import { refuse, refuseField } from '../refusal.ts';
import { completeIfDone } from '../requests/complete.ts';
import { addStep } from '../requests/steps.ts';
import { takeRequest } from '../requests/taken.ts';
import { stepNow } from './request-decide.ts';

/**
 * Records that the customer was told what was decided: only then is nothing of it being checked any more, and with no recipient left
 * to tell the request completes (domain: rectification; UK GDPR article 12(3) and (4)).
 */
export const tellCustomer: CommandHandler<'requests.tellCustomer'> = async (call, input, tx) => {
  const { commandId, requestId, on, how, statement = null } = input;
  if (on > londonDay(call.now)) throw refuseField('on', 'in-the-future', 'That day is still to come');
  const taken = await takeRequest(call, input, tx);
  if (on < taken.madeOn) throw refuseField('on', 'too-early', 'The request was made later');
  if ((await stepNow(requestId, tx)) !== 'tell-customer') throw refuse('not-at-that-step');
  const { sub, name } = call.caller;
  await sql`update requests set told_on = ${on}::date, told_how = ${how}, told_by = ${sub}, told_by_name = ${name}, statement = ${statement},
      version = version + 1 where id = ${requestId}::uuid`.execute(tx);
  await sql`update rectification_fields set marked = false where request_id = ${requestId}::uuid`.execute(tx);
  await addStep(call, { commandId, requestId, step: 'customer-told', on, whom: how }, tx);
  await completeIfDone(requestId, call.now, tx);
  return {
    answer: { commandId, requestId, version: taken.version + 1, step: await stepNow(requestId, tx) },
    audit: { kind: 'request', customerId: taken.customerId, outcome: 'customer-told', details: { request: requestId } },
    // Of a rectification the mark goes from the record. Of anything else nothing there is another, and to say so would tell of a complaint.
    ...(taken.kind === 'rectification' && taken.customerId !== null
      ? { change: { kind: 'details', customerId: taken.customerId } as const }
      : {}),
  };
};
