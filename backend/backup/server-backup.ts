import pg from 'pg';
import { programFor } from './programs.ts';
import { addressed, runProgram } from './run-program.ts';

/** The major version of the server at an address. */
export async function majorOf(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  await client.connect();
  try {
    const { rows } = await client.query<{ major: number }>(`select current_setting('server_version_num')::int / 10000 as major`);
    return rows[0]?.major ?? 0;
  } finally {
    await client.end();
  }
}

/** Writes what the database holds at one instant into a file, while others work on. Who owns what is the next database's own matter. */
export async function dumpServer(url: string, part: string, signal: AbortSignal): Promise<void> {
  const program = await programFor('pg_dump', await majorOf(url));
  const { dbname, env } = addressed(url);
  const how = [
    '--format=custom',
    '--no-owner',
    '--no-privileges',
    '--schema=public',
    '--lock-wait-timeout=60000',
    '--no-password',
  ];
  await runProgram(program, [...how, `--file=${part}`, `--dbname=${dbname}`], { env, signal });
}

/** Reads the whole of a dump, as a restore would; throws where it is none, or not all there. */
export async function verifyDump(url: string, part: string, signal?: AbortSignal): Promise<void> {
  const program = await programFor('pg_restore', await majorOf(url));
  const listed = await runProgram(program, ['--list', part], { signal });
  if (!/ TABLE DATA public customers /.test(listed))
    throw new Error('The back-up holds no customers: it is not one of Adviser Desk.');
  // The list stands at the beginning: only reading on shows that the rest is there.
  await runProgram(program, [`--file=${process.platform === 'win32' ? 'NUL' : '/dev/null'}`, part], { signal });
}
