import { join } from 'node:path';
import type { Disk } from '../sealed/disk.ts';
import { ITEM } from '../sealed/sealed-store.ts';

const PERSON = /^[\da-f]{32}$/;

/**
 * How many unsent items lie sealed in the folders of people other than `own`. They are counted by their files and never opened:
 * whose they are is not known here.
 */
export async function othersUnsent(disk: Pick<Disk, 'list'>, people: string, own: string | null): Promise<number> {
  let count = 0;
  for (const name of await disk.list(people)) {
    const folder = join(people, name);
    if (!PERSON.test(name) || folder === own) continue;
    const files = await disk.list(join(folder, 'outbox'));
    count += new Set(files.flatMap((file) => ITEM.exec(file)?.[1] ?? [])).size;
  }
  return count;
}
