import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef } from 'react';
import { rowUnderEye, shiftOf } from './anchor.ts';
import type { Shown } from './held.ts';
import { HEAD_HEIGHT } from './queue-style.ts';

type Parts = {
  /** Which list it is. */
  readonly list: string;
  readonly rows: readonly Shown<{ readonly id: string }>[];
  /** Of a row, in pixels. */
  readonly height: number;
  readonly scroller: RefObject<HTMLElement | null>;
  /** The row the keys are at. */
  readonly at: number;
};

/**
 * Keeps what is under the eye where it is when rows come or go above it: the row with the focus where it is in sight, or the one under
 * the pointer, whichever was used last; else the first in sight. At the very top, with neither the keys nor the pointer in the list, what is new pushes the others down.
 */
export function useAnchor({ list, rows, height, scroller, at }: Parts): void {
  const before = useRef({ list, rows, height, at });
  const byPointer = useByPointer(scroller);
  useLayoutEffect(() => {
    const was = before.current;
    before.current = { list, rows, height, at };
    const element = scroller.current;
    if (!element || was.rows === rows || was.height !== height) return;
    if (was.list !== list) {
      // Another list is looked at from its beginning.
      element.scrollTop = 0;
      return;
    }
    const { scrollTop, clientHeight } = element;
    const hasFocus = element.contains(document.activeElement);
    if (scrollTop === 0 && !hasFocus && !element.matches(':hover')) return;
    const top = was.at * height;
    const inSight = top + height > scrollTop && top < scrollTop + clientHeight - HEAD_HEIGHT;
    const pointed = element.querySelector<HTMLElement>('.q-row:hover')?.dataset.row;
    const under = rowUnderEye({
      focused: hasFocus && inSight ? was.at : -1,
      hovered: was.rows.findIndex(({ row }) => row.id === pointed),
      byPointer: byPointer(),
      first: Math.floor(scrollTop / height),
    });
    const shift = shiftOf(was.rows, rows, under);
    if (shift !== 0) element.scrollTop = scrollTop + shift * height;
  }, [list, rows, height, at, scroller, byPointer]);
}

/** Whether the pointer was moved over the list after the last key was pressed. */
function useByPointer(scroller: RefObject<HTMLElement | null>): () => boolean {
  const by = useRef(false);
  useEffect(() => {
    const element = scroller.current;
    const moved = () => {
      by.current = true;
    };
    const pressed = () => {
      by.current = false;
    };
    element?.addEventListener('pointermove', moved, { passive: true });
    document.addEventListener('keydown', pressed, true);
    return () => {
      element?.removeEventListener('pointermove', moved);
      document.removeEventListener('keydown', pressed, true);
    };
  }, [scroller]);
  return useCallback(() => by.current, []);
}
