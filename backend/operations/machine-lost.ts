import { sql } from 'kysely';
import { PRIVACY_TEAM } from '../../shared/codes/organisations.ts';
import { FOUND_REASONS, machineCode } from '../../shared/domain/machine.ts';
import type { CommandHandler, Write } from '../call.ts';
import { refuse, refuseField } from '../refusal.ts';

const MARK = 'insert into lost_machines (machine_id, lost_at, marked_by) values ($1, $2, $3) on conflict (machine_id) do nothing';
const UNMARK = 'delete from lost_machines where machine_id = $1';
// Also when it is found: what was signed in on it while it was away stays out, and its person signs in anew.
const REVOKE = 'update machine_sessions set revoked_at = $2 where machine_id = $1 and revoked_at is null';

type Known = { organisation: string; lost_at: Date | null };

/** Marks a machine as lost, or as found: for a supervisor of the organisation it was last seen for, or of the privacy team. */
export const markMachineLost: CommandHandler<'machines.markLost'> = async (call, { machineId, lost, reason }, tx) => {
  const back = (FOUND_REASONS as readonly string[]).includes(reason);
  if (lost === back) throw refuseField('reason', 'does-not-fit', 'This reason is not one for that');
  const { rows } = await sql<Known>`
    select m.organisation, l.lost_at from machines m left join lost_machines l using (machine_id)
     where m.machine_id = ${machineId}::uuid order by m.seen_at desc, m.person limit 1`.execute(tx);
  const [known] = rows;
  if (!known) throw refuse('not-found');
  const { touchpoint, sub } = call.caller;
  if (touchpoint !== PRIVACY_TEAM && touchpoint !== known.organisation) throw refuse('forbidden');
  const already = lost === (known.lost_at !== null);
  const mark: Write = lost ? { sql: MARK, parameters: [machineId, call.now, sub] } : { sql: UNMARK, parameters: [machineId] };
  const details = { machine: machineId, which: machineCode(machineId) };
  const lostSince = lost ? (known.lost_at ?? call.now).toISOString() : null;
  return {
    answer: { machineId, receivedAt: call.now.toISOString(), lostSince },
    audit: { kind: 'machine', outcome: already ? 'repeated' : lost ? 'lost' : 'back-again', reason, details },
    writes: already ? [] : [mark, { sql: REVOKE, parameters: [machineId, call.now] }],
  };
};
