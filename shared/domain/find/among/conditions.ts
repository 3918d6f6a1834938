import type { Born, Criteria } from '../criteria.ts';
import { type Key, keysOf } from '../given-keys.ts';
import { nicknamesOf } from '../nicknames.ts';
import type { Known } from './person.ts';

export type Condition = (person: Known) => boolean;

/** One criterion besides names as a condition on somebody. */
export function conditionOn(key: Key, criteria: Criteria): Condition {
  switch (key) {
    case 'reference':
      return ({ reference }) => criteria.reference?.any.includes(reference) ?? false;
    case 'uln':
      return ({ uln }) => uln === criteria.uln;
    case 'postcode':
      return ({ postcode }) => postcode === criteria.postcode;
    case 'outward':
      return ({ outward }) => outward === criteria.outward;
    case 'born':
      return bornBetween(criteria.born);
    case 'phone':
    case 'email':
      return ({ contactKeys }) => contactKeys.includes(criteria[key] ?? '');
  }
}

/** Every criterion besides names but these. */
export function conditionsBut(but: readonly Key[], criteria: Criteria): Condition[] {
  return keysOf(criteria)
    .filter((key) => !but.includes(key))
    .map((key) => conditionOn(key, criteria));
}

/** Born on a day or within a year; everybody where nothing is asked. */
export function bornBetween(born: Born | null): Condition {
  if (born === null) return () => true;
  return ({ birthDate }) => birthDate !== null && birthDate >= born.from && birthDate <= born.to;
}

/** That somebody holds a word that begins as typed, or one that the typed word is short for. */
export function holdsWord(name: string): Condition {
  const nicknames = nicknamesOf(name);
  return ({ words }) => words.some((word) => word.startsWith(name) || nicknames.includes(word));
}

/** Closed customers are found by their reference alone. */
export const isCurrent: Condition = ({ status }) => status === 'current';

export function all(conditions: readonly Condition[]): Condition {
  return (person) => conditions.every((condition) => condition(person));
}
