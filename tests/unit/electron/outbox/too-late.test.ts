import { beforeEach, describe, expect, test } from 'vitest';
import { settle } from '../../../support/fake-clock.ts';
import { type MemoryDisk, memoryDisk } from '../sealed/memory-disk.ts';
import { answered } from './harness.ts';
import { run } from './kept-run.ts';
import { CLOSED, DAY, deskOn, EMPTIED, lateOn, marked, onDisk, said, storeOn } from './late-world.ts';

let disk: MemoryDisk;
beforeEach(() => {
  disk = memoryDisk();
});

describe('refused because the account is closed', () => {
  test('what was said is gone at once, in memory and on the disk; kind, time and day stay until somebody has seen it', async () => {
    const here = await deskOn(disk);
    await here.outbox.record('consents.decide', said('1'));
    expect(await marked(disk)).toBe(true);
    await here.clock.pass(0);
    await here.give('1', CLOSED);
    await settle();
    expect(here.outbox.list()).toEqual([EMPTIED]);
    expect(here.changes.at(-1)).toMatchObject({ state: 'needs-attention', closedOn: DAY });
    expect(await onDisk(disk)).toEqual([
      {
        ...{ contract: expect.any(Number), operation: 'consents.decide', input: {}, recordedAt: '2026-11-23T09:00:00.000Z' },
        ...{ whom: null, problem: { code: 'account-closed', requestId: 'r-2' }, closedOn: DAY },
      },
    ]);
    expect([...disk.files.keys()]).toHaveLength(2);
    expect(here.closed).toEqual(['ann']);
    expect(here.outbox.unsent()).toMatchObject({ unsent: 1, attention: 1 });
  });

  test('acknowledged it is gone; nobody can send it, correct it, hand it over or take it out', async () => {
    const here = await lateOn(disk);
    const { outbox } = here;
    for (const decided of [
      outbox.again('1'),
      outbox.discard({ itemId: '1', reason: 'wrong-person' }),
      outbox.handOver({ itemId: '1', reason: 'wrong-person' }),
      outbox.replace({ itemId: '1', operation: 'consents.decide', input: said('2') }),
    ])
      expect(await decided).toEqual({ ok: false, error: { code: 'not-now' } });
    expect(await outbox.acknowledge(['1', 'none'])).toEqual({ ok: true, value: null });
    await here.clock.pass(1_000);
    expect(outbox.list()).toEqual([]);
    expect(here.states('1').at(-1)).toBe('discarded');
    expect([...disk.files.keys()]).toEqual(['/people/priya/outbox/head.sealed']);
    expect(here.sent.map(({ id }) => id)).toEqual(['1']);
  });

  test('only what came too late can be acknowledged', async () => {
    const here = await deskOn(disk);
    await here.decide('1', 'ann');
    await here.decide('2', 'bob');
    await here.clock.pass(0);
    await here.give('1', answered(403, 'level-too-low'));
    await here.outbox.acknowledge(['1', '2']);
    expect(here.outbox.list().map(({ itemId }) => itemId)).toEqual(['1', '2']);
  });

  test('it holds nobody: the next of that customer goes, and is refused for itself', async () => {
    const here = await lateOn(disk);
    await here.outbox.record('consents.decide', said('2'));
    await here.decide('3', 'bob');
    await here.clock.pass(0);
    await here.give('2', CLOSED);
    expect(here.outbox.list().map(({ itemId, closedOn }) => [itemId, closedOn])).toEqual([
      ['1', DAY],
      ['2', DAY],
      ['3', null],
    ]);
  });

  test('the same command again is still the same item', async () => {
    const here = await lateOn(disk);
    expect(await here.outbox.record('consents.decide', said('1'))).toMatchObject({
      ok: true,
      value: { itemId: '1', state: 'needs-attention', problem: { code: 'account-closed' } },
    });
    expect(here.outbox.list()).toEqual([EMPTIED]);
  });

  test('after a restart and after a lock it is as empty, and still to be seen', async () => {
    const here = await lateOn(disk);
    here.leave();
    expect(here.outbox.list()).toEqual([]);
    await here.signIn('priya');
    expect(here.outbox.list()).toEqual([EMPTIED]);
    const next = await deskOn(disk);
    expect(next.outbox.list()).toEqual([{ ...EMPTIED, attempts: 0 }]);
    await next.clock.pass(600_000);
    expect(next.sent).toEqual([]);
    await next.outbox.acknowledge(['1']);
    await next.clock.pass(1_000);
    expect(await onDisk(disk)).toEqual([]);
  });

  test('refused while the desk was locked it is emptied when it is opened, before anything goes', async () => {
    const here = await deskOn(disk);
    await here.outbox.record('consents.decide', said('1'));
    await here.clock.pass(0);
    here.leave();
    await here.give('1', CLOSED);
    expect(await marked(disk)).toBe(true);
    await here.signIn('priya');
    expect(await marked(disk)).toBe(false);
    expect(here.outbox.list()).toEqual([EMPTIED]);
  });

  test('without a key store it is emptied in memory, also what a key of the moment has sealed', async () => {
    const here = run(disk);
    await here.outbox.record('consents.decide', said('1'));
    await here.clock.pass(0);
    let sealed = '';
    here.outbox.seal((bytes) => {
      sealed = String(bytes);
      return Buffer.from(bytes);
    });
    expect(sealed).toContain('MARKER');
    await here.give('1', CLOSED);
    here.outbox.open((bytes) => bytes);
    expect(here.outbox.list()).toEqual([EMPTIED]);
    expect(disk.files.size).toBe(0);
  });

  test('a disk that is full: emptied in memory at once, and on the disk as soon as it takes it', async () => {
    const here = await deskOn(disk);
    await here.outbox.record('consents.decide', said('1'));
    await here.clock.pass(0);
    disk.breakAt(0, 'before', 'ENOSPC');
    await here.give('1', CLOSED);
    expect(here.outbox.list()).toEqual([EMPTIED]);
    disk.mend();
    expect(await marked(disk)).toBe(true);
    await here.clock.pass(30_000);
    expect(await marked(disk)).toBe(false);
    expect(await onDisk(disk)).toMatchObject([{ input: {}, closedOn: DAY }]);
  });

  test('one that lies on the disk with its values, refused long ago, is emptied before anything else is done', async () => {
    const before = await deskOn(disk);
    await before.outbox.record('consents.decide', said('1'));
    const { store } = await storeOn(disk);
    const [kept] = await onDisk(disk);
    const refused = { ...kept, problem: { code: 'account-closed' } };
    await store.put('1', Buffer.from(JSON.stringify(refused)));
    expect(await marked(disk)).toBe(true);
    const next = await deskOn(disk);
    expect(await marked(disk)).toBe(false);
    expect(next.outbox.list()).toMatchObject([{ itemId: '1', input: {}, whom: null, closedOn: DAY }]);
    expect(next.sent).toEqual([]);
  });
});

describe('whenever the process ends while it is emptied', () => {
  test('there is the full one or the empty one, listed once; the next run ends with the empty one', async () => {
    let [full, empty] = [0, 0];
    for (const when of ['before', 'after'] as const)
      for (let step = 0; step < 8; step += 1) {
        disk = memoryDisk();
        const here = await deskOn(disk);
        await here.outbox.record('consents.decide', said('1'));
        await here.outbox.record('consents.decide', said('2', 'bob'));
        await here.clock.pass(0);
        disk.breakAt(step, when);
        await here.give('1', CLOSED);
        await settle();
        // The process is gone; whatever the disk had taken by then is there.
        disk.mend();
        const found = await onDisk(disk);
        expect(found).toHaveLength(2);
        const [first] = found as [{ input: object; closedOn?: string }];
        if (first.closedOn) empty += 1;
        else full += 1;
        expect(first.closedOn ? first.input : Object.keys(first.input)).toEqual(
          first.closedOn ? {} : ['commandId', 'customerId', 'conversationId', 'saidAt', 'decisions'],
        );
        const next = await deskOn(disk);
        expect(next.found).toEqual([]);
        expect(next.outbox.unsent().lost).toBe(0);
        await next.clock.pass(0);
        if (next.sent.some(({ id }) => id === '1')) await next.give('1', CLOSED);
        await settle();
        expect(next.outbox.list().map(({ itemId, input, closedOn }) => [itemId, input, closedOn])).toMatchObject([
          ['1', {}, DAY],
          ['2', { customerId: 'bob' }, null],
        ]);
        const ids = [...disk.files.keys()].flatMap((file) => /([\w-]+)\.\d+\.sealed$/.exec(file)?.[1] ?? []);
        expect(ids.toSorted()).toEqual(['1', '2']);
      }
    expect(full).toBeGreaterThan(0);
    expect(empty).toBeGreaterThan(0);
  });
});
