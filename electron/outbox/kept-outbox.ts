import type { PersonKeys } from '../keys/person-keys.ts';
import type { Opened } from '../sealed/sealed-store.ts';
import type { Outbox } from './parts.ts';

export type KeptOutboxParts = {
  readonly keys: Pick<PersonKeys, 'whose'>;
  readonly outbox: Pick<Outbox, 'keepIn' | 'forget' | 'atRisk'>;
  /** Opens a store of the person at work; null where there is none to be had. */
  readonly openStore: (kind: string) => Promise<Opened | null>;
  /** What was found that does not belong, in numbers. */
  readonly found: (found: { readonly setAside: number; readonly missing: number }) => void;
};

/** Joins the outbox to the sealed store of whoever's data key is open. */
export type KeptOutbox = {
  /** Somebody is at work: their store is read, if it is not already. Without an open key nothing is kept. */
  readonly begin: () => void;
  /** Nobody is at work, and the key is gone. */
  readonly end: () => void;
};

export function keptOutbox({ keys, outbox, openStore, found }: KeptOutboxParts): KeptOutbox {
  /** Whose items are in memory. */
  let owner: string | null = null;
  /** Whose store is open. */
  let joined: string | null = null;

  const open = async (): Promise<Opened | null> => {
    const opened = await openStore('outbox');
    const [setAside, missing] = [opened?.setAside.length ?? 0, opened?.missing.length ?? 0];
    if (setAside + missing > 0) found({ setAside, missing });
    return opened;
  };

  return {
    begin: () => {
      const sub = keys.whose();
      // Everything a colleague recorded is on the disk, or they could not have been followed.
      if (sub !== null && owner !== null && owner !== sub && outbox.atRisk() === 0) outbox.forget();
      owner = sub ?? owner;
      if (sub === null || joined === sub) return;
      joined = sub;
      void outbox.keepIn(open());
    },
    end: () => {
      joined = null;
    },
  };
}
