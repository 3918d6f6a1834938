import { chmod, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { BACKUP_DAYS } from '../../shared/domain/limits.ts';
import { syncFolder } from '../audit/heads-file.ts';
import { isPart, pastBackups } from './backup-name.ts';

const TOLD_EVERY_MS = 3_000;
const STALE_PART_MS = 86_400_000;

/**
 * Makes a file beside its place and moves it there when it is whole, verified and on the disk; for its owner alone. Nothing of it is left
 * where `make` or `verify` fails.
 */
export async function wholeFile(
  folder: string,
  name: string,
  make: (part: string) => Promise<void>,
  verify: (part: string) => Promise<void>,
  say: (line: string) => void,
): Promise<{ readonly file: string; readonly bytes: number }> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, name);
  const part = `${file}.${process.pid}.part`;
  const told = setInterval(() => void sizeOf(part).then((bytes) => say(`${megabytes(bytes)} so far`)), TOLD_EVERY_MS);
  try {
    // Made before anybody writes into it: nobody else can open it at any time.
    await (await open(part, 'wx', 0o600)).close();
    await make(part);
    await chmod(part, 0o600);
    const written = await open(part, 'r+');
    await written.sync().finally(() => written.close());
    await verify(part);
    await rename(part, file);
    await syncFolder(folder);
    return { file, bytes: await sizeOf(file) };
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  } finally {
    clearInterval(told);
  }
}

/** Removes back-ups that are kept no longer, and what killed runs have left; gives the names of the back-ups. */
export async function removePast(folder: string, now: Date): Promise<readonly string[]> {
  const names = await readdir(folder);
  const past = pastBackups(names, now, BACKUP_DAYS.value);
  for (const name of past) await rm(join(folder, name), { force: true });
  for (const name of names.filter(isPart)) {
    const { mtimeMs } = await stat(join(folder, name)).catch(() => ({ mtimeMs: now.getTime() }));
    if (now.getTime() - mtimeMs > STALE_PART_MS) await rm(join(folder, name), { force: true });
  }
  return past;
}

const sizeOf = async (path: string): Promise<number> => (await stat(path).catch(() => ({ size: 0 }))).size;
export const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;
