import { open } from 'node:fs/promises';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { headsPath } from '../audit/witness.ts';
import { acceptJournal } from '../closing/journal-accept.ts';
import { journalPath } from '../closing/journal-file.ts';
import { connect } from '../database/connect.ts';
import { type Environment, readEnvironment } from '../environment.ts';
import { type Ask, afterRestore } from './after-restore.ts';
import { kindOf } from './backup-name.ts';
import { hasFiles, restoreArchive, verifyArchive, withFolder } from './embedded-backup.ts';
import { restoreServer } from './server-restore.ts';
import { failedAs, untilStopped } from './told.ts';

const USAGE = `npm run restore -- FILE [--database NAME] [--replace]
npm run restore -- --accept-journal

The first puts a back-up into the empty database that DATABASE_OWNER_URL names, or into that of the same server with --database; into
one that is not empty only with --replace. Stop every backend before. The second goes on without what is wrong with the closing
journal: read docs/back-ups.md first.`;

const say = (line: string) => void process.stderr.write(`${line}\n`);

try {
  await run(untilStopped());
} catch (error) {
  failedAs(error, 'Not restored', say);
}

async function run(signal: AbortSignal): Promise<void> {
  const options = { database: { type: 'string' }, replace: { type: 'boolean' }, 'accept-journal': { type: 'boolean' } } as const;
  const { values, positionals } = parseArgs({ allowPositionals: true, options });
  const environment = readEnvironment(process.env);
  const [file] = positionals;
  if (values['accept-journal'] && positionals.length === 0) return accept(environment);
  if (values['accept-journal'] || file === undefined || positionals.length > 1) throw new Error(`\n${USAGE}`);
  const kind = await kindIn(file);
  const url = withDatabase(environment.DATABASE_OWNER_URL ?? environment.DATABASE_URL, values.database);
  if (kind === null) throw new Error('That file is no back-up.');
  if (kind !== (url ? 'server' : 'embedded'))
    throw new Error(
      url
        ? 'That is a back-up of the embedded database, and DATABASE_URL names a server.'
        : 'That is a back-up of a server: name it with DATABASE_OWNER_URL and DATABASE_URL.',
    );
  const mayReplace = (database: string, people: number) => mayBeReplaced(database, people, values.replace ?? false);
  const around = { heads: headsPath(environment), now: new Date(), say };
  const after = (ask: Ask) => afterRestore(ask, around);
  if (url) await restoreServer(url, file, { mayReplace, after, say, signal });
  else
    await withFolder(environment.DATA_FOLDER, async (files) => {
      await verifyArchive(file);
      if (hasFiles(files) && !(await mayReplace(files, Number.NaN))) throw new Error('Nothing was changed.');
      await restoreArchive(file, files, after);
    });
  say('Restored. Start the backend: it answers nobody until it has replayed the closing journal.');
}

async function accept(environment: Environment): Promise<void> {
  const database = await connect({
    ...{ url: environment.DATABASE_URL, ownerUrl: environment.DATABASE_OWNER_URL, dataFolder: environment.DATA_FOLDER },
  });
  const pool = database.ownerPool();
  try {
    const accepted = await acceptJournal(pool, journalPath(environment), new Date());
    if (!accepted) return say('Nothing is wrong with the closing journal.');
    const { fault, aside, lines, beyond, dropped } = accepted;
    say(`The journal was ${fault}. It has ${lines} lines now, ${beyond} of them to be replayed; ${dropped} were not taken over.`);
    if (fault !== 'lost') say(`The old file is ${aside}`);
  } finally {
    await pool.end();
    await database.stop();
  }
}

/** Replaced is only what somebody has named twice: by the option and, where somebody sits at a terminal, by its name. */
async function mayBeReplaced(database: string, people: number, asked: boolean): Promise<boolean> {
  const what = Number.isNaN(people) ? database : `${database}, with ${people} people in it,`;
  if (!asked) throw new Error(`Nothing was changed: ${what} is not empty. With --replace it is replaced.`);
  if (!process.stdin.isTTY) return true;
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const typed = await terminal.question(`${what} is replaced by the back-up. Type its name to go on: `);
  terminal.close();
  return typed.trim() === database;
}

function withDatabase(url: string | undefined, name: string | undefined): string | undefined {
  if (name === undefined) return url;
  if (url === undefined) throw new Error('--database is for a server: name it with DATABASE_OWNER_URL and DATABASE_URL.');
  const parsed = new URL(url);
  parsed.pathname = `/${encodeURIComponent(name)}`;
  return parsed.href;
}

async function kindIn(file: string) {
  const opened = await open(file, 'r').catch(() => null);
  if (!opened) throw new Error('There is no such file.');
  const head = Buffer.alloc(5);
  await opened.read(head, 0, 5, 0).finally(() => opened.close());
  return kindOf(head);
}
