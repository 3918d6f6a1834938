import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as later } from 'node:timers/promises';
import { connect } from '../database/connect.ts';
import { isMigrated } from '../database/migrate.ts';
import { readEnvironment } from '../environment.ts';
import { cleanUp } from './clean-up.ts';

const USAGE = `npm run clean-up

Rewrites the files of the database so that nothing of what was deleted is left in them, and shows the closings it did so for as
cleaned. Meant for every night; docs/clean-up.md says what it costs and what it does not reach. It may be interrupted.`;

const SETTINGS = ['set lock_timeout = 2000', 'set client_connection_check_interval = 1000'];
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
    const embedded = database.kind === 'embedded';
    // A server sees by the second setting that this process is gone and gives the table free; the embedded one goes with it.
    if (!embedded) for (const setting of SETTINGS) await client.query(setting);
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
