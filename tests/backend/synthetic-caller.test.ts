import { afterAll, beforeAll, expect, test } from 'vitest';
import { heldValue, lastContactOf, peopleWhere, type SyntheticCustomer } from '../../backend/synthetic/generate.ts';
import { startBackend, type TestBackend, testDatabase } from '../support/backend.ts';
import { converse, newId } from './people.ts';

// What a test knows of a synthetic person without reading the database is what the backend says of them over HTTP.
const FILLING = { customers: 1_000, seed: 1 };
let backend: TestBackend;
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase(), ...FILLING });
});
afterAll(() => backend?.stop());

const some = (many: number, wanted: (person: SyntheticCustomer) => boolean) =>
  peopleWhere(FILLING.seed, FILLING.customers, wanted).slice(0, many);

async function found(line: string): Promise<string[]> {
  const answer = await backend.call('customers.find', 'phone.adviser', { line });
  expect(answer.status).toBe(200);
  return (answer.body.results as { id: string }[]).map(({ id }) => id);
}

test('they are found by reference, mobile, e-mail and ULN', async () => {
  for (const person of some(5, ({ values, uln }) => uln !== null && values.some(({ field }) => field === 'email'))) {
    expect(await found(person.reference)).toEqual([person.id]);
    expect((await found(heldValue(person, 'email') as string))[0]).toBe(person.id);
    expect((await found(person.uln as string))[0]).toBe(person.id);
    const mobile = heldValue(person, 'mobile');
    if (mobile) expect(await found(mobile)).toContain(person.id);
  }
});

test('they are found by name and birthday', async () => {
  for (const person of some(5, ({ birthDate }) => birthDate !== null)) {
    const born = (person.birthDate as string).split('-').toReversed().join('/');
    expect((await found(`${person.familyName} ${born}`))[0]).toBe(person.id);
  }
});

test('they pass an identity check by the month and the place of their last contact', async () => {
  const known = some(3, (person) => person.birthDate !== null && (lastContactOf(person)?.place ?? null) !== null);
  expect(known).toHaveLength(3);
  for (const person of known) {
    const last = lastContactOf(person);
    const conversationId = await converse(backend);
    const answer = await backend.call('customers.checkIdentity', 'phone.adviser', {
      commandId: newId(),
      customerId: person.id,
      conversationId,
      fullName: `${person.givenName} ${person.familyName}`,
      dateOfBirth: person.birthDate as string,
      lastContactMonth: last?.month,
      lastContactPlace: last?.place,
    });
    expect(answer.body.items).toEqual(
      ['fullName', 'dateOfBirth', 'lastContactMonth', 'lastContactPlace'].map((item) => ({ item, matches: true })),
    );
    expect(answer.body.level).toBe(2);
    const read = await backend.call('customers.read', 'phone.adviser', { customerId: person.id, conversationId });
    const states = Object.fromEntries(
      (read.body.consents as { purpose: string; state: string }[]).map(({ purpose, state }) => [purpose, state]),
    );
    expect(states).toEqual(person.states);
    const values = (read.body.values as { field: string; value: string }[]).map(({ field, value }) => `${field} ${value}`);
    expect(values.toSorted()).toEqual(person.values.map(({ field, value }) => `${field} ${value}`).toSorted());
  }
});
