import type { Row } from '../answer.ts';
import { MOST_LOOSE, MOST_PEOPLE } from '../bounds.ts';
import { COST } from '../closeness.ts';
import type { Criteria } from '../criteria.ts';
import { entriesBeginning } from './beginning.ts';
import { isCurrent } from './conditions.ts';
import type { Entry, PeopleIndex } from './index-people.ts';
import { byId, byName, type Known, shown } from './person.ts';
import { type Meant, wordsMeant } from './words-meant.ts';

type Candidate = { readonly person: Known; readonly cost: number };

/** The people for one or two typed words that nobody holds as typed: those of the words they may have been meant for. */
export function looseNames(index: PeopleIndex, { names }: Criteria): Row[] {
  const [first = '', second] = names;
  const candidates = second === undefined ? ofOne(index, first) : ofTwo(index, first, second);
  // Of people equally close, those whose whole name is about as long as what was typed.
  const typed = names.join('').length;
  const length = ({ givenName, familyName }: Known) => Math.abs([...givenName, ...familyName].length - typed);
  return cheapest(candidates)
    .filter(({ person }) => isCurrent(person))
    .sort((a, b) => a.cost - b.cost || length(a.person) - length(b.person) || byName(a.person, b.person))
    .slice(0, MOST_PEOPLE)
    .map(({ person }) => shown(person));
}

/** Everybody once, at the least cost. */
function cheapest(candidates: readonly Candidate[]): Candidate[] {
  const costs = new Map<Known, number>();
  for (const { person, cost } of candidates) costs.set(person, Math.min(cost, costs.get(person) ?? cost));
  return [...costs]
    .map(([person, cost]) => ({ person, cost }))
    .sort((one, other) => one.cost - other.cost || byId(one.person, other.person))
    .slice(0, MOST_LOOSE);
}

function ofOne(index: PeopleIndex, name: string): Candidate[] {
  return wordsMeant(index.dictionary, name).flatMap(({ word, cost }) =>
    at(cost, entriesBeginning(index.pairs.all, `${word} `, MOST_PEOPLE)),
  );
}

function ofTwo(index: PeopleIndex, first: string, second: string): Candidate[] {
  const { pairs, dictionary } = index;
  const [ones, others] = [wordsMeant(dictionary, first), wordsMeant(dictionary, second)];
  const begins = (meant: readonly Meant[], typed: string) =>
    meant.flatMap(({ word, cost }) => {
      const start = `${word} ${typed}`;
      return at(
        cost + COST.start,
        entriesBeginning(pairs.all, start, MOST_PEOPLE, ({ text }) => text !== start),
      );
    });
  return [
    ...ones.flatMap((one) =>
      others.flatMap((other) =>
        at(one.cost + other.cost, (pairs.by.get(`${one.word} ${other.word}`) ?? []).slice(0, MOST_PEOPLE)),
      ),
    ),
    ...begins(ones, second),
    ...begins(others, first),
    ...[`${first}${second} `, `${second}${first} `].flatMap((joined) =>
      at(COST.joined, entriesBeginning(pairs.all, joined, MOST_PEOPLE)),
    ),
  ];
}

function at(cost: number, entries: readonly Entry[]): Candidate[] {
  return entries.map(({ person }) => ({ person, cost }));
}
