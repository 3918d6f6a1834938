import { afterAll, beforeAll, expect, test } from 'vitest';
import { UNMOVED } from '../../../backend/synthetic/example-wishes.ts';
import { addDays } from '../../../shared/domain/calendar.ts';
import { londonDay } from '../../../shared/domain/day.ts';
import { requestClock } from '../../../shared/domain/request-clock.ts';
import { REQUEST_VIEWS, type RequestView } from '../../../shared/domain/request-view.ts';
import { startBackend, type TestBackend, testDatabase } from '../../support/backend.ts';

let backend: TestBackend;
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase(), variables: { CUSTOMERS: '600', EXAMPLE_REQUESTS: '72' } });
}, 120_000);
afterAll(() => backend?.stop());

type Item = { readonly id: string; readonly dueOn: string | null; readonly waitingFor: string | null } & Record<string, unknown>;
const listed = async (as: string, input: object): Promise<Item[]> =>
  (await backend.call('requests.list', as, { which: 'open', limit: 100, ...input })).body.items as Item[];
const countsOf = async (as: string) =>
  (await backend.call('requests.counts', as, {})).body as unknown as { open: number; views: Record<RequestView, number> };

test('the example of a queue has something of every kind, and less of it for another organisation', async () => {
  const items = await listed('supervisor', {});
  expect(items.length).toBeGreaterThan(40);
  expect(new Set(items.map(({ kind }) => kind))).toEqual(
    new Set(['rectification', 'access', 'complaint', 'other-right', 'closure']),
  );
  const [all, local] = [await countsOf('supervisor'), await countsOf('local.supervisor')];
  expect(local.open).toBeGreaterThan(5);
  expect(local.open).toBeLessThan(all.open);
});

test('every named view of the supervisor holds something', async () => {
  const today = londonDay(new Date());
  // On a day off, and on the last of some months, nothing there is was made so that it is due today.
  const dueToday = Array.from({ length: 70 }, (_, age) => addDays(today, -age)).some(
    (madeOn) => requestClock({ ...UNMOVED, kind: 'access', madeOn }, today).dueOn === today,
  );
  const { views } = await countsOf('supervisor');
  const empty = REQUEST_VIEWS.map(({ view }) => view).filter((view) => views[view] === 0);
  expect(empty).toEqual(dueToday ? [] : ['last-day-to-extend']);
});

test('what was handed over stands with where it went, there with where it came from', async () => {
  const from = async (as: string) =>
    (await backend.call('requests.handedOver', as, {})).body.items as { reference: string; to: string; words: string | null }[];
  const ours = await from('supervisor');
  expect(ours.map(({ to }) => to)).toEqual(['0000000203', '0000000203']);
  expect(ours.every(({ words }) => words)).toBe(true);
  expect((await from('local.supervisor')).map(({ to }) => to)).toEqual(['0000000999']);
  const theirs = await listed('local.supervisor', {});
  for (const { reference } of ours)
    expect(theirs.find((one) => one.reference === reference)).toMatchObject({ handedOverFrom: '0000000999' });
});

test('what is promised, put right on a call, or still to be told is on its request', async () => {
  const [promised] = await listed('supervisor', { view: 'promised-today' });
  const promises = await backend.call('promises.list', 'supervisor', { requestId: promised?.id, which: 'all' });
  expect(promises.body.items).toMatchObject([{ how: 'ring', day: londonDay(new Date()), state: 'open' }]);
  for (const { id } of await listed('supervisor', { view: 'look-at' })) {
    const { body } = await backend.call('requests.read', 'supervisor', { requestId: id });
    const [dispute] = body.disputes as { says: string; now: string }[];
    expect(body).toMatchObject({ step: 'completed', lookAt: 'to-look', disputes: [{ onCall: true, decision: 'corrected' }] });
    expect(dispute?.now).toBe(dispute?.says);
  }
  const toTell = await listed('supervisor', { view: 'to-be-told', step: 'tell-recipients' });
  const notices = await Promise.all(
    toTell.map(async ({ id }) => (await backend.call('requests.read', 'supervisor', { requestId: id })).body.notices as object[]),
  );
  expect(notices.filter(({ length }) => length === 2).length).toBeGreaterThanOrEqual(2);
});

test('each of them has the clock that its deadline explains, and its history, and can be opened', async () => {
  for (const { id, dueOn, waitingFor } of await listed('supervisor', {})) {
    const read = await backend.call('requests.read', 'supervisor', { requestId: id });
    expect([read.status, read.body.dueOn]).toEqual([200, dueOn]);
    expect((await backend.call('requests.history', 'supervisor', { requestId: id })).status).toBe(200);
    if (waitingFor !== null) expect(String(dueOn) >= londonDay(new Date())).toBe(true);
  }
});
