import { type RefObject, useLayoutEffect, useState } from 'react';

/** How wide an element is inside, in rem, in whole ones: a layout that changes with every pixel would be drawn anew with each. */
export function useRoom(ref: RefObject<HTMLElement | null>): number {
  const [room, setRoom] = useState(0);
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    const look = () => setRoom(Math.floor(element.clientWidth / 16));
    look();
    const observer = new ResizeObserver(look);
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref]);
  return room;
}
