import { afterAll, beforeAll, expect, test } from 'vitest';
import { keepClocks } from '../../../backend/requests/clock.ts';
import { addDays } from '../../../shared/domain/calendar.ts';
import { deadlineFor } from '../../../shared/domain/deadline.ts';
import { startBackend, type TestBackend, testDatabase } from '../../support/backend.ts';
import { acknowledgement, complainingAt, decide, today, unmatched } from '../complaining.ts';
import { copyingAt } from '../copying.ts';
import { type Handling, handlingAt } from '../handling.ts';
import { converse } from '../people.ts';

let backend: TestBackend;
let here: Handling;
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase() });
  here = handlingAt(backend);
});
afterAll(() => backend?.stop());

const complaining = complainingAt(() => backend);
const ago = (days: number) => addDays(today(), -days);
const TURNS = { tellsComplaint: true, tellsCommissioner: true, tellsCourt: true };
const wasDueOn = async (requestId: string) =>
  (await backend.pool.query('select was_due_on::text as day from requests where id = $1', [requestId])).rows[0]?.day;
const timeOf = async (kind: string) => {
  const cells = (await backend.call('reports.read', 'supervisor', { name: 'time' })).body.cells as Record<string, unknown>[];
  return Object.fromEntries(cells.filter(({ group }) => group === kind).map(({ series, count }) => [series, count]));
};

/** A request for a copy, made so many days ago, by somebody we cannot find. */
async function asked(days: number): Promise<string> {
  const input = unmatched(await converse(backend), { saidAt: `${ago(days)}T12:00:00Z` });
  expect((await backend.call('requests.logUnmatched', 'phone.adviser', input)).status).toBe(200);
  return String(input.requestId);
}
/** Decided, once each place outside the system has its answer, and told. */
async function finish(requestId: string, version: number): Promise<void> {
  await copyingAt(backend).answerAll(requestId);
  const decided = { version, searched: 'By name', ...TURNS };
  expect((await here.act('requests.decideNothingHeld', requestId, decided)).status).toBe(200);
  const told = await here.act('requests.tellCustomer', requestId, { version: version + 1, on: today(), how: 'letter' });
  expect(told.body).toMatchObject({ step: 'completed' });
}

test('a request for a copy that waited for the customer is answered in time by the day it had, not by one without the wait', async () => {
  const requestId = await asked(50);
  await here.act('requests.wait', requestId, { version: 1, waitsFor: 'customer', askedOn: ago(48) });
  await here.act('requests.resume', requestId, { version: 2, cameOn: ago(4) });
  const { dueOn } = await here.desk.read(requestId);
  expect(dueOn).toBe(deadlineFor({ kind: 'access', madeOn: ago(50), notCounted: [{ from: ago(48), to: ago(5) }] }).dueOn);
  const before = await timeOf('access');
  await finish(requestId, 3);
  expect(await wasDueOn(requestId)).toBe(dueOn);
  expect(await timeOf('access')).toEqual({ ...before, early: ((before.early as number) ?? 0) + 1 });
});

test('opened again it has no such day, until it is finished again', async () => {
  const requestId = await asked(3);
  await finish(requestId, 1);
  const due = deadlineFor({ kind: 'access', madeOn: ago(3) }).dueOn;
  expect(await wasDueOn(requestId)).toBe(due);
  const again = { version: 3, fields: [], decision: true, why: 'Somebody was found after all' };
  expect((await here.act('requests.reopen', requestId, again)).body).toMatchObject({ version: 4 });
  expect(await wasDueOn(requestId)).toBeNull();
  await finish(requestId, 4);
  expect(await wasDueOn(requestId)).toBe(due);
});

test('a complaint keeps the day by which it was to be acknowledged, whatever is due of it afterwards', async () => {
  const { requestId } = await complaining.logged();
  expect(await wasDueOn(requestId)).toBeNull();
  await backend.call('complaints.acknowledge', 'supervisor', acknowledgement(requestId));
  const due = deadlineFor({ kind: 'complaint', madeOn: today() }).dueOn;
  expect(await wasDueOn(requestId)).toBe(due);
  expect((await backend.call('complaints.decide', 'supervisor', decide(requestId, 2))).status).toBe(200);
  await here.act('requests.tellCustomer', requestId, { version: 3, on: today(), how: 'letter' });
  expect(await wasDueOn(requestId)).toBe(due);
});

test('what was over before days were kept has its own by the next round, which is no news to anybody', async () => {
  const requestId = await asked(20);
  await here.act('requests.wait', requestId, { version: 1, waitsFor: 'customer', askedOn: ago(18) });
  await here.act('requests.resume', requestId, { version: 2, cameOn: ago(9) });
  await finish(requestId, 3);
  const [due, time] = [await wasDueOn(requestId), await timeOf('access')];
  await backend.pool.query('update requests set was_due_on = null');
  expect(await timeOf('access')).toEqual({});
  const news = async () => (await backend.pool.query('select count(*)::int as n from changes')).rows[0].n;
  const before = await news();
  expect(await keepClocks(backend.pool, 'ended', new Date())).toBeGreaterThan(2);
  expect([await wasDueOn(requestId), await timeOf('access'), await news()]).toEqual([due, time, before]);
  expect(await keepClocks(backend.pool, 'ended', new Date())).toBe(0);
});
