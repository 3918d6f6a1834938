import { useLayoutEffect } from 'react';
import { navigateTo, useAddressPath, useAddressSearch } from './address.ts';
import { makeStore } from './store.ts';

/** True while the screen holds something that leaving would lose. */
const unfinished = makeStore(false);
/** Where somebody wanted to go while it did; the question is on screen until it is answered. */
export const leaving = makeStore<string | null>(null);

type Options = { readonly replace?: boolean };

/** Goes to an address, or first asks whether to leave what is unfinished. */
export function go(to: string, options?: Options): void {
  kept = NONE;
  if (unfinished.get()) leaving.set(() => to);
  else navigateTo(to, options);
}

/** Whether leaving would ask first. */
export const isUnfinished = (): boolean => unfinished.get();

const NONE: ReadonlySet<string> = new Set();
/** The drafts that outlive the screen that is being left. */
let kept = NONE;
/** Whether a screen that is left has to leave a draft where it is: somebody comes back to it. */
export const isKept = (place: string): boolean => kept.has(place);

/** What is typed at these places stays in their drafts when the screen goes. */
export function keepOnLeaving(places: readonly string[]): void {
  kept = new Set(places);
}

/** Goes without asking, and what is typed at these places stays in their drafts. */
export function goKept(to: string, places: readonly string[]): void {
  keepOnLeaving(places);
  unfinished.set(() => false);
  navigateTo(to);
}

/** The answer to the question: leave after all, or stay. */
export function answerLeaving(leave: boolean): void {
  const to = leaving.get();
  leaving.set(() => null);
  if (!leave || to === null) return;
  unfinished.set(() => false);
  navigateTo(to);
}

/** Marks the screen as holding something unfinished, or not. */
export function holdUnfinished(is: boolean): void {
  unfinished.set(() => is);
}

/** Marks it while the screen stands and something is unfinished: with the commit, so that a key pressed on what is just shown already asks. */
export function useUnfinished(is: boolean): void {
  useLayoutEffect(() => {
    holdUnfinished(is);
    return () => holdUnfinished(false);
  }, [is]);
}

/** The router's hook: addresses live in the hash, and every link asks first. */
export function useAddress(): [string, typeof go] {
  return [useAddressPath(), go];
}
useAddress.hrefs = (href: string) => `#${href}`;
useAddress.searchHook = useAddressSearch;
