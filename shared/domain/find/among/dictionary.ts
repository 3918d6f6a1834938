import { slipsOf, soundOf } from '../index-rows.ts';
import { compareText } from '../text-order.ts';
import { addTo } from './groups.ts';
import type { Known } from './person.ts';

/** A distinct folded word of the people's names and how many hold it. */
export type Word = { readonly word: string; readonly holders: number };

/** The words of all names: what the database has as name_words and name_slips. */
export type Dictionary = {
  /** In the order of the alphabet. */
  readonly words: readonly Word[];
  readonly byWord: ReadonlyMap<string, Word>;
  /** Those that are a spelling or become it with one letter left out. */
  readonly bySlip: ReadonlyMap<string, readonly Word[]>;
  /** Those of one sound, the most held first. */
  readonly bySound: ReadonlyMap<string, readonly Word[]>;
};

/** The dictionary of these people, closed ones too. */
export function dictionaryOf(people: readonly Known[]): Dictionary {
  const holders = new Map<string, number>();
  for (const { words } of people) for (const word of words) holders.set(word, (holders.get(word) ?? 0) + 1);
  const words = [...holders].map(([word, many]) => ({ word, holders: many })).sort((a, b) => compareText(a.word, b.word));
  const bySlip = new Map<string, Word[]>();
  const bySound = new Map<string, Word[]>();
  for (const entry of words) for (const slip of slipsOf(entry.word)) addTo(bySlip, slip, entry);
  for (const entry of words.toSorted(mostHeld)) addTo(bySound, soundOf(entry.word), entry);
  return { words, byWord: new Map(words.map((entry) => [entry.word, entry])), bySlip, bySound };
}

/** The most held first, then the alphabet. */
export function mostHeld(one: Word, other: Word): number {
  return other.holders - one.holders || compareText(one.word, other.word);
}
