import type pg from 'pg';
import type { Line, Place } from './journal-line.ts';

const TAKE = `select position::int, encode(hash, 'hex') as hash from closing_journal_head for update`;
const COPY = `insert into closing_journal (position, alias, closed_on, step, remains, hash)
  select position, alias, closed_on, step, remains, decode(hash, 'hex')
    from unnest($1::bigint[], $2::uuid[], $3::date[], $4::text[], $5::uuid[], $6::text[]) as l (position, alias, closed_on, step, remains, hash)`;
const MOVE = `update closing_journal_head set position = $1, hash = decode($2, 'hex')`;

/**
 * Runs `work` in a transaction while this process alone, of all that share the database, works with the journal. Undefined when
 * another one does; with `wait` it is waited for.
 */
export async function withHead<T>(
  pool: pg.Pool,
  work: (client: pg.ClientBase, head: Place) => Promise<T>,
  how: 'if-free' | 'wait' = 'if-free',
): Promise<T | undefined> {
  const client = await pool.connect();
  let healthy = false;
  try {
    await client.query('begin');
    const { rows } = await client.query<Place>(how === 'wait' ? TAKE : `${TAKE} skip locked`);
    const done = rows[0] ? await work(client, rows[0]) : undefined;
    await client.query('commit');
    healthy = true;
    return done;
  } catch (error) {
    healthy = await client.query('rollback').then(
      () => true,
      () => false,
    );
    throw error;
  } finally {
    client.release(!healthy);
  }
}

/** The database remembers lines that the file has, and goes on from the last. */
export async function remember(client: pg.ClientBase, lines: readonly Line[]): Promise<void> {
  const last = lines.at(-1);
  if (!last) return;
  const of = <K extends keyof Line>(name: K) => lines.map((line) => line[name]);
  await client.query(COPY, [of('position'), of('alias'), of('closedOn'), of('step'), of('remains'), of('hash')]);
  await client.query(MOVE, [last.position, last.hash]);
}

/** Everything the database remembers of the journal, in its order. */
export async function remembered(client: pg.ClientBase): Promise<readonly Line[]> {
  const { rows } = await client.query<Line>(`select position::int, alias, closed_on::text as "closedOn", step, remains,
      encode(hash, 'hex') as hash from closing_journal order by position`);
  return rows;
}
