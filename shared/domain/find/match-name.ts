import type { Match } from '../customer.ts';
import { nameWords } from './fold.ts';
import { soundOf } from './index-rows.ts';
import { nicknamesOf } from './nicknames.ts';
import { isOneSlip } from './slip-patterns.ts';

export type How = Match['how'];

/** From the closest to the loosest. */
const CLOSEST: readonly How[] = ['exact', 'start', 'nickname', 'spelling', 'sound'];

/** How closely one typed word is one of a person's words; null when it is none of them. */
export function matchWord(typed: string, words: readonly string[]): How | null {
  if (words.includes(typed)) return 'exact';
  if (words.some((word) => word.startsWith(typed))) return 'start';
  const names = nicknamesOf(typed);
  if (words.some((word) => names.includes(word))) return 'nickname';
  if (words.some((word) => isOneSlip(typed, word))) return 'spelling';
  const sound = soundOf(typed);
  return sound !== '' && words.some((word) => soundOf(word) === sound) ? 'sound' : null;
}

/** How closely the typed words are a person's name: the loosest of those that are; null when none is. */
export function matchName(typed: readonly string[], name: { givenName: string; familyName: string }): How | null {
  const words = nameWords(name.givenName, name.familyName);
  const hows = typed.map((word) => matchWord(word, words)).filter((how) => how !== null);
  // Written as two words and held as one, or the other way round.
  if (hows.length === 0) return matchWord(typed.join(''), words) === null ? null : 'spelling';
  return hows.reduce((loosest, how) => (CLOSEST.indexOf(how) > CLOSEST.indexOf(loosest) ? how : loosest), 'exact');
}
