import { useCallback, useMemo, useState } from 'react';
import type { Listed } from '../requests-query.ts';
import type { Shown } from './held.ts';

/** The requests marked for something that is done with several. What has left the list is not marked any more. */
export function useMarks(rows: readonly Shown<Listed>[]) {
  const [all, setAll] = useState<ReadonlySet<string>>(new Set());
  const marked = useMemo(() => {
    if (all.size === 0) return all;
    return new Set(rows.flatMap(({ row, standing }) => (standing !== 'gone' && all.has(row.id) ? [row.id] : [])));
  }, [rows, all]);
  const mark = useCallback((ids: readonly string[], on: boolean) => {
    setAll((now) => {
      const next = new Set(now);
      for (const id of ids) {
        if (on) next.add(id);
        else next.delete(id);
      }
      return next;
    });
  }, []);
  const clear = useCallback(() => setAll(new Set()), []);
  return { marked, mark, clear };
}
