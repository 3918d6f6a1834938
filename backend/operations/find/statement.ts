import { FIND_RESULTS } from '../../../shared/domain/limits.ts';
import { CALL_COLUMNS, callValues } from '../../audit/audit-row.ts';
import type { Call, Statement } from '../../call.ts';
import { nameOf } from '../../database/statement-names.ts';
import { type Bind, binding } from './bind.ts';
import { MOST_ROWS } from './people-named.ts';
import type { People } from './people-with.ts';

/** One person as the statement gives them; `rank` 0 is whoever is exactly what was typed. */
export type Row = {
  readonly id: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly yearOfBirth: number | null;
  readonly outwardPostcode: string | null;
  readonly status: 'current' | 'closed';
  readonly reference: string;
  readonly rank: number;
  /** Which criteria hold, in the order they were asked about; none asked means that all hold. */
  readonly holds: readonly boolean[];
};
/** The one row of a find's statement. `settled`: this is the answer, and its audit row is written. */
export type Found = { readonly people: Row[]; readonly more: boolean; readonly settled: boolean };

/** When a statement's people are the answer: always, or only where it found somebody exactly or at least three. */
export type Settles = 'always' | 'when-found';
const ENOUGH = 3;

/** A binding whose first values are those of the audit row. */
export function bindingOf(call: Call): Bind {
  return binding(callValues(call, 'customers.find'));
}

/** The statement that reads people, the closest first, and writes the search's audit row: how many, never whom or what was typed. */
export function statementOf(people: People, settles: Settles, bind: Bind, closed = false): Statement {
  const where = [...(closed ? [] : ["c.status = 'current'"]), ...people.where];
  const text = `with candidates as materialized (
    ${people.branches.map((branch) => `(${branch})`).join('\n union all ')}
     ${people.branches.length > 1 ? `limit ${MOST_ROWS}` : ''}),
  found as materialized (
    select ${SHOWN}, x.rank, x.tie, '[]'::json as holds
      from (select customer_id, min(rank) as rank, min(tie) as tie from candidates group by customer_id) x
      join customers c on c.id = x.customer_id
     ${where.length > 0 ? `where ${where.join(' and ')}` : ''}
     order by x.rank, x.tie, c.family_name collate "C", c.given_name collate "C", c.birth_date, c.id limit ${FIND_RESULTS + 1}),
  ${answerOf('rank, tie, family_name collate "C", given_name collate "C", birth_date, id', settles)}`;
  return { name: nameOf(text) as string, text, values: bind.values };
}

/** The columns of `c` that `found` needs. */
export const SHOWN = 'c.id, c.given_name, c.family_name, c.birth_date, c.postcode, c.status, c.reference';

/** The end of every find's statement: counts `found`, writes the audit row if this is the answer, and builds the answer. */
export function answerOf(order: string, settles: Settles): string {
  const settled = settles === 'always' ? 'true' : `(count(*) filter (where rank = 0) > 0 or count(*) >= ${ENOUGH})`;
  return `counted as materialized (
    select count(*)::int as people, ${settled} as settled from found),
  audited as (
    insert into audit (${CALL_COLUMNS}, kind, outcome, details)
    select $1, $2, $3, $4, 'search', case when people = 0 then 'nobody' else 'found' end,
           jsonb_build_object('results', least(people, ${FIND_RESULTS}), 'more', people > ${FIND_RESULTS})
      from counted where settled)
  select settled, people > ${FIND_RESULTS} as more, case when settled then (
    select coalesce(json_agg(json_build_object('id', id, 'givenName', given_name, 'familyName', family_name,
      'yearOfBirth', extract(year from birth_date)::int, 'outwardPostcode', left(postcode, -3), 'status', status,
      'reference', reference, 'rank', rank, 'holds', holds) order by ${order}), '[]')
      from found) else '[]' end as people
    from counted`;
}
