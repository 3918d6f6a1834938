import { beforeEach, describe, expect, test } from 'vitest';
import { settle } from '../../../support/fake-clock.ts';
import { type MemoryDisk, memoryDisk } from '../sealed/memory-disk.ts';
import { answered } from './harness.ts';
import { run } from './kept-run.ts';
import { CLOSED, DAY, deskOn, marked, onDisk, said, storeOn } from './late-world.ts';

let disk: MemoryDisk;
beforeEach(() => {
  disk = memoryDisk();
});

const base = (commandId: string) => ({
  ...{ commandId, customerId: 'ann', conversationId: 'v', saidAt: '2026-11-20T10:00:00.000Z' },
  ...{ requestId: `request of ${commandId}`, reference: '0123456789', howToAnswer: 'by letter' },
});
const inWords = (commandId: string) => ({ ...base(commandId), words: 'THEIR WORDS' });
const wrong = (commandId: string) => ({
  ...inWords(commandId),
  fields: [
    { field: 'mobile', seen: 'MARKER', says: 'MARKER', incomplete: false, howToCheck: 'MARKER', decidedOnCall: true },
    { field: 'email', says: null, incomplete: true },
  ],
});
/** What is left of it: which fields, and no value. */
const BARE = [
  { field: 'mobile', says: null, incomplete: false },
  { field: 'email', says: null, incomplete: true },
];
const IN_WORDS = ['accessRequests.log', 'complaints.log', 'otherRights.log'] as const;
const GONE = answered(404, 'not-found');
const NOT_OPEN = answered(409, 'conversation-not-open');

describe.each([
  ['refused because the account is closed', CLOSED],
  ['refused because the record is there no more', GONE],
])('%s', (_, refusal) => {
  test.each(IN_WORDS)(
    '%s keeps its words, its reference and its day, also after a restart, and can be decided',
    async (operation) => {
      const here = await deskOn(disk);
      await here.outbox.record(operation, inWords('1'));
      await here.clock.pass(0);
      await here.give('1', refusal);
      await settle();
      const kept = { itemId: '1', state: 'needs-attention', input: inWords('1'), closedOn: null };
      expect(here.outbox.list()).toMatchObject([kept]);
      expect(here.closed).toEqual(['ann']);
      expect(await onDisk(disk)).toMatchObject([{ input: inWords('1') }]);
      const next = await deskOn(disk);
      expect(next.outbox.list()).toMatchObject([kept]);
      const { customerId, ...rest } = inWords('2');
      const unmatched = { ...rest, kind: 'access' };
      const replaced = await next.outbox.replace({ itemId: '1', operation: 'requests.logUnmatched', input: unmatched });
      expect(replaced.ok).toBe(true);
      await next.clock.pass(0);
      expect(next.sent.at(-1)).toMatchObject({ id: '2', input: { ...unmatched, replaces: '1' } });
    },
  );

  test('what was said to be wrong loses its values at once, in memory and on the disk, and is still to be sent', async () => {
    const here = await deskOn(disk);
    await here.outbox.record('rectifications.log', wrong('1'));
    expect(await marked(disk)).toBe(true);
    await here.clock.pass(0);
    await here.give('1', refusal);
    await settle();
    const kept = { input: { ...inWords('1'), fields: BARE }, closedOn: null, problem: { code: 'account-closed' } };
    expect(here.outbox.list()).toMatchObject([kept]);
    expect(await marked(disk)).toBe(false);
    await here.outbox.again('1');
    await here.clock.pass(0);
    expect(here.sent.at(-1)).toMatchObject({ id: '1', input: { fields: BARE } });
  });
});

describe('waiting for a decision when the account is found closed', () => {
  test('what was asked stays, without a value of the record; everything else is emptied, and what waited behind goes', async () => {
    const here = await deskOn(disk);
    await here.outbox.record('complaints.log', inWords('1'));
    await here.clock.pass(0);
    await here.give('1', NOT_OPEN);
    await here.outbox.record('rectifications.log', wrong('2'));
    await here.outbox.record('consents.decide', said('3'));
    here.outbox.closed('ann');
    await here.clock.pass(0);
    await here.give('2', NOT_OPEN);
    here.outbox.closed('ann');
    await here.clock.pass(0);
    await here.give('3', CLOSED);
    await settle();
    expect(here.outbox.list()).toMatchObject([
      { itemId: '1', input: inWords('1'), closedOn: null, problem: { code: 'conversation-not-open' } },
      { itemId: '2', input: { fields: BARE }, closedOn: null },
      { itemId: '3', input: {}, closedOn: DAY },
    ]);
    expect(await marked(disk)).toBe(false);
  });

  test('found while the desk is locked, the values go when it is opened, before anything is sent', async () => {
    const here = await deskOn(disk);
    await here.outbox.record('rectifications.log', wrong('1'));
    await here.clock.pass(0);
    await here.give('1', NOT_OPEN);
    here.leave();
    here.outbox.closed('ann');
    await here.signIn('priya');
    expect(here.outbox.list()).toMatchObject([{ input: { fields: BARE }, closedOn: null, problem: { code: 'account-closed' } }]);
    expect(await marked(disk)).toBe(false);
  });

  test('the same without a key store, where they are in memory alone', async () => {
    const here = run(disk);
    await here.outbox.record('rectifications.log', wrong('1'));
    await here.clock.pass(0);
    here.outbox.seal((bytes) => Buffer.from(bytes));
    await here.give('1', CLOSED);
    here.outbox.open((bytes) => bytes);
    expect(here.outbox.list()).toMatchObject([{ input: { fields: BARE }, closedOn: null }]);
  });

  test('one that lies on the disk with its values, refused long ago, loses them before anything else is done', async () => {
    const before = await deskOn(disk);
    await before.outbox.record('rectifications.log', wrong('1'));
    const { store } = await storeOn(disk);
    const [kept] = await onDisk(disk);
    await store.put('1', Buffer.from(JSON.stringify({ ...kept, problem: { code: 'account-closed' } })));
    const next = await deskOn(disk);
    expect(next.outbox.list()).toMatchObject([{ input: { fields: BARE }, closedOn: null }]);
    expect(await marked(disk)).toBe(false);
  });

  test('a disk that is full: the values are gone from memory, and from the disk as soon as it takes it', async () => {
    const here = await deskOn(disk);
    await here.outbox.record('rectifications.log', wrong('1'));
    await here.clock.pass(0);
    disk.breakAt(0, 'before', 'ENOSPC');
    await here.give('1', CLOSED);
    expect(here.outbox.list()).toMatchObject([{ input: { fields: BARE } }]);
    disk.mend();
    await here.clock.pass(30_000);
    expect(await marked(disk)).toBe(false);
  });
});
