import type { Field } from '../../shared/domain/customer.ts';
import type { Input, Output } from '../../shared/operations.ts';
import { cameToNothing, type Item } from './items.ts';
import { makeStore } from './store.ts';

export type FieldChange = Input<'customers.amend'>['changes'][number];

/** Changed details recorded in this window, so that they are seen here from the moment they are said. */
export type Changed = {
  readonly itemId: string;
  readonly customerId: string;
  readonly conversationId: string;
  readonly saidAt: string;
  readonly changes: readonly FieldChange[];
};
export const changed = makeStore<readonly Changed[]>([]);

type Held = NonNullable<Output<'customers.read'>['values']>[number];
/** A value as it stands here and now. `itemId`: recorded here and not yet part of what the centre answered. */
export type ValueNow = Held & { readonly itemId: string | null };

/** Whether a command recorded here is not yet part of an answer that came at `readAt`, in milliseconds. */
export const isNews = (item: Item | undefined, readAt: number) =>
  !cameToNothing(item?.state) && (item?.state !== 'received' || item.learnt > readAt);

/** The last change of each field that the centre's answer does not hold yet. */
export function newsOf(
  changedHere: readonly Changed[],
  itemsById: ReadonlyMap<string, Item>,
  readAt: number,
): ReadonlyMap<Field, FieldChange & { readonly itemId: string }> {
  const news = changedHere.filter(({ itemId }) => isNews(itemsById.get(itemId), readAt));
  return new Map(news.flatMap(({ itemId, changes }) => changes.map((change) => [change.field, { ...change, itemId }] as const)));
}

/** What the centre holds, with what was said here laid over it until the centre's answer holds that too. */
export function valuesNow(held: readonly Held[], news: ReturnType<typeof newsOf>, today: string): readonly ValueNow[] {
  const before = held.filter(({ field }) => !news.has(field)).map((value) => ({ ...value, itemId: null }));
  const laid = [...news.values()].flatMap(({ field, value, itemId, source, sourceName }) =>
    value === null
      ? []
      : [
          {
            field,
            value,
            label: null,
            source: source ?? ('phone' as const),
            sourceName: sourceName ?? 'the customer, just now',
            obtainedOn: today,
            itemId,
          },
        ],
  );
  return [...before, ...laid];
}

/** The fields this window's own commands set in a conversation: what was mistyped there can simply be put right. */
export function typedHere(changedHere: readonly Changed[], customerId: string, conversationId: string): ReadonlySet<Field> {
  const mine = changedHere.filter((one) => one.customerId === customerId && one.conversationId === conversationId);
  return new Set(mine.flatMap(({ changes }) => changes.map(({ field }) => field)));
}
