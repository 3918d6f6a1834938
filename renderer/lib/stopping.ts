import type { Input } from '../../shared/operations.ts';
import { cameToNothing, type Item } from './items.ts';
import { makeStore } from './store.ts';

type Close = Input<'closures.close'>;

/** Who asked in this window to stop using the service, so that it is known here from that moment. */
export type Stopping = Pick<
  Close,
  'customerId' | 'conversationId' | 'closingId' | 'saidAt' | 'scope' | 'reason' | 'reference'
> & {
  readonly itemId: string;
};
export const stopping = makeStore<readonly Stopping[]>([]);

/** Notes it once, however often the same command is sent. */
export function noteStopping(one: Stopping): void {
  stopping.set((now) => (now.some(({ itemId }) => itemId === one.itemId) ? now : [...now, one]));
}

/** What was asked for of a customer and has not reached the central service. What was refused is nothing. */
export const wishOf = (
  customerId: string,
  here: readonly Stopping[],
  itemsById: ReadonlyMap<string, Item>,
): Stopping | undefined =>
  here.findLast((one) => {
    const state = itemsById.get(one.itemId)?.state;
    return one.customerId === customerId && state !== 'received' && !cameToNothing(state);
  });
