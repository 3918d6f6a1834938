import { compareText } from '../text-order.ts';
import type { Entry } from './index-people.ts';

/** The first `most` entries whose text begins like this and that hold, in their order. */
export function entriesBeginning(
  entries: readonly Entry[],
  start: string,
  most: number,
  holds: (entry: Entry) => boolean = () => true,
): Entry[] {
  const found: Entry[] = [];
  for (let at = placeOf(entries, start, ({ text }) => text); at < entries.length && found.length < most; at += 1) {
    const entry = entries[at] as Entry;
    if (!entry.text.startsWith(start)) break;
    if (holds(entry)) found.push(entry);
  }
  return found;
}

/** The place of the first of sorted things whose text is not before `start`. */
export function placeOf<Thing>(sorted: readonly Thing[], start: string, textOf: (thing: Thing) => string): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (compareText(textOf(sorted[middle] as Thing), start) < 0) from = middle + 1;
    else to = middle;
  }
  return from;
}
