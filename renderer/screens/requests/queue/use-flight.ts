import { useLayoutEffect, useRef } from 'react';

/** So many rows in one frame, one frame after the other, nobody reads: all that is in sight goes by in two or three. */
const FLYING = 4;

type Moving = { readonly offset: number; readonly scrolling: boolean; readonly height: number };

/** Whether the list flies past just now. One jump, to its end or by a page, does not count: what is there then is looked at. */
export function useFlight({ offset, scrolling, height }: Moving): boolean {
  const before = useRef({ offset, far: false });
  const far = scrolling && Math.abs(offset - before.current.offset) > FLYING * height;
  const flies = far && before.current.far;
  useLayoutEffect(() => {
    before.current = { offset, far };
  }, [offset, far]);
  return flies;
}
