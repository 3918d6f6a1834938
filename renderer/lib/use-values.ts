import type { Output } from '../../shared/operations.ts';
import { changed, newsOf } from './changed.ts';
import { disputed, marksNow, putRightHere } from './disputed.ts';
import { items } from './items.ts';
import { useStore } from './store.ts';

type Customer = Pick<Output<'customers.read'>, 'id' | 'beingChecked'>;

/**
 * What was recorded in this window about a customer and is not yet part of the centre's answer of `readAt`: values said, and
 * fields that are being checked.
 */
export function useValues({ id, beingChecked = [] }: Customer, readAt: number) {
  const itemsById = useStore(items);
  const changedHere = useStore(changed).filter(({ customerId }) => customerId === id);
  const disputedHere = useStore(disputed).filter(({ customerId }) => customerId === id);
  const said = inOrder([...changedHere, ...putRightHere(disputedHere)]);
  return { changedHere, news: newsOf(said, itemsById, readAt), marks: marksNow(beingChecked, disputedHere, itemsById, readAt) };
}

/** In the order in which it was said: what was said last counts. */
const inOrder = <S extends { readonly saidAt: string }>(said: readonly S[]) =>
  said.toSorted((one, other) => Date.parse(one.saidAt) - Date.parse(other.saidAt));
