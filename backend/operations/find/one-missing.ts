import { MOST_CANDIDATES, MOST_OF_A_KEY, MOST_OF_A_WORD, MOST_PEOPLE } from '../../../shared/domain/find/bounds.ts';
import { MISSING, ONE_MISSING, WEIGHT } from '../../../shared/domain/find/closeness.ts';
import type { Criteria } from '../../../shared/domain/find/criteria.ts';
import { type Key, keysOf, saysMuch } from '../../../shared/domain/find/given-keys.ts';
import { rangeEnd } from '../../../shared/domain/find/keys.ts';
import { countsEachWord, wordsLookedUp } from '../../../shared/domain/find/way.ts';
import type { Bind } from './bind.ts';
import { bornBetween, conditionOn, orderOf } from './conditions.ts';
import { wordsMeant } from './loose-names.ts';
import { peopleOfOneName, peopleOfTwoNames } from './people-named.ts';
import { BY_NAME, CURRENT, SHOWN } from './statement.ts';

/**
 * The query of the people for several criteria that nobody satisfies together as typed. They are read by each criterion alone
 * (a year and an outward postcode, which say little alone, only together with the words if there are any), names also as they
 * may have been meant; those who satisfy all come first, then those who miss one. Three or more name words count one by one.
 */
export function oneMissing(criteria: Criteria, bind: Bind): string {
  const names = wordsLookedUp(criteria);
  const keys = keysOf(criteria);
  const meant = names.map((name, at) => `${wordsMeant(`m${at + 1}`, name, bind)},\n  `).join('');
  const branches = [
    ...keys.filter((key) => names.length === 0 || saysMuch(key, criteria)).map((key) => alone(key, criteria, bind)),
    ...names.flatMap((_, at) => besideWord(`m${at + 1}`, criteria, bind)),
    ...byNames(names, bind),
  ];
  const words = names.map((name, at) => `${costOf(name, `m${at + 1}`, bind)} as w${at + 1}`);
  const holds = keys.map((key, at) => `coalesce(${conditionOn(key, criteria, bind)}, false) as h${at + 1}`);
  const missing = missingOf(names, keys);
  const weight = keys.map((key, at) => `(not h${at + 1})::int * ${WEIGHT[key]}`);
  const cost = names.map((_, at) => `coalesce(w${at + 1}, ${MISSING})`);
  const { reference } = criteria;
  const typed = reference?.asTyped ? bind.value(reference.any[0]) : null;
  const closed = reference === null ? '' : ` or ${conditionOn('reference', criteria, bind)}`;
  return `with ${meant}held as materialized (
    select c.*, ${[...words, ...holds].join(', ')}
      from (select distinct customer_id from (select * from (${branches.map((branch) => `(${branch})`).join('\n union all ')}) b
             limit ${MOST_CANDIDATES}) d) x
      join customers c on c.id = x.customer_id and (${CURRENT}${closed}))
  select ${SHOWN}, array[${keys.map((_, at) => `h${at + 1}`).join(', ')}]::boolean[] as holds${
    typed === null ? '' : `, case when c.reference = ${typed}::text then c.reference end as reference`
  }
    from held c where ${missing} <= 1
   order by (${missing}) * ${ONE_MISSING} + ${[...cost, ...weight].join(' + ')}, ${BY_NAME} limit ${MOST_PEOPLE}`;
}

/** The least that one of somebody's words costs as the typed one; null when none is. */
function costOf(name: string, meant: string, bind: Bind): string {
  const isStart = `h.word >= ${bind.value(name)}::text and h.word < ${bind.value(rangeEnd(name))}::text`;
  return `(select min(case when ${isStart} then 1 else m.cost end)
    from customer_words h left join ${meant} m on m.word = h.word where h.customer_id = c.id)`;
}

/** How many criteria do not hold. One or two words of a name are one of them. */
function missingOf(names: readonly string[], keys: readonly Key[]): string {
  const words = names.map((_, at) => `(w${at + 1} is null)::int`);
  const name = countsEachWord(words.length, keys.length) ? words : words.length > 0 ? [`least(1, ${words.join(' + ')})`] : [];
  return [...name, ...keys.map((_, at) => `(not h${at + 1})::int`)].join(' + ');
}

function alone(key: Key, criteria: Criteria, bind: Bind): string {
  if (key === 'outward')
    return `select customer_id from customer_words where outward = ${bind.value(criteria.outward)} order by word, customer_id limit ${MOST_OF_A_KEY}`;
  return `select k.id as customer_id from customers k where ${conditionOn(key, criteria, bind, 'k')}${orderOf(key, 'k')}
    limit ${MOST_OF_A_KEY}`;
}

/** People born on the day, or of the outward postcode, with a word that the typed one may have been meant for. */
function besideWord(meant: string, criteria: Criteria, bind: Bind): string[] {
  const { born, outward } = criteria;
  const conditions = [
    ...(born ? [`${bornBetween('birth_date', born, bind)} order by birth_date, customer_id`] : []),
    ...(outward !== null ? [`outward = ${bind.value(outward)} order by customer_id`] : []),
  ];
  return conditions.map(
    (condition) => `select k.customer_id from ${meant} cross join lateral (
      select customer_id from customer_words where word = ${meant}.word and ${condition} limit ${MOST_OF_A_WORD}) k limit ${MOST_OF_A_KEY}`,
  );
}

/** People by the words as typed, and by each two of them as they may have been meant. */
function byNames(names: readonly string[], bind: Bind): string[] {
  const [first = '', second, third] = names;
  if (names.length === 0) return [];
  if (second === undefined) return peopleOfOneName(first, '', bind).map(idsOnly);
  // The offset keeps the planner from turning the two round: the words of the first come in their order, likeliest first.
  const both = (one: string, other: string) => `select p.customer_id from ${one} cross join lateral (
      select ${one}.word || ' ' || ${other}.word as pair from ${other} offset 0) b cross join lateral (
      select customer_id from name_pairs where pair = b.pair order by birth_date, customer_id limit ${MOST_OF_A_WORD}) p`;
  const others = third === undefined ? [] : [both('m1', 'm3'), both('m2', 'm3')];
  return [...peopleOfTwoNames(first, second, '', bind).map(idsOnly), both('m1', 'm2'), ...others];
}

function idsOnly(branch: string): string {
  return `select customer_id from (${branch}) n`;
}
