import type pg from 'pg';
import seeded from '../../shared/codes/organisations.json' with { type: 'json' };

/** Puts the organisations that come with the backend into the database; names there already stay. */
export async function ensureOrganisations(pool: pg.Pool): Promise<void> {
  await pool.query(
    `insert into organisations (touchpoint, name)
     select * from jsonb_to_recordset($1::jsonb) as seeded (touchpoint text, name text) on conflict do nothing`,
    [JSON.stringify(seeded)],
  );
}

/** Says whether an organisation is known; asks the database once for each new answer of yes. */
export function knownOrganisations(pool: pg.Pool): (touchpoint: string) => Promise<boolean> {
  const known = new Set<string>();
  return async (touchpoint) => {
    if (known.has(touchpoint)) return true;
    const { rowCount } = await pool.query('select from organisations where touchpoint = $1', [touchpoint]);
    if (rowCount) known.add(touchpoint);
    return known.has(touchpoint);
  };
}
