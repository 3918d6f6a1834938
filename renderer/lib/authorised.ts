import type { AuthorityScope } from '../../shared/domain/authority.ts';
import type { Input } from '../../shared/operations.ts';
import { cameToNothing, type Item } from './items.ts';
import { makeStore } from './store.ts';

/** Who may speak for a customer, or no longer, as it was recorded in this window. */
export type Authorised = {
  readonly itemId: string;
  readonly customerId: string;
  readonly conversationId: string;
  readonly saidAt: string;
  readonly authorityId: string;
  readonly name: string;
  readonly kind: Input<'authorities.record'>['kind'];
  readonly scopes: readonly AuthorityScope[];
  readonly until: string | null;
  readonly thisConversationOnly: boolean;
  /** It ended before its day. */
  readonly ended: boolean;
};
export const authorised = makeStore<readonly Authorised[]>([]);

/** Notes it once, however often the same command is sent. */
export function noteAuthorised(one: Authorised): void {
  authorised.set((now) => (now.some(({ itemId }) => itemId === one.itemId) ? now : [...now, one]));
}

/** What an answer that came at `readAt`, in milliseconds, does not hold yet. What was refused is nothing. */
export function notYetListed(
  here: readonly Authorised[],
  itemsById: ReadonlyMap<string, Item>,
  readAt: number,
): readonly Authorised[] {
  return here.filter(({ itemId }) => {
    const item = itemsById.get(itemId);
    return !cameToNothing(item?.state) && (item?.state !== 'received' || item.learnt > readAt);
  });
}
