import type { RecipientKind, SharedItem } from '../../shared/domain/disclosure.ts';
import { cameToNothing, type Item } from './items.ts';
import { makeStore } from './store.ts';

/** What was recorded in this window as passed on, so that it is seen here from that moment. */
export type PassedOn = {
  readonly itemId: string;
  readonly customerId: string;
  /** None where it was recorded without the person. */
  readonly conversationId?: string;
  readonly saidAt: string;
  readonly recipient: string;
  readonly kind: RecipientKind;
  readonly items: readonly SharedItem[];
};
export const passedOn = makeStore<readonly PassedOn[]>([]);

/** Those not yet part of an answer that came at `readAt`, in milliseconds. What is refused was not passed on. */
export function notYetIn(here: readonly PassedOn[], itemsById: ReadonlyMap<string, Item>, readAt: number): readonly PassedOn[] {
  return here.filter(({ itemId }) => {
    const item = itemsById.get(itemId);
    return !cameToNothing(item?.state) && (item?.state !== 'received' || item.learnt > readAt);
  });
}
