import { makeStore } from './store.ts';

/** The reference of a closed account as it was given elsewhere, until *Asked after closing* has taken it up: never in an address. */
export const wantedAfter = makeStore<string | null>(null);

/** What is wanted, once. */
export function takeWantedAfter(): string | null {
  const wanted = wantedAfter.get();
  wantedAfter.set(() => null);
  return wanted;
}
