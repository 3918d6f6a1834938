import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { BACKUP_DAYS } from '../../shared/domain/limits.ts';
import { journalPath } from '../closing/journal-file.ts';
import { readEnvironment } from '../environment.ts';
import { backupName } from './backup-name.ts';
import { dumpEmbedded, verifyArchive, withFolder } from './embedded-backup.ts';
import { dumpServer, verifyDump } from './server-backup.ts';
import { failedAs, untilStopped } from './told.ts';
import { megabytes, removePast, wholeFile } from './whole-file.ts';

const USAGE = `npm run backup -- [--to FOLDER]

Writes everything the database holds into one file, reads it once through, and then removes back-ups older than ${BACKUP_DAYS.value} days
from that folder (backups unless told otherwise). The closing journal is never in it: keep that file elsewhere, and never older than
the database.`;

const say = (line: string) => void process.stderr.write(`${line}\n`);

try {
  await run(untilStopped());
} catch (error) {
  failedAs(error, 'No back-up was made', say);
}

async function run(signal: AbortSignal): Promise<void> {
  const { values } = parseArgs({ options: { to: { type: 'string' }, help: { type: 'boolean' } } });
  if (values.help) return say(USAGE);
  const environment = readEnvironment(process.env);
  const folder = resolve(values.to ?? 'backups');
  if (dirname(resolve(journalPath(environment))) === folder)
    throw new Error('The closing journal is in that folder: what is restored from it must be able to be older than the journal.');
  const url = environment.DATABASE_OWNER_URL ?? environment.DATABASE_URL;
  const now = new Date();
  say(url ? 'Backing up the database' : 'Backing up the embedded database');
  const { file, bytes } = url
    ? await wholeFile(
        folder,
        backupName('server', now),
        (part) => dumpServer(url, part, signal),
        (part) => verifyDump(url, part, signal),
        say,
      )
    : await withFolder(environment.DATA_FOLDER, (files) =>
        wholeFile(folder, backupName('embedded', now), (part) => dumpEmbedded(files, part), verifyArchive, say),
      );
  say(`${file} (${megabytes(bytes)}), read through`);
  const past = await removePast(folder, now);
  if (past.length > 0) say(`${past.length} older than ${BACKUP_DAYS.value} days removed`);
}
