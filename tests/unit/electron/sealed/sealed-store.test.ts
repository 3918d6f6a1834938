import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { type Opened, openSealedStore } from '../../../../electron/sealed/sealed-store.ts';
import { type MemoryDisk, memoryDisk } from './memory-disk.ts';

const key = randomBytes(32);
const open = (disk: MemoryDisk, with_: Buffer | null = key, kind = 'outbox') =>
  openSealedStore({ kind, folder: '/o', key: () => with_, disk });
const said = ({ items }: Pick<Opened, 'items'>) => items.map(({ id, plain }) => `${id}=${plain}`);
const put = ({ store }: Opened, id: string, replaces?: string[]) => store.put(id, Buffer.from(`said ${id}`), replaces);

/** A store with three items, and what its disk holds. */
async function three() {
  const disk = memoryDisk();
  const opened = await open(disk);
  for (const id of ['a', 'b', 'c']) await put(opened, id);
  return { disk, opened };
}
const itemFile = (disk: MemoryDisk, id: string) => [...disk.files.keys()].find((file) => file.startsWith(`/o/${id}.`)) as string;

test('what was kept is there after a new start, in the order it was kept, and nothing of it can be read', async () => {
  const { disk } = await three();
  const again = await open(disk);
  expect(said(again)).toEqual(['a=said a', 'b=said b', 'c=said c']);
  expect(again).toMatchObject({ setAside: [], missing: [], headLost: false });
  for (const bytes of disk.files.values()) expect(bytes.includes('said')).toBe(false);
});

test('what was removed is gone with its file; an item written again keeps its place', async () => {
  const { disk, opened } = await three();
  await opened.store.remove(['b']);
  await opened.store.put('a', Buffer.from('said anew'));
  expect(disk.files.size).toBe(3);
  expect(said(await open(disk))).toEqual(['a=said anew', 'c=said c']);
});

test('an item takes the place of another in one step, whenever the disk breaks', async () => {
  for (let step = 0; step < 6; step += 1)
    for (const when of ['before', 'after'] as const) {
      const { disk, opened } = await three();
      disk.breakAt(step, when);
      const kept = await put(opened, 'd', ['b']).then(
        () => true,
        () => false,
      );
      disk.mend();
      const now = said(await open(disk));
      expect([
        ['a=said a', 'b=said b', 'c=said c'],
        ['a=said a', 'd=said d', 'c=said c'],
      ]).toContainEqual(now);
      if (kept) expect(now).toContain('d=said d');
    }
});

test('many asked for at once are all kept, in order', async () => {
  const disk = memoryDisk();
  const opened = await open(disk);
  const ids = Array.from({ length: 50 }, (_, index) => `i-${index}`);
  await Promise.all([...ids.map((id) => put(opened, id)), opened.store.remove(['i-7'])]);
  expect((await open(disk)).items.map(({ id }) => id)).toEqual(ids.filter((id) => id !== 'i-7'));
});

test.each([
  ['ENOSPC', 'disk-full'],
  ['EDQUOT', 'disk-full'],
  ['EROFS', 'not-writable'],
  ['EACCES', 'not-writable'],
  ['EBUSY', 'not-writable'],
])('a disk that answers %s fails the one item, aloud, and later ones are kept', async (code, said_) => {
  const { disk, opened } = await three();
  for (const step of [0, 1]) {
    disk.breakAt(step, 'before', code);
    await expect(put(opened, 'x')).rejects.toMatchObject({ code: said_ });
    disk.mend();
  }
  await put(opened, 'y');
  expect(said(await open(disk))).toEqual(['a=said a', 'b=said b', 'c=said c', 'y=said y']);
});

test('what the disk would not strike off goes with the next change', async () => {
  const { disk, opened } = await three();
  disk.breakAt(0, 'before', 'ENOSPC');
  await opened.store.remove(['a']);
  disk.mend();
  await put(opened, 'y');
  const again = await open(disk);
  expect(said(again)).toEqual(['b=said b', 'c=said c', 'y=said y']);
  expect(disk.files.size).toBe(4);
});

test('without the key nothing is kept, and nothing opens', async () => {
  const { disk } = await three();
  await expect(open(disk, null)).rejects.toMatchObject({ code: 'locked' });
  let held: Buffer | null = key;
  const opened = await openSealedStore({ kind: 'outbox', folder: '/o', key: () => held, disk });
  held = null;
  await expect(put(opened, 'z')).rejects.toMatchObject({ code: 'locked' });
  expect(said(await open(disk))).toHaveLength(3);
});

test('each byte of a small store flipped in turn: never a wrong item, never a silent loss, the rest works', async () => {
  const { disk } = await three();
  const files = [...disk.files];
  for (const [name, bytes] of files)
    for (let at = 0; at < bytes.length; at += 1) {
      const copy = memoryDisk(new Map(files));
      const flipped = Buffer.from(bytes);
      flipped[at] = (flipped[at] as number) ^ (1 << (at % 8));
      copy.files.set(name, flipped);
      const now = await open(copy);
      const good = ['a=said a', 'b=said b', 'c=said c'].filter((item) => !name.includes(`/${item[0]}.`));
      if (name.endsWith('head.sealed')) {
        expect(now).toMatchObject({ items: [], headLost: true });
        expect(now.setAside.map(({ plain }) => String(plain))).toEqual(['said a', 'said b', 'said c']);
      } else {
        expect(said(now)).toEqual(good);
        expect(now.setAside).toHaveLength(1);
      }
      await put(now, 'y');
      expect(said(await open(copy))).toContain('y=said y');
    }
});

test('items swapped, cut short, taken away or put back are noticed', async () => {
  const { disk, opened } = await three();
  const [a, b] = [itemFile(disk, 'a'), itemFile(disk, 'b')];
  const [bytesA, bytesB] = [disk.files.get(a) as Buffer, disk.files.get(b) as Buffer];
  const tampered = async (change: (files: Map<string, Buffer>) => void) => {
    const copy = memoryDisk(new Map(disk.files));
    change(copy.files);
    return open(copy);
  };
  const swapped = await tampered((files) => files.set(a, bytesB).set(b, bytesA));
  expect(said(swapped)).toEqual(['c=said c']);
  expect(swapped.setAside).toHaveLength(2);
  const cut = await tampered((files) => files.set(a, bytesA.subarray(0, bytesA.length - 1)));
  expect(said(cut)).toEqual(['b=said b', 'c=said c']);
  expect(cut.setAside).toEqual([{ id: 'a', plain: null }]);
  const away = await tampered((files) => files.delete(a));
  expect(away).toMatchObject({ missing: ['a'], setAside: [] });
  expect(said(away)).toEqual(['b=said b', 'c=said c']);
  const renamed = await tampered((files) => files.set('/o/a.3.sealed', bytesA));
  expect(said(renamed)).toHaveLength(3);
  expect(renamed.setAside).toEqual([{ id: 'a', plain: null }]);

  await opened.store.remove(['a']);
  await put(opened, 'd');
  const back = await tampered((files) => files.set(a, bytesA));
  expect(said(back)).toEqual(['b=said b', 'c=said c', 'd=said d']);
  expect(back.setAside.map(({ id }) => id)).toEqual(['a']);
  const headless = await tampered((files) => files.delete('/o/head.sealed'));
  expect(headless).toMatchObject({ items: [], headLost: true });
  const elsewhere = await open(memoryDisk(new Map(disk.files)), key, 'copies');
  expect(elsewhere).toMatchObject({ items: [], headLost: true });
});
