import { useState } from 'react';

/**
 * What a form was begun for: it follows how things stand until something is typed, and then stays, whatever others do. `begun`: what it
 * was begun for earlier, where what was typed then comes back.
 */
export function useSeen<T extends string | boolean>(now: T, typed: boolean, begun: T = now): T {
  const [seen, setSeen] = useState(begun);
  if (typed || seen === now) return seen;
  setSeen(now);
  return now;
}
