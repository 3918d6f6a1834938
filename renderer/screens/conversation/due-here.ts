import { londonDay } from '../../../shared/domain/day.ts';
import { deadlineFor } from '../../../shared/domain/deadline.ts';
import type { Output } from '../../../shared/operations.ts';
import type { Disputed } from '../../lib/disputed.ts';
import { cameToNothing, type Item } from '../../lib/items.ts';
import { type Answer, hasOwnChecks } from '../wrong/read-back-wrong.ts';

type There = NonNullable<Output<'conversations.read'>['disputed']>;

/** A request that is open, and the day by which the customer hears from us about it. */
export type Due = { readonly reference: string; readonly dueOn: string };

/** By when a customer hears about what they said to be wrong: as the centre answered, or by the same rule before it has. */
export function dueHere(
  there: There | undefined,
  mine: readonly Disputed[],
  itemsById: ReadonlyMap<string, Item>,
): readonly Due[] {
  const known = new Set(mine.map(({ reference }) => reference));
  const elsewhere = (there ?? [])
    .filter(({ reference, fields, corrected }) => !known.has(reference) && fields.length > corrected.length)
    .map(({ reference, saidAt, receivedAt }) => ({ reference, dueOn: dueFrom([saidAt, receivedAt]) }));
  const here = mine.flatMap((one) => {
    const item = itemsById.get(one.itemId);
    return cameToNothing(item?.state) ? [] : duesOf(one, item?.state === 'received' ? (item.output as Answer) : undefined);
  });
  return [...new Map([...elsewhere, ...here].map((due) => [due.reference, due])).values()];
}

/** What is checked already goes on under its own request, and by its own day. */
function duesOf(one: Disputed, answer: Answer): readonly Due[] {
  const { reference, saidAt } = one;
  const own = hasOwnChecks(one, answer) ? [{ reference, dueOn: answer?.dueOn ?? dueFrom([saidAt]) }] : [];
  return [...own, ...(answer?.joined ?? []).map((joined) => ({ reference: joined.reference, dueOn: joined.dueOn }))];
}

/** From the day it took effect: the earlier of when it was said and when it was received. */
function dueFrom(instants: readonly string[]): string {
  const at = Math.min(...instants.map((one) => Date.parse(one)));
  return deadlineFor({ madeOn: londonDay(new Date(at)), kind: 'rectification' }).dueOn;
}
