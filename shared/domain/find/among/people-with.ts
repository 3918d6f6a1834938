import type { Row } from '../answer.ts';
import { MOST_OF_ONE_KEY, MOST_PEOPLE, MOST_ROWS } from '../bounds.ts';
import { RANK } from '../closeness.ts';
import type { Criteria } from '../criteria.ts';
import { isDay, type Key } from '../given-keys.ts';
import { nicknamesOf } from '../nicknames.ts';
import { longestFirst, twoLongest, wayOf } from '../way.ts';
import { entriesBeginning } from './beginning.ts';
import { all, bornBetween, conditionOn, conditionsBut, holdsWord, isCurrent } from './conditions.ts';
import type { Entry, PeopleIndex } from './index-people.ts';
import { type Met, met, metIn } from './met-in.ts';
import { peopleOfOneName, peopleOfTwoNames } from './people-named.ts';
import { byBirth, byId, byName, shown } from './person.ts';

/** The people who satisfy every criterion, the closest first, at most `MOST_PEOPLE`. */
export function peopleWith(index: PeopleIndex, criteria: Criteria): Row[] {
  const way = wayOf(criteria);
  switch (way.by) {
    case 'names':
      return peopleOfNames(index, criteria);
    case 'key':
      return peopleOfKey(index, way.key, criteria);
    case 'key-and-word':
      return peopleOfKeyAndWord(index, way.key, criteria);
    case 'outward':
      return peopleOfOutward(index, criteria);
  }
}

/** People by one key, every other criterion a condition. Of a year those born first. */
function peopleOfKey(index: PeopleIndex, key: Key, criteria: Criteria): Row[] {
  const conditions = [
    conditionOn(key, criteria),
    ...(key === 'reference' ? [] : [isCurrent]),
    ...conditionsBut([key], criteria),
    ...criteria.names.map(holdsWord),
  ];
  const found = index.people.filter(all(conditions));
  const inOrder =
    key === 'born' && !isDay(criteria) ? found.toSorted(byBirth) : found.toSorted(byId).slice(0, MOST_OF_ONE_KEY).sort(byName);
  const typed = criteria.reference?.asTyped ? criteria.reference.any[0] : undefined;
  return inOrder.slice(0, MOST_PEOPLE).map((person) => ({ ...shown(person), reference: typed }));
}

function peopleOfOutward(index: PeopleIndex, criteria: Criteria): Row[] {
  const rest = all(conditionsBut([], criteria));
  return metIn(entriesBeginning(index.words.all, '', MOST_ROWS, ({ person }) => rest(person)).map((entry) => met(entry, 0)));
}

/** People of an outward postcode or born on a day, by the longest word typed; the other words are conditions. */
function peopleOfKeyAndWord(index: PeopleIndex, key: 'born' | 'outward', criteria: Criteria): Row[] {
  const [first = '', ...others] = longestFirst(criteria.names);
  const holds = all([conditionOn(key, criteria), bornBetween(criteria.born), ...others.map(holdsWord)]);
  const read = (entries: readonly Entry[], start: string, rank: (text: string) => number): Met[] =>
    entriesBeginning(entries, start, MOST_ROWS, ({ person }) => holds(person)).map((entry) => met(entry, rank(entry.text)));
  return metIn(
    [
      ...read(index.words.all, first, (text) => (text === first ? RANK.exact : RANK.start)),
      ...nicknamesOf(first).flatMap((name) => read(index.words.by.get(name) ?? [], name, () => RANK.nickname)),
    ],
    conditionsBut([key, 'born'], criteria),
  );
}

/** People by name alone, or with a year: two words are one range, others conditions. */
function peopleOfNames(index: PeopleIndex, { names, born }: Criteria): Row[] {
  const { first, second, rest } = twoLongest(names);
  const holds = all([...rest.map(holdsWord), bornBetween(born)]);
  return metIn(second === undefined ? peopleOfOneName(index, first, holds) : peopleOfTwoNames(index, first, second, holds));
}
