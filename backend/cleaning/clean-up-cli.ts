import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as later } from 'node:timers/promises';
import type { ClientBase } from 'pg';
import { connect } from '../database/connect.ts';
import { isMigrated } from '../database/migrate.ts';
import { readEnvironment } from '../environment.ts';
import { cleanUp } from './clean-up.ts';

const USAGE = `npm run clean-up

Rewrites the files of the database so that nothing of what was deleted is left in them, and shows the closings it did so for as
cleaned. Meant for every night; docs/clean-up.md says what it costs and what it does not reach. It may be interrupted.`;

const say = (line: string) => void process.stderr.write(`${line}\n`);

try {
  await run();
} catch (error) {
  say((error as Error).message);
  // 3: something else is at it; 1: anything else.
  process.exitCode = ['FolderInUse', 'CleanUpUnderWay'].includes((error as Error).name) ? 3 : 1;
}

async function run(): Promise<void> {
  if (process.argv.length > 2) throw new Error(USAGE);
  const { DATABASE_URL: url, DATABASE_OWNER_URL: ownerUrl, DATA_FOLDER: dataFolder } = readEnvironment(process.env);
  const database = await connect({ url, ownerUrl, dataFolder });
  const pool = database.ownerPool();
  try {
    if (!(await isMigrated(pool).catch(() => false)))
      throw new Error('This database has no tables of this version: start the backend once.');
    // One session from beginning to end: the lock that says a clean-up is under way is the session's.
    const client = await pool.connect();
    // A server that goes away is told by the statement that fails; without a listener the connection's own word of it ends the process.
    client.on('error', () => {});
    const embedded = database.kind === 'embedded';
    if (!embedded) await setUp(client);
    const remove = (path: string) => rmSync(join(dataFolder, 'postgres', path), { recursive: true, force: true });
    const began = Date.now();
    try {
      const closings = await cleanUp({ client, say, pause: () => later(1_000), remove: embedded ? remove : null });
      say(`Cleaned in ${Math.round((Date.now() - began) / 1_000)} s; closings now cleaned: ${closings}.`);
    } finally {
      client.release(true);
    }
  } finally {
    await pool.end();
    await database.stop();
  }
}

/** Whoever wants a table that the clean-up waits for waits two seconds at most. */
async function setUp(client: ClientBase): Promise<void> {
  await client.query('set lock_timeout = 2000');
  // So a server sees within a second that this process was killed, and gives the table free; not every system can.
  await client.query('set client_connection_check_interval = 1000').catch(() => undefined);
}
