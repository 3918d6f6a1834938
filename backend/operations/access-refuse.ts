import { londonDay } from '../../shared/domain/day.ts';
import { whyNotYet } from '../../shared/domain/request-end.ts';
import type { CommandHandler } from '../call.ts';
import { refuse, refuseField } from '../refusal.ts';
import { faultsOfTelling, keepDecision, refuseDeciding } from '../requests/decisions.ts';
import { takeRequest } from '../requests/taken.ts';
import { stepNow } from './request-decide.ts';

/**
 * Decides that no copy is given, for a reason the law knows (UK GDPR articles 12(2), 12(5) and 12A; DPA 2018, Schedules 2 to 4), by another
 * than who logged it; whoever asked hears it with the reasons and where to turn. That an answer never came holds only where it was asked for
 * long enough ago: nothing ends by itself.
 */
export const refuseAccess: CommandHandler<'accessRequests.refuse'> = async (call, input, tx) => {
  const { commandId, requestId, because, tellsComplaint, tellsCommissioner, tellsCourt } = input;
  const reasons = input.reasons.trim();
  const taken = await takeRequest(call, input, tx);
  if (taken.kind !== 'access') throw refuse('not-at-that-step');
  await refuseDeciding(call, taken, tx);
  if (reasons === '') throw refuseField('reasons', 'required', 'Why, in words for the customer');
  const faults = faultsOfTelling({ tellsComplaint, tellsCommissioner, tellsCourt });
  if (faults.length > 0) throw refuse('validation', { errors: faults });
  const notYet = whyNotYet(because, taken, londonDay(call.now));
  if (notYet !== null) throw refuseField('because', notYet.code, 'It is asked for first, and waited for');
  await keepDecision(call, taken, { commandId, decision: 'refused', because, reasons }, tx);
  return {
    answer: { commandId, requestId, version: taken.version + 1, step: await stepNow(requestId, tx) },
    audit: {
      ...{ kind: 'request', customerId: taken.customerId, outcome: 'decided' },
      details: { request: requestId, decision: 'refused', because },
    },
  };
};
