import type { Output } from '../../shared/operations.ts';
import { CALL_COLUMNS, callValues } from '../audit/audit-row.ts';
import type { ReadHandler } from '../call.ts';
import { refuse } from '../refusal.ts';
import { reachOf, within } from '../requests/reach.ts';

type Item = Output<'requests.history'>['items'][number];
type Row = { readonly items: readonly Item[] };

const LONDON = (at: string) => `to_char(${at} at time zone 'Europe/London', 'YYYY-MM-DD')`;
/** SQL: one kind of event; what is not named is not there. */
const from = (event: string, columns: Readonly<Record<string, string>>, tables: string) =>
  `select ${event} as event, ${['on', 'at', 'byName', 'organisation', 'toName', 'text', 'outcome', 'reference', 'field']
    .map((name) => `${columns[name] ?? 'null'}::${name === 'at' ? 'timestamptz' : 'text'} as "${name}"`)
    .join(', ')}, ${columns.decisions ?? `'[]'::json`} as decisions from asked r ${tables}`;
const decisionsOf = (table: string) => `json_agg(json_build_object('field', ${table}.field, 'decision', ${table}.decision,
    'value', ${table}.decided_value, 'reasons', ${table}.reasons) order by ${table}.field)`;

/** SQL: when a telling was recorded that has no step of its own: with the copy that was sent, or with what was put right on the call. */
const TOLD_AT = `coalesce((select max(s.at) from request_steps s where s.request_id = r.id and s.step = 'copy-sent' and s.on_day = r.told_on),
    (select max(f.decided_at) from rectification_fields f where f.request_id = r.id and f.on_call))`;

/** SQL: the day a request was logged for: one that runs from an earlier day was said later than that. */
export const SAID_ON = `case when exists (select from request_steps s where s.request_id = r.id and s.step = 'dated-earlier')
    then ${LONDON('least(r.said_at, r.received_at)')} else r.made_on::text end`;
/** SQL: when a request was complete that was opened again by the step `s`, and how its customer had been told. */
const COMPLETED_THEN = "(s.taken_back ->> 'completedAt')::timestamptz";
const TOLD_THEN = (what: string) => `(s.taken_back -> 'told' ->> '${what}')`;
const REOPENED = "join request_steps s on s.request_id = r.id and s.step = 'reopened'";

/** What is told by the tables there are; the rest, and what was taken back, is told by the steps. */
const EVENTS = [
  from(`'logged'`, { on: SAID_ON, at: 'r.received_at', byName: 'r.logged_by_name', organisation: 'r.logged_in' }, ''),
  // By the customer, whose requests have an index.
  from(
    `'joined'`,
    { on: 'j.made_on', at: 'j.received_at', byName: 'j.logged_by_name', organisation: 'j.logged_in', reference: 'j.reference' },
    'join requests j on j.customer_id = r.customer_id and j.joined_to = r.id',
  ),
  from(
    `'noted'`,
    { on: LONDON('n.at'), at: 'n.received_at', byName: 'n.noted_by_name', text: 'n.note' },
    'join request_notes n on n.request_id = r.id',
  ),
  from(
    `'checked'`,
    { on: LONDON('k.at'), at: 'k.received_at', byName: 'k.done_by_name', text: 'k.what', outcome: 'k.outcome', field: 'k.field' },
    'join request_checks k on k.request_id = r.id',
  ),
  from(
    `'decided'`,
    {
      ...{ on: LONDON('f.decided_at'), at: 'f.decided_at', byName: 'f.decided_by_name' },
      ...{ outcome: `case when bool_or(f.on_call) then 'on-call' end`, decisions: decisionsOf('f') },
    },
    `join rectification_fields f on f.request_id = r.id and f.decision is not null group by f.decided_at, f.decided_by_name`,
  ),
  from(
    `'decided'`,
    { on: LONDON('e.decided_at'), at: 'e.decided_at', byName: 'e.decided_by_name', decisions: decisionsOf('e') },
    'join evidence_decisions e on e.request_id = r.id group by e.decided_at, e.decided_by_name',
  ),
  from(
    `'decided'`,
    {
      ...{ on: LONDON('d.decided_at'), at: 'd.decided_at', byName: 'd.decided_by_name' },
      decisions: `json_build_array(json_build_object('field', 'decision', 'decision', d.decision, 'value', coalesce(d.because, d.said_how),
        'reasons', d.reasons))`,
    },
    'join request_decisions d on d.request_id = r.id',
  ),
  from(
    's.step',
    {
      ...{
        on: `coalesce(s.on_day::text, ${LONDON('s.at')})`,
        at: 's.at',
        byName: 's.done_by_name',
        organisation: 's.organisation',
      },
      ...{
        toName: 's.whom_name',
        text: 's.why',
        outcome: 's.whom',
        decisions: `coalesce(s.taken_back -> 'decisions', '[]')::json`,
      },
    },
    // A decision that has its own row is told by that.
    `join request_steps s on s.request_id = r.id and not (s.step = 'decided'
       and exists (select from request_decisions d where d.command_id = s.command_id))`,
  ),
  from(
    `'customer-told'`,
    { on: 'r.told_on', at: TOLD_AT, byName: 'r.told_by_name', outcome: 'r.told_how' },
    `where r.told_on is not null and not exists (select from request_steps s where s.request_id = r.id and s.step = 'customer-told'
       and s.on_day = r.told_on)`,
  ),
  from(
    `'extended'`,
    { on: 'r.extension_told_on', outcome: 'r.extension_reason' },
    `where r.extension_told_on is not null and not exists (select from request_steps s where s.request_id = r.id and s.step = 'extended')`,
  ),
  from(
    `'recipient-told'`,
    { on: 'n.told_on', byName: 'n.told_by_name', toName: 'p.name', outcome: 'n.state' },
    `join recipient_notices n on n.customer_id = r.customer_id and n.request_id = r.id and n.told_on is not null
     join recipients p on p.id = n.recipient_id`,
  ),
  from(`'completed'`, { on: LONDON('r.completed_at'), at: 'r.completed_at' }, 'where r.completed_at is not null'),
  // What had its end before it was opened again.
  from(`'completed'`, { on: LONDON(COMPLETED_THEN), at: COMPLETED_THEN }, `${REOPENED} and ${COMPLETED_THEN} is not null`),
  from(
    `'customer-told'`,
    {
      ...{ on: TOLD_THEN('on'), byName: TOLD_THEN('byName'), outcome: TOLD_THEN('how') },
      at: `case when ${LONDON(COMPLETED_THEN)} = ${TOLD_THEN('on')} then ${COMPLETED_THEN} end`,
    },
    `${REOPENED} and ${TOLD_THEN('on')} is not null and not exists (select from request_steps t where t.request_id = r.id
       and t.step = 'customer-told' and t.on_day = ${TOLD_THEN('on')}::date and t.at <= s.at)`,
  ),
].join(' union all ');

const READ = `with asked as (
    select r.*, c.audit_alias from requests r left join customers c on c.id = r.customer_id where r.id = $5::uuid and ${within('$6', '$7', '$8')}
  ), audited as (
    insert into audit (${CALL_COLUMNS}, kind, subject, outcome, reason, details)
    select $1, $2, $3, $4, 'view', audit_alias, 'shown', 'working-request', jsonb_build_object('request', id, 'which', 'history') from asked
  ), events as (${EVENTS})
select (select coalesce(json_agg(to_json(e) order by e.on, e.at nulls last, e.event), '[]') from events e) as items from asked`;

/** Everything that happened with a request, the first thing first. */
export const readHistory: ReadHandler<'requests.history'> = async (call, { requestId }, once) => {
  const values = [...callValues(call, 'requests.history'), requestId, ...reachOf(call.caller)];
  const [row] = await once<Row>({ name: 'requests-history', text: READ, values });
  if (!row) throw refuse('not-found', { nobody: true });
  return { items: [...row.items] };
};
