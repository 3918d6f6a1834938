import { MOST_OF_ONE_KEY, MOST_PEOPLE, MOST_ROWS } from '../../../shared/domain/find/bounds.ts';
import { RANK } from '../../../shared/domain/find/closeness.ts';
import type { Criteria } from '../../../shared/domain/find/criteria.ts';
import { isDay, type Key, keysOf } from '../../../shared/domain/find/given-keys.ts';
import { rangeEnd } from '../../../shared/domain/find/keys.ts';
import { nicknamesOf } from '../../../shared/domain/find/nicknames.ts';
import { longestFirst, twoLongest, wayOf } from '../../../shared/domain/find/way.ts';
import type { Bind } from './bind.ts';
import { bornBetween, conditionAlone, conditionOn, holdsWord, orderOf } from './conditions.ts';
import { peopleOfOneName, peopleOfTwoNames } from './people-named.ts';
import { BY_NAME, CURRENT, metIn, SHOWN } from './statement.ts';

/** The query of the people who satisfy every criterion: read from the most selective index, the rest as conditions. */
export function peopleWith(criteria: Criteria, bind: Bind): string {
  const way = wayOf(criteria);
  switch (way.by) {
    case 'names':
      return peopleOfNames(criteria, bind);
    case 'key':
      return peopleOfKey(way.key, criteria, bind);
    case 'key-and-word':
      return peopleOfKeyAndWord(way.key, criteria, bind);
    case 'outward':
      return peopleOfOutward(criteria, bind);
  }
}

const and = (conditions: readonly string[]) => conditions.map((condition) => ` and ${condition}`).join('');

/** People by one key, every other criterion a condition. Of a year those born first. */
function peopleOfKey(key: Key, criteria: Criteria, bind: Bind): string {
  const byReference = criteria.reference?.asTyped ? `, ${bind.value(criteria.reference.any[0])}::text as reference` : '';
  const isAlone = keysOf(criteria).length === 1 && criteria.names.length === 0;
  const conditions = [
    (isAlone ? conditionAlone : conditionOn)(key, criteria, bind),
    ...others(key, criteria, bind),
    ...criteria.names.map((name) => holdsWord('c.id', name, bind)),
  ];
  if (key === 'born' && !isDay(criteria))
    return `select ${SHOWN} from customers c where ${conditions.join(' and ')} order by c.birth_date, c.id limit ${MOST_PEOPLE}`;
  return `select ${SHOWN}${byReference} from (select * from customers c where ${conditions.join(' and ')}${orderOf(key, 'c')}
      limit ${MOST_OF_ONE_KEY}) c
    order by ${BY_NAME} limit ${MOST_PEOPLE}`;
}

function peopleOfOutward(criteria: Criteria, bind: Bind): string {
  const year = criteria.born ? ` and ${bornBetween('birth_date', criteria.born, bind)}` : '';
  return metIn([
    `select customer_id, 0 as rank, word as tie, birth_date as born from customer_words
      where outward = ${bind.value(criteria.outward)}${year} order by word, customer_id limit ${MOST_ROWS}`,
  ]);
}

/** People of an outward postcode or born on a day, by the longest word typed; the other words are conditions. */
function peopleOfKeyAndWord(key: 'born' | 'outward', criteria: Criteria, bind: Bind): string {
  const [first = '', ...rest] = longestFirst(criteria.names);
  const held =
    key === 'born' ? `birth_date = ${bind.value(criteria.born?.from)}::date` : `outward = ${bind.value(criteria.outward)}`;
  const year = key === 'outward' && criteria.born ? [bornBetween('k.birth_date', criteria.born, bind)] : [];
  const more = and([...rest.map((name) => holdsWord('k.customer_id', name, bind)), ...year]);
  const read = (rank: string, words: string) =>
    `select customer_id, ${rank} as rank, word as tie, birth_date as born from customer_words k
      where ${held} and ${words}${more} order by word, customer_id limit ${MOST_ROWS}`;
  const exact = bind.value(first);
  const start = read(
    `case when word = ${exact} then ${RANK.exact} else ${RANK.start} end`,
    `word >= ${exact} and word < ${bind.value(rangeEnd(first))}`,
  );
  const nicknames = nicknamesOf(first);
  // One after the other: several words at once are not a range, and all of the day or the postcode would be read.
  const short =
    nicknames.length === 0
      ? []
      : [
          `select k.* from unnest(${bind.value(nicknames)}::text[]) as n (name) cross join lateral (${read(`${RANK.nickname}`, 'word = n.name')}) k`,
        ];
  const unanswered = keysOf(criteria).filter((other) => other !== key && !(other === 'born' && key === 'outward'));
  return metIn(
    [start, ...short],
    unanswered.map((other) => conditionOn(other, criteria, bind)),
  );
}

/** People by name alone, or with a year: two words are one range, others conditions. */
function peopleOfNames({ names, born }: Criteria, bind: Bind): string {
  const { first, second, rest } = twoLongest(names);
  const held = rest.map((name) => holdsWord('p.customer_id', name, bind));
  const more = and([...held, ...(born ? [bornBetween('birth_date', born, bind)] : [])]);
  return metIn(second === undefined ? peopleOfOneName(first, more, bind) : peopleOfTwoNames(first, second, more, bind));
}

/** Every other criterion but the names as conditions, and that the customer is current. */
function others(but: Key, criteria: Criteria, bind: Bind): string[] {
  const rest = keysOf(criteria).filter((key) => key !== but);
  return [...(but === 'reference' ? [] : [CURRENT]), ...rest.map((key) => conditionOn(key, criteria, bind))];
}
