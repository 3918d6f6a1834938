import { doubleMetaphone } from 'double-metaphone';
import { nameWords } from './fold.ts';
import { outwardOf } from './keys.ts';

/** Words shorter than this have no slips but themselves: one letter less would leave nothing to recognise. */
const SHORTEST_WITH_SLIPS = 3;

/**
 * Each ordered pair of a person's words, `smith john` and `john smith`, so that two typed words are one range of one index.
 * Somebody of one word has it with nothing after the space, so that a lone word is a range of the same index.
 */
export function namePairs(words: readonly string[]): string[] {
  if (words.length === 1) return [`${words[0]} `];
  return words.flatMap((first) => words.filter((second) => second !== first).map((second) => `${first} ${second}`));
}

/** The word and each spelling with one letter left out: two words one slip (or swap) apart share one of these. */
export function slipsOf(word: string): string[] {
  const letters = [...word];
  if (letters.length < SHORTEST_WITH_SLIPS) return [word];
  return [...new Set([word, ...letters.map((_, left) => letters.toSpliced(left, 1).join(''))])];
}

/** How a word sounds (double metaphone, first code); empty where the rules of English sounds say nothing. */
export function soundOf(word: string): string {
  return /^[a-z]+$/.test(word) ? doubleMetaphone(word)[0] : '';
}

/** What a find reads about one customer. `postcode` in any spacing. */
export type FindRows = { readonly words: string[]; readonly pairs: string[]; readonly outward: string | null };

/** The index rows of one customer: the words, the pairs, the outward postcode. */
export function findRows(person: { givenName: string; familyName: string; postcode: string | null }): FindRows {
  const words = nameWords(person.givenName, person.familyName);
  return { words, pairs: namePairs(words), outward: person.postcode === null ? null : outwardOf(person.postcode) };
}
