import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Promised } from '../../../../electron/copies/kept-promise.ts';
import { ownPromises } from '../../../../electron/copies/own-promises.ts';
import { openSealedStore } from '../../../../electron/sealed/sealed-store.ts';
import type { UnsentItem } from '../../../../shared/desk.ts';
import type { Input } from '../../../../shared/operations.ts';
import { settle } from '../../../support/fake-clock.ts';
import { memoryDisk } from '../sealed/memory-disk.ts';
import { idOf } from './copies-world.ts';

const ADA = idOf(1);
const MINE = { whose: 'mine' } as const;
const promise = (number: number, day: string, more: Partial<Promised> = {}): Promised => ({
  ...{
    id: idOf(100 + number),
    customerId: ADA,
    requestId: null,
    reference: null,
    kind: null,
    name: 'Ada Quill',
    how: 'ring',
    day,
  },
  ...{ part: null, madeAt: '2026-12-01T10:00:00.000Z', madeByName: 'Priya Shah', organisation: '0000000999', mine: true },
  ...{ state: 'open', because: null, endedAt: null, endedByName: null },
  ...more,
});
const unsentItem = (operation: UnsentItem['operation'], input: object, more: Partial<UnsentItem> = {}): UnsentItem => ({
  ...{ itemId: idOf(80), operation, state: 'waiting', recordedAt: '2026-12-01T10:00:00.000Z', whom: null, input: { ...input } },
  ...{
    problem: null,
    attempts: 0,
    nextAttempt: null,
    behind: false,
    held: false,
    handedOver: null,
    handedOverAt: null,
    closedOn: null,
  },
  ...more,
});
const made = (number: number, day: string, more: Partial<Input<'promises.make'>> = {}, as: Partial<UnsentItem> = {}) =>
  unsentItem(
    'promises.make',
    { commandId: idOf(100 + number), customerId: ADA, conversationId: idOf(50), saidAt: 'then', how: 'ring', day, ...more },
    as,
  );
const kept = (number: number, outcome: string, more: object = {}, as: Partial<UnsentItem> = {}) =>
  unsentItem('promises.keep', { commandId: idOf(200 + number), promiseId: idOf(100 + number), at: 'now', outcome, ...more }, as);

function world(disk = memoryDisk(), key = randomBytes(32)) {
  const unsent: UnsentItem[] = [];
  const names = new Map<string, string>();
  let ids = 0;
  const promises = ownPromises({
    newId: () => {
      ids += 1;
      return `name-${ids}`;
    },
    ...{ whose: () => 'phone.adviser', unsent: () => unsent, nameOf: (id) => names.get(id) ?? null },
    who: () => ({ name: 'Priya Shah', organisation: 'The helpline', touchpoint: '0000000999', roles: ['adviser'] }),
    openStore: (kind) => openSealedStore({ kind, folder: `/p/${kind}`, key: () => key, disk }),
  });
  promises.begin();
  const offline = (input: Input<'promises.list'> = MINE) => {
    const answer = promises.offline(input);
    return answer?.ok ? answer.value.items : null;
  };
  return { disk, key, unsent, names, promises, offline };
}
const idsOf = (items: readonly { id: string }[] | null) => items?.map(({ id }) => Number(id.slice(-3)));

test('what was answered is there without a connection, after a start too, and whom it is to by their copy alone', async () => {
  const { disk, key, promises, offline } = world();
  promises.answered(MINE, { items: [promise(1, '2026-12-03'), promise(2, '2026-12-04')], next: null });
  await settle();
  await settle();
  expect(idsOf(offline())).toEqual([101, 102]);
  promises.end();
  expect(idsOf(offline())).toEqual([]);
  const later = world(disk, key);
  await settle();
  await expect.poll(() => idsOf(later.offline())).toEqual([101, 102]);
  expect(later.offline()?.map(({ name }) => name)).toEqual([null, null]);
  later.names.set(ADA, 'Ada Quill');
  expect(later.offline()?.map(({ name }) => name)).toEqual(['Ada Quill', 'Ada Quill']);
  for (const bytes of disk.files.values()) expect(bytes.toString('latin1')).not.toContain('2026-12-03');
});

test('what is answered no more is gone; a page that goes on says nothing of what comes after it', async () => {
  const { promises, offline } = world();
  promises.answered(MINE, { items: [promise(1, '2026-12-03'), promise(2, '2026-12-04'), promise(3, '2026-12-09')], next: null });
  await expect.poll(() => idsOf(offline())).toEqual([101, 102, 103]);
  promises.answered(MINE, { items: [promise(2, '2026-12-04')], next: 'more' });
  await expect.poll(() => idsOf(offline())).toEqual([102, 103]);
  // A list of others, or of one record, is not one's own.
  promises.answered({ whose: 'everybody' }, { items: [], next: null });
  promises.answered({ ...MINE, requestId: idOf(7) }, { items: [], next: null });
  await settle();
  expect(idsOf(offline())).toEqual([102, 103]);
});

test('what is unsent is laid over: made, kept, moved; what was refused is not', async () => {
  const { promises, unsent } = world();
  const answered = () =>
    promises.answered(MINE, { items: [promise(1, '2026-12-03'), promise(2, '2026-12-04')], next: null }).items;
  unsent.push(made(3, '2026-12-02', { part: 'morning' }, { whom: 'Ada Quill' }));
  expect(answered()[0]).toMatchObject({
    ...{ name: 'Ada Quill', unsent: true, part: 'morning', madeByName: 'Priya Shah' },
    mine: true,
  });
  unsent.push(kept(1, 'kept'), kept(2, 'moved', { day: '2026-12-01' }));
  expect(answered().map(({ id, day }) => [Number(id.slice(-3)), day])).toEqual([
    [202, '2026-12-01'],
    [103, '2026-12-02'],
  ]);
  unsent.length = 0;
  unsent.push(made(4, '2026-12-02', {}, { state: 'needs-attention' }), kept(1, 'kept', {}, { state: 'needs-attention' }));
  expect(idsOf(answered())).toEqual([101, 102]);
});

test('a list of one record or one request takes what concerns it, and ended ones stay where all are asked for', () => {
  const { promises, unsent, offline } = world();
  const requestId = idOf(7);
  unsent.push(unsentItem('rectifications.log', { requestId, reference: '0123456789' }));
  unsent.push(made(3, '2026-12-02'), made(4, '2026-12-02', { customerId: undefined, requestId } as never));
  expect(idsOf(offline({ customerId: ADA, reason: 'my-day' }))).toEqual([103]);
  const ofRequest = { requestId, which: 'all' } as const;
  const about = promise(5, '2026-12-01', { customerId: null, requestId, reference: '0123456789', name: null });
  unsent.push(kept(5, 'not-kept', { because: 'overlooked' }));
  const items = promises.answered(ofRequest, { items: [about], next: null }).items;
  expect(items.map(({ state, because, reference }) => [state, because, reference])).toEqual([
    ['not-kept', 'overlooked', '0123456789'],
    ['open', null, '0123456789'],
  ]);
});

test('without a connection others’ promises and those of a request are not here; of a closed account nothing stays', async () => {
  const { promises, offline } = world();
  expect(promises.offline({ whose: 'everybody' })).toBe(null);
  expect(promises.offline({ requestId: idOf(7) })).toBe(null);
  promises.answered(MINE, { items: [promise(1, '2026-12-03'), promise(2, '2026-12-04', { customerId: idOf(2) })], next: null });
  await expect.poll(() => idsOf(offline())).toEqual([101, 102]);
  promises.closed(ADA);
  expect(idsOf(offline())).toEqual([102]);
});
