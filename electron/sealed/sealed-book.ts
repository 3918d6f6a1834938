import type { Failure } from '../../shared/problem.ts';
import { NotKept, type Opened, type SealedStore } from './sealed-store.ts';

/** Values by id, in memory while somebody is at the desk and sealed on the disk where there is a store. */
export type SealedBook<T> = {
  readonly all: () => ReadonlyMap<string, T>;
  /** On the disk, where there is a store, before it is in memory; answers why not. */
  readonly put: (id: string, value: T) => Promise<Failure | null>;
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
  readonly pack: (value: T) => Buffer;
  /** Null for what cannot be read: it is removed. */
  readonly unpack: (plain: Buffer) => T | null;
  readonly changed: () => void;
};

/** For what can be had again: what does not belong or cannot be read is dropped, not reported. */
export function sealedBook<T>({ pack, unpack, changed }: SealedBookParts<T>): SealedBook<T> {
  let values = new Map<string, T>();
  let store: SealedStore | null = null;
  /** Rises when everything is let go: what is on its way then belongs to nobody here. */
  let age = 0;
  let opening: Promise<void> = Promise.resolve();

  return {
    all: () => values,
    put: async (id, value) => {
      await opening;
      const began = age;
      try {
        await store?.put(id, pack(value));
      } catch (error) {
        if (error instanceof NotKept) return { code: error.code };
        throw error;
      }
      if (began !== age) return { code: 'locked' };
      values = new Map(values).set(id, value);
      changed();
      return null;
    },
    remove: async (ids) => {
      const left = new Map(values);
      for (const id of ids) left.delete(id);
      if (left.size !== values.size) {
        values = left;
        changed();
      }
      await store?.remove(ids);
    },
    keepIn: (given) => {
      const began = age;
      opening = given
        .then(async (opened) => {
          if (began !== age || !opened) return;
          store = opened.store;
          const read = opened.items.map(({ id, plain }) => [id, unpack(plain)] as const);
          for (const { plain } of opened.items) plain.fill(0);
          const unread = read.filter(([, value]) => value === null).map(([id]) => id);
          if (unread.length > 0) void store.remove(unread);
          const alone = values;
          values = new Map([...read.filter((one): one is [string, T] => one[1] !== null), ...alone]);
          for (const [id, value] of alone) await opened.store.put(id, pack(value));
        })
        .catch(() => undefined)
        .then(() => {
          if (began === age) changed();
        });
      return opening;
    },
    letGo: () => {
      age += 1;
      store = null;
      values = new Map();
      opening = Promise.resolve();
    },
    kept: () => store !== null,
  };
}
