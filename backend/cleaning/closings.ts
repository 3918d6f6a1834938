import type { ClientBase } from 'pg';

const DESTROYED = `select id from closings where state = 'destroyed'`;
const CLEANED = `with cleaned as (
    update closings set state = 'cleaned', version = version + 1, cleaned_at = clock_timestamp()
     where id = any ($1::uuid[]) and state = 'destroyed' returning id, organisation
  )
  insert into audit (actor, organisation, operation, kind, outcome, details, request_id)
  select 'clean-up', organisation, 'clean-up', 'closing', 'cleaned', jsonb_build_object('closing', id), $2 from cleaned`;

/** The closings whose rows are gone from the tables by now. */
export async function destroyedClosings(client: ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(DESTROYED);
  return rows.map(({ id }) => id);
}

/** Says of all of them, or of none, that they are gone from the disk too; answers how many were not said to be before. */
export async function markCleaned(client: ClientBase, ids: readonly string[], runId: string): Promise<number> {
  const { rowCount } = await client.query(CLEANED, [ids, runId]);
  return rowCount ?? 0;
}
