import pg from 'pg';
import type { Ask } from './after-restore.ts';
import { programFor } from './programs.ts';
import { addressed, runThrough } from './run-program.ts';
import { majorOf, verifyDump } from './server-backup.ts';
import { spendNumbers } from './transaction-numbers.ts';

type Options = {
  /** What is there may be replaced, if `mayReplace` says so when it is asked how many people that are. */
  readonly mayReplace: (database: string, people: number) => Promise<boolean>;
  readonly after: (ask: Ask) => Promise<void>;
  readonly say: (line: string) => void;
  readonly signal: AbortSignal;
};

const OTHERS = `select count(*)::int as count from pg_stat_activity
  where datname = current_database() and pid <> pg_backend_pid() and usesysid is not null
    and coalesce(backend_type, 'client backend') = 'client backend'`;
const TABLES = `select count(*)::int as count from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = 'public' and c.relkind in ('r', 'p', 'v', 'm', 'S')`;
// One transaction, which ends only with the last word: whatever is killed in between, the database is as it was.
const EMPTIED = 'begin; drop schema public cascade; create schema public; grant usage on schema public to public;\n';
const DONE = '\ncommit;\n';

/**
 * Puts what a dump holds into the database at `url`, all of it or nothing: an empty one, or one that may be replaced. Refused while others
 * are connected. Afterwards it is an older state of the same database, and answers nothing until a backend has replayed the journal.
 */
export async function restoreServer(url: string, file: string, { mayReplace, after, say, signal }: Options): Promise<void> {
  await verifyDump(url, file, signal);
  const major = await majorOf(url);
  const [program, psql] = [await programFor('pg_restore', major), await programFor('psql', major)];
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  await client.connect();
  try {
    await refuseOthers(client);
    const filled = (await numberOf(client, TABLES)) > 0;
    if (filled && !(await mayReplace(await nameOf(client), await peopleIn(client)))) throw new Error('Nothing was changed.');
    say('Restoring');
    const { dbname, env } = addressed(url);
    const written = ['--file=-', '--no-owner', '--no-privileges', '--schema=public', file];
    const read = ['--no-psqlrc', '--quiet', '--set=ON_ERROR_STOP=1', '--no-password', `--dbname=${dbname}`, '--file=-'];
    await runThrough({ path: program, args: written }, { path: psql, args: read }, [filled ? EMPTIED : 'begin;\n', DONE], {
      env,
      signal,
    });
    await client.query('analyze');
    await spendNumbers(client, say);
    await after((text, values) => client.query(text, values) as never);
  } finally {
    await client.end();
  }
}

async function refuseOthers(client: pg.Client): Promise<void> {
  const others = await numberOf(client, OTHERS);
  if (others === 0) return;
  throw new Error(`Nothing was changed: ${others} others are connected to this database. Stop every backend first.`);
}

async function peopleIn(client: pg.Client): Promise<number> {
  const there = (await client.query<{ there: boolean }>(`select to_regclass('public.customers') is not null as there`)).rows[0]
    ?.there;
  return there ? numberOf(client, 'select count(*)::int as count from customers') : 0;
}

async function nameOf(client: pg.Client): Promise<string> {
  return (await client.query<{ name: string }>('select current_database() as name')).rows[0]?.name ?? '';
}

async function numberOf(client: pg.Client, text: string): Promise<number> {
  return (await client.query<{ count: number }>(text)).rows[0]?.count ?? 0;
}
