import type { UnsentItem } from '../../../shared/desk.ts';
import type { Input } from '../../../shared/operations.ts';
import { DeskError, desk } from '../../lib/desk.ts';
import { newId } from '../../lib/ids.ts';

/**
 * What was said by somebody met without a record at hand becomes what it would have been with one. First what they said of
 * themselves is compared, for the conversation in which they said it. Throws `level-too-low` where too little matches.
 */
export async function sayWhose({ itemId, input }: UnsentItem, customerId: string): Promise<void> {
  const met = input as Input<'requests.logUnmatched'>;
  const { conversationId, saidAt, whoName, whoDateOfBirth, whoPostcode, takenBack } = met;
  const { level } = await desk.customers.checkIdentity({
    ...{ commandId: newId(), customerId, conversationId, saidAt },
    ...(whoName ? { fullName: whoName } : {}),
    ...(whoDateOfBirth ? { dateOfBirth: whoDateOfBirth } : {}),
    ...(whoPostcode ? { postcode: whoPostcode } : {}),
  });
  if (level < 1) throw new DeskError({ code: 'level-too-low' });
  if (takenBack) {
    const decisions = takenBack.map((purpose) => ({ purpose, decision: 'withdrawn' as const }));
    const decision: Input<'consents.decide'> = { commandId: newId(), customerId, conversationId, saidAt, decisions };
    await desk.shell.replaceItem({ itemId, operation: 'consents.decide', input: decision });
  } else {
    await desk.shell.replaceItem({
      ...{ itemId, operation: 'requests.logUnmatched' },
      input: { ...met, commandId: newId(), matchedTo: customerId },
    });
  }
}
