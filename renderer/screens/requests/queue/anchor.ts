import type { Shown } from './held.ts';

type Rows = readonly Shown<{ readonly id: string }>[];

/**
 * How many rows the list has come down above the row that is to stay where it is, which is row `at` of the list as it was: so far
 * it is scrolled. Where that row is no more, the next one that still is counts.
 */
export function shiftOf(before: Rows, now: Rows, at: number): number {
  if (before === now) return 0;
  const places = new Map(now.map(({ row }, index) => [row.id, index]));
  for (const step of [1, -1])
    for (let old = at; old >= 0 && old < before.length; old += step) {
      const place = places.get(before[old]?.row.id ?? '');
      if (place !== undefined) return place - old;
    }
  return 0;
}
