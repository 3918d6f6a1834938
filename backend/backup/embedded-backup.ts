import { mkdirSync, readdirSync } from 'node:fs';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { lockFolder } from '../database/embedded-lock.ts';
import type { Ask } from './after-restore.ts';

/** Runs `work` while no backend has the data folder; throws `FolderInUse` where one has. */
export async function withFolder<T>(dataFolder: string, work: (files: string) => Promise<T>): Promise<T> {
  const folder = resolve(dataFolder);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const unlock = lockFolder(folder);
  try {
    return await work(join(folder, 'postgres'));
  } finally {
    unlock();
  }
}

/** Whether there is a database. */
export function hasFiles(files: string): boolean {
  try {
    return readdirSync(files).length > 0;
  } catch {
    return false;
  }
}

/** Writes the files of the embedded database, which nobody has open, as one archive. PostgreSQL's own tools are older than it is. */
export async function dumpEmbedded(files: string, part: string): Promise<void> {
  const db = await PGlite.create({ dataDir: files });
  try {
    const archive = await db.dumpDataDir('gzip');
    await writeFile(part, Buffer.from(await archive.arrayBuffer()), { mode: 0o600 });
  } finally {
    await db.close();
  }
}

/** Opens an archive in memory, as a restore would; throws where it is none of ours, or not all there. */
export async function verifyArchive(part: string): Promise<void> {
  const db = await opened(part, 'memory://');
  await db.close();
}

/**
 * Puts the files of an archive into the place of `files`; those that were there go when the new ones have been opened, and `after` has
 * been done to them.
 */
export async function restoreArchive(archive: string, files: string, after: (ask: Ask) => Promise<void>): Promise<void> {
  const fresh = `${files}.restoring`;
  const old = `${files}.replaced`;
  await rm(fresh, { recursive: true, force: true });
  const db = await opened(archive, fresh);
  await after((text, values) => db.query(text, values)).finally(() => db.close());
  await rm(old, { recursive: true, force: true });
  await rename(files, old).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
  await rename(fresh, files);
  await rm(old, { recursive: true, force: true });
}

async function opened(archive: string, dataDir: string): Promise<PGlite> {
  const bytes = await readFile(archive);
  try {
    const db = await PGlite.create({ dataDir, loadDataDir: new Blob([bytes]) });
    await db.query('select count(*) from customers');
    return db;
  } catch {
    throw new Error('The back-up cannot be opened: it is not whole, or not one of Adviser Desk.');
  }
}
