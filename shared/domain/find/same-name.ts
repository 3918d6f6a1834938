import { nameWords, wordsOf } from './fold.ts';
import { soundOf } from './index-rows.ts';
import { nicknamesOf } from './nicknames.ts';
import { isOneSlip } from './slip-patterns.ts';

type Name = { readonly givenName: string; readonly familyName: string };

/** Of shorter words a slip leaves nothing to recognise. */
const SHORTEST_WITH_SLIPS = 3;

/** Whether two folded words may be one name by a find's rules: the same, a nickname, one slip apart, or of one sound. */
export function isSameWord(one: string, two: string): boolean {
  if (one === two || nicknamesOf(one).includes(two)) return true;
  if (Math.min([...one].length, [...two].length) >= SHORTEST_WITH_SLIPS && isOneSlip(one, two)) return true;
  const sound = soundOf(one);
  return sound !== '' && sound === soundOf(two);
}

/**
 * Which parts of a name as said agree with a name as held, whichever part it is there: a given name may have been held as the
 * family name, and two words as one.
 */
export function sameParts(said: Name, held: Name): { readonly given: boolean; readonly family: boolean } {
  const words = nameWords(held.givenName, held.familyName);
  const agrees = (part: string) => {
    const parts = wordsOf(part);
    return [...parts, parts.join('')].some((one) => words.some((two) => isSameWord(one, two)));
  };
  return { given: agrees(said.givenName), family: agrees(said.familyName) };
}
