import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startBackend, type TestBackend, testDatabase } from '../support/backend.ts';
import { type Closing, closingAt } from './closing.ts';
import { addAnswers, addPerson, converse, newId, newReference, type Person } from './people.ts';

let backend: TestBackend;
let closing: Closing;
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase() });
  closing = closingAt(backend);
});
afterAll(() => backend?.stop());
// What an earlier test closed has its end before the next begins.
beforeEach(async () => {
  await closing.pass(999);
});

const mergeInto = async (goes: Person, { id: remains }: Person) => {
  const { body } = await closing.close(
    goes,
    await closing.talk(goes, 0, 'supervisor'),
    { reason: 'duplicate', remains },
    'supervisor',
  );
  expect(body.state).toBe('waiting');
  return body;
};
const merged = async (goes: Person, remains: Person) => {
  const { commandId } = await mergeInto(goes, remains);
  expect(await closing.pass(25)).toBe(1);
  return commandId;
};
/** Asks for something by the reference of an account that was closed. */
const ask = async ({ reference }: Person, kind = 'access') => {
  const requestId = newId();
  const { status } = await backend.call('requests.logUnmatched', 'phone.adviser', {
    ...{ commandId: newId(), requestId, reference: newReference(), conversationId: await converse(backend), kind },
    ...{ saidAt: new Date().toISOString(), words: 'In the words of the person', howToAnswer: 'by letter' },
    closedReference: reference,
  });
  expect(status).toBe(200);
  return requestId;
};
const whoseIs = async (requestId: string) =>
  (await backend.pool.query('select customer_id, closed_reference from requests where id = $1', [requestId])).rows[0];
const of = ({ id }: Person) => ({ customer_id: id, closed_reference: null });

test('what is asked by the old reference is asked of the record that remains, and the copy has what that holds', async () => {
  const [goes, remains] = [await addPerson(backend), await addPerson(backend)];
  await merged(goes, remains);
  const requestId = await ask(goes);
  expect(await whoseIs(requestId)).toEqual(of(remains));
  const { status, body } = await backend.call('requests.copy', 'supervisor', { requestId });
  expect([status, JSON.stringify(body).includes(remains.email)]).toEqual([200, true]);
});

test('also where it was asked before the two were put together, and where one was put into a third', async () => {
  const [first, second, third] = [await addPerson(backend), await addPerson(backend), await addPerson(backend)];
  await mergeInto(first, second);
  const early = await ask(first);
  expect(await whoseIs(early)).toEqual({ customer_id: null, closed_reference: first.reference });
  await closing.pass(25);
  expect(await whoseIs(early)).toEqual(of(second));
  await backend.pool.query(`update requests set status = 'completed', completed_at = now() where id = $1`, [early]);
  await merged(second, third);
  expect(await whoseIs(early)).toEqual(of(third));
  expect(await whoseIs(await ask(first))).toEqual(of(third));
});

test('where the record that remained has stopped too, it is asked of what stays of that', async () => {
  const [goes, remains] = [await addPerson(backend), await addPerson(backend)];
  await merged(goes, remains);
  await backend.pool.query(`update outcomes set paid_on = '2026-05-04' where customer_id = $1`, [remains.id]);
  await closing.close(remains, await closing.talk(remains));
  const waiting = { customer_id: null, closed_reference: remains.reference };
  expect(await whoseIs(await ask(goes))).toEqual(waiting);
  expect(await closing.pass(25)).toBe(1);
  expect(await whoseIs(await ask(goes))).toEqual(waiting);
});

test('desks that follow hear that the record that remains has changed, and that what they agree to has', async () => {
  const [goes, remains] = [await addPerson(backend), await addPerson(backend)];
  await addAnswers(backend, remains);
  for (const [{ id }, decision] of [
    [goes, 'refused'],
    [remains, 'given'],
  ] as const)
    await backend.pool.query(
      `insert into consent_events (command_id, purpose, customer_id, decision, said_at, received_at, channel, recorded_by, organisation)
       values ($1, 'ethnicity-monitoring', $2, $3, now(), now(), 'telephone', 'x', '0000000999')`,
      [newId(), id, decision],
    );
  const commandId = await merged(goes, remains);
  const { rows } = await backend.pool.query(
    `select kind, version = (select version from customers where id = $1) as now, command_id from changes where customer_id = $1
      and kind <> 'request' order by kind`,
    [remains.id],
  );
  expect(rows).toEqual(['consents', 'details'].map((kind) => ({ kind, now: true, command_id: commandId })));
});

test('what had been asked by an old reference before any of this was so finds whose it is', async () => {
  const [goes, remains, back, gone] = [
    await addPerson(backend),
    await addPerson(backend),
    await addPerson(backend),
    await addPerson(backend),
  ];
  await merged(goes, remains);
  await closing.close(gone, await closing.talk(gone));
  expect(await closing.pass(25)).toBe(1);
  const asked = [await ask(goes), await ask(gone), await ask(gone)];
  for (const [index, { reference }] of [goes, back, gone].entries())
    await backend.pool.query('update requests set customer_id = null, closed_reference = $2 where id = $1', [
      asked[index],
      reference,
    ]);
  const migration = readFileSync(new URL('../../backend/database/migrations/0036-closings-heard.sql', import.meta.url), 'utf8');
  for (const [statement] of migration.matchAll(/^update requests[^;]*;/gm)) await backend.pool.query(statement);
  expect(await Promise.all(asked.map(whoseIs))).toEqual([
    of(remains),
    of(back),
    { customer_id: null, closed_reference: gone.reference },
  ]);
});
