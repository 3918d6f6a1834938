import { useEffect } from 'react';

/** How many rows before the end of what was read the next page is asked for. */
const AHEAD = 60;

/** Reads on before one comes to the end of what was read. */
export function useReadOn(last: number, count: number, onReadOn: (() => void) | null): void {
  const near = onReadOn !== null && last >= count - AHEAD;
  useEffect(() => {
    if (near) onReadOn?.();
  }, [near, onReadOn]);
}
