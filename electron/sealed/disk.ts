import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { writeDurably } from '../keys/durable.ts';

/** What a sealed store needs of a disk. Every step is on the disk when its promise is kept, or throws. */
export type Disk = {
  /** Writes a file whole: the old one or the new one, whatever happens. */
  readonly write: (file: string, bytes: Buffer) => Promise<void>;
  /** Null when there is none. */
  readonly read: (file: string) => Promise<Buffer | null>;
  readonly remove: (file: string) => Promise<void>;
  /** The names in a folder; none when it is not there. */
  readonly list: (folder: string) => Promise<readonly string[]>;
  /** Moves a file into a folder, made when needed. */
  readonly move: (file: string, folder: string) => Promise<void>;
};

export const realDisk: Disk = {
  write: writeDurably,
  read: (file) => readFile(file).catch(noneWhenMissing),
  remove: (file) => rm(file, { force: true }),
  list: async (folder) => (await readdir(folder).catch(noneWhenMissing)) ?? [],
  move: async (file, folder) => {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await rename(file, join(folder, basename(file)));
  },
};

function noneWhenMissing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}

/** Why a disk did not take something, in our words; the file and its folder are never named. */
export function whyNotWritten(error: unknown): 'disk-full' | 'not-writable' {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG' ? 'disk-full' : 'not-writable';
}
