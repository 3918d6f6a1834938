import type { Criteria } from '../../../shared/domain/find/criteria.ts';
import { FIND_RESULTS } from '../../../shared/domain/limits.ts';
import type { Statement } from '../../call.ts';
import type { Bind } from './bind.ts';
import { bornBetween, conditionOn, type Key, keysOf } from './conditions.ts';
import { wordsMeant } from './loose-names.ts';
import { peopleOfOneName, peopleOfTwoNames } from './people-named.ts';
import { holdersOf, longestFirst } from './people-with.ts';
import { BY_NAME, finished, SHOWN, type Shape } from './statement.ts';

/** Rows read by each criterion, and of each word that a typed one may have been meant for. */
const MOST_OF_A_KEY = 60;
const MOST_OF_A_WORD = 26;
/** The typed words that people are looked up by; more of them only count. */
const MOST_WORDS = 3;
/** What it costs that a typed word is none of somebody's, and that a criterion does not hold: the more the fewer share it. */
const MISSING = 100;
const WEIGHT = { reference: 300, uln: 300, phone: 300, email: 300, postcode: 150, born: 120, outward: 50 } as const;

/**
 * A statement for several criteria that nobody satisfies together as typed. People are read by each criterion alone (a year
 * and an outward postcode, which say little alone, only together with the words), names also as they may have been meant;
 * those who satisfy all come first, then those who miss one. Three or more name words count one by one.
 */
export function oneMissing(criteria: Criteria, shape: Shape, bind: Bind): Statement {
  const names = longestFirst(criteria.names).slice(0, MOST_WORDS);
  const keys = keysOf(criteria);
  const meant = names.map((name, at) => wordsMeant(`m${at + 1}`, name, bind));
  const branches = [
    ...keys.filter((key) => saysMuch(key, criteria)).map((key) => alone(key, criteria, bind)),
    ...names.flatMap((_, at) => besideWord(`m${at + 1}`, criteria, bind)),
    ...byNames(names, bind),
  ];
  const words = names.map(
    (
      name,
      at,
    ) => `(select min(case when h.word >= ${bind.value(name)}::text and h.word < ${bind.value(`${name}\u{10ffff}`)}::text then 1
        else m.cost end) from customer_words h left join m${at + 1} m on m.word = h.word where h.customer_id = c.id)`,
  );
  const holds = keys.map((key) => `coalesce(${conditionOn(key, criteria, bind)}, false)`);
  const apart = names.length > 2 || keys.length === 0;
  const missingWords = names.map((_, at) => `(w${at + 1} is null)::int`);
  const missingNames = names.length === 0 ? '0' : apart ? missingWords.join(' + ') : `least(1, ${missingWords.join(' + ')})`;
  const missingKeys = holds.map((_, at) => `(not h${at + 1})::int`).join(' + ') || '0';
  const weight = keys.map((key, at) => `(not h${at + 1})::int * ${WEIGHT[key]}`).join(' + ') || '0';
  const cost = names.map((_, at) => `coalesce(w${at + 1}, ${MISSING})`).join(' + ') || '0';
  return finished(
    `${[...meant, ''].join(',\n  ')}candidates as materialized (
    select distinct customer_id from (${branches.map((branch) => `(${branch})`).join('\n union all ')}) b),
  held as materialized (
    select ${[SHOWN, ...words.map((word, at) => `${word} as w${at + 1}`), ...holds.map((hold, at) => `${hold} as h${at + 1}`)].join(', ')}
      from candidates x join customers c on c.id = x.customer_id
     where c.status = 'current'${criteria.reference ? ` or ${conditionOn('reference', criteria, bind)}` : ''}),
  found as materialized (
    select *, (${missingNames} + ${missingKeys}) * 1000 + ${cost} + ${weight} as rank, json_build_array(${holds.map((_, at) => `h${at + 1}`).join(', ')}) as holds
      from held where ${missingNames} + ${missingKeys} <= 1
     order by rank, ${BY_NAME} limit ${FIND_RESULTS + 1})`,
    `rank, ${BY_NAME}`,
    'false',
    shape,
    bind,
  );
}

function saysMuch(key: Key, { born }: Criteria): boolean {
  return key !== 'outward' && (key !== 'born' || born?.from === born?.to);
}

function alone(key: Key, criteria: Criteria, bind: Bind): string {
  return `select customer_id from (${holdersOf(key, criteria, bind)}) k limit ${MOST_OF_A_KEY}`;
}

/** People born on the day, or of the outward postcode, with a word that the typed one may have been meant for. */
function besideWord(meant: string, criteria: Criteria, bind: Bind): string[] {
  const { born, outward } = criteria;
  const conditions = [
    ...(born ? [bornBetween('birth_date', born, bind)] : []),
    ...(outward !== null ? [`outward = ${bind.value(outward)}`] : []),
  ];
  return conditions.map(
    (condition) => `select k.customer_id from ${meant} cross join lateral (
      select customer_id from customer_words where word = ${meant}.word and ${condition} limit ${MOST_OF_A_WORD}) k`,
  );
}

/** People by the words as typed, and by each two of them as they may have been meant. */
function byNames(names: readonly string[], bind: Bind): string[] {
  const [first = '', second, third] = names;
  if (names.length === 0) return [];
  if (second === undefined) return peopleOfOneName(first, '', bind).map(idsOnly);
  const both = (one: string, other: string) => `select p.customer_id from ${one} cross join ${other} cross join lateral (
      select customer_id from name_pairs where pair = ${one}.word || ' ' || ${other}.word limit ${MOST_OF_A_WORD}) p`;
  const others = third === undefined ? [] : [both('m1', 'm3'), both('m2', 'm3')];
  return [...peopleOfTwoNames(first, second, '', bind).map(idsOnly), both('m1', 'm2'), ...others];
}

function idsOnly(branch: string): string {
  return `select customer_id from (${branch}) n`;
}
