import type { CommandHandler } from '../call.ts';
import { refuse } from '../refusal.ts';
import { faultsOfAsked, logAsked } from '../requests/log-asked.ts';

/** Logs another right in the customer's words (UK GDPR articles 17, 18, 20 and 21); which it is may be left to whoever decides. */
export const logOtherRight: CommandHandler<'otherRights.log'> = async (call, input, tx) => {
  const faults = faultsOfAsked(input);
  if (faults.length > 0) throw refuse('validation', { errors: faults });
  const { again, of, ...receipt } = await logAsked(call, input, { kind: 'other-right', right: input.right }, tx);
  const { commandId, customerId, requestId, reference, conversationId, right, replaces } = input;
  return {
    answer: { commandId, customerId, requestId, reference, ...receipt },
    audit: {
      ...{ kind: 'request', customerId: of, outcome: again ? 'repeated' : 'recorded' },
      details: {
        ...{ request: requestId, asked: 'other-right', conversation: conversationId },
        ...(right ? { right } : {}),
        ...(replaces ? { replaces } : {}),
      },
    },
  };
};
