import type { Criteria } from '../../../shared/domain/find/criteria.ts';
import { rangeEnd } from '../../../shared/domain/find/keys.ts';
import { nicknamesOf } from '../../../shared/domain/find/nicknames.ts';
import type { Bind } from './bind.ts';
import { bornBetween, conditionOn, holdsWord, type Key, keysOf } from './conditions.ts';
import { MOST_ROWS, peopleOfOneName, peopleOfTwoNames, RANK } from './people-named.ts';

/** Branches of (customer_id, rank, tie) to read people from, the closest first, and what else must hold of `c`. */
export type People = {
  readonly branches: readonly string[];
  readonly where: readonly string[];
  /** Rows read before anything is put in order. */
  readonly most: number;
};

/** All of a postcode's or a day's people are read before they are put in order, up to this many. */
const MOST_OF_ONE_KEY = 200;

/** The people who satisfy every criterion: read from the most selective index, the rest as conditions. */
export function peopleWith(criteria: Criteria, bind: Bind): People {
  const [key] = keysOf(criteria);
  const named = criteria.names.length > 0;
  if (key === 'born' && named)
    return isDay(criteria) ? peopleOfKeyAndWord('born', criteria, bind) : peopleOfNames(criteria, bind);
  if (key === 'outward') return isDay(criteria) && !named ? peopleOfKey('born', criteria, bind) : peopleOfOutward(criteria, bind);
  return key === undefined ? peopleOfNames(criteria, bind) : peopleOfKey(key, criteria, bind);
}

/** Longest first: a longer word has fewer holders. */
export function longestFirst(names: readonly string[]): string[] {
  return names.toSorted((one, other) => other.length - one.length);
}

const CURRENT = ["c.status = 'current'"];
const isDay = ({ born }: Criteria) => born !== null && born.from === born.to;
const and = (conditions: readonly string[]) => conditions.map((condition) => ` and ${condition}`).join('');

/** People by one key, every other criterion a condition. */
function peopleOfKey(key: Key, criteria: Criteria, bind: Bind): People {
  return {
    branches: [holdersOf(key, criteria, bind)],
    where: [...others(key, criteria, bind), ...criteria.names.map((name) => holdsWord('c.id', name, bind))],
    most: MOST_OF_ONE_KEY,
  };
}

/** The branch of one key alone. */
export function holdersOf(key: Key, criteria: Criteria, bind: Bind): string {
  if (key === 'phone' || key === 'email')
    return `select customer_id, 0 as rank, '' as tie from held_values where contact_key = ${bind.value(criteria[key])} limit ${MOST_ROWS}`;
  const order = key === 'born' ? ' order by k.birth_date, k.id' : '';
  return `select k.id as customer_id, 0 as rank, '' as tie from customers k
    where ${conditionOn(key, criteria, bind, 'k')}${order} limit ${MOST_OF_ONE_KEY}`;
}

function peopleOfOutward(criteria: Criteria, bind: Bind): People {
  if (criteria.names.length > 0) return peopleOfKeyAndWord(isDay(criteria) ? 'born' : 'outward', criteria, bind);
  const year = criteria.born ? ` and ${bornBetween('birth_date', criteria.born, bind)}` : '';
  const branch = `select customer_id, 0 as rank, word as tie from customer_words
    where outward = ${bind.value(criteria.outward)}${year} order by word, customer_id limit ${MOST_ROWS}`;
  return { branches: [branch], where: CURRENT, most: MOST_ROWS };
}

/** People of an outward postcode or born on a day, by the longest word typed; the other words are conditions. */
function peopleOfKeyAndWord(key: 'born' | 'outward', criteria: Criteria, bind: Bind): People {
  const [first = '', ...rest] = longestFirst(criteria.names);
  const held =
    key === 'born' ? `birth_date = ${bind.value(criteria.born?.from)}::date` : `outward = ${bind.value(criteria.outward)}`;
  const year = key === 'outward' && criteria.born ? [bornBetween('k.birth_date', criteria.born, bind)] : [];
  const more = and([...rest.map((name) => holdsWord('k.customer_id', name, bind)), ...year]);
  const read = (rank: string, words: string) =>
    `select customer_id, ${rank} as rank, word as tie from customer_words k
      where ${held} and ${words}${more} order by word, customer_id limit ${MOST_ROWS}`;
  const exact = bind.value(first);
  const nicknames = nicknamesOf(first);
  const start = read(
    `case when word = ${exact} then ${RANK.exact} else ${RANK.start} end`,
    `word >= ${exact} and word < ${bind.value(rangeEnd(first))}`,
  );
  const short = nicknames.length > 0 ? [read(`${RANK.nickname}`, `word = any(${bind.value(nicknames)}::text[])`)] : [];
  return { branches: [start, ...short], where: others(key, criteria, bind), most: MOST_ROWS };
}

/** People by name alone, or with a year: two words are one range, others conditions. */
function peopleOfNames({ names, born }: Criteria, bind: Bind): People {
  const longest = longestFirst(names).slice(0, 2);
  const [first = '', second] = names.filter((name) => longest.includes(name));
  const rest = names.filter((name) => !longest.includes(name)).map((name) => holdsWord('p.customer_id', name, bind));
  const more = and([...rest, ...(born ? [bornBetween('birth_date', born, bind)] : [])]);
  const branches = second === undefined ? peopleOfOneName(first, more, bind) : peopleOfTwoNames(first, second, more, bind);
  return { branches, where: CURRENT, most: MOST_ROWS };
}

/** Every other criterion but the names, as conditions, and that the customer is current; closed ones are found by reference. */
function others(but: Key, criteria: Criteria, bind: Bind): string[] {
  const rest = keysOf(criteria).filter((key) => key !== but);
  return [...(but === 'reference' ? [] : CURRENT), ...rest.map((key) => conditionOn(key, criteria, bind))];
}
