import { z } from 'zod';
import type { Draft } from '../../shared/desk.ts';
import type { Result } from '../../shared/problem.ts';
import { type SealedBook, sealedBook } from '../sealed/sealed-book.ts';
import type { Opened } from '../sealed/sealed-store.ts';
import type { DraftBook } from './drafts.ts';

/** The store of a person's folder: what they were typing about requests. */
export const DRAFTS = 'drafts';
/** Days after which what nobody went on with is let go. */
const DAYS = 14;
const DAY_MS = 86_400_000;
/** What outlives the app: what is typed into the work on requests. Everything else goes with the app (decision 40). */
const LASTING = /^request-[a-z-]+:/;

const keptSchema = z.strictObject({ place: z.string(), text: z.string(), at: z.number() });
type Kept = z.output<typeof keptSchema>;

export type KeptDraftsParts = {
  readonly newName: () => string;
  readonly now: () => number;
  readonly openStore: (kind: string) => Promise<Opened | null>;
  /** Whose data key is open. */
  readonly whose: () => string | null;
};

/** Texts being typed into the work on requests, sealed on the disk under the person's key, so that a restart loses none. */
export type KeptDrafts = {
  /** The same book, kept on the disk besides. */
  readonly over: (drafts: DraftBook) => Pick<DraftBook, 'keep' | 'read' | 'drop'>;
  readonly dropAbout: (customerId: string) => void;
  /** Somebody is at work, and their key may be open. */
  readonly begin: () => void;
  readonly end: () => void;
  /** Whoever typed it wants it gone. */
  readonly forget: () => void;
  /** Resolves once everything typed so far is on the disk. */
  readonly settled: () => Promise<void>;
  readonly isSettled: () => boolean;
};

export function keptDrafts({ newName, now, openStore, whose }: KeptDraftsParts): KeptDrafts {
  const book: SealedBook<Kept> = sealedBook<Kept>({
    ...{ newName, changed: () => undefined, idOf: ({ place }) => place },
    pack: (one) => Buffer.from(JSON.stringify(one), 'utf8'),
    unpack: (plain) => {
      try {
        return keptSchema.safeParse(JSON.parse(plain.toString('utf8'))).data ?? null;
      } catch {
        return null;
      }
    },
  });
  /** The newest text of each place that is not on the disk yet; null: it goes. */
  const owed = new Map<string, string | null>();
  let writing: Promise<void> | null = null;
  let opened: Promise<unknown> = Promise.resolve();
  let joined: string | null | undefined;

  const write = async () => {
    for (let [next] = owed; next; [next] = owed) {
      const [place, text] = next;
      owed.delete(place);
      // What the disk does not take stays in memory, as it did before there was a disk.
      await (text === null ? book.remove([place]) : book.put({ place, text, at: now() })).catch(() => undefined);
    }
  };
  const soon = (place: string, text: string | null) => {
    if (!LASTING.test(place)) return;
    owed.set(place, text);
    writing ??= write().finally(() => {
      writing = null;
    });
  };
  const removeWhere = (wanted: (place: string) => boolean) => {
    for (const place of owed.keys()) if (wanted(place)) owed.delete(place);
    void book.remove([...book.all().keys()].filter(wanted)).catch(() => undefined);
  };

  return {
    over: (drafts) => ({
      keep: async (draft: Draft) => {
        const kept = await drafts.keep(draft);
        if (kept.ok) soon(draft.place, draft.text);
        return kept;
      },
      read: async (place): Promise<Result<{ readonly text: string | null }>> => {
        await opened;
        const held = await drafts.read(place);
        if (!held.ok || held.value.text !== null || (owed.has(place) && owed.get(place) === null)) return held;
        const text = book.all().get(place)?.text;
        if (text === undefined) return held;
        await drafts.keep({ place, text });
        return { ok: true, value: { text } };
      },
      drop: async (place) => {
        const dropped = await drafts.drop(place);
        if (dropped.ok) soon(place, null);
        return dropped;
      },
    }),
    dropAbout: (customerId) => removeWhere((place) => place.includes(customerId)),
    begin: () => {
      const who = whose();
      if (joined === who) return;
      joined = who;
      opened = book.keepIn(openStore(DRAFTS)).then(() => {
        const old = [...book.all().values()].filter(({ at }) => now() - at > DAYS * DAY_MS || at > now() + DAY_MS);
        return old.length > 0 ? book.remove(old.map(({ place }) => place)) : undefined;
      });
    },
    end: () => {
      joined = undefined;
      owed.clear();
      book.letGo();
    },
    forget: () => removeWhere(() => true),
    settled: async () => {
      while (writing) await writing;
    },
    isSettled: () => writing === null,
  };
}
