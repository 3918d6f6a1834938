import { createHash } from 'node:crypto';
import { sql, type Transaction } from 'kysely';
import { isLikely, keysOf, type Said, type Sharer } from '../../shared/domain/likely-duplicate.ts';
import type { Database } from '../database/schema.ts';

/** As many as the migration made. */
const SLOTS = 1024;

/** A slot of a key. Everybody's is the same, so that several backends keep the same people apart. */
const slotOf = (key: string): number => createHash('sha256').update(key).digest().readUInt32BE() % SLOTS;

/**
 * Makes whoever registers somebody with a day of birth, a learner number, a phone or an e-mail of this person's wait until this
 * transaction has ended; what comes after this reads what they left. In one order, so that no two wait for each other.
 */
export async function waitForTwins(said: Said, tx: Transaction<Database>): Promise<void> {
  const slots = [...new Set(keysOf(said).map(slotOf))];
  if (slots.length === 0) return;
  await sql`select slot from registration_slots where slot = any(${slots}::smallint[]) order by slot for update`.execute(tx);
}

export type Likely = { readonly id: string; readonly uln: boolean };

/** Current customers who are likely to be this person, and whether by their learner number, which belongs to one person alone. */
export async function likelyDuplicates(said: Said, tx: Transaction<Database>): Promise<readonly Likely[]> {
  const { born, postcode, uln, contacts } = said;
  const { rows } = await sql<Sharer & { id: string }>`
    with sharers as materialized (
      select c.id from customers c where c.uln = ${uln}::text and c.status = 'current'
       union select c.id from customers c where c.birth_date = ${born}::date
       union select h.customer_id from held_values h where h.contact_key = any(${contacts}::text[])
    )
    select c.id, c.given_name as "givenName", c.family_name as "familyName", (c.birth_date = ${born}::date) is true as born,
           (c.postcode = ${postcode}::text) is true as postcode, (c.uln = ${uln}::text) is true as uln,
           exists (select from held_values h where h.customer_id = c.id and h.contact_key = any(${contacts}::text[])) as contact
      from sharers s join customers c on c.id = s.id and c.status = 'current'`.execute(tx);
  return rows.filter((held) => isLikely(said, held)).map(({ id, uln: same }) => ({ id, uln: same }));
}
