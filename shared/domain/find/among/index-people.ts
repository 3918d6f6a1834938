import { namePairs } from '../index-rows.ts';
import { compareText } from '../text-order.ts';
import { type Dictionary, dictionaryOf } from './dictionary.ts';
import { addTo } from './groups.ts';
import { byBirth, byId, byName, type Known, know, type Person } from './person.ts';

/** A text and somebody who is found by it. */
export type Entry = { readonly text: string; readonly person: Known };
/** Entries in order, so that those of one beginning stand together, and those of each whole text. */
export type Entries = { readonly all: readonly Entry[]; readonly by: ReadonlyMap<string, readonly Entry[]> };

/** What is looked up in, made once from a list of people. */
export type PeopleIndex = {
  /** In the order of names. */
  readonly people: readonly Known[];
  /** Each ordered pair of a person's words, in the order of the alphabet, then of birth. */
  readonly pairs: Entries;
  /** Each of a person's words, in the order of the alphabet, then of ids. */
  readonly words: Entries;
  readonly dictionary: Dictionary;
};

/** Takes a list of people in, to be searched many times: some tens of milliseconds for 2,000. */
export function indexPeople(people: readonly Person[]): PeopleIndex {
  const known = people.map(know).sort(byName);
  return {
    people: known,
    pairs: entriesOf(known, ({ words }) => namePairs(words), byBirth),
    words: entriesOf(known, ({ words }) => words, byId),
    dictionary: dictionaryOf(known),
  };
}

function entriesOf(
  people: readonly Known[],
  textsOf: (person: Known) => readonly string[],
  then: (one: Known, other: Known) => number,
): Entries {
  const all = people.flatMap((person) => textsOf(person).map((text) => ({ text, person })));
  all.sort((one, other) => compareText(one.text, other.text) || then(one.person, other.person));
  const by = new Map<string, Entry[]>();
  for (const entry of all) addTo(by, entry.text, entry);
  return { all, by };
}
