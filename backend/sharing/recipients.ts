import type pg from 'pg';
import seeded from '../../shared/codes/recipients.json' with { type: 'json' };

/** Puts the recipients that come with the backend into the database; what was changed there since stays. */
export async function ensureRecipients(pool: pg.Pool): Promise<void> {
  await pool.query(
    `insert into recipients (id, kind, name, told_by, contact)
     select * from jsonb_to_recordset($1::jsonb) as seeded (id uuid, kind text, name text, "toldBy" text, contact text)
         on conflict do nothing`,
    [JSON.stringify(seeded)],
  );
}
