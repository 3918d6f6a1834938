import type { Input } from '../../../shared/operations.ts';
import { desk } from '../../lib/desk.ts';
import { whenEnded } from '../../lib/items.ts';
import { recorded } from '../../lib/recorded.ts';
import { said } from '../../lib/said.ts';
import { readAgain } from '../customer/customer-query.ts';

export type Decide = Input<'consents.decide'> & { readonly conversationId: string };

/**
 * Records decisions: they hold here at once, and the record is read again when the centre has them.
 * The same input again is the same command.
 */
export async function decide(input: Decide): Promise<string> {
  const itemId = await recorded('consents.decide', desk.consents.decide(input));
  const { customerId, conversationId, saidAt, decisions } = input;
  said.set((now) =>
    now.some((one) => one.itemId === itemId) ? now : [...now, { itemId, customerId, conversationId, saidAt, decisions }],
  );
  whenEnded(itemId).then(() => readAgain(customerId));
  return itemId;
}
