import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react';
import { type Asked, addressOf } from './asked.ts';
import type { Shown } from './held.ts';
import { backTo } from './queue-place.ts';

type Rows = readonly Shown<{ readonly id: string }>[];
type Parts = {
  readonly asked: Asked;
  readonly rows: Rows;
  readonly scroller: RefObject<HTMLElement | null>;
  readonly onMovedOn: () => void;
};

export type Cursor = {
  /** The row that is reached by Tab; -1 in an empty list. */
  readonly at: number;
  /** Puts the focus on a row. */
  readonly focus: (index: number) => void;
  /** Rows were drawn: the one that is to have the focus may be there now. */
  readonly drawn: () => void;
  /** Notes that a row has taken the focus by itself, by a click. */
  readonly note: (id: string) => void;
};

/** Which row of the list the keys are at. It is a request, not a place: whatever comes in above it, it stays the same. */
export function useCursor({ asked, rows, scroller, onMovedOn }: Parts): Cursor {
  const address = addressOf(asked);
  const [held, setHeld] = useState<{ readonly address: string; readonly id: string | null }>({ address, id: null });
  const setId = (next: string | null) => setHeld({ address, id: next });
  // Another list begins at its first row.
  const id = held.address === address ? held.id : null;
  const wanted = useRef(false);
  const last = useRef(0);
  const found = id === null ? 0 : rows.findIndex(({ row }) => row.id === id);
  // Where that request has left the list, the row in its place is next.
  const at = Math.min(found >= 0 ? found : last.current, rows.length - 1);
  const to = (next: string) => {
    if (next !== id) onMovedOn();
    setId(next);
  };
  const focus = (index: number) => {
    const next = rows[index]?.row.id;
    if (next === undefined) return;
    wanted.current = true;
    to(next);
    if (next === id) putFocus();
  };
  const putFocus = useCallback(() => {
    if (!wanted.current) return;
    const row = scroller.current?.querySelector<HTMLElement>('.q-row[tabindex="0"]');
    if (!row) return;
    wanted.current = false;
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: 'nearest' });
  }, [scroller]);
  const left = backTo.get();
  const back = left?.address === address ? rows.findIndex(({ row }) => row.id === left.rowId) : -1;
  useLayoutEffect(() => {
    if (back < 0) return;
    backTo.set(() => null);
    wanted.current = true;
    setHeld({ address, id: rows[back]?.row.id ?? null });
  }, [back, rows, address]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: also when the row one is at becomes the one with the focus
  useLayoutEffect(() => {
    last.current = Math.max(0, at);
    putFocus();
  }, [at, id, putFocus]);
  return { at, focus, drawn: putFocus, note: to };
}
