import { PRIVACY_TEAM } from '../../shared/codes/organisations.ts';
import { PAGE_LENGTH } from '../../shared/domain/limits.ts';
import type { Input, Output } from '../../shared/operations.ts';
import { CALL_COLUMNS, callValues } from '../audit/audit-row.ts';
import type { Call, ReadHandler } from '../call.ts';
import { refuse, refuseField } from '../refusal.ts';
import { unseenOf } from '../requests/reach.ts';
import { readCursor, writeCursor } from './cursor.ts';

type List = Input<'audit.list'>;
type Item = Output<'audit.list'>['items'][number];

/** What of a row's details a reader gets; anything else that is kept there stays there. */
const SHOWN = `p.id::text as id, to_char(p.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, p.actor,
  n.adviser_name as "actorName", p.organisation, p.operation, p.kind, p.subject, c.id as "customerId", p.outcome, p.reason,
  p.details -> 'decisions' as decisions, p.details ->> 'which' as which, p.details ->> 'yes' as yes, (p.details ->> 'results')::int as results,
  p.request_id as "requestId"`;

/**
 * Who did what, newest first: a supervisor sees their own organisation, the privacy team's supervisors every one (decision 16). The
 * look itself is audited, with what was looked for; for a customer nobody knows it answers as for one nobody looked at.
 */
export const listAudit: ReadHandler<'audit.list'> = async (call, input, once) => {
  const limit = input.limit ?? PAGE_LENGTH;
  const rows = await once<Item>(statementOf(call, input, limit + 1));
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last ? writeCursor(last) : null };
};

// The text holds only the conditions asked for: each mixture has its own plan, on the index that fits it.
function statementOf(call: Call, input: List, limit: number) {
  const { organisation, caller } = { organisation: input.organisation, caller: call.caller };
  const mine = caller.touchpoint === PRIVACY_TEAM ? organisation : caller.touchpoint;
  if (mine !== organisation && organisation !== undefined) throw refuse('forbidden');
  const values: unknown[] = [...callValues(call, 'audit.list')];
  const bind = (value: unknown) => `$${values.push(value)}`;
  const kept = bind(input.forExport ? 'export' : 'audit-view');
  const subject = input.customerId
    ? `(select audit_alias from customers where id = ${bind(input.customerId)}::uuid)`
    : 'null::uuid';
  const conditions: string[] = [];
  const when = (value: unknown, condition: (parameter: string) => string) => {
    if (value !== undefined) conditions.push(condition(bind(value)));
  };
  const unseen = `select k.request_id::text from (${unseenOf(caller, '$1')} union all select g.request_id from audit_unseen g where g.sub = $1) k`;
  // What others did with a request that is kept from the reader, or was when it went; their own acts they know. What desks told until 30 November 2026 names it
  // otherwise, and stays as it was chained.
  conditions.push(`(a.actor = $1 or (coalesce(a.details ->> 'request', a.details ->> 'requestId', '') not in (${unseen})
    and not coalesce(a.details -> 'requests', '[]') ?| array(${unseen})))`);
  when(mine, (value) => `a.organisation = ${value}`);
  when(input.actor, (value) => `a.actor = ${value}`);
  // Written out: only so does the planner see that an index of the rare ones fits. Both are of closed lists.
  if (input.kind) conditions.push(`a.kind = '${input.kind}'`);
  if (input.outcome) conditions.push(`a.outcome = '${input.outcome}'`);
  if (input.customerId) conditions.push(`a.subject = ${subject}`);
  when(input.from, (day) => `a.at >= ${day}::date::timestamp at time zone 'Europe/London'`);
  when(input.to, (day) => `a.at < (${day}::date + 1)::timestamp at time zone 'Europe/London'`);
  if (input.cursor !== undefined) {
    const { at, id } = readCursor(input.cursor);
    if (!/^\d{1,18}$/.test(id)) throw refuseField('cursor', 'bad-cursor', 'This cursor was not given by this service');
    conditions.push(`(a.at, a.id) < (${bind(at)}::timestamptz, ${bind(id)}::bigint)`);
  }
  const { kind, actor, outcome, from, to } = input;
  const asked = bind(JSON.stringify({ kind, actor, outcome, organisation: mine, from, to }));
  const text = `with page as materialized (
    select a.* from audit a ${conditions.length > 0 ? `where ${conditions.join(' and ')}` : ''}
     order by a.at desc, a.id desc limit ${bind(limit)}
  ), audited as (
    insert into audit (${CALL_COLUMNS}, kind, subject, outcome, details)
    select $1, $2, $3, $4, ${kept}, ${subject}, 'shown',
           ${asked}::jsonb || jsonb_build_object('results', least((select count(*) from page), ${limit - 1}))
  )
  select ${SHOWN} from page p left join customers c on c.audit_alias = p.subject
    left join lateral (select v.adviser_name from conversations v where v.adviser = p.actor order by v.began_at desc limit 1) n on true
   order by p.at desc, p.id desc`;
  return { name: undefined, text, values };
}
