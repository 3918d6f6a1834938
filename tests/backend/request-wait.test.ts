import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays } from '../../shared/domain/calendar.ts';
import { deadlineFor } from '../../shared/domain/deadline.ts';
import { startBackend, type TestBackend, testDatabase } from '../support/backend.ts';
import { today } from './disputing.ts';
import { codeOf, type Handling, handlingAt } from './handling.ts';
import { converse, newId, newReference } from './people.ts';

let backend: TestBackend;
let here: Handling;
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase() });
  here = handlingAt(backend);
});
afterAll(() => backend?.stop());

const ago = (days: number) => addDays(today(), -days);
const wait = (requestId: string, version: number, more: object = {}, as = 'supervisor') =>
  here.act('requests.wait', requestId, { version, waitsFor: 'proof', askedOn: ago(5), ...more }, as);
const resume = (requestId: string, version: number, more: object = {}, as = 'supervisor') =>
  here.act('requests.resume', requestId, { version, cameOn: ago(2), ...more }, as);

/** A request of another kind, made so many days ago. */
async function asked(kind: string, days = 10): Promise<string> {
  const requestId = newId();
  const answer = await backend.call('requests.logUnmatched', 'phone.adviser', {
    ...{ commandId: newId(), requestId, reference: newReference(), conversationId: await converse(backend), kind },
    ...{ saidAt: `${ago(days)}T12:00:00Z`, words: 'Send me what you have', howToAnswer: 'by letter' },
  });
  expect(answer.status).toBe(200);
  return requestId;
}
const disputed = async () => (await here.disputed({ saidAt: `${ago(10)}T12:00:00Z` })).requestId;
const stored = async (requestId: string) =>
  (await backend.pool.query('select due_on::text, extend_by::text, waiting_for from requests where id = $1', [requestId]))
    .rows[0];

describe('waiting for proof', () => {
  test('the clock begins the day it came, once; the history has both days', async () => {
    const requestId = await disputed();
    expect((await wait(requestId, 1)).body).toMatchObject({ version: 2 });
    expect(await here.desk.read(requestId)).toMatchObject({ waitingFor: 'proof', waitingSince: ago(5) });
    expect((await resume(requestId, 2)).body).toMatchObject({ version: 3 });
    const { dueOn, extendBy } = deadlineFor({ kind: 'rectification', madeOn: ago(10), proofOn: ago(2) });
    expect(await here.desk.read(requestId)).toMatchObject({ waitingFor: null, proofOn: ago(2), dueOn, extendBy });
    expect(await stored(requestId)).toEqual({ due_on: dueOn, extend_by: extendBy, waiting_for: null });
    expect(codeOf(await wait(requestId, 3))).toEqual([409, 'not-at-that-step']);
    const events = (await here.history(requestId)).map(({ event, on, outcome }) => [event, on, outcome]);
    expect(events).toContainEqual(['waiting', ago(5), 'proof']);
    expect(events).toContainEqual(['resumed', ago(2), 'proof']);
  });

  test('asked for later than a week after the request it is waited for, and the time goes on', async () => {
    const requestId = await disputed();
    const { dueOn } = await here.desk.read(requestId);
    expect((await wait(requestId, 1, { askedOn: ago(2) })).status).toBe(200);
    expect(await here.desk.read(requestId)).toMatchObject({ waitingFor: 'proof', proofAskedOn: ago(2), dueOn });
    expect((await resume(requestId, 2, { cameOn: today() })).status).toBe(200);
    expect(await here.desk.read(requestId)).toMatchObject({ waitingFor: null, proofOn: null, dueOn });
    expect(codeOf(await wait(requestId, 3))).toEqual([409, 'not-at-that-step']);
    const events = (await here.history(requestId)).map(({ event, on, outcome }) => [event, on, outcome]);
    expect(events).toContainEqual(['waiting', ago(2), 'proof']);
    expect(events).toContainEqual(['resumed', today(), 'proof']);
  });

  test('asked for when it is overdue it makes good nothing: it stays among what is overdue', async () => {
    const requestId = await asked('access', 40);
    const { dueOn } = await here.desk.read(requestId);
    const overdue = async () => {
      const { body } = await backend.call('requests.list', 'supervisor', { which: 'open', view: 'overdue', limit: 100 });
      return (body.items as { id: string }[]).some(({ id }) => id === requestId);
    };
    expect([String(dueOn) < today(), await overdue()]).toEqual([true, true]);
    expect((await wait(requestId, 1, { askedOn: today() })).status).toBe(200);
    expect([(await stored(requestId)).due_on, await overdue()]).toEqual([dueOn, true]);
    expect((await resume(requestId, 2, { cameOn: today() })).status).toBe(200);
    expect([(await stored(requestId)).due_on, await overdue()]).toEqual([dueOn, true]);
  });

  test('a complaint waits for nothing, and nothing waits twice', async () => {
    expect(codeOf(await wait(await asked('complaint'), 1))).toEqual([409, 'not-at-that-step']);
    const requestId = await disputed();
    await wait(requestId, 1);
    expect(codeOf(await wait(requestId, 2))).toEqual([409, 'not-at-that-step']);
    expect(codeOf(await resume(await disputed(), 1))).toEqual([409, 'not-at-that-step']);
  });
});

describe('waiting for what the customer wants', () => {
  test('is for access alone; the days do not count, however often', async () => {
    expect(codeOf(await wait(await disputed(), 1, { waitsFor: 'customer' }))).toEqual([409, 'not-at-that-step']);
    const requestId = await asked('access');
    await wait(requestId, 1, { waitsFor: 'customer', askedOn: ago(9) });
    await resume(requestId, 2, { cameOn: ago(6) });
    await wait(requestId, 3, { waitsFor: 'customer', askedOn: ago(4) });
    await resume(requestId, 4, { cameOn: ago(1) });
    const notCounted = [
      { from: ago(9), to: ago(7) },
      { from: ago(4), to: ago(2) },
    ];
    const { dueOn } = deadlineFor({ kind: 'access', madeOn: ago(10), notCounted });
    expect(await here.desk.read(requestId)).toMatchObject({ dueOn, waited: notCounted, proofOn: null });
    expect((await stored(requestId)).due_on).toBe(dueOn);
  });

  test('asked when it is overdue it makes good nothing: it stays among what is overdue', async () => {
    const requestId = await asked('access', 40);
    const { dueOn } = await here.desk.read(requestId);
    const isOverdue = async () => {
      const { body } = await backend.call('requests.list', 'supervisor', { which: 'open', view: 'overdue', limit: 100 });
      return (body.items as { id: string }[]).some(({ id }) => id === requestId);
    };
    expect([String(dueOn) < today(), await isOverdue()]).toEqual([true, true]);
    expect((await wait(requestId, 1, { waitsFor: 'customer', askedOn: today() })).status).toBe(200);
    expect([(await stored(requestId)).due_on, await isOverdue()]).toEqual([dueOn, true]);
    expect((await resume(requestId, 2, { cameOn: today() })).status).toBe(200);
    expect([(await stored(requestId)).due_on, await isOverdue()]).toEqual([dueOn, true]);
  });

  test('an answer on the day it was asked for moves nothing', async () => {
    const requestId = await asked('access');
    const { dueOn } = await here.desk.read(requestId);
    await wait(requestId, 1, { waitsFor: 'customer' });
    await resume(requestId, 2, { cameOn: ago(5) });
    expect(await here.desk.read(requestId)).toMatchObject({ dueOn, waited: [] });
  });
});

test('days that cannot be, stale views, other organisations, and two at once', async () => {
  const requestId = await disputed();
  const code = async (answer: ReturnType<typeof wait>) => ((await answer).body.errors as { code: string }[])[0]?.code;
  expect(await code(wait(requestId, 1, { askedOn: addDays(today(), 1) }))).toBe('in-the-future');
  expect(await code(wait(requestId, 1, { askedOn: ago(11) }))).toBe('too-early');
  expect(codeOf(await wait(requestId, 3))).toEqual([412, 'stale-version']);
  for (const as of ['local.adviser', 'local.supervisor'])
    expect(codeOf(await wait(requestId, 1, {}, as))).toEqual([404, 'not-found']);
  const both = await Promise.all([wait(requestId, 1), wait(requestId, 1, {}, 'phone.adviser')]);
  expect(both.map(({ status }) => status).toSorted()).toEqual([200, 412]);
  expect(await code(resume(requestId, 2, { cameOn: ago(6) }))).toBe('too-early');
  expect(await code(resume(requestId, 2, { cameOn: addDays(today(), 1) }))).toBe('in-the-future');
  const commandId = newId();
  expect((await resume(requestId, 2, { commandId })).status).toBe(200);
  expect((await resume(requestId, 2, { commandId })).headers.get('idempotency-replayed')).toBe('true');
});
