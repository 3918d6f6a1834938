import type { Held, Row } from './held.ts';

/** The requests before and behind one in the list it was opened from; null where there is none. */
export type Neighbours = { readonly before: string | null; readonly behind: string | null; readonly at: number };

export function neighboursIn(list: Held<Row> | undefined, rowId: string): Neighbours | null {
  const at = list?.shown.findIndex(({ row }) => row.id === rowId) ?? -1;
  if (!list || at < 0) return null;
  const there = list.shown.map((one, index) => (one.standing === 'gone' && index !== at ? null : one.row.id));
  return {
    before: there.slice(0, at).findLast((id) => id !== null) ?? null,
    behind: there.slice(at + 1).find((id) => id !== null) ?? null,
    at,
  };
}
