import { MOST_PEOPLE, MOST_ROWS } from '../../../shared/domain/find/bounds.ts';
import { FIND_RESULTS } from '../../../shared/domain/limits.ts';
import { CALL_COLUMNS, callValues } from '../../audit/audit-row.ts';
import type { Call, Statement } from '../../call.ts';
import { nameOf } from '../../database/statement-names.ts';
import { type Bind, binding } from './bind.ts';

/** When a statement's people are the answer: always, or only where it found somebody. */
export type Settles = 'always' | 'when-found';

/** What a find shows of a customer `c`. */
export const SHOWN = `c.id, c.given_name as "givenName", c.family_name as "familyName",
  extract(year from c.birth_date)::int as "yearOfBirth", left(c.postcode, -3) as "outwardPostcode", c.status`;
/** The order of people who are equally close. */
export const BY_NAME = 'c.family_name collate "C", c.given_name collate "C", c.birth_date, c.id';
/** Closed customers are found by their reference alone. */
export const CURRENT = "c.status = 'current'";

/** A binding whose first values are those of the audit row. */
export function bindingOf(call: Call): Bind {
  return binding(callValues(call, 'customers.find'));
}

/**
 * The whole statement from the query of the people, in order and at most `MOST_PEOPLE`. It writes the search's audit row if
 * this is the answer: how many were found, never whom or what was typed. A common statement is prepared under a name; the
 * rarer mixtures are thousands, each of which would stay with the server as a plan.
 */
export function statementOf(people: string, settles: Settles, bind: Bind, isCommon: boolean): Statement {
  // Rows come out of `found` as they went in.
  const text = `with found as materialized (${people}),
  audited as (
    insert into audit (${CALL_COLUMNS}, kind, outcome, details)
    select $1, $2, $3, $4, 'search', case when count(*) = 0 then 'nobody' else 'found' end,
           jsonb_build_object('results', least(count(*), ${FIND_RESULTS}), 'more', count(*) > ${FIND_RESULTS})
      from found${settles === 'when-found' ? ' having count(*) > 0' : ''})
  select * from found`;
  return { name: isCommon ? nameOf(text) : undefined, text, values: bind.values };
}

/** People met in an index: branches of (customer_id, rank, tie, born) in the order of closeness, each person once. */
export function metIn(branches: readonly string[], conditions: readonly string[] = []): string {
  const all = branches.length === 1 ? branches[0] : branches.map((branch) => `(${branch})`).join('\n  union all ');
  return `select ${SHOWN}, x.copies from (
    select customer_id, min(rank) as rank, min(tie) as tie, min(born) as born, count(*)::int as copies
      from (select * from (${all}) b limit ${MOST_ROWS}) m group by customer_id
     order by 2, 3, 4, 1 ${conditions.length === 0 ? `limit ${MOST_PEOPLE}` : ''}) x
    join customers c on c.id = x.customer_id and ${[CURRENT, ...conditions].join(' and ')}
   order by x.rank, x.tie, x.born, c.id limit ${MOST_PEOPLE}`;
}
