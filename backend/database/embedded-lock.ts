import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Another live process uses the data folder. */
export class FolderInUse extends Error {
  constructor(folder: string, holder: string) {
    super(`Another backend${holder} is using the data folder ${folder}. Stop it, or name another folder with DATA_FOLDER.`);
    this.name = 'FolderInUse';
  }
}

/**
 * Takes the lock on a data folder and gives the function that lets it go; throws `FolderInUse`.
 * The embedded database does not lock its own folder and two processes would lose each other's rows. SQLite's exclusive
 * lock is the operating system's: it goes with the process that held it, so a dead one leaves nothing to take over.
 */
export function lockFolder(folder: string): () => void {
  const lock = new DatabaseSync(join(folder, 'lock'), { timeout: 0 });
  const holder = join(folder, 'lock.pid');
  try {
    lock.exec('pragma journal_mode = memory; begin exclusive');
  } catch {
    lock.close();
    throw new FolderInUse(folder, readHolder(holder));
  }
  writeFileSync(holder, String(process.pid));
  return () => lock.close();
}

function readHolder(file: string): string {
  try {
    return ` (process ${Number(readFileSync(file, 'utf8'))})`;
  } catch {
    return '';
  }
}
