import type { Input } from '../../shared/operations.ts';
import { type Item, items } from './items.ts';
import { makeStore, useStore } from './store.ts';

export type SaidValues = Input<'customers.register'>['values'];

/** Records of somebody new made in this window: the centre cannot show them before it has received them. */
export type Registered = {
  readonly itemId: string;
  readonly customerId: string;
  readonly conversationId: string;
  readonly reference: string;
  readonly saidAt: string;
  readonly values: SaidValues;
};
export const registered = makeStore<readonly Registered[]>([]);

const isReceived = (item: Item | undefined) => item?.state === 'received';

/** The record of somebody new, as long as it has not reached the centre; null once it has, or for anybody else. */
export function useFresh(customerId: string): Registered | null {
  const itemsById = useStore(items);
  const mine = useStore(registered).find((one) => one.customerId === customerId);
  return mine && !isReceived(itemsById.get(mine.itemId)) ? mine : null;
}

/** The name somebody new said. */
export function nameIn(values: SaidValues): string {
  const of = (field: string) => values.find((one) => one.field === field)?.value ?? '';
  return `${of('givenName')} ${of('familyName')}`.trim();
}

/** Where what is typed about somebody new is kept over a lock and a reload, in a conversation. */
export const newPlace = (conversationId: string): string => `new:${conversationId}`;
