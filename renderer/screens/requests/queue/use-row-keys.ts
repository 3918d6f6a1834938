import type { KeyboardEvent, MouseEvent, RefObject } from 'react';
import { useRef } from 'react';
import { useShortcuts } from '../../../lib/shortcuts.ts';
import { QUEUE_LETTERS } from '../letters.ts';
import { between, nearest, placeAfter } from './cursor.ts';
import { HEAD_HEIGHT } from './queue-style.ts';
import type { TableProps } from './queue-table.tsx';
import type { Cursor } from './use-cursor.ts';

type Parts = Pick<TableProps, 'rows' | 'marked' | 'onMark' | 'onOpen' | 'onWhy'> & {
  readonly scroller: RefObject<HTMLElement | null>;
  readonly height: number;
  readonly cursor: Cursor;
};

/** What keys and clicks do in the table; a key leads into it, another says of the row one is at why it is due that day. */
export function useRowKeys({ rows, marked, onMark, onOpen, onWhy, scroller, height, cursor }: Parts) {
  const { at, focus, note } = cursor;
  /** Where marking by Shift began. */
  const from = useRef<string | null>(null);
  const why = (id: string | undefined) => {
    const found = rows.find(({ row }) => row.id === id);
    if (found) onWhy(found.row);
  };
  useShortcuts('Requests', [
    { key: QUEUE_LETTERS.table, label: 'To the table', run: () => focus(at) },
    { key: QUEUE_LETTERS.why, label: 'Why this day', run: () => why(rows[at]?.row.id) },
  ]);
  const ids = () => rows.filter(({ standing }) => standing !== 'gone').map(({ row }) => row.id);

  const go = (event: KeyboardEvent): boolean => {
    const page = Math.max(1, Math.floor(((scroller.current?.clientHeight ?? 0) - HEAD_HEIGHT) / height) - 1);
    const to = placeAfter(event.key, at, rows.length, page);
    if (to === null) return false;
    const there = rows.map(({ standing }) => standing !== 'gone');
    const next = nearest(there, to, to >= at ? 1 : -1);
    const here = rows[at]?.row.id;
    if (next === null || here === undefined) return true;
    if (event.shiftKey && marked) {
      from.current ??= here;
      onMark(between(ids(), from.current, rows[next]?.row.id ?? here), true);
    } else from.current = null;
    focus(next);
    return true;
  };

  return {
    onKeyDown: (event: KeyboardEvent) => {
      const { target } = event;
      if (!(target instanceof HTMLElement) || event.ctrlKey || event.metaKey || event.altKey) return;
      const onRow = target.matches('.q-row');
      const id = rows[at]?.row.id;
      if (!target.closest('.q-row') || id === undefined) return;
      if (onRow && event.key === 'Enter') onOpen(id);
      else if (onRow && event.key === ' ' && marked) onMark([id], !marked.has(id));
      else if (!go(event)) return;
      event.preventDefault();
    },
    onClick: (event: MouseEvent) => {
      const target = event.target as HTMLElement;
      const id = target.closest<HTMLElement>('.q-row')?.dataset.row;
      if (id === undefined || event.ctrlKey || event.metaKey) return;
      note(id);
      const button = target.closest<HTMLElement>('[data-why]');
      if (button) why(id);
      else if (target.closest('a')) {
        event.preventDefault();
        onOpen(id);
      } else if (target.closest('.q-mark') && marked) {
        const to = event.shiftKey && from.current ? between(ids(), from.current, id) : [id];
        onMark(to, event.shiftKey || !marked.has(id));
        from.current = id;
      }
    },
    onDoubleClick: (event: MouseEvent) => {
      const id = (event.target as HTMLElement).closest<HTMLElement>('.q-row')?.dataset.row;
      if (id !== undefined && !(event.target as HTMLElement).closest('a, button, .q-mark')) onOpen(id);
    },
  };
}
