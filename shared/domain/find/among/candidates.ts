import { MOST_CANDIDATES, MOST_OF_A_KEY, MOST_OF_A_WORD } from '../bounds.ts';
import type { Criteria } from '../criteria.ts';
import { type Key, keysOf, saysMuch } from '../given-keys.ts';
import { entriesBeginning } from './beginning.ts';
import { bornBetween, conditionOn } from './conditions.ts';
import type { Entry, PeopleIndex } from './index-people.ts';
import { peopleOfOneName, peopleOfTwoNames } from './people-named.ts';
import { byBirth, byId, type Known } from './person.ts';
import type { Typed } from './words-meant.ts';

/** The people looked at where one criterion may be missing: by each criterion alone, beside the words, and by the words. */
export function candidatesOf(index: PeopleIndex, typed: readonly Typed[], criteria: Criteria): Known[] {
  const keys = keysOf(criteria).filter((key) => typed.length === 0 || saysMuch(key, criteria));
  const rows = [
    ...keys.flatMap((key) => alone(index, key, criteria)),
    ...typed.flatMap((word) => besideWord(index, word, criteria)),
    ...byNames(index, typed),
  ];
  return [...new Set(rows.slice(0, MOST_CANDIDATES))];
}

function alone(index: PeopleIndex, key: Key, criteria: Criteria): Known[] {
  const holds = conditionOn(key, criteria);
  if (key === 'outward') return peopleOf(entriesBeginning(index.words.all, '', MOST_OF_A_KEY, ({ person }) => holds(person)));
  return index.people
    .filter(holds)
    .sort(key === 'born' ? byBirth : byId)
    .slice(0, MOST_OF_A_KEY);
}

/** People born on the day, or of the outward postcode, with a word that the typed one may have been meant for. */
function besideWord({ words }: PeopleIndex, { meant }: Typed, criteria: Criteria): Known[] {
  const read = (holds: (person: Known) => boolean, order: (one: Known, other: Known) => number) =>
    meant
      .flatMap(({ word }) =>
        peopleOf(words.by.get(word) ?? [])
          .filter(holds)
          .sort(order)
          .slice(0, MOST_OF_A_WORD),
      )
      .slice(0, MOST_OF_A_KEY);
  return [
    ...(criteria.born ? read(bornBetween(criteria.born), byBirth) : []),
    ...(criteria.outward !== null ? read(conditionOn('outward', criteria), byId) : []),
  ];
}

/** People by the words as typed, and by each two of them as they may have been meant. */
function byNames(index: PeopleIndex, [one, two, three]: readonly Typed[]): Known[] {
  if (one === undefined) return [];
  if (two === undefined) return peopleOf(peopleOfOneName(index, one.name, () => true));
  const both = (first: Typed, second: Typed) =>
    first.meant.flatMap(({ word }) =>
      second.meant.flatMap((other) => peopleOf(index.pairs.by.get(`${word} ${other.word}`) ?? []).slice(0, MOST_OF_A_WORD)),
    );
  const others = three === undefined ? [] : [...both(one, three), ...both(two, three)];
  return [...peopleOf(peopleOfTwoNames(index, one.name, two.name, () => true)), ...both(one, two), ...others];
}

function peopleOf(entries: readonly Pick<Entry, 'person'>[]): Known[] {
  return entries.map(({ person }) => person);
}
