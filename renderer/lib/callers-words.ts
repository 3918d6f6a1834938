import type { Output } from '../../shared/operations.ts';
import { makeStore, useStore } from './store.ts';

/** The line typed into Find, in the caller's own words: it fills the identity check and goes when the conversation ends. */
export const findLine = makeStore('');
export const useFindLine = () => useStore(findLine);

type Found = Output<'customers.find'>['results'][number];

/** The person last opened from Find, by the minimal fields. */
export const chosen = makeStore<Found | null>(null);

/** Forgets what the caller said, at the end of a conversation. */
export function forgetCallersWords(): void {
  findLine.set(() => '');
  chosen.set(() => null);
}
