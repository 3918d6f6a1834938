import { type RefObject, useLayoutEffect, useRef } from 'react';
import { shiftOf } from './anchor.ts';
import type { Shown } from './held.ts';
import { HEAD_HEIGHT } from './queue-style.ts';

type Parts = {
  readonly rows: readonly Shown<{ readonly id: string }>[];
  /** Of a row, in pixels. */
  readonly height: number;
  readonly scroller: RefObject<HTMLElement | null>;
  /** The row the keys are at. */
  readonly at: number;
};

/**
 * Keeps what is under the eye where it is when rows come or go above it: the row with the focus where it is in sight, else the first
 * in sight. At the very top, with neither the keys nor the pointer in the list, what is new pushes the others down.
 */
export function useAnchor({ rows, height, scroller, at }: Parts): void {
  const before = useRef({ rows, height, at });
  useLayoutEffect(() => {
    const was = before.current;
    before.current = { rows, height, at };
    const element = scroller.current;
    if (!element || was.rows === rows || was.height !== height) return;
    const { scrollTop, clientHeight } = element;
    const inUse = element.contains(document.activeElement) || element.matches(':hover');
    if (scrollTop === 0 && !inUse) return;
    const top = was.at * height;
    const inSight = inUse && top + height > scrollTop && top < scrollTop + clientHeight - HEAD_HEIGHT;
    const shift = shiftOf(was.rows, rows, inSight ? was.at : Math.floor(scrollTop / height));
    if (shift !== 0) element.scrollTop = scrollTop + shift * height;
  }, [rows, height, at, scroller]);
}
