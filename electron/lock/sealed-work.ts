import { randomBytes } from 'node:crypto';
import type { PersonKeys } from '../keys/person-keys.ts';
import { DoesNotOpen, seal, unseal } from '../keys/seal.ts';
import type { Outbox } from '../outbox/parts.ts';
import type { DraftBook } from './drafts.ts';

export type WorkParts = {
  readonly keys: Pick<PersonKeys, 'current' | 'whose'>;
  readonly outbox: Pick<Outbox, 'seal' | 'open' | 'unsent'>;
  readonly drafts: DraftBook;
};

/** What stays in memory while nobody is at the desk: unsent items and typed text, sealed. */
export type SealedWork = {
  readonly isSealed: () => boolean;
  /** Seals with the open data key, else with a key of the moment. Has to come before keys are dropped. */
  readonly seal: () => void;
  /**
   * Opens what was sealed. `waits`: the data key it needs is not open yet. `lost`: it does not open with the key at hand;
   * items are given up with a word to the page, drafts are dropped.
   */
  readonly open: () => 'opened' | 'waits' | 'lost';
  /** Whose data key it needs; null when it needs none. */
  readonly needs: () => string | null;
  /** Somebody else may be next: what only a key of the moment guards goes, unless something is unsent. */
  readonly letGo: () => void;
};

/**
 * The key of the moment stands in where there is no key store. It lies in this process beside what it seals: it keeps the
 * work out of a reader's way and out of a heap's strings, not from somebody who reads this process's memory.
 */
type Sealed = { readonly sub: string; readonly moment: null } | { readonly sub: null; readonly moment: Buffer };

export function sealedWork({ keys, outbox, drafts }: WorkParts): SealedWork {
  let sealed: Sealed | null = null;
  return {
    isSealed: () => sealed !== null,
    needs: () => sealed?.sub ?? null,
    seal: () => {
      if (sealed) return;
      const [data, sub] = [keys.current(), keys.whose()];
      sealed = data && sub !== null ? { sub, moment: null } : { sub: null, moment: randomBytes(32) };
      // A copy: the data key itself is wiped when it is dropped.
      const key = Buffer.from(sealed.moment ?? (data as Buffer));
      const sealer = (plain: Buffer, identity: string) => {
        const bytes = seal(key, plain, identity);
        plain.fill(0);
        return bytes;
      };
      outbox.seal(sealer);
      drafts.seal(sealer);
      key.fill(0);
    },
    open: () => {
      if (!sealed) return 'opened';
      const key = sealed.moment ?? keys.current();
      if (!key) return 'waits';
      const opener = (bytes: Buffer, identity: string) => unseal(key, bytes, identity);
      let lost = outbox.open(opener);
      try {
        drafts.open(opener);
      } catch (error) {
        if (!(error instanceof DoesNotOpen)) throw error;
        drafts.forget();
        lost = true;
      }
      sealed = null;
      return lost ? 'lost' : 'opened';
    },
    letGo: () => {
      if (!sealed?.moment || outbox.unsent().unsent > 0) return;
      drafts.forget();
      sealed.moment.fill(0);
      sealed = null;
      outbox.open(() => Buffer.alloc(0));
    },
  };
}
