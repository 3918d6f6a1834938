import { CALL_COLUMNS, callValues } from '../audit/audit-row.ts';
import type { CommandHandler } from '../call.ts';

const EACH = `insert into audit (${CALL_COLUMNS}, kind, subject, outcome, reason, details)
  select $1, $2, $3, $4, 'desk-event', c.audit_alias, e.event->>'kind', e.event->>'reason',
         (e.event - 'kind' - 'reason' - 'customerId') || jsonb_build_object('machine', $5::uuid)
    from jsonb_array_elements($6::jsonb) with ordinality as e (event, position)
    left join customers c on c.id = (e.event->>'customerId')::uuid
   order by e.position`;

/** Audits what happened at a desk out of the central service's sight, each event with its own time. */
export const recordDeskEvents: CommandHandler<'deskEvents.record'> = async (call, { commandId, machineId, events }) => ({
  answer: { commandId, receivedAt: call.now.toISOString() },
  audit: { kind: 'desk-event', outcome: 'recorded', details: { machine: machineId, results: events.length } },
  writes: [{ sql: EACH, parameters: [...callValues(call, 'deskEvents.record'), machineId, JSON.stringify(events)] }],
});
