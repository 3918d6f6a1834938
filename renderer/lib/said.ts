import type { ConsentState, Decision, Purpose } from '../../shared/domain/consent.ts';
import type { Output } from '../../shared/operations.ts';
import { cameToNothing, type Item } from './items.ts';
import { makeStore } from './store.ts';

/** Consent decisions recorded in this window, so that they hold here from the moment they are said. */
export type Said = {
  readonly itemId: string;
  readonly customerId: string;
  readonly conversationId: string;
  readonly saidAt: string;
  readonly decisions: readonly { readonly purpose: Purpose; readonly decision: Decision }[];
};
export const said = makeStore<readonly Said[]>([]);

type Held = NonNullable<Output<'customers.read'>['consents']>[number];
/** A consent as it stands here and now. `itemId`: recorded here and not yet part of what the centre answered. */
export type ConsentNow = {
  readonly purpose: Purpose;
  readonly state: ConsentState;
  readonly since: string | null;
  readonly itemId: string | null;
};

/**
 * What the centre holds, with what was said here laid over it until the centre's answer holds that too.
 * `readAt`: when that answer came, in milliseconds. A refused decision changes nothing.
 */
export function consentsNow(
  held: readonly Held[],
  saidHere: readonly Said[],
  itemsById: ReadonlyMap<string, Item>,
  readAt: number,
): readonly ConsentNow[] {
  const over = saidHere
    .filter(({ itemId }) => isNews(itemsById.get(itemId), readAt))
    .flatMap(({ itemId, saidAt, decisions }) => decisions.map((decision) => ({ ...decision, itemId, saidAt })));
  return held.map(({ purpose, state, since }) => {
    const last = over.findLast((one) => one.purpose === purpose);
    return last
      ? { purpose, state: last.decision, since: last.saidAt, itemId: last.itemId }
      : { purpose, state, since, itemId: null };
  });
}

function isNews(item: Item | undefined, readAt: number): boolean {
  if (cameToNothing(item?.state)) return false;
  return item?.state !== 'received' || item.learnt > readAt;
}
