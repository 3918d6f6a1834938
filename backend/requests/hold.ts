import { sql, type Transaction } from 'kysely';
import { PRIVACY_TEAM } from '../../shared/codes/organisations.ts';
import type { Call } from '../call.ts';
import type { Database } from '../database/schema.ts';
import { refuse } from '../refusal.ts';
import { copiesKeptFromAny } from './copies-kept.ts';
import { addStep } from './steps.ts';
import type { Taken } from './taken.ts';

/** Refuses what somebody else holds, and says who that is. */
export function refuseHeld(call: Call, { assignedTo, assignedToName }: Taken): void {
  if (assignedTo === null || assignedTo === call.caller.sub) return;
  throw refuse('claimed-by-another', assignedToName === null ? {} : { holder: assignedToName });
}

/**
 * A decision is made by whoever holds the request: what another holds is refused, what nobody holds is the caller's from then on
 * (decision 40). The caller counts the version.
 */
export async function holdToDecide(call: Call, taken: Taken, commandId: string, tx: Transaction<Database>): Promise<void> {
  refuseHeld(call, taken);
  if (taken.assignedTo !== null) return;
  await holdFor(call, taken.id, call.caller, tx);
  await addStep(call, { commandId, requestId: taken.id, step: 'claimed' }, tx);
}

/** Whose the request is from now on; null: nobody's. */
export async function holdFor(
  { now }: Call,
  requestId: string,
  whom: { readonly sub: string; readonly name: string } | null,
  tx: Transaction<Database>,
): Promise<void> {
  await sql`update requests set assigned_to = ${whom?.sub ?? null}, assigned_to_name = ${whom?.name ?? null},
      assigned_at = ${whom === null ? null : now.toISOString()}::timestamptz where id = ${requestId}::uuid`.execute(tx);
}

/**
 * SQL: whatever these people ($1) hold and may not see is nobody's from now on ($2), as the history says, by whom ($3, $4): not why. What
 * they still see, though not its copy, stays theirs until somebody else takes it: its going would tell them.
 */
export const TAKE_AWAY = `with taken as (
    update requests r set assigned_to = null, assigned_to_name = null, assigned_at = null, version = r.version + 1
      from (select k.request_id, k.sub from requests_unseen k where k.sub = any($1::text[])
            union select c.request_id, c.sub from (${copiesKeptFromAny('$1::text[]')}) c where c.recorded_by <> c.sub
              and exists (select from people w where w.sub = c.sub and w.organisation = '${PRIVACY_TEAM}')) u
     where r.id = u.request_id and r.assigned_to = u.sub
    returning r.id, r.organisation)
  insert into request_steps (command_id, request_id, step, at, done_by, done_by_name, organisation)
  select gen_random_uuid(), id, 'given-back', $2::timestamptz, $3, $4, organisation from taken`;
