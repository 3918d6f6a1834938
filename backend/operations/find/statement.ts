import { FIND_RESULTS } from '../../../shared/domain/limits.ts';
import { CALL_COLUMNS, callValues } from '../../audit/audit-row.ts';
import type { Call, Statement } from '../../call.ts';
import { nameOf } from '../../database/statement-names.ts';
import { type Bind, binding } from './bind.ts';

/** One person as a find's statement gives them, the closest first. */
export type Row = {
  readonly id: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly yearOfBirth: number | null;
  readonly outwardPostcode: string | null;
  readonly status: 'current' | 'closed';
  /** Only when it was what was typed. */
  readonly reference?: string | null;
  /** Which of the criteria besides names hold, in their order; all do where it is left out. */
  readonly holds?: readonly boolean[];
  /** In how many rows of the index the person was met; see `MOST_ROWS`. */
  readonly copies?: number;
};

/** When a statement's people are the answer: always, or only where it found somebody. */
export type Settles = 'always' | 'when-found';

/** A branch reads this many rows of its index at the most; somebody of several words is met several times. */
export const MOST_ROWS = 80;
/** One more than is shown says that there are more. */
export const MOST_PEOPLE = FIND_RESULTS + 1;

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

/** True when there were more people than are shown, or more rows than are read. */
export function isCut(rows: readonly Row[]): boolean {
  return rows.length > FIND_RESULTS || rows.reduce((copies, row) => copies + Number(row.copies ?? 0), 0) >= MOST_ROWS;
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
