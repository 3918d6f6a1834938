import { useLayoutEffect } from 'react';
import { navigateTo, useAddressPath, useAddressSearch } from './address.ts';
import { makeStore } from './store.ts';

/** Where the screen keeps what is typed in it and leaving would lose; false while there is nothing. */
const unfinished = makeStore<string | false>(false);
/** Where somebody wanted to go while it did; the question is on screen until it is answered. */
export const leaving = makeStore<string | null>(null);

type Options = { readonly replace?: boolean };

/** Goes to an address, or first asks whether to leave what is unfinished. */
export function go(to: string, options?: Options): void {
  kept = NONE;
  if (isUnfinished()) leaving.set(() => to);
  else navigateTo(to, options);
}

/** Whether leaving would ask first. */
export const isUnfinished = (): boolean => unfinished.get() !== false;

const NONE: ReadonlySet<string> = new Set();
/** The drafts that outlive the screen that is being left. */
let kept = NONE;
/** Whether a screen that is left has to leave a draft where it is: somebody comes back to it. */
export const isKept = (place: string): boolean => kept.has(place);

/** What is typed at these places stays in their drafts when the screen goes. */
export function keepOnLeaving(places: readonly string[]): void {
  kept = new Set(places);
}

/** Whether leaving loses nothing where what is typed at these places stays. */
export const isSafeWith = (places: readonly string[]): boolean => {
  const here = unfinished.get();
  return here === false || places.includes(here);
};

/** Goes, and what is typed at these places stays in their drafts; what the screen holds besides is asked about first. */
export function goKept(to: string, places: readonly string[]): void {
  if (!isSafeWith(places)) {
    go(to);
    return;
  }
  keepOnLeaving(places);
  unfinished.set(() => false);
  navigateTo(to);
}

/** Goes without asking: somebody has said that what is typed here may be lost. */
export function goLosing(to: string): void {
  unfinished.set(() => false);
  go(to);
}

/** The answer to the question: leave after all, or stay. */
export function answerLeaving(leave: boolean): void {
  const to = leaving.get();
  leaving.set(() => null);
  if (!leave || to === null) return;
  goLosing(to);
}

/** Says where the screen keeps something unfinished; false: it holds nothing. */
export function holdUnfinished(place: string | false): void {
  unfinished.set(() => place);
}

/**
 * Says so while the screen stands and something is unfinished, which its form keeps at `place`: with the commit, so that a key pressed on
 * what is just shown already asks.
 */
export function useUnfinished(is: boolean, place: string): void {
  useLayoutEffect(() => {
    holdUnfinished(is && place);
    return () => holdUnfinished(false);
  }, [is, place]);
}

/** The router's hook: addresses live in the hash, and every link asks first. */
export function useAddress(): [string, typeof go] {
  return [useAddressPath(), go];
}
useAddress.hrefs = (href: string) => `#${href}`;
useAddress.searchHook = useAddressSearch;
