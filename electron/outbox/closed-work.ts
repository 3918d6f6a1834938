import { join } from 'node:path';
import type { Disk } from '../sealed/disk.ts';

/**
 * Whether sealed items lie in anybody's outbox under `people`. Without the key store nobody's can be opened, nor told from
 * another's: all that can be said is that there is something, and that it stays.
 */
export async function hasSealedWork(people: string, disk: Pick<Disk, 'list'>): Promise<boolean> {
  try {
    for (const folder of await disk.list(people)) {
      // Among the folders are the files of the index, in which nothing can be listed.
      const names = await disk.list(join(people, folder, 'outbox')).catch(() => []);
      if (names.some((name) => /\.\d+\.sealed$/.test(name))) return true;
    }
  } catch {
    // A disk that cannot be read is told of where it is written to.
  }
  return false;
}
