import { expect, test } from 'vitest';
import { settle } from '../../../support/fake-clock.ts';
import { copiesWorld, HOUR, idOf, whom } from './copies-world.ts';

const settled = async () => {
  for (let turn = 0; turn < 20; turn += 1) await settle();
};

/** A desk with copies of so many people. */
async function withCopies(count: number, world = copiesWorld()) {
  await world.begin();
  for (let number = 1; number <= count; number += 1) await world.copies.add(whom(number));
  expect(await world.copies.fetch()).toMatchObject({ ok: true });
  return world;
}

test('the list is fetched a few at a time, with progress, and lies sealed on the disk', async () => {
  const { copies, asked, told, onDisk } = await withCopies(23);
  expect(asked.filter(({ name }) => name === 'copies.take').map(({ input }) => (input.customerIds as string[]).length)).toEqual([
    10, 10, 3,
  ]);
  expect(told.flatMap(({ fetching }) => (fetching ? [fetching.done] : []))).toEqual(expect.arrayContaining([0, 10, 20]));
  expect(copies.day()).toMatchObject({ fetching: null, kept: true });
  expect(copies.day().people.every(({ copy }) => copy !== null)).toBe(true);
  expect(onDisk()).toBe(23);
});

test('who is being put on the list while the disk takes its time is fetched with the others', async () => {
  const world = await withCopies(1);
  const added = world.copies.add(whom(2));
  expect(world.copies.day().people).toHaveLength(1);
  const fetched = world.copies.fetch();
  expect(await world.copies.fetch()).toEqual({ ok: false, error: { code: 'in-progress' } });
  expect(await added).toMatchObject({ ok: true });
  expect(await fetched).toMatchObject({ ok: true });
  expect(world.copies.day().people.map(({ copy }) => copy !== null)).toEqual([true, true]);
});

test('the desk locks while somebody is being put on the list: nothing is fetched then', async () => {
  const world = await withCopies(1);
  const before = world.asked.length;
  const added = world.copies.add(whom(2));
  const fetched = world.copies.fetch();
  world.copies.end();
  expect(await fetched).toEqual({ ok: false, error: { code: 'locked' } });
  expect(await added).toMatchObject({ ok: false });
  expect(world.asked).toHaveLength(before);
  expect(world.copies.day()).toMatchObject({ people: [], fetching: null });
});

test('a failure in the middle keeps what has come, and says why', async () => {
  const world = await withCopies(10);
  await world.copies.add(whom(11));
  world.state.fails = true;
  expect(await world.copies.fetch()).toEqual({ ok: false, error: { code: 'offline' } });
  expect(world.copies.day().people.filter(({ copy }) => copy)).toHaveLength(10);
  expect(world.copies.day().people.at(-1)).toMatchObject({ copy: null, why: 'not-fetched' });
  expect(world.copies.day().fetching).toBeNull();
});

test('after a lock and after a restart the copies and the list are there again; while locked nothing is', async () => {
  const world = await withCopies(3);
  const { copies } = world;
  const key = world.state.key;
  copies.end();
  world.state.key = null;
  expect(copies.all()).toEqual([]);
  expect(copies.day().people).toEqual([]);
  world.state.key = key;
  await world.begin();
  expect(copies.all()).toHaveLength(3);
  const later = copiesWorld(world.disk, world.clock);
  later.state.key = key;
  for (const id of world.standing.keys()) later.standing.set(id, 'current');
  await later.begin();
  expect(later.copies.day().people.map(({ copy }) => copy !== null)).toEqual([true, true, true]);
});

test('somebody else’s key opens none of them', async () => {
  const world = await withCopies(2);
  const other = copiesWorld(world.disk, world.clock);
  await other.begin();
  expect(other.copies.all()).toEqual([]);
});

test('without a key store copies are in memory alone, and the day says so', async () => {
  const world = copiesWorld();
  world.state.key = null;
  await withCopies(2, world);
  expect(world.copies.day()).toMatchObject({ kept: false });
  expect(world.copies.all()).toHaveLength(2);
  expect(world.disk.files.size).toBe(0);
  world.copies.end();
  expect(world.copies.all()).toEqual([]);
});

test('a disk that is full: the copy is not said to be there', async () => {
  const world = copiesWorld();
  await world.begin();
  await world.copies.add(whom(1));
  world.disk.breakAt(0, 'before', 'ENOSPC');
  expect(await world.copies.fetch()).toEqual({ ok: false, error: { code: 'disk-full' } });
  expect(world.copies.of(idOf(1))).toBeNull();
});

test('after twelve hours they are gone, from the disk too, and the central service hears of it', async () => {
  const world = await withCopies(2);
  await world.clock.pass(12 * HOUR - 60_000);
  expect(world.copies.all()).toHaveLength(2);
  await world.clock.pass(60_001);
  expect(world.copies.all()).toEqual([]);
  await world.clock.pass(60_000);
  expect(world.onDisk()).toBe(0);
  expect(world.copies.day().people[0]).toMatchObject({ copy: null, why: 'expired' });
  expect(world.asked.at(-1)).toMatchObject({ name: 'copies.end', input: { why: 'expired', customerIds: [idOf(1), idOf(2)] } });
});

test('turning the clock back gains nothing, in this run or in the next', async () => {
  const world = await withCopies(1);
  world.clock.jump(-6 * HOUR);
  await world.clock.pass(12 * HOUR + 60_000);
  expect(world.copies.all()).toEqual([]);
  const second = await withCopies(1);
  const later = copiesWorld(second.disk, second.clock);
  later.state.key = second.state.key;
  second.clock.jump(-24 * HOUR);
  await later.begin();
  expect(later.copies.all()).toEqual([]);
});

test('asleep for a night: whatever the steady clock says, they are gone by the computer’s own', async () => {
  const world = await withCopies(1);
  world.clock.jump(13 * HOUR);
  expect(world.copies.of(idOf(1))).toBeNull();
  await world.clock.pass(30_000);
  expect(world.onDisk()).toBe(0);
});

test('a record that was closed goes at the next comparison, and that is said', async () => {
  const world = await withCopies(3);
  world.state.closed.add(idOf(2));
  world.copies.compare();
  await settled();
  expect(world.copies.all().map(({ customerId }) => customerId)).toEqual([idOf(1), idOf(3)]);
  expect(world.copies.day().people[1]).toMatchObject({ copy: null, why: 'closed' });
  expect(world.asked.at(-1)).toMatchObject({ name: 'copies.end', input: { why: 'closed', customerIds: [idOf(2)] } });
  expect(world.onDisk()).toBe(2);
});

test('what went while nobody could be told is said at the next comparison', async () => {
  const world = await withCopies(2);
  world.state.online = false;
  expect(await world.copies.destroy('signed-out')).toBe(2);
  expect(world.standing.size).toBe(2);
  world.state.online = true;
  world.copies.compare();
  await settled();
  expect(world.standing.size).toBe(0);
  expect(world.onDisk()).toBe(0);
});

test('off the list is off this computer', async () => {
  const world = await withCopies(2);
  await world.copies.takeOff(idOf(1));
  expect(world.copies.day().people.map(({ customerId }) => customerId)).toEqual([idOf(2)]);
  expect(world.onDisk()).toBe(1);
  expect(world.asked.at(-1)).toMatchObject({ name: 'copies.end', input: { why: 'taken-off' } });
});

test('fetching anew takes the place of the copy before', async () => {
  const world = await withCopies(1);
  await world.clock.pass(HOUR);
  await world.copies.fetch();
  expect(world.onDisk()).toBe(1);
  expect(world.copies.of(idOf(1))?.fetchedAt).toBe(new Date(world.clock.now()).toISOString());
});
