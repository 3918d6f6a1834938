import { FIND_RESULTS } from '../../../shared/domain/limits.ts';
import { CALL_COLUMNS, callValues } from '../../audit/audit-row.ts';
import type { Call, Statement } from '../../call.ts';
import { nameOf } from '../../database/statement-names.ts';
import { type Bind, binding } from './bind.ts';
import type { People } from './people-with.ts';

/** One person as the statement gives them. */
export type Row = {
  readonly id: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly yearOfBirth: number | null;
  readonly outwardPostcode: string | null;
  readonly status: 'current' | 'closed';
  /** Only when it was what was typed. */
  readonly reference: string | null;
  /** Which criteria hold, in the order they were asked about; none asked means that all hold. */
  readonly holds: readonly boolean[];
};
/** The one row of a find's statement. `settled`: this is the answer, and its audit row is written. */
export type Found = { readonly people: Row[]; readonly more: boolean; readonly settled: boolean };

/** What a statement answers with besides the people. */
export type Shape = {
  readonly settles: Settles;
  /** The reference as typed, shown to whom it belongs; closed customers are found by it alone. */
  readonly reference: string | null;
};

/** When a statement's people are the answer: always, or only where it found somebody. */
export type Settles = 'always' | 'when-found';

/** A binding whose first values are those of the audit row. */
export function bindingOf(call: Call): Bind {
  return binding(callValues(call, 'customers.find'));
}

/** The statement that reads people, the closest first, and writes the search's audit row: how many, never whom or what was typed. */
export function statementOf(people: People, shape: Shape, bind: Bind): Statement {
  const where = people.where.length > 0 ? `where ${people.where.join(' and ')}` : '';
  return finished(
    `candidates as materialized (
    select * from (${people.branches.map((branch) => `(${branch})`).join('\n union all ')}) b limit ${people.most}),
  found as materialized (
    select ${SHOWN}, x.rank, x.tie, '[]'::json as holds
      from (select customer_id, min(rank) as rank, min(tie) as tie from candidates group by customer_id) x
      join customers c on c.id = x.customer_id ${where}
     order by x.rank, x.tie, ${BY_NAME} limit ${FIND_RESULTS + 1})`,
    `rank, tie, ${BY_NAME}`,
    `(select count(*) from candidates) >= ${people.most}`,
    shape,
    bind,
  );
}

/** The columns of `c` that `found` needs. */
export const SHOWN = 'c.id, c.given_name, c.family_name, c.birth_date, c.postcode, c.status, c.reference';
/** The order of people who are equally close. */
export const BY_NAME = 'family_name collate "C", given_name collate "C", birth_date, id';

/**
 * A whole find's statement from its `found` (at most one more than is shown): counts, writes the audit row if this is the
 * answer, and builds the answer. `cut`: an SQL condition that says that more were there than were read.
 */
export function finished(found: string, order: string, cut: string, { settles, reference }: Shape, bind: Bind): Statement {
  const settled = settles === 'always' ? 'true' : 'count(*) > 0';
  const shown = reference === null ? 'null' : `case when reference = ${bind.value(reference)}::text then reference end`;
  const text = `with ${found},
  counted as materialized (
    select least(count(*), ${FIND_RESULTS})::int as people, count(*) > ${FIND_RESULTS} or ${cut} as more, ${settled} as settled from found),
  audited as (
    insert into audit (${CALL_COLUMNS}, kind, outcome, details)
    select $1, $2, $3, $4, 'search', case when people = 0 then 'nobody' else 'found' end,
           jsonb_build_object('results', people, 'more', more)
      from counted where settled)
  select settled, more, (
    select coalesce(json_agg(json_build_object('id', id, 'givenName', given_name, 'familyName', family_name,
      'yearOfBirth', extract(year from birth_date)::int, 'outwardPostcode', left(postcode, -3), 'status', status,
      'reference', ${shown}, 'holds', holds) order by ${order}), '[]')
      from (select * from found order by ${order} limit ${FIND_RESULTS}) f) as people
    from counted`;
  return { name: nameOf(text) as string, text, values: bind.values };
}
