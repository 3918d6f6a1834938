import { useCallback, useEffect, useMemo } from 'react';
import { makeStore, useStore } from '../../../lib/store.ts';
import type { Listed } from '../requests-query.ts';
import type { Shown } from './held.ts';

type Marks = { readonly at: string; readonly ids: ReadonlySet<string> };
type Parts = {
  /** Whose marks, and in which view; what was marked in another is not marked any more. */
  readonly at: string;
  readonly rows: readonly Shown<Listed>[];
  /** The rows are all there are in the view. */
  readonly whole: boolean;
};

const NONE: ReadonlySet<string> = new Set();
/** They outlive the list: somebody opens a request to look at it, and comes back. */
const marks = makeStore<Marks>({ at: '', ids: NONE });

/** The requests marked for something that is done with several. What has left the list is not marked, also not when it comes back. */
export function useMarks({ at, rows, whole }: Parts) {
  const now = useStore(marks);
  const all = now.at === at ? now.ids : NONE;
  const marked = useMemo(() => {
    if (all.size === 0) return all;
    return new Set(rows.flatMap(({ row, standing }) => (standing !== 'gone' && all.has(row.id) ? [row.id] : [])));
  }, [rows, all]);
  const mark = useCallback(
    (ids: readonly string[], on: boolean) =>
      marks.set((before) => {
        const next = new Set(before.at === at ? before.ids : NONE);
        for (const id of ids) {
          if (on) next.add(id);
          else next.delete(id);
        }
        return { at, ids: next };
      }),
    [at],
  );
  useEffect(() => {
    if (all.size === 0) return;
    const left = rows.flatMap(({ row, standing }) => (standing === 'gone' && all.has(row.id) ? [row.id] : []));
    const absent = whole ? [...all].filter((id) => !rows.some(({ row }) => row.id === id)) : [];
    if (left.length + absent.length > 0) mark([...left, ...absent], false);
  }, [rows, all, whole, mark]);
  const clear = useCallback(() => marks.set(() => ({ at, ids: NONE })), [at]);
  return { marked, mark, clear };
}
