import type { UnsentItem } from '../../shared/desk.ts';
import type { Input, Output } from '../../shared/operations.ts';
import type { Result } from '../../shared/problem.ts';
import type { SignedIn } from '../../shared/session-state.ts';
import { type SealedBook, sealedBook } from '../sealed/sealed-book.ts';
import type { Opened } from '../sealed/sealed-store.ts';
import { PROMISES, type Promised, promisePacking } from './kept-promise.ts';
import { layPromises } from './lay-promises.ts';

type ListInput = Input<'promises.list'>;
type Listed = Output<'promises.list'>;

export type OwnPromisesParts = {
  readonly newId: () => string;
  /** Whose data key is open. */
  readonly whose: () => string | null;
  readonly openStore: (kind: string) => Promise<Opened | null>;
  readonly unsent: () => readonly UnsentItem[];
  /** Who is at work; null for nobody. */
  readonly who: () => SignedIn | null;
  /** The name of a customer whose copy is here. */
  readonly nameOf: (customerId: string) => string | null;
};

/** The open promises of whoever is at work, kept sealed for when there is no connection, with what is unsent laid over. */
export type OwnPromises = {
  /** An answer of the central service as the page gets it; their own open ones are kept. */
  readonly answered: (input: ListInput, output: Listed) => Listed;
  /** Their own, and those of a record that is on this computer. Null for what is not here. */
  readonly offline: (input: ListInput) => Result<Listed> | null;
  /** Nothing here of a customer outlives their account. */
  readonly closed: (customerId: string) => void;
  readonly begin: () => void;
  readonly end: () => void;
};

/** As a first page is asked for, of which what is kept is made. */
const isOwnFirst = (input: ListInput) =>
  input.whose === 'mine' && !input.cursor && input.requestId === undefined && input.customerId === undefined;

export function ownPromises(parts: OwnPromisesParts): OwnPromises {
  const book: SealedBook<Promised> = sealedBook({ ...promisePacking, newName: parts.newId, changed: () => undefined });
  let joined: string | null | undefined;

  const keep = async ({ items, next }: Listed) => {
    const last = items.at(-1)?.day ?? '';
    const there = new Set(items.map(({ id }) => id));
    const gone = [...book.all().values()].filter(({ id, day }) => !there.has(id) && (next === null || day <= last));
    await book.remove(gone.map(({ id }) => id));
    for (const item of items)
      if (JSON.stringify(book.all().get(item.id)) !== JSON.stringify({ ...item, name: null }))
        await book.put({ ...item, name: null });
  };
  const laid = (items: readonly Promised[], input: ListInput): Promised[] => {
    const who = parts.who();
    return who ? layPromises(items, input, parts.unsent(), who, parts.nameOf) : [...items];
  };

  return {
    answered: (input, output) => {
      if (isOwnFirst(input)) void keep(output);
      // What is unsent stands on the first page, wherever its day would put it among many.
      return input.cursor ? output : { ...output, items: laid(output.items, input) };
    },
    offline: (input) => {
      if (input.whose !== 'mine' && input.customerId === undefined) return null;
      const kept = [...book.all().values()].filter(
        ({ customerId }) => input.customerId === undefined || customerId === input.customerId,
      );
      const named = kept.map((one) => ({ ...one, name: one.customerId === null ? null : parts.nameOf(one.customerId) }));
      return { ok: true, value: { items: laid(named, input), next: null } };
    },
    closed: (customerId) => {
      const theirs = [...book.all().values()].filter((one) => one.customerId === customerId);
      void book.remove(theirs.map(({ id }) => id));
    },
    begin: () => {
      const now = parts.whose();
      if (joined === now) return;
      joined = now;
      void book.keepIn(parts.openStore(PROMISES));
    },
    end: () => {
      joined = undefined;
      book.letGo();
    },
  };
}
