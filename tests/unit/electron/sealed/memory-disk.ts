import { basename, join } from 'node:path';
import type { Disk } from '../../../../electron/sealed/disk.ts';

export type MemoryDisk = Disk & {
  readonly files: Map<string, Buffer>;
  /** After so many more changes the next one throws, done (`after`) or not done (`before`), and so does every later one. */
  readonly breakAt: (changes: number, when: 'before' | 'after', code?: string) => void;
  readonly mend: () => void;
};

/** A disk in memory that can break at any step. */
export function memoryDisk(files = new Map<string, Buffer>()): MemoryDisk {
  let left = Number.POSITIVE_INFINITY;
  let when: 'before' | 'after' = 'before';
  let code = 'EIO';
  const change = async (make: () => void) => {
    left -= 1;
    if (left >= 0) return make();
    if (left === -1 && when === 'after') make();
    throw Object.assign(new Error('The disk is broken'), { code });
  };
  return {
    files,
    breakAt: (changes, then, why = 'EIO') => {
      left = changes;
      when = then;
      code = why;
    },
    mend: () => {
      left = Number.POSITIVE_INFINITY;
    },
    write: (file, bytes) => change(() => void files.set(file, Buffer.from(bytes))),
    read: async (file) => files.get(file) ?? null,
    remove: (file) => change(() => void files.delete(file)),
    list: async (folder) =>
      [...files.keys()].filter((file) => file === join(folder, basename(file))).map((file) => basename(file)),
    move: (file, folder) =>
      change(() => {
        const bytes = files.get(file);
        if (!bytes) return;
        files.set(join(folder, basename(file)), bytes);
        files.delete(file);
      }),
  };
}
