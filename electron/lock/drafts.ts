import type { Draft } from '../../shared/desk.ts';
import type { Result } from '../../shared/problem.ts';

/** Turns bytes into sealed ones and back, for one identity. */
export type Sealer = (plain: Buffer, identity: string) => Buffer;

/** Texts being typed, held for the page so that a reload or a lock loses none. In memory only: they go with the app. */
export type DraftBook = {
  readonly keep: (draft: Draft) => Promise<Result<null>>;
  readonly read: (place: string) => Promise<Result<{ readonly text: string | null }>>;
  readonly drop: (place: string) => Promise<Result<null>>;
  /** Drops whatever is being typed about a customer: their account is closed. While it is sealed, as soon as it is opened. */
  readonly dropAbout: (customerId: string) => void;
  /** Seals everything; until it is opened nothing is kept, read or dropped. */
  readonly seal: (sealer: Sealer) => void;
  /** Opens what was sealed; throws what `opener` throws, and stays sealed then. */
  readonly open: (opener: Sealer) => void;
  /** Forgets everything: whoever typed it is gone. */
  readonly forget: () => void;
};

/** Places a page of ours ever uses at once, with room to spare. */
const MOST = 100;
const IDENTITY = 'drafts';
const done = { ok: true, value: null } as const;
const locked = { ok: false, error: { code: 'locked' } } as const;

export function draftBook(): DraftBook {
  let texts: Map<string, string> | null = new Map();
  let sealed: Buffer | null = null;
  /** Whose drafts are to go once they are open again. */
  const owed = new Set<string>();
  const dropAbout = (customerId: string) => {
    if (!texts) owed.add(customerId);
    // The places of a customer's forms name them by their id.
    else for (const place of [...texts.keys()]) if (place.includes(customerId)) texts.delete(place);
  };
  return {
    keep: async ({ place, text }) => {
      if (!texts) return locked;
      if (!texts.has(place) && texts.size >= MOST) return { ok: false, error: { code: 'failed' } };
      texts.set(place, text);
      return done;
    },
    read: async (place) => (texts ? { ok: true, value: { text: texts.get(place) ?? null } } : locked),
    drop: async (place) => {
      if (!texts) return locked;
      texts.delete(place);
      return done;
    },
    dropAbout,
    seal: (sealer) => {
      if (!texts) return;
      sealed = texts.size === 0 ? null : sealer(Buffer.from(JSON.stringify([...texts]), 'utf8'), IDENTITY);
      texts = null;
    },
    open: (opener) => {
      if (texts) return;
      const held = sealed && (JSON.parse(opener(sealed, IDENTITY).toString('utf8')) as [string, string][]);
      texts = new Map(held ?? []);
      sealed = null;
      for (const customerId of owed) dropAbout(customerId);
      owed.clear();
    },
    forget: () => {
      texts = new Map();
      sealed = null;
      owed.clear();
    },
  };
}
