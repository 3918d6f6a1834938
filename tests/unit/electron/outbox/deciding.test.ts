import { beforeEach, describe, expect, test } from 'vitest';
import { settle } from '../../../support/fake-clock.ts';
import { type MemoryDisk, memoryDisk } from '../sealed/memory-disk.ts';
import { answered, fine } from './harness.ts';
import { type Run, run } from './kept-run.ts';

let disk: MemoryDisk;
beforeEach(() => {
  disk = memoryDisk();
});
const sentOf = ({ sent }: Run) => sent.map(({ id }) => id);

test('why it was refused outlives the app, and it is not sent again by itself', async () => {
  const first = run(disk);
  await first.signIn('priya');
  await first.decide('1', 'ann');
  await first.decide('2', 'ann');
  await first.clock.pass(0);
  await first.give('1', answered(403, 'level-too-low'));
  await settle();
  const second = run(disk);
  await second.signIn('priya');
  await second.clock.pass(600_000);
  expect(sentOf(second)).toEqual([]);
  expect(second.outbox.list()).toMatchObject([
    { itemId: '1', state: 'needs-attention', problem: { code: 'level-too-low', requestId: 'r-2' }, behind: false },
    { itemId: '2', state: 'waiting', behind: true },
  ]);
  expect(second.outbox.unsent()).toMatchObject({ unsent: 2, attention: 1 });
});

describe('what a person decides about one that needs attention', () => {
  const stuck = async () => {
    const desk = run(disk);
    await desk.signIn('priya');
    await desk.decide('1', 'ann');
    await desk.decide('2', 'ann');
    await desk.clock.pass(0);
    await desk.give('1', answered(403, 'level-too-low'));
    await settle();
    return desk;
  };
  const idsOnDisk = () => [...disk.files.keys()].flatMap((file) => /([\w-]+)\.\d+\.sealed$/.exec(file)?.[1] ?? []);

  test('a corrected command has its place, under its own key, naming the one it replaces', async () => {
    const desk = await stuck();
    const input = { commandId: '3', customerId: 'ann', level: 'better' };
    const replaced = desk.outbox.replace({ itemId: '1', operation: 'consents.decide', input });
    const twice = desk.outbox.replace({ itemId: '1', operation: 'consents.decide', input: { ...input, commandId: '4' } });
    expect(await replaced).toEqual({ ok: true, value: { itemId: '3', state: 'waiting' } });
    expect(await twice).toEqual({ ok: false, error: { code: 'not-now' } });
    expect(idsOnDisk().toSorted()).toEqual(['2', '3']);
    expect(desk.states('1').at(-1)).toBe('replaced');
    await desk.clock.pass(0);
    expect(desk.sent.at(-1)).toMatchObject({ id: '3', input: { ...input, replaces: '1' } });
    const next = run(disk);
    await next.signIn('priya');
    expect(next.outbox.list().map(({ itemId }) => itemId)).toEqual(['3', '2']);
  });

  test('taken out: the record of that, without what was said, has its place, and the next of the customer goes', async () => {
    const desk = await stuck();
    expect(await desk.outbox.discard({ itemId: '1', reason: 'wrong-person' })).toEqual({ ok: true, value: null });
    expect(desk.states('1').at(-1)).toBe('discarded');
    expect(idsOnDisk()).not.toContain('1');
    await desk.clock.pass(0);
    const [event, decision] = desk.sent.slice(1);
    expect(event).toMatchObject({
      operation: 'deskEvents.record',
      input: {
        machineId: 'machine',
        events: [{ kind: 'discard', itemId: '1', operation: 'consents.decide', customerId: 'ann', reason: 'wrong-person' }],
      },
    });
    expect(decision).toMatchObject({ id: '2' });
  });

  test('the same command again, under the same key', async () => {
    const desk = await stuck();
    expect(await desk.outbox.again('1')).toEqual({ ok: true, value: null });
    await desk.clock.pass(0);
    await desk.give('1', fine());
    expect(sentOf(desk)).toEqual(['1', '1', '2']);
  });

  test('given to a supervisor it stays, marked, and the central service is told that', async () => {
    const desk = await stuck();
    expect(await desk.outbox.handOver({ itemId: '1', reason: 'cannot-be-done' })).toEqual({ ok: true, value: null });
    expect(await desk.outbox.handOver({ itemId: '1', reason: 'cannot-be-done' })).toMatchObject({ ok: false });
    const next = run(disk);
    await next.signIn('priya');
    expect(next.outbox.list().find(({ itemId }) => itemId === '1')).toMatchObject({ handedOver: 'cannot-be-done' });
    expect(next.outbox.list().at(-1)).toMatchObject({ operation: 'deskEvents.record' });
  });

  test('a full disk changes nothing: it still needs attention, on the screen and on the disk', async () => {
    const desk = await stuck();
    disk.breakAt(0, 'before', 'ENOSPC');
    const full = { ok: false, error: { code: 'disk-full' } };
    expect(await desk.outbox.discard({ itemId: '1', reason: 'wrong-person' })).toEqual(full);
    const input = { commandId: '3', customerId: 'ann' };
    expect(await desk.outbox.replace({ itemId: '1', operation: 'consents.decide', input })).toEqual(full);
    expect(await desk.outbox.again('1')).toEqual(full);
    disk.mend();
    expect(desk.outbox.list()[0]).toMatchObject({ itemId: '1', state: 'needs-attention' });
    expect(await desk.outbox.discard({ itemId: '1', reason: 'wrong-person' })).toMatchObject({ ok: true });
  });

  test('nobody decides about one that is on its way, or one that was received', async () => {
    const desk = run(disk);
    await desk.signIn('priya');
    await desk.decide('1', 'ann');
    const reason = 'wrong-person';
    for (const itemId of ['1', 'none']) expect(await desk.outbox.discard({ itemId, reason })).toMatchObject({ ok: false });
    await desk.clock.pass(0);
    await desk.give('1', fine());
    expect(await desk.outbox.discard({ itemId: '1', reason })).toEqual({ ok: false, error: { code: 'not-now' } });
  });
});
