import { beforeEach, expect, test } from 'vitest';
import { packItem, unpackItem } from '../../../../electron/outbox/kept-item.ts';
import { settle } from '../../../support/fake-clock.ts';
import { type MemoryDisk, memoryDisk } from '../sealed/memory-disk.ts';
import { answered, fine } from './harness.ts';
import { CLOSED, DAY, deskOn, marked, said } from './late-world.ts';

let disk: MemoryDisk;
beforeEach(() => {
  disk = memoryDisk();
});

test('what waits for a decision about that customer, and what waits behind it, ends as too late', async () => {
  const here = await deskOn(disk);
  await here.outbox.record('consents.decide', said('1'));
  await here.outbox.record('consents.decide', said('2'));
  await here.decide('3', 'bob');
  await here.clock.pass(0);
  await here.give('1', answered(403, 'level-too-low'));
  await here.give('3', answered(403, 'level-too-low'));
  here.outbox.closed('ann');
  await here.clock.pass(0);
  await here.give('2', CLOSED);
  await settle();
  expect(here.outbox.list().map(({ itemId, closedOn, problem }) => [itemId, closedOn, problem?.code])).toEqual([
    ['1', DAY, 'account-closed'],
    ['2', DAY, 'account-closed'],
    ['3', null, 'level-too-low'],
  ]);
  expect(await marked(disk)).toBe(false);
});

test('the record is not there any more: it has been destroyed since, and what was said goes too', async () => {
  const here = await deskOn(disk);
  await here.outbox.record('consents.decide', said('1'));
  await here.clock.pass(0);
  await here.give('1', answered(404, 'not-found'));
  await settle();
  expect(here.outbox.list()).toMatchObject([{ itemId: '1', input: {}, closedOn: DAY, problem: { code: 'not-found' } }]);
  expect(await marked(disk)).toBe(false);
  const next = await deskOn(disk);
  expect(next.outbox.list()).toMatchObject([{ itemId: '1', input: {}, closedOn: DAY, problem: { code: 'not-found' } }]);
});

test('but of somebody new whose record was never made, what was said stays to be recorded elsewhere', async () => {
  const here = await deskOn(disk);
  await here.outbox.record('customers.register', { commandId: 'new', customerId: 'ann', conversationId: 'v', values: [] });
  await here.outbox.record('consents.decide', said('1'));
  await here.clock.pass(0);
  await here.give('new', answered(409, 'likely-duplicate'));
  await here.outbox.discard({ itemId: 'new', reason: 'recorded-twice' });
  await here.outbox.again('1');
  await here.clock.pass(0);
  await here.give('1', answered(404, 'not-found'));
  expect(here.outbox.list().find(({ itemId }) => itemId === '1')).toMatchObject({ closedOn: null, input: said('1') });
});

test('what somebody asks for, matched to a record that is there no more, stays: its clock runs all the same', async () => {
  const here = await deskOn(disk);
  const asked = { commandId: '1', conversationId: 'v', matchedTo: 'ann', words: 'MARKER', kind: 'access' };
  await here.outbox.record('requests.logUnmatched', asked);
  await here.clock.pass(0);
  await here.give('1', answered(404, 'not-found'));
  here.outbox.closed('ann');
  await settle();
  expect(here.outbox.list()).toMatchObject([{ itemId: '1', input: asked, closedOn: null }]);
  expect(await marked(disk)).toBe(true);
});

test('a closing that was done is told of, one that became a request or waits for a supervisor is not', async () => {
  const here = await deskOn(disk);
  for (const [id, state] of Object.entries({ a: 'requested', b: 'to-confirm', c: 'done', d: 'waiting', e: 'destroyed' })) {
    await here.outbox.record('closures.close', { commandId: id, customerId: `of ${id}`, scope: 'service' });
    await here.clock.pass(0);
    await here.give(id, fine({ state }));
  }
  expect(here.closed).toEqual(['of d', 'of e']);
});

test('an item of an earlier app is read as before, and an emptied one keeps the version it was made with', () => {
  const kept = { contract: 1, operation: 'consents.decide', input: {}, recordedAt: 'then', closedOn: DAY };
  const read = unpackItem(Buffer.from(JSON.stringify(kept)));
  expect(read).toMatchObject(kept);
  const again = { ...kept, whom: null, state: 'needs-attention' } as unknown as Parameters<typeof packItem>[0];
  expect(unpackItem(packItem(again))).toMatchObject({ contract: 1, closedOn: DAY });
});
