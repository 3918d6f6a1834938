import type { Row } from '../answer.ts';
import { MOST_PEOPLE } from '../bounds.ts';
import { MISSING, ONE_MISSING, WEIGHT } from '../closeness.ts';
import type { Criteria } from '../criteria.ts';
import { type Key, keysOf } from '../given-keys.ts';
import { countsEachWord, wordsLookedUp } from '../way.ts';
import { candidatesOf } from './candidates.ts';
import { conditionOn, isCurrent } from './conditions.ts';
import type { PeopleIndex } from './index-people.ts';
import { byName, type Known, shown } from './person.ts';
import { type Typed, wordsMeant } from './words-meant.ts';

/**
 * The people for several criteria that nobody satisfies together as typed, names also as they may have been meant: first those
 * who satisfy all, then those who miss one.
 */
export function oneMissing(index: PeopleIndex, criteria: Criteria): Row[] {
  const typed = wordsLookedUp(criteria).map((name) => ({ name, meant: wordsMeant(index.dictionary, name) }));
  const keys = keysOf(criteria);
  const conditions = keys.map((key) => conditionOn(key, criteria));
  const ofReference = conditionOn('reference', criteria);
  const asTyped = criteria.reference?.asTyped ? criteria.reference.any[0] : undefined;
  return candidatesOf(index, typed, criteria)
    .filter((person) => isCurrent(person) || ofReference(person))
    .map((person) => {
      const words = typed.map((word) => costOf(word, person));
      const holds = conditions.map((condition) => condition(person));
      return { person, holds, missing: missingOf(words, keys, holds), cost: sumOf(words, keys, holds) };
    })
    .filter(({ missing }) => missing <= 1)
    .sort((a, b) => (a.missing - b.missing) * ONE_MISSING + a.cost - b.cost || byName(a.person, b.person))
    .slice(0, MOST_PEOPLE)
    .map(({ person, holds }) => ({
      ...shown(person),
      holds,
      ...(person.reference === asTyped ? { reference: asTyped } : {}),
    }));
}

/** The least that one of somebody's words costs as the typed one; null when none is. */
function costOf({ name, meant }: Typed, { words }: Known): number | null {
  if (words.some((word) => word.startsWith(name))) return 1;
  // The cheapest stands first.
  return meant.find(({ word }) => words.includes(word))?.cost ?? null;
}

/** How many criteria do not hold. */
function missingOf(words: readonly (number | null)[], keys: readonly Key[], holds: readonly boolean[]): number {
  const missed = words.filter((cost) => cost === null).length;
  const ofName = countsEachWord(words.length, keys.length) ? missed : Math.min(1, missed);
  return ofName + holds.filter((held) => !held).length;
}

function sumOf(words: readonly (number | null)[], keys: readonly Key[], holds: readonly boolean[]): number {
  const ofWords = words.reduce<number>((sum, cost) => sum + (cost ?? MISSING), 0);
  return keys.reduce((sum, key, at) => sum + (holds[at] ? 0 : WEIGHT[key]), ofWords);
}
