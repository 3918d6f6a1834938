import { londonDay } from '../../shared/domain/day.ts';
import { requestClock } from '../../shared/domain/request-clock.ts';
import type { CommandHandler } from '../call.ts';
import { refuse, refuseField } from '../refusal.ts';
import { clockFactsOf } from '../requests/clock.ts';
import { stepWrite } from '../requests/steps.ts';
import { takeRequest } from '../requests/taken.ts';

/**
 * Extends a request's time, only where the customer was told why by the first due day (domain: requests, clocks; UK GDPR article
 * 12(3)); once, and never a complaint's.
 */
export const extendRequest: CommandHandler<'requests.extend'> = async (call, input, tx) => {
  const { commandId, requestId, months, reason, toldOn, toldHow } = input;
  if (toldOn > londonDay(call.now)) throw refuseField('toldOn', 'in-the-future', 'That day is still to come');
  const taken = await takeRequest(call, input, tx);
  const { kind, madeOn, status, extensionMonths } = taken;
  if (status !== 'open' || kind === 'complaint' || extensionMonths !== null) throw refuse('not-at-that-step');
  if (toldOn < madeOn) throw refuseField('toldOn', 'too-early', 'The request was made later');
  const facts = await clockFactsOf(requestId, tx);
  const today = londonDay(call.now);
  if (toldOn > String(requestClock(facts, today).extendBy)) throw refuseField('toldOn', 'too-late', 'The first due day was over');
  const dueOn = String(requestClock({ ...facts, extensionMonths: months }, today).dueOn);
  return {
    answer: { commandId, requestId, version: taken.version + 1, dueOn },
    audit: {
      kind: 'request',
      customerId: taken.customerId,
      outcome: 'extended',
      reason,
      details: { request: requestId, months },
    },
    writes: [
      stepWrite(call, { commandId, requestId, step: 'extended', on: toldOn, whom: reason }),
      {
        sql: `update requests set extension_months = $2::smallint, extension_reason = $3, extension_told_on = $4::date,
                extension_told_how = $5, due_on = $6::date, version = version + 1 where id = $1::uuid`,
        parameters: [requestId, months, reason, toldOn, toldHow, dueOn],
      },
    ],
  };
};
