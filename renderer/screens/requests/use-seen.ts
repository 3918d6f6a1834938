import { useState } from 'react';

/** What a form was begun for: it follows how things stand until something is typed, and then stays, whatever others do. */
export function useSeen<T extends string | boolean>(now: T, typed: boolean): T {
  const [seen, setSeen] = useState(now);
  if (typed || seen === now) return seen;
  setSeen(now);
  return now;
}
