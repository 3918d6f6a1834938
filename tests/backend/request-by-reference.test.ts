import { afterAll, beforeAll, expect, test } from 'vitest';
import { startBackend, type TestBackend, testDatabase } from '../support/backend.ts';
import { disputingAt, today } from './disputing.ts';
import { addPerson, newId, newReference } from './people.ts';

let backend: TestBackend;
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase() });
});
afterAll(() => backend?.stop());

const found = async (reference: string, as: string) => {
  const { status, body } = await backend.call('requests.byReference', as, { reference });
  expect(status).toBe(200);
  return body.request;
};

/** A request the first adviser logged. */
async function logged() {
  const { talk, log } = disputingAt(backend);
  const person = await addPerson(backend);
  const made = { requestId: newId(), reference: newReference() };
  const field = { field: 'dateOfBirth', says: '1984-03-21', incomplete: false };
  const { status } = await log(person, await talk(person), [field], made);
  expect(status).toBe(200);
  return made;
}

test('a reference leads to its request, and says nobody’s name', async () => {
  const { requestId, reference } = await logged();
  const request = { id: requestId, reference, kind: 'rectification', madeOn: today() };
  expect(await found(reference, 'phone.adviser')).toEqual(request);
  expect(await found(reference, 'supervisor')).toEqual(request);
});

test('there is none for whoever may not read it, as for a reference nobody has', async () => {
  const { requestId, reference } = await logged();
  // Another adviser, of another organisation; a supervisor there.
  expect(await found(reference, 'local.adviser')).toBeNull();
  expect(await found(reference, 'local.supervisor')).toBeNull();
  await backend.pool.query('insert into requests_unseen (request_id, sub) values ($1, $2)', [requestId, 'supervisor']);
  expect(await found(reference, 'supervisor')).toBeNull();
  expect(await found(reference, 'supervisor.two')).not.toBeNull();
  expect(await found(newReference(), 'supervisor')).toBeNull();
});

test('what is no reference is refused', async () => {
  for (const reference of ['ABCDE', 'ABCDEFGHIJ', ' '.repeat(10)]) {
    const { status } = await backend.call('requests.byReference', 'supervisor', { reference });
    expect(status).toBe(400);
  }
});
