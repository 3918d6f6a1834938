import type { Failure } from '../../shared/problem.ts';
import { NotKept, type Opened, type SealedStore } from './sealed-store.ts';

/** Values by id, in memory while somebody is at the desk and sealed on the disk where there is a store. */
export type SealedBook<T> = {
  readonly all: () => ReadonlyMap<string, T>;
  /** On the disk, where there is a store, before it is in memory; answers why not. */
  readonly put: (value: T) => Promise<Failure | null>;
  /** Gone from memory at once, and from the disk as soon as it takes it. */
  readonly remove: (ids: readonly string[]) => Promise<void>;
  /**
   * What the open person's store holds; null: there is none, and everything is in memory alone. What was in memory alone goes into
   * it. Never throws.
   */
  readonly keepIn: (opening: Promise<Opened | null>) => Promise<void>;
  /** Nothing is in memory any more; what is on the disk stays there. */
  readonly letGo: () => void;
  readonly kept: () => boolean;
};

export type SealedBookParts<T> = {
  readonly idOf: (value: T) => string;
  /** Makes the name of a file: it says nothing of what is in it. */
  readonly newName: () => string;
  readonly pack: (value: T) => Buffer;
  /** Null for what cannot be read: it is removed. */
  readonly unpack: (plain: Buffer) => T | null;
  readonly changed: () => void;
};

type Entry<T> = { readonly name: string; readonly value: T };

/** For what can be had again: what does not belong or cannot be read is dropped, not reported. */
export function sealedBook<T>({ idOf, newName, pack, unpack, changed }: SealedBookParts<T>): SealedBook<T> {
  let entries: ReadonlyMap<string, Entry<T>> = new Map();
  let values: ReadonlyMap<string, T> = new Map();
  let store: SealedStore | null = null;
  /** Rises when everything is let go: what is on its way then belongs to nobody here. */
  let age = 0;
  let opening: Promise<void> = Promise.resolve();

  const hold = (now: ReadonlyMap<string, Entry<T>>) => {
    entries = now;
    values = new Map([...now].map(([id, { value }]) => [id, value]));
  };

  /** What was in memory alone goes into the store too. */
  const takeIn = async (opened: Opened) => {
    store = opened.store;
    const read = opened.items.map(({ id: name, plain }) => ({ name, value: unpack(plain) }));
    for (const { plain } of opened.items) plain.fill(0);
    const unread = read.filter(({ value }) => value === null).map(({ name }) => name);
    if (unread.length > 0) void store.remove(unread);
    const alone = entries;
    const there = read.filter((entry): entry is Entry<T> => entry.value !== null);
    hold(new Map([...there.map((entry) => [idOf(entry.value), entry] as const), ...alone]));
    for (const { name, value } of alone.values()) await opened.store.put(name, pack(value));
  };

  return {
    all: () => values,
    put: async (value) => {
      const began = age;
      await opening;
      // Let go while it waited: it belongs to nobody here, and comes into no memory.
      if (began !== age) return { code: 'locked' };
      const name = entries.get(idOf(value))?.name ?? newName();
      try {
        await store?.put(name, pack(value));
      } catch (error) {
        if (error instanceof NotKept) return { code: error.code };
        throw error;
      }
      if (began !== age) return { code: 'locked' };
      hold(new Map(entries).set(idOf(value), { name, value }));
      changed();
      return null;
    },
    remove: async (ids) => {
      const names = ids.flatMap((id) => entries.get(id)?.name ?? []);
      if (names.length > 0) {
        hold(new Map([...entries].filter(([id]) => !ids.includes(id))));
        changed();
      }
      await store?.remove(names);
    },
    keepIn: (given) => {
      const began = age;
      opening = given
        .then((opened) => (began === age && opened ? takeIn(opened) : undefined))
        .catch(() => undefined)
        .then(() => {
          if (began === age) changed();
        });
      return opening;
    },
    letGo: () => {
      age += 1;
      store = null;
      hold(new Map());
      opening = Promise.resolve();
    },
    kept: () => store !== null,
  };
}
