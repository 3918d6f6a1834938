import type { Field } from '../../shared/domain/customer.ts';
import { londonDay } from '../../shared/domain/day.ts';
import type { Input, Output } from '../../shared/operations.ts';
import { type Changed, isNews } from './changed.ts';
import type { Item } from './items.ts';
import { makeStore } from './store.ts';

type Log = Input<'rectifications.log'>;
export type Dispute = Log['fields'][number];

/** What was said to be wrong in this window, so that it is marked here from the moment it is said. */
export type Disputed = Pick<
  Log,
  'customerId' | 'conversationId' | 'requestId' | 'reference' | 'saidAt' | 'fields' | 'howToAnswer'
> & { readonly itemId: string };
export const disputed = makeStore<readonly Disputed[]>([]);

/** A field that is being checked, by which request and since when. `itemId`: said here, and not yet part of the centre's answer. */
export type Mark = NonNullable<Output<'customers.read'>['beingChecked']>[number] & { readonly itemId: string | null };

/** What was put right on the call, as changes whose source is the request. */
export function putRightHere(disputedHere: readonly Disputed[]): readonly Changed[] {
  return disputedHere.flatMap(({ itemId, customerId, conversationId, saidAt, reference, fields }) => {
    const changes = fields
      .filter(({ decidedOnCall }) => decidedOnCall)
      .map(({ field, says: value, seen = null }) => ({
        ...{ field, value, how: 'changed' as const, seen: { value: seen } },
        ...{ source: 'rectification' as const, sourceName: reference },
      }));
    return changes.length === 0 ? [] : [{ itemId, customerId, conversationId, saidAt, changes }];
  });
}

/** The fields that are being checked: what the centre holds, and what was said here that its answer does not hold yet. */
export function marksNow(
  held: readonly Omit<Mark, 'itemId'>[],
  disputedHere: readonly Disputed[],
  itemsById: ReadonlyMap<string, Item>,
  readAt: number,
): ReadonlyMap<Field, Mark> {
  const here = disputedHere
    .filter(({ itemId }) => isNews(itemsById.get(itemId), readAt))
    .flatMap(({ itemId, requestId, reference, saidAt, fields }) =>
      fields
        .filter(({ decidedOnCall }) => !decidedOnCall)
        .map(({ field }) => ({ field, requestId, reference, since: londonDay(new Date(saidAt)), itemId })),
    );
  // What is being checked already joins that request: its mark stands, with the earlier day.
  return new Map([...here.toReversed(), ...held.map((mark) => ({ ...mark, itemId: null }))].map((mark) => [mark.field, mark]));
}
