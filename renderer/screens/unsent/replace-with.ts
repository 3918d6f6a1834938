import type { UnsentItem } from '../../../shared/desk.ts';
import type { CommandName } from '../../../shared/operations.ts';
import { desk } from '../../lib/desk.ts';
import { whenEnded } from '../../lib/items.ts';
import { recorded } from '../../lib/recorded.ts';
import { readAgain } from '../customer/customer-query.ts';

type Corrected = { readonly customerId?: string } & Readonly<Record<string, unknown>>;

/** Puts a corrected command in an item's place; the record is read again when the centre has it. */
export async function replaceWith({ itemId, operation }: UnsentItem, input: Corrected): Promise<void> {
  const replacing = await recorded(operation as CommandName, desk.shell.replaceItem({ itemId, operation, input }));
  const { customerId } = input;
  if (customerId) whenEnded(replacing).then(() => readAgain(customerId));
}
