import { makeStore } from './store.ts';

/** Somebody was looked for at the central service and is not there, until what they ask has been taken up. */
export const nobodyFound = makeStore(false);

/** Whether that is so, once. */
export function takeNobodyFound(): boolean {
  const so = nobodyFound.get();
  nobodyFound.set(() => false);
  return so;
}
