import { makeStore } from './store.ts';

/** What the screen reader is to say next; the number makes the same words count as new. */
export const announcement = makeStore<{ readonly words: string; readonly turn: number }>({ words: '', turn: 0 });

/** Says something politely to people who listen to the screen. */
export function announce(words: string): void {
  announcement.set((now) => ({ words, turn: now.turn + 1 }));
}
