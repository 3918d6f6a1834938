import { join } from 'node:path';
import { type Disk, whyNotWritten } from './disk.ts';
import { openHead, openItem, type Place, sealHead, sealItem } from './envelope.ts';
import { type FoundFile, nameOf, takeStock } from './take-stock.ts';

/** Something was not kept: the disk did not take it, or nobody's key is open. */
export class NotKept extends Error {
  readonly code: 'disk-full' | 'not-writable' | 'locked';
  constructor(code: NotKept['code']) {
    super(`Not kept: ${code}`);
    this.name = 'NotKept';
    this.code = code;
  }
}

export type SealedStoreParts = {
  /** What kind of store this is, so that nothing of one opens in another. */
  readonly kind: string;
  readonly folder: string;
  /** The data key while it is open. */
  readonly key: () => Buffer | null;
  readonly disk: Disk;
};

export type SealedStore = {
  /**
   * Keeps an item, or writes it again; on the disk, and listed, when the promise is kept. `replaces` names the items whose
   * place it takes, in the same step. Kept in the order of calls. Throws `NotKept`, and nothing has changed then.
   */
  readonly put: (id: string, plain: Buffer, replaces?: readonly string[]) => Promise<void>;
  /** Strikes items off the list, then deletes them. What the disk does not take now is done with the next change. */
  readonly remove: (ids: readonly string[]) => Promise<void>;
  /** Strikes items off with whatever is kept or removed next: one list for many. */
  readonly strike: (ids: readonly string[]) => void;
};

/** What a store held when it was opened. */
export type Opened = {
  readonly store: SealedStore;
  readonly items: readonly { readonly id: string; readonly plain: Buffer }[];
  /** Moved to a folder of their own; `plain` is there when it opened, though it did not belong. */
  readonly setAside: readonly { readonly id: string; readonly plain: Buffer | null }[];
  /** Ids that are listed, and gone. */
  readonly missing: readonly string[];
  /** The list itself was damaged or taken away. */
  readonly headLost: boolean;
};

const HEAD = 'head.sealed';
const ASIDE = 'set-aside';
/** The file of one writing of an item: its id, its number. */
export const ITEM = /^([\w-]{1,64})\.(\d{1,15})\.sealed$/;

/**
 * A folder of sealed items, one file for each, and a sealed head that lists them, written after the items. What does not
 * agree with the head is set aside, never given out as an item. For one process at a time.
 */
export async function openSealedStore({ kind, folder, key, disk }: SealedStoreParts): Promise<Opened> {
  const fileOf = (place: Place) => join(folder, `${nameOf(place)}.sealed`);
  const headFile = join(folder, HEAD);
  const needKey = () => {
    const open = key();
    if (!open) throw new NotKept('locked');
    return open;
  };

  const sealedHead = await disk.read(headFile);
  const head = sealedHead && openHead(needKey(), kind, sealedHead);
  const files: FoundFile[] = [];
  for (const name of await disk.list(folder)) {
    const [, id, sequence] = ITEM.exec(name) ?? [];
    if (name.endsWith('.new')) await disk.remove(join(folder, name));
    if (id === undefined) continue;
    const place = { id, sequence: Number(sequence) };
    const sealed = await disk.read(fileOf(place));
    if (sealed) files.push({ ...place, held: openItem(needKey(), kind, place, sealed) });
  }
  const stock = takeStock(head, files);
  for (const file of stock.strange) await disk.move(fileOf(file), join(folder, ASIDE));
  if (sealedHead && !head) await disk.move(headFile, join(folder, ASIDE));

  let next = stock.next;
  let live = new Map(stock.live.map(({ id, sequence, held: { first } }) => [id, { sequence, first }]));
  const gone = new Map(stock.leftover.map((file) => [nameOf(file), file as Place]));
  /** The head on the disk does not say what is so. */
  let behind = gone.size + stock.missing.length + stock.strange.length > 0 || next !== head?.next;

  const letGo = (from: typeof live, id: string) => {
    const held = from.get(id);
    if (!held) return;
    from.delete(id);
    gone.set(nameOf({ id, sequence: held.sequence }), { id, sequence: held.sequence });
  };

  const writeHead = async (listed: typeof live) => {
    const places = [...listed].map(([id, { sequence }]) => ({ id, sequence }));
    await disk.write(headFile, sealHead(needKey(), kind, { next, live: places, removed: [...gone.values()] }));
    behind = false;
    for (const [name, place] of gone) {
      // A file that will not go is named as removed; it goes with a later change.
      await disk.remove(fileOf(place)).then(
        () => gone.delete(name),
        () => undefined,
      );
    }
  };

  type Put = { readonly id: string; readonly plain: Buffer; readonly replaces: readonly string[] };
  type Wish = Put | { readonly strike: readonly string[] };
  type Asked = { readonly wish: Wish; readonly done: () => void; readonly failed: (why: NotKept) => void };
  let asked: Asked[] = [];
  /** Struck off in a round that failed, or to go with the next one. */
  let owed: readonly string[] = [];
  let working = false;

  const writeItem = async ({ id, plain, replaces }: Put, listed: typeof live, written: Place[]) => {
    const before = [id, ...replaces].map((other) => listed.get(other)?.first).find((first) => first !== undefined);
    const place = { id, sequence: next };
    const first = before ?? next;
    // Whatever comes of it, no other file gets this number: what stands behind a gap is never taken for a late one.
    next += 1;
    behind = true;
    // A disk that says no may have it all the same.
    written.push(place);
    await disk.write(fileOf(place), sealItem(needKey(), kind, place, { first, replaces }, plain));
    for (const other of [id, ...replaces]) letGo(listed, other);
    listed.set(id, { sequence: place.sequence, first });
  };

  /** One round: all that was asked for by then, each item on the disk, and one head for them. */
  const round = async (wishes: readonly Wish[]) => {
    const strikes = [...owed, ...wishes.flatMap((wish) => ('strike' in wish ? wish.strike : []))];
    owed = [];
    const [goneBefore, written] = [new Map(gone), [] as Place[]];
    try {
      // A number was burnt or a file is left: the list says so before another item stands behind the gap.
      if (behind) await writeHead(live);
      const listed = new Map(live);
      for (const wish of wishes) {
        if ('strike' in wish) for (const id of wish.strike) letGo(listed, id);
        else await writeItem(wish, listed, written);
      }
      for (const id of strikes) if (!written.some((place) => place.id === id)) letGo(listed, id);
      if (behind || gone.size > 0) await writeHead(listed);
      live = listed;
    } catch (error) {
      owed = [...strikes, ...owed];
      for (const name of gone.keys()) if (!goneBefore.has(name)) gone.delete(name);
      behind = true;
      // Not listed, but next in the row: it would be taken for kept.
      for (const place of written) {
        gone.set(nameOf(place), place);
        await disk.remove(fileOf(place)).catch(() => undefined);
      }
      throw error;
    }
  };

  const work = async () => {
    if (working) return;
    working = true;
    while (asked.length > 0) {
      const now = asked;
      asked = [];
      try {
        await round(now.map(({ wish }) => wish));
        for (const { done } of now) done();
      } catch (error) {
        const why = error instanceof NotKept ? error : new NotKept(whyNotWritten(error));
        for (const { failed } of now) failed(why);
      }
      for (const { wish } of now) if ('plain' in wish) wish.plain.fill(0);
    }
    working = false;
  };
  const ask = (wish: Wish) =>
    new Promise<void>((done, failed) => {
      asked.push({ wish, done, failed });
      void work();
    });

  return {
    store: {
      put: (id, plain, replaces = []) => ask({ id, plain: Buffer.from(plain), replaces }),
      remove: (ids) => ask({ strike: ids }).catch(() => undefined),
      strike: (ids) => {
        owed = [...owed, ...ids];
      },
    },
    items: stock.live.map(({ id, held }) => ({ id, plain: held.plain })),
    setAside: stock.strange.map(({ id, held }) => ({ id, plain: held?.plain ?? null })),
    missing: stock.missing.map(({ id }) => id),
    headLost: head === null && (sealedHead !== null || files.length > 0),
  };
}
