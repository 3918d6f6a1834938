import { OWN_SESSION_DAYS, OWN_SESSIONS } from '../../shared/domain/limits.ts';
import type { Output } from '../../shared/operations.ts';
import { CALL_COLUMNS, callValues } from '../audit/audit-row.ts';
import type { ReadHandler } from '../call.ts';
import { CURRENT, SHOWN } from './find/statement.ts';

type Item = Output<'sessions.mine'>['items'][number];

const MINE = `with near as (
    select distinct on (s.customer_id) s.customer_id, s.at, s.channel from sessions s
     where s.adviser = $1 and s.at between $5::timestamptz - make_interval(days => $6::int) and $5::timestamptz + make_interval(days => $6::int)
     order by s.customer_id, abs(extract(epoch from s.at - $5::timestamptz))),
  found as materialized (
    select ${SHOWN}, near.at, near.channel from near join customers c on c.id = near.customer_id and ${CURRENT}
     order by abs(extract(epoch from near.at - $5::timestamptz)), c.id limit ${OWN_SESSIONS}),
  audited as (
    insert into audit (${CALL_COLUMNS}, kind, outcome, details)
    select $1, $2, $3, $4, 'search', case when count(*) = 0 then 'nobody' else 'found' end, jsonb_build_object('results', count(*))
      from found)
select * from found`;

/** Whom the caller has had sessions with lately, or has ahead; audited as a search. */
export const mySessions: ReadHandler<'sessions.mine'> = async (call, _, once) => {
  const values = [...callValues(call, 'sessions.mine'), call.now, OWN_SESSION_DAYS.value];
  const rows = await once<Omit<Item, 'at'> & { at: Date }>({ name: 'sessions-mine', text: MINE, values });
  return { items: rows.map((row) => ({ ...row, at: row.at.toISOString() })) };
};
