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

/** Where the eye may be: rows by their places, -1 for none. */
export type Eye = {
  /** The row with the focus, where it is in sight. */
  readonly focused: number;
  /** The row under the pointer. */
  readonly hovered: number;
  /** The pointer was moved after the last key was pressed. */
  readonly byPointer: boolean;
  /** The first row in sight. */
  readonly first: number;
};

/** The row that is to stay where it is: the one that is about to be clicked or that the keys are at, else the first in sight. */
export function rowUnderEye({ focused, hovered, byPointer, first }: Eye): number {
  const inOrder = byPointer ? [hovered, focused] : [focused, hovered];
  return inOrder.find((at) => at >= 0) ?? first;
}
