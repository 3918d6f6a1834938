import { expect, test } from 'vitest';
import { PROMISES } from '../../../../electron/copies/kept-promise.ts';
import { openSealedStore } from '../../../../electron/sealed/sealed-store.ts';
import { settle } from '../../../support/fake-clock.ts';
import { memoryDisk } from '../sealed/memory-disk.ts';
import { idOf } from './copies-world.ts';
import { ADA, AWAY, idsOf, kept, MINE, made, promise, promisesWorld, receipt, unsentItem } from './promises-world.ts';

test('what was answered is there without a connection, after a start too, and whom it is to by their copy alone', async () => {
  const { disk, key, promises, answered, offline } = promisesWorld();
  await answered([promise(1, '2026-12-03'), promise(2, '2026-12-04')]);
  expect(idsOf(await offline())).toEqual([101, 102]);
  promises.end();
  expect(await offline()).toBe(null);
  const later = promisesWorld(disk, key);
  expect(idsOf(await later.offline())).toEqual([101, 102]);
  expect((await later.offline())?.map(({ name }) => name)).toEqual([null, null]);
  later.names.set(ADA, 'Ada Quill');
  expect((await later.offline())?.map(({ name }) => name)).toEqual(['Ada Quill', 'Ada Quill']);
  const answer = await later.promises.offline(MINE);
  expect(answer?.ok && answer.value.knownAt).toBe('2026-11-23T09:00:00.000Z');
  for (const bytes of disk.files.values()) expect(bytes.toString('latin1')).not.toContain('2026-12-03');
});

test('to whom it was never said here, nothing is answered; once it was said, that there are none is an answer', async () => {
  const { disk, key, unsent, promises, answered, offline } = promisesWorld();
  unsent.push(made(1, '2026-12-03'));
  expect(await offline()).toBe(null);
  expect(await offline({ customerId: ADA, reason: 'my-day' })).toBe(null);
  promises.received(...receipt(made(2, '2026-12-04')));
  expect(await offline()).toBe(null);
  unsent.length = 0;
  await answered([]);
  expect(idsOf(await offline())).toEqual([]);
  promises.end();
  expect(idsOf(await promisesWorld(disk, key).offline())).toEqual([]);
});

test('who leaves while theirs are being written leaves nothing to the next person', async () => {
  const disk = memoryDisk();
  let open = () => {};
  const gate = new Promise<void>((done) => {
    open = done;
  });
  const slow = { ...disk, write: (file: string, bytes: Buffer) => gate.then(() => disk.write(file, bytes)) };
  const { key, state, promises, answered } = promisesWorld(slow as typeof disk);
  await settle();
  await answered([1, 2, 3].map((number) => promise(number, '2026-12-03')));
  await settle();
  promises.end();
  state.whose = 'local.adviser';
  state.answer = async () => AWAY;
  open();
  await settle();
  promises.begin();
  await settle();
  await settle();
  const theirs = await openSealedStore({ kind: PROMISES, folder: `/local.adviser/${PROMISES}`, key: () => key, disk });
  expect(theirs.items).toEqual([]);
});

test('where the disk does not take one, nothing is said of them before they are known again', async () => {
  const { disk, promises, answered, offline } = promisesWorld();
  await answered([promise(1, '2026-12-03')]);
  expect(idsOf(await offline())).toEqual([101]);
  disk.breakAt(0, 'before', 'ENOSPC');
  promises.received(...receipt(made(2, '2026-12-04')));
  expect(await offline()).toBe(null);
  disk.mend();
  await answered([promise(1, '2026-12-03'), promise(2, '2026-12-04')]);
  expect(idsOf(await offline())).toEqual([101, 102]);
});

test('what is answered no more is gone; a page that goes on says nothing of what comes after it', async () => {
  const { answered, offline } = promisesWorld();
  await answered([promise(1, '2026-12-03'), promise(2, '2026-12-04'), promise(3, '2026-12-04'), promise(4, '2026-12-09')]);
  expect(idsOf(await offline())).toEqual([101, 102, 103, 104]);
  await answered([promise(2, '2026-12-04')], 'more');
  expect(idsOf(await offline())).toEqual([102, 103, 104]);
  // A list of others, or of one record, is not one's own.
  await answered([], null, { whose: 'everybody' });
  await answered([], null, { ...MINE, requestId: idOf(7) });
  expect(idsOf(await offline())).toEqual([102, 103, 104]);
});

test('what is unsent is laid over: made, kept, moved; what was refused is not', async () => {
  const { unsent, answered } = promisesWorld();
  const listed = () => answered([promise(1, '2026-12-03'), promise(2, '2026-12-04')]);
  unsent.push(made(3, '2026-12-02', { part: 'morning' }, { whom: 'Ada Quill' }));
  expect((await listed())[0]).toMatchObject({
    ...{ name: 'Ada Quill', unsent: true, part: 'morning', madeByName: 'Priya Shah' },
    mine: true,
  });
  unsent.push(kept(1, 'kept'), kept(2, 'moved', { day: '2026-12-01' }));
  expect((await listed()).map(({ id, day }) => [Number(id.slice(-3)), day])).toEqual([
    [202, '2026-12-01'],
    [103, '2026-12-02'],
  ]);
  unsent.length = 0;
  unsent.push(made(4, '2026-12-02', {}, { state: 'needs-attention' }), kept(1, 'kept', {}, { state: 'needs-attention' }));
  expect(idsOf(await listed())).toEqual([101, 102]);
});

test('a list of one record or one request takes what concerns it, and ended ones stay where all are asked for', async () => {
  const { unsent, answered, offline } = promisesWorld();
  const requestId = idOf(7);
  await answered([]);
  unsent.push(unsentItem('rectifications.log', { requestId, reference: '0123456789' }));
  unsent.push(made(3, '2026-12-02'), made(4, '2026-12-02', { customerId: undefined, requestId } as never));
  expect(idsOf(await offline({ customerId: ADA, reason: 'my-day' }))).toEqual([103]);
  const about = promise(5, '2026-12-01', { customerId: null, requestId, reference: '0123456789', name: null });
  unsent.push(kept(5, 'not-kept', { because: 'overlooked' }));
  const items = await answered([about], null, { requestId, which: 'all' });
  expect(items.map(({ state, because, reference }) => [state, because, reference])).toEqual([
    ['not-kept', 'overlooked', '0123456789'],
    ['open', null, '0123456789'],
  ]);
});

test('without a connection others’ promises and those of a request are not here; of a closed account nothing stays', async () => {
  const { promises, answered, offline } = promisesWorld();
  expect(await promises.offline({ whose: 'everybody' })).toBe(null);
  expect(await promises.offline({ requestId: idOf(7) })).toBe(null);
  await answered([promise(1, '2026-12-03'), promise(2, '2026-12-04', { customerId: idOf(2) })]);
  expect(idsOf(await offline())).toEqual([101, 102]);
  promises.closed(ADA);
  expect(idsOf(await offline())).toEqual([102]);
});
