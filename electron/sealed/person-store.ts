import { join } from 'node:path';
import type { PersonKeys } from '../keys/person-keys.ts';
import type { Disk } from './disk.ts';
import { type Opened, openSealedStore } from './sealed-store.ts';

export type PersonStoreParts = {
  readonly keys: Pick<PersonKeys, 'current' | 'whose' | 'folder'>;
  readonly disk: Disk;
  readonly failed: (error: unknown) => void;
};

/**
 * Opens a store of the person whose data key is open, by its kind, which is its folder's name. Answers null without an open key
 * and for a store that does not open; the key is asked for anew with each writing, so that nothing is written once it is dropped.
 */
export function personStore({ keys, disk, failed }: PersonStoreParts): (kind: string) => Promise<Opened | null> {
  return async (kind) => {
    const [sub, folder] = [keys.whose(), keys.folder()];
    if (sub === null || folder === null) return null;
    const key = () => (keys.whose() === sub ? keys.current() : null);
    return openSealedStore({ kind, folder: join(folder, kind), key, disk }).catch((error) => {
      failed(error);
      return null;
    });
  };
}
