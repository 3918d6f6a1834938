import { levelReached } from '../../shared/domain/identity.ts';
import type { DeskEvent } from '../../shared/operations/desk-events.ts';
import { CALL_COLUMNS, callValues } from '../audit/audit-row.ts';
import type { Call, CommandHandler, Write } from '../call.ts';
import { refuseField } from '../refusal.ts';
import { reachOf, within } from '../requests/reach.ts';

type Check = Extract<DeskEvent, { kind: 'offline-check' }>;

/** That a copy of that very taking was the caller's on that machine. `customer`, `fetched`: the SQL that names them. */
const held = (customer: string, fetched: string, machine: string) =>
  `select from copies k where k.machine_id = ${machine}::uuid and k.holder = $1 and k.customer_id = ${customer} and k.taken_at = ${fetched}`;

// A request is named as every audit row names one, by which those rows are found that somebody is not to see (decision 43). Whose a request
// or a notice is, goes into the row only where the caller reaches it: else an id that they have would tell them.
const EACH = `insert into audit (${CALL_COLUMNS}, kind, subject, outcome, reason, details)
  select $1, $2, $3, $4, 'desk-event', coalesce(c.audit_alias,
         (select v.audit_alias from evidence v where v.customer_reference = q.closed_reference limit 1)), e.event->>'kind',
         case when e.event->>'kind' = 'offline-check'
               and not exists (${held("(e.event->>'customerId')::uuid", "(e.event->>'fetchedAt')::timestamptz", '$5')})
              then 'copy-unknown' else e.event->>'reason' end,
         (e.event - 'kind' - 'reason' - 'customerId' - 'requestId') || jsonb_build_object('machine', $5::uuid)
           || case when e.event ? 'requestId' then jsonb_build_object('request', e.event->'requestId') else '{}' end
    from jsonb_array_elements($6::jsonb) with ordinality as e (event, position)
    left join recipient_notices n on n.id = (e.event->>'noticeId')::uuid and ($7::text is null or n.organisation = $7)
    left join (select r.* from requests r where ${within('$7', '$8', '$1')}) q on q.id = (e.event->>'requestId')::uuid
    left join customers c on c.id = coalesce((e.event->>'customerId')::uuid, n.customer_id, q.customer_id)
   order by e.position`;

// A conversation of the caller's with somebody who may be told, and a copy they held: only then does the check count.
const COUNTS = `from conversations v where v.id = $2::uuid and v.adviser = $1 and v.speaker <> 'representative'
    and exists (${held('$3::uuid', '$4::timestamptz', '$5')})`;
const LEVEL = `insert into conversation_levels as known (conversation_id, customer_id, level, matched)
  select v.id, $3::uuid, $6::smallint, $7::text[] ${COUNTS}
  on conflict (conversation_id, customer_id) do update set level = greatest(known.level, excluded.level),
    matched = array(select distinct unnest(known.matched || excluded.matched))`;
const CHECK = `insert into identity_checks (command_id, customer_id, conversation_id, at, organisation, passed, level)
  select $7::uuid, $3::uuid, v.id, $8::timestamptz, $9, $10::boolean, $6::smallint ${COUNTS}`;

/**
 * Audits what happened at a desk out of the central service's sight, each event with its own time. A check against a copy brings its
 * conversation the level that its items reach, if the central service had given that copy.
 */
export const recordDeskEvents: CommandHandler<'deskEvents.record'> = async (call, { commandId, machineId, events }) => {
  const checks = events.filter((event) => event.kind === 'offline-check');
  if (checks.length > 1) throw refuseField('events', 'one-check', 'One check against a copy in one command');
  const [organisation, own] = reachOf(call.caller);
  return {
    answer: { commandId, receivedAt: call.now.toISOString() },
    audit: { kind: 'desk-event', outcome: 'recorded', details: { machine: machineId, results: events.length } },
    writes: [
      { sql: EACH, parameters: [...callValues(call, 'deskEvents.record'), machineId, JSON.stringify(events), organisation, own] },
      ...checks.flatMap((check) => countCheck(call, check, machineId, commandId)),
    ],
  };
};

function countCheck({ caller }: Call, check: Check, machineId: string, commandId: string): Write[] {
  const { conversationId, customerId, fetchedAt, matched, passed, at } = check;
  const level = levelReached(new Set(matched));
  const those = [caller.sub, conversationId, customerId, fetchedAt, machineId, level];
  const count: Write = { sql: CHECK, parameters: [...those, commandId, at, caller.touchpoint, passed] };
  return level === 0 ? [count] : [{ sql: LEVEL, parameters: [...those, matched] }, count];
}
