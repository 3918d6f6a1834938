import { sql } from 'kysely';
import type { Input } from '../../shared/operations.ts';
import type { Call, CommandHandler, Write } from '../call.ts';
import { noteSession, sessionValues } from './machine-sessions.ts';

const KEEP = `insert into machines (machine_id, person, person_name, organisation, seen_at, waiting, sending, asking_again,
    needs_attention, oldest_said_on, oldest_recorded_at, handed_over, copies, copies_until, app_version)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
  on conflict (machine_id, person) do update set person_name = excluded.person_name, organisation = excluded.organisation,
    seen_at = excluded.seen_at, waiting = excluded.waiting, sending = excluded.sending, asking_again = excluded.asking_again,
    needs_attention = excluded.needs_attention, oldest_said_on = excluded.oldest_said_on,
    oldest_recorded_at = excluded.oldest_recorded_at, handed_over = excluded.handed_over, copies = excluded.copies,
    copies_until = excluded.copies_until, app_version = excluded.app_version
   where machines.seen_at <= excluded.seen_at`;
const NOTE = noteSession('$1', '$2', '$3');

/**
 * Keeps a machine's newest state for the caller and answers whether it was reported lost. Nobody acts by it and no customer is in
 * it, so it leaves no audit row (decision 24).
 */
export const reportMachine: CommandHandler<'machines.report'> = async (call, input, tx) => {
  const { rows } = await sql`select 1 as lost from lost_machines where machine_id = ${input.machineId}::uuid`.execute(tx);
  const lost = rows.length > 0;
  const writes: Write[] = [
    { sql: KEEP, parameters: stateOf(call, input) },
    { sql: NOTE, parameters: [input.machineId, ...sessionValues(call)] },
  ];
  const { commandId } = input;
  return { answer: { commandId, receivedAt: call.now.toISOString(), lost, destroyCopies: lost }, audit: null, writes };
};

function stateOf({ caller, now }: Call, input: Input<'machines.report'>): unknown[] {
  return [
    ...[input.machineId, caller.sub, caller.name, caller.touchpoint, now],
    ...[input.waiting, input.sending, input.askingAgain, input.needsAttention],
    ...[input.oldestSaidOn, recordedAt(input, now), JSON.stringify(input.handedOver)],
    ...[input.copies, input.copiesUntil, input.appVersion],
  ];
}

/** By the central service's clock: a machine's own may be hours out, and nothing was recorded later than now. */
function recordedAt({ oldestRecordedAt, clockOffsetMs = 0 }: Input<'machines.report'>, now: Date): Date | null {
  if (oldestRecordedAt === null) return null;
  return new Date(Math.min(Date.parse(oldestRecordedAt) + clockOffsetMs, now.getTime()));
}
