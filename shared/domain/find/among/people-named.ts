import { MOST_COMPLETIONS, MOST_ROWS } from '../bounds.ts';
import { RANK } from '../closeness.ts';
import { nicknamesOf } from '../nicknames.ts';
import { longerFirst } from '../way.ts';
import { entriesBeginning, placeOf } from './beginning.ts';
import type { Condition } from './conditions.ts';
import { mostHeld, type Word } from './dictionary.ts';
import type { PeopleIndex } from './index-people.ts';
import { type Met, met } from './met-in.ts';

type Counts = (pair: string) => boolean;

/** People of one typed word of whom the rest holds, the closest first. */
export function peopleOfOneName(index: PeopleIndex, name: string, rest: Condition): Met[] {
  const pairs = pairsOf(index, rest);
  const whole = `${name} `;
  return [
    ...pairs(whole, RANK.exact),
    ...pairs(name, RANK.start, (pair) => !pair.startsWith(whole)),
    ...nicknamesOf(name).flatMap((short) => pairs(`${short} `, RANK.nickname)),
  ];
}

/** The same for two typed words, each of which may be a beginning. */
export function peopleOfTwoNames(index: PeopleIndex, first: string, second: string, rest: Condition): Met[] {
  const pairs = pairsOf(index, rest);
  const longer = (start: string, rank: number) => pairs(start, rank, (pair) => pair !== start);
  const called = (one: string, other: string) => nicknamesOf(one).flatMap((short) => pairs(`${short} ${other}`, RANK.nickname));
  const inOrder = `${first} ${second}`;
  const [long, short] = longerFirst(first, second);
  return [
    ...pairs(inOrder, RANK.start).map((row) => (row.tie === inOrder ? { ...row, rank: RANK.exact } : row)),
    ...longer(`${second} ${first}`, RANK.turned),
    ...called(first, second),
    ...called(second, first),
    ...completionsOf(index, long).flatMap(({ word }) => longer(`${word} ${short}`, RANK.bothStart)),
  ];
}

function pairsOf({ pairs }: PeopleIndex, rest: Condition) {
  return (start: string, rank: number, counts: Counts = () => true): Met[] =>
    entriesBeginning(pairs.all, start, MOST_ROWS, ({ text, person }) => counts(text) && rest(person)).map((entry) =>
      met(entry, rank),
    );
}

/** The longer words of the dictionary that begin as typed, the most held first. */
function completionsOf({ dictionary: { words } }: PeopleIndex, start: string): Word[] {
  const found: Word[] = [];
  for (let at = placeOf(words, start, ({ word }) => word); words[at]?.word.startsWith(start); at += 1) {
    const entry = words[at] as Word;
    if (entry.word !== start) found.push(entry);
  }
  return found.sort(mostHeld).slice(0, MOST_COMPLETIONS);
}
