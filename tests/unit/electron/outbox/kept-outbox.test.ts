import { randomBytes } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import { keptOutbox } from '../../../../electron/outbox/kept-outbox.ts';
import { settle } from '../../../support/fake-clock.ts';
import { type MemoryDisk, memoryDisk } from '../sealed/memory-disk.ts';
import { fine, harness } from './harness.ts';

const keysOf = new Map(['priya', 'tom'].map((sub) => [sub, randomBytes(32)]));

/** One run of the app over a disk: ends by being forgotten. */
function run(disk: MemoryDisk) {
  const desk = harness();
  const keys = { sub: null as string | null };
  const found: unknown[] = [];
  const kept = keptOutbox({
    keys: {
      current: () => keysOf.get(keys.sub ?? '') ?? null,
      whose: () => keys.sub,
      folder: () => keys.sub && `/people/${keys.sub}`,
    },
    outbox: desk.outbox,
    disk,
    found: (one) => found.push(one),
    failed: (error) => found.push(error),
  });
  const signIn = async (sub: string) => {
    keys.sub = sub;
    desk.outbox.open((bytes) => bytes);
    kept.begin();
    for (let turn = 0; turn < 20; turn += 1) await settle();
  };
  const leave = () => {
    desk.outbox.seal((bytes) => bytes);
    keys.sub = null;
    kept.end();
  };
  return { ...desk, kept, found, signIn, leave };
}

let disk: MemoryDisk;
beforeEach(() => {
  disk = memoryDisk();
});
const sentOf = ({ sent }: ReturnType<typeof run>) => sent.map(({ id }) => id);

test('what was confirmed is sent by the next run, under its own key, in its order, and then gone from the disk', async () => {
  const first = run(disk);
  await first.signIn('priya');
  for (const id of ['1', '2', '3']) expect(await first.decide(id, 'ann')).toMatchObject({ ok: true });
  expect(first.outbox.atRisk()).toBe(0);
  expect([...disk.files.values()].some((bytes) => bytes.includes('ann'))).toBe(false);

  const second = run(disk);
  await second.signIn('priya');
  expect(second.outbox.unsent()).toEqual({ unsent: 3, oldest: '2026-11-23T09:00:00.000Z' });
  for (const id of ['1', '2', '3']) {
    await second.clock.pass(0);
    await second.give(id, fine());
  }
  expect(sentOf(second)).toEqual(['1', '2', '3']);
  await settle();
  const third = run(disk);
  await third.signIn('priya');
  expect(third.outbox.unsent().unsent).toBe(0);
  expect([...disk.files.keys()]).toEqual(['/people/priya/outbox/head.sealed']);
});

test('nothing is recorded or sent before it is known what the disk holds', async () => {
  const first = run(disk);
  await first.signIn('priya');
  await first.decide('1', 'ann');
  const second = run(disk);
  const signingIn = second.signIn('priya');
  const recorded = second.decide('2', 'ann');
  await signingIn;
  expect(await recorded).toMatchObject({ ok: true });
  await second.clock.pass(0);
  expect(sentOf(second)).toEqual(['1']);
});

test('a disk that does not take it: the answer says why, nothing is queued, and the same command can come again', async () => {
  const desk = run(disk);
  await desk.signIn('priya');
  disk.breakAt(0, 'before', 'ENOSPC');
  expect(await desk.decide('1', 'ann')).toEqual({ ok: false, error: { code: 'disk-full' } });
  expect(desk.outbox.unsent().unsent).toBe(0);
  disk.mend();
  expect(await desk.decide('1', 'ann')).toMatchObject({ ok: true });
  await desk.clock.pass(0);
  expect(sentOf(desk)).toEqual(['1']);
});

test('the same command twice at once is one item', async () => {
  const desk = run(disk);
  await desk.signIn('priya');
  const [one, two, other] = [desk.decide('1', 'ann'), desk.decide('1', 'ann'), desk.decide('1', 'bob')];
  expect(await one).toEqual(await two);
  expect(await other).toEqual({ ok: false, error: { code: 'idempotency-key-reused' } });
  expect(desk.outbox.unsent().unsent).toBe(1);
});

test('locked, nothing of it is in memory; opened, it goes on; an answer that came meanwhile ends it', async () => {
  const desk = run(disk);
  await desk.signIn('priya');
  await desk.decide('1', 'ann');
  await desk.decide('2', 'bob');
  await desk.clock.pass(0);
  desk.leave();
  expect(desk.outbox.unsent().unsent).toBe(2);
  await desk.give('1', fine());
  await desk.give('2', { ok: false, error: { code: 'locked' }, sent: 'maybe', status: null, retryAfter: null });
  await desk.clock.pass(600_000);
  expect(sentOf(desk)).toEqual(['1', '2']);
  await desk.signIn('priya');
  desk.outbox.wake();
  await desk.clock.pass(0);
  expect(sentOf(desk)).toEqual(['1', '2', '2']);
  await desk.give('2', fine());
  await settle();
  expect([...disk.files.keys()]).toEqual(['/people/priya/outbox/head.sealed']);
});

test('a colleague gets nothing of it, and it waits for who recorded it', async () => {
  const desk = run(disk);
  await desk.signIn('priya');
  desk.state.online = false;
  await desk.decide('1', 'ann');
  desk.leave();
  desk.outbox.forget();
  await desk.signIn('tom');
  expect(desk.outbox.unsent().unsent).toBe(0);
  await desk.decide('9', 'eve');
  await desk.clock.pass(0);
  expect(sentOf(desk)).toEqual(['9']);
  desk.leave();
  await desk.signIn('priya');
  await desk.clock.pass(0);
  expect(sentOf(desk)).toEqual(['9', '1']);
});

test('what was recorded before there was a store is put into it; what a store lost is told in numbers', async () => {
  const desk = run(disk);
  await desk.decide('1', 'ann');
  expect(desk.outbox.atRisk()).toBe(1);
  await desk.signIn('priya');
  expect(desk.outbox.atRisk()).toBe(0);
  for (const file of [...disk.files.keys()]) if (/\/1\./.test(file)) disk.files.delete(file);
  const next = run(disk);
  await next.signIn('priya');
  expect(next.found).toEqual([{ setAside: 0, missing: 1 }]);
});

test('a disk that cannot be read keeps nothing, says so, and what is recorded goes all the same', async () => {
  const desk = run({ ...disk, read: () => Promise.reject(Object.assign(new Error('no'), { code: 'EACCES' })) });
  await desk.signIn('priya');
  expect(desk.found).toHaveLength(1);
  expect(desk.outbox.kept()).toBe(false);
  expect(await desk.decide('1', 'ann')).toMatchObject({ ok: true });
  expect(desk.outbox.atRisk()).toBe(1);
  await desk.clock.pass(0);
  expect(sentOf(desk)).toEqual(['1']);
});
