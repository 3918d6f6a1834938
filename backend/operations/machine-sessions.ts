import type { Call } from '../call.ts';

/**
 * Notes, as a part of a statement, that the caller's token `$token` is used on machine `$machine`; on a lost one it is refused from
 * then on. Parameters: machine id, hash, end.
 */
export const noteSession = (machine: string, hash: string, endsAt: string): string =>
  `insert into machine_sessions (token_hash, machine_id, ends_at, revoked_at)
   select ${hash}::bytea, ${machine}::uuid, ${endsAt}::timestamptz,
          (select now() from lost_machines l where l.machine_id = ${machine}::uuid)
   on conflict (token_hash, machine_id) do update set revoked_at = coalesce(machine_sessions.revoked_at, excluded.revoked_at)`;

/** The values of `noteSession` besides the machine. */
export function sessionValues(call: Call): [hash: Buffer, endsAt: Date] {
  const { hash, endsAt } = call.token();
  return [hash, endsAt];
}
