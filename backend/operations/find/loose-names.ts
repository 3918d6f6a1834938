import { MOST_LOOSE, MOST_MEANT, MOST_PEOPLE, MOST_SOUNDS } from '../../../shared/domain/find/bounds.ts';
import { COST } from '../../../shared/domain/find/closeness.ts';
import type { Criteria } from '../../../shared/domain/find/criteria.ts';
import { slipsOf, soundOf } from '../../../shared/domain/find/index-rows.ts';
import { rangeEnd } from '../../../shared/domain/find/keys.ts';
import { nicknamesOf } from '../../../shared/domain/find/nicknames.ts';
import { slipPatterns } from '../../../shared/domain/find/slip-patterns.ts';
import type { Bind } from './bind.ts';
import { BY_NAME, CURRENT, SHOWN } from './statement.ts';

/**
 * The query of the people for one or two typed words that nobody holds as typed: the words they may have been meant for, then
 * the same indexes.
 */
export function looseNames({ names }: Criteria, bind: Bind): string {
  const [first = '', second] = names;
  const candidates = second === undefined ? ofOne(bind) : ofTwo(first, second, bind);
  const meant = names.map((name, at) => wordsMeant(`m${at + 1}`, name, bind));
  // Of people equally close, those whose whole name is about as long as what was typed.
  const length = `abs(length(c.given_name || c.family_name) - ${bind.value(names.join('').length)}::int)`;
  return `with ${meant.join(',\n  ')}
  select ${SHOWN} from (select customer_id, min(cost) as cost from (${candidates}) b group by customer_id order by 2, 1 limit ${MOST_LOOSE}) x
    join customers c on c.id = x.customer_id and ${CURRENT}
   order by x.cost, ${length}, ${BY_NAME} limit ${MOST_PEOPLE}`;
}

function ofOne(bind: Bind): string {
  return `select p.customer_id, m1.cost from m1 cross join lateral (
    select customer_id from name_pairs where pair >= m1.word || ' ' and pair < m1.word || ${bind.value(rangeEnd(' '))}::text
     order by pair, birth_date, customer_id limit ${MOST_PEOPLE}) p`;
}

function ofTwo(first: string, second: string, bind: Bind): string {
  const begins = (meant: string, typed: string) => `select p.customer_id, ${meant}.cost + ${COST.start} as cost
      from ${meant} cross join lateral (
        select customer_id from name_pairs
         where pair > ${meant}.word || ' ' || ${bind.value(typed)}::text and pair < ${meant}.word || ' ' || ${bind.value(rangeEnd(typed))}::text
         order by pair, birth_date, customer_id limit ${MOST_PEOPLE}) p`;
  const joined = bind.value([`${first}${second} `, `${second}${first} `]);
  return `select p.customer_id, m1.cost + m2.cost as cost from m1 cross join m2 cross join lateral (
        select customer_id from name_pairs where pair = m1.word || ' ' || m2.word
         order by birth_date, customer_id limit ${MOST_PEOPLE}) p
     union all ${begins('m1', second)}
     union all ${begins('m2', first)}
     union all select p.customer_id, ${COST.joined} from unnest(${joined}::text[]) as j (word) cross join lateral (
        select customer_id from name_pairs where pair >= j.word and pair < j.word || ${bind.value(rangeEnd(''))}::text
         order by pair, birth_date, customer_id limit ${MOST_PEOPLE}) p`;
}

/**
 * A named query of the words of the dictionary that a typed word may have been meant for, (word, cost). Always of one text,
 * whatever the word: each text is a plan that the server keeps.
 */
export function wordsMeant(query: string, typed: string, bind: Bind): string {
  const { likely, other } = slipPatterns(typed);
  const word = bind.value(typed);
  const likelyOnes = bind.value(likely);
  return `${query} as materialized (
    select word, min(cost) as cost from (
      select word, case when word = ${word} then 0 when word like any(${likelyOnes}::text[]) then ${COST.likely} else ${COST.other} end
           + case when left(word, 1) = left(${word}, 1) then 0 else ${COST.otherFirstLetter} end as cost
        from name_slips where slip = any(${bind.value(slipsOf(typed))}::text[])
         and (word = ${word} or word like any(${likelyOnes}::text[]) or word like any(${bind.value(other)}::text[]))
      union all select word, ${COST.nickname} from unnest(${bind.value(nicknamesOf(typed))}::text[]) as n (word)
      union all (select word, ${COST.sound} from name_words where sound = ${bind.value(soundOf(typed))} and sound <> ''
        order by holders desc, word limit ${MOST_SOUNDS})) w
    join name_words using (word) group by word, holders order by 2, holders desc, word limit ${MOST_MEANT})`;
}
