import type { CommandHandler } from '../call.ts';
import { refuse } from '../refusal.ts';
import { faultsOfWhom, keepComplaint } from '../requests/complaint.ts';
import { faultsOfAsked, logAsked } from '../requests/log-asked.ts';

/**
 * Logs what a customer complains of (domain: complaint; DPA 2018, section 164A). Nothing of it is told to desks as a change: whoever it
 * is about may look at the same record.
 */
export const logComplaint: CommandHandler<'complaints.log'> = async (call, input, tx) => {
  const faults = [...faultsOfAsked(input), ...faultsOfWhom(input)];
  if (faults.length > 0) throw refuse('validation', { errors: faults });
  const { again, of, ...receipt } = await logAsked(call, input, { kind: 'complaint' }, tx);
  if (!again) await keepComplaint(call, input.requestId, input, tx);
  const { commandId, customerId, requestId, reference, conversationId, replaces } = input;
  return {
    answer: { commandId, customerId, requestId, reference, ...receipt },
    audit: {
      ...{ kind: 'request', customerId: of, outcome: again ? 'repeated' : 'recorded' },
      // Never whom: the audit outlives the complaint.
      details: { request: requestId, asked: 'complaint', conversation: conversationId, ...(replaces ? { replaces } : {}) },
    },
  };
};
