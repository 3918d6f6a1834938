import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type pg from 'pg';
import { BINARIES } from './postgres.ts';

const run = promisify(execFile);

const TABLES = `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p', 'm') and n.nspname not in ('pg_catalog', 'information_schema') order by 1`;

/** Every row of every table there is, as text: table by table, whatever schema it is in. */
export async function dumpOf(pool: pg.Pool): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows: tables } = await pool.query<{ name: string }>(TABLES);
  const dumped = new Map<string, string[]>();
  for (const { name } of tables) {
    const { rows } = await pool.query<{ row: string }>(`select t::text as row from ${name} t`);
    dumped.set(
      name,
      rows.map(({ row }) => row),
    );
  }
  return dumped;
}

/** What the server's own program for back-ups would write: the rows, or what it is told to. */
export async function pgDumpOf(connection: string, options = ['--data-only', '--inserts']): Promise<string> {
  const { stdout } = await run(join(BINARIES, 'pg_dump'), [...options, connection], { maxBuffer: 1 << 28 });
  return stdout;
}
