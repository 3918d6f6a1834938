import { MOST_WORDS } from './bounds.ts';
import type { Criteria } from './criteria.ts';
import { isDay, type Key, keysOf } from './given-keys.ts';

/** What the people of a find are read by; everything else that was typed is a condition on them. */
export type Way =
  | { readonly by: 'names' | 'outward' }
  | { readonly by: 'key'; readonly key: Key }
  | { readonly by: 'key-and-word'; readonly key: 'born' | 'outward' };

/** The most selective way to the people who satisfy every criterion. */
export function wayOf(criteria: Criteria): Way {
  const [key] = keysOf(criteria);
  const named = criteria.names.length > 0;
  if (key === undefined) return { by: 'names' };
  if (key === 'born' && named) return isDay(criteria) ? { by: 'key-and-word', key } : { by: 'names' };
  if (key !== 'outward') return { by: 'key', key };
  if (named) return { by: 'key-and-word', key: isDay(criteria) ? 'born' : 'outward' };
  return isDay(criteria) ? { by: 'key', key: 'born' } : { by: 'outward' };
}

/** Longest first: a longer word has fewer holders. */
export function longestFirst(names: readonly string[]): string[] {
  return names.toSorted((one, other) => other.length - one.length);
}

/** The two longest words in the order typed, by which people are read, and the rest. */
export function twoLongest(names: readonly string[]): { first: string; second: string | undefined; rest: string[] } {
  const longest = longestFirst(names).slice(0, 2);
  const [first = '', second] = names.filter((name) => longest.includes(name));
  return { first, second, rest: names.filter((name) => !longest.includes(name)) };
}

/** Of two beginnings the longer first: it stands for fewer words of the dictionary. */
export function longerFirst(first: string, second: string): readonly [longer: string, shorter: string] {
  return second.length >= first.length ? [second, first] : [first, second];
}

/** A name may have been meant otherwise, and of several criteria one may be wrong. */
export function canLoosen(criteria: Criteria): boolean {
  return criteria.names.length > 0 || keysOf(criteria).length > 1;
}

/** One or two words of a name and nothing else: then only the words may have been meant otherwise. */
export function isNameAlone(criteria: Criteria): boolean {
  return keysOf(criteria).length === 0 && criteria.names.length <= 2;
}

/** The words that people are looked up by where one criterion may be missing. */
export function wordsLookedUp({ names }: Criteria): string[] {
  return longestFirst(names).slice(0, MOST_WORDS);
}

/** Where one criterion may be missing, one or two words of a name are one of them; more, or words alone, count one by one. */
export function countsEachWord(words: number, keys: number): boolean {
  return words > 2 || keys === 0;
}
