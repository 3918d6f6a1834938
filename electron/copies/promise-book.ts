import { type SealedBook, sealedBook } from '../sealed/sealed-book.ts';
import type { Opened } from '../sealed/sealed-store.ts';
import { LAST_SAID, type LastSaid, type Promised, promisePacking } from './kept-promise.ts';

type Kept = (Promised & { readonly name: null }) | LastSaid;
/** What is to be in the book, and what no longer. */
export type BookChange = { readonly there: readonly Promised[]; readonly gone: readonly Pick<Promised, 'id'>[] };

/** The open promises of whoever is at work, kept sealed, with when the central service last said which they are. */
export type PromiseBook = {
  readonly held: () => readonly Promised[];
  /** What is held once all that is being kept is, and when it was last said; null where it never was. */
  readonly lastKnown: () => Promise<{ readonly items: readonly Promised[]; readonly at: string } | null>;
  /** Keeps what comes of what is held, one change after the other; `saidAt`: the central service said so then. */
  readonly change: (of: (held: readonly Promised[]) => BookChange, saidAt?: string) => void;
  /** Tells from now on whether it is still the same person who is at work. */
  readonly sameOne: () => () => boolean;
  readonly keepIn: (opening: Promise<Opened | null>) => void;
  readonly letGo: () => void;
};

export function promiseBook(newId: () => string): PromiseBook {
  const book: SealedBook<Kept> = sealedBook({ ...promisePacking, newName: newId, changed: () => undefined });
  /** Rises when somebody leaves: what is on its way then is nobody's. */
  let age = 0;
  let turn: Promise<void> = Promise.resolve();

  const held = () => [...book.all().values()].filter((one): one is Exclude<Kept, LastSaid> => one.id !== LAST_SAID);
  const sameOne = () => {
    const began = age;
    return () => began === age;
  };
  const keep = async ({ there, gone }: BookChange, saidAt: string | undefined, isSame: () => boolean) => {
    await book.remove(gone.map(({ id }) => id));
    let whole = true;
    for (const one of there.map((promise) => ({ ...promise, name: null }))) {
      if (!isSame()) return;
      if (JSON.stringify(book.all().get(one.id)) === JSON.stringify(one)) continue;
      if (await book.put(one)) whole = false;
    }
    if (!isSame()) return;
    // What the disk did not take is missing here: then nothing is said of them until it is known again.
    if (!whole) await book.remove([LAST_SAID]);
    else if (saidAt !== undefined) await book.put({ id: LAST_SAID, at: saidAt });
  };

  return {
    held,
    sameOne,
    lastKnown: async () => {
      await turn;
      const said = book.all().get(LAST_SAID);
      return said && 'at' in said ? { items: held(), at: said.at } : null;
    },
    change: (of, saidAt) => {
      const isSame = sameOne();
      turn = turn.then(() => (isSame() ? keep(of(held()), saidAt, isSame) : undefined)).catch(() => undefined);
    },
    keepIn: (opening) => {
      const opened = book.keepIn(opening);
      turn = turn.then(() => opened);
    },
    letGo: () => {
      age += 1;
      turn = Promise.resolve();
      book.letGo();
    },
  };
}
