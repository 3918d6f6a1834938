import { sql, type Transaction } from 'kysely';
import type { Call } from '../call.ts';
import type { Database } from '../database/schema.ts';
import { refuse } from '../refusal.ts';
import type { Taken } from './taken.ts';

/**
 * SQL: everybody who took a request `r` down, as an array: who logged it, and who logged what joined it since, whole or a field of it. What
 * they took down is in what is decided (decision 29).
 */
export const TAKEN_DOWN_BY = `array(select r.recorded_by
    union select c.recorded_by from rectification_claims c where c.request_id = r.id
    union select j.recorded_by from requests j where j.joined_to = r.id)`;

/** SQL: what else was said to a request `r`, each in its own words: what joined it, whole or a field of it. */
export const JOINED = `coalesce((select json_agg(json_build_object('reference', j.reference, 'madeOn', j.made_on, 'words', j.words,
      'howToAnswer', j.how_to_answer) order by j.made_on, j.received_at, j.id) from requests j
    where j.customer_id = r.customer_id and j.kind = r.kind and j.id <> r.id and (j.joined_to = r.id
      or j.command_id in (select c.command_id from rectification_claims c where c.request_id = r.id))), '[]')`;

/** Who took a request down that this command holds. */
export async function takenDownBy({ id }: Taken, tx: Transaction<Database>): Promise<readonly string[]> {
  const { rows } = await sql<{
    by: string[];
  }>`select ${sql.raw(TAKEN_DOWN_BY)} as by from requests r where r.id = ${id}::uuid`.execute(tx);
  return rows[0]?.by ?? [];
}

/** Refuses whoever took it down: four eyes (domain: rectification, access). */
export async function refuseWhoTookDown({ caller }: Call, taken: Taken, tx: Transaction<Database>): Promise<void> {
  if ((await takenDownBy(taken, tx)).includes(caller.sub)) throw refuse('four-eyes');
}
