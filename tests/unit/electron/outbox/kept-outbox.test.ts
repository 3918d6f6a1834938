import { beforeEach, expect, test } from 'vitest';
import { unpackItem } from '../../../../electron/outbox/kept-item.ts';
import { settle } from '../../../support/fake-clock.ts';
import { type MemoryDisk, memoryDisk } from '../sealed/memory-disk.ts';
import { fine } from './harness.ts';
import { type Run, run } from './kept-run.ts';

let disk: MemoryDisk;
beforeEach(() => {
  disk = memoryDisk();
});
const sentOf = ({ sent }: Run) => sent.map(({ id }) => id);

test('what was confirmed is sent by the next run, under its own key, in its order, and then gone from the disk', async () => {
  const first = run(disk);
  await first.signIn('priya');
  for (const id of ['1', '2', '3']) expect(await first.decide(id, 'ann')).toMatchObject({ ok: true });
  expect(first.outbox.atRisk()).toBe(0);
  expect([...disk.files.values()].some((bytes) => bytes.includes('ann'))).toBe(false);

  const second = run(disk);
  await second.signIn('priya');
  expect(second.outbox.unsent()).toMatchObject({ unsent: 3, oldest: '2026-11-23T09:00:00.000Z' });
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

test('what was received of a long row goes from the disk many at a time, and all of it at the end or after a second', async () => {
  const desk = run(disk);
  await desk.signIn('priya');
  const ids = Array.from({ length: 60 }, (_, index) => String(index));
  for (const id of ids) await desk.decide(id, 'ann');
  const left = () => [...disk.files.keys()].filter((file) => !file.endsWith('head.sealed')).length;
  const receive = async (some: readonly string[]) => {
    for (const id of some) await desk.give(id, fine());
    await settle();
  };
  await desk.clock.pass(0);
  await receive(ids.slice(0, 49));
  expect(left()).toBe(60);
  await receive(ids.slice(49, 52));
  expect(left()).toBe(10);
  await desk.clock.pass(1_000);
  expect(left()).toBe(8);
  await receive(ids.slice(52));
  expect(left()).toBe(0);
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

test('what was put back or damaged is set aside, comes up for a person to judge, and the central service is told', async () => {
  const first = run(disk);
  await first.signIn('priya');
  for (const [id, who] of Object.entries({ 1: 'ann', 2: 'bob', 3: 'eve' })) await first.decide(id, who);
  const before = new Map(disk.files);
  await first.clock.pass(0);
  await first.give('1', fine());
  await first.clock.pass(1_000);
  await first.decide('4', 'zoe');
  await settle();
  // Somebody puts the received one back, and damages another.
  for (const [file, bytes] of before) if (/\/1\./.test(file)) disk.files.set(file, bytes);
  for (const [file, bytes] of disk.files) if (/\/2\./.test(file)) disk.files.set(file, bytes.subarray(0, -1));
  const second = run(disk);
  await second.signIn('priya');
  expect(second.outbox.unsent()).toMatchObject({ attention: 1, lost: 1 });
  const shown = second.outbox.list().map(({ itemId, state, problem }) => [itemId, state, problem?.code]);
  expect(shown).toMatchObject([
    ['3', 'waiting', undefined],
    ['4', 'waiting', undefined],
    ['1', 'needs-attention', 'set-aside'],
    [expect.any(String), 'waiting', undefined],
  ]);
  await second.clock.pass(0);
  expect(sentOf(second)).not.toContain('1');
  expect(second.sent.find(({ operation }) => operation === 'deskEvents.record')?.input.events).toMatchObject([
    { kind: 'set-aside', unreadable: 1, returned: 1, missing: 0 },
  ]);
});

test('an item of another contract than this app knows is not sent and not dropped; one of an earlier contract is sent', async () => {
  expect(
    unpackItem(Buffer.from(JSON.stringify({ contract: 1, operation: 'consents.decide', input: {}, recordedAt: 'then' }))),
  ).not.toBeNull();
  for (const odd of [{ contract: 999, operation: 'consents.decide' }, { contract: 1, operation: 'nobody.knows' }, 'no object'])
    expect(unpackItem(Buffer.from(JSON.stringify(odd)))).toBeNull();
});

test('a change of a field that an earlier run was to set names that command, and goes after it', async () => {
  const change = (commandId: string, field: string, customerId = 'ann') => ({
    ...{ commandId, customerId },
    changes: [{ field, value: commandId, how: 'changed', seen: { value: 'old' } }],
  });
  const first = run(disk);
  await first.signIn('priya');
  await first.outbox.record('customers.amend', change('1', 'mobile'));
  const second = run(disk);
  await second.signIn('priya');
  const sent = async (input: Record<string, unknown>) => {
    await second.outbox.record('customers.amend', input);
    const recorded = second.outbox.list().find(({ itemId }) => itemId === input.commandId);
    return (recorded?.input as ReturnType<typeof change> | undefined)?.changes[0]?.seen;
  };
  expect(await sent(change('2', 'mobile'))).toEqual({ value: 'old', after: '1' });
  expect(await sent(change('3', 'mobile'))).toEqual({ value: 'old', after: '2' });
  expect(await sent(change('4', 'email'))).toEqual({ value: 'old' });
  // What was put right on the call is set before too; what is to be checked sets nothing.
  const wrong = (commandId: string, field: string, now: object) => ({
    ...{ commandId, customerId: 'ann', fields: [{ field, says: commandId, seen: 'old', incomplete: false, ...now }] },
  });
  await second.outbox.record('rectifications.log', wrong('w', 'email', { decidedOnCall: true }));
  await second.outbox.record('rectifications.log', wrong('x', 'title', {}));
  expect(await sent(change('6', 'email'))).toEqual({ value: 'old', after: 'w' });
  expect(await sent(change('7', 'title'))).toEqual({ value: 'old' });
  expect(await sent(change('5', 'mobile', 'bob'))).toEqual({ value: 'old' });
  // The same words again are the same command.
  expect(await second.outbox.record('customers.amend', change('2', 'mobile'))).toMatchObject({
    ok: true,
    value: { itemId: '2' },
  });
});
