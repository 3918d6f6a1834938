import { join } from 'node:path';
import type { PersonKeys } from '../keys/person-keys.ts';
import type { Disk } from '../sealed/disk.ts';
import { type Opened, openSealedStore } from '../sealed/sealed-store.ts';
import type { Outbox } from './parts.ts';

export type KeptOutboxParts = {
  readonly keys: Pick<PersonKeys, 'current' | 'whose' | 'folder'>;
  readonly outbox: Pick<Outbox, 'keepIn' | 'forget' | 'atRisk'>;
  readonly disk: Disk;
  /** What was found that does not belong, in numbers, or why nothing could be opened. */
  readonly found: (found: { readonly setAside: number; readonly missing: number }) => void;
  readonly failed: (error: unknown) => void;
};

/** Joins the outbox to the sealed store of whoever's data key is open. */
export type KeptOutbox = {
  /** Somebody is at work: their store is read, if it is not already. Without an open key nothing is kept. */
  readonly begin: () => void;
  /** Nobody is at work, and the key is gone. */
  readonly end: () => void;
};

export function keptOutbox({ keys, outbox, disk, found, failed }: KeptOutboxParts): KeptOutbox {
  /** Whose items are in memory. */
  let owner: string | null = null;
  /** Whose store is open. */
  let joined: string | null = null;

  const open = async (sub: string, folder: string): Promise<Opened | null> => {
    const key = () => (keys.whose() === sub ? keys.current() : null);
    try {
      const opened = await openSealedStore({ kind: 'outbox', folder: join(folder, 'outbox'), key, disk });
      const [setAside, missing] = [opened.setAside.length, opened.missing.length];
      if (setAside + missing > 0) found({ setAside, missing });
      return opened;
    } catch (error) {
      failed(error);
      return null;
    }
  };

  return {
    begin: () => {
      const [sub, folder] = [keys.whose(), keys.folder()];
      // Everything a colleague recorded is on the disk, or they could not have been followed.
      if (sub !== null && owner !== null && owner !== sub && outbox.atRisk() === 0) outbox.forget();
      owner = sub ?? owner;
      if (sub === null || folder === null || joined === sub) return;
      joined = sub;
      void outbox.keepIn(open(sub, folder));
    },
    end: () => {
      joined = null;
    },
  };
}
