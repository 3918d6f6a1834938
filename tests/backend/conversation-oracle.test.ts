import { afterAll, beforeAll, expect, test } from 'vitest';
import type { OperationName } from '../../shared/operations.ts';
import { type Answer, startBackend, type TestBackend, testDatabase } from '../support/backend.ts';
import { addPerson, converseAt, decision, newId, type Person } from './people.ts';

let backend: TestBackend;
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase() });
});
afterAll(() => backend?.stop());

const withdrawn = [{ purpose: 'satisfaction-survey', decision: 'withdrawn' }];
const move = (conversationId: string) => ({ commandId: newId(), conversationId, at: new Date().toISOString() });
const within = (conversationId: string, person: Person) => ({ customerId: person.id, conversationId });

/** Every operation that names a conversation which has to be there. */
const CALLS: [OperationName, (conversationId: string, person: Person) => Record<string, unknown>][] = [
  ['conversations.park', move],
  ['conversations.resume', move],
  ['conversations.end', move],
  ['conversations.read', (conversationId) => ({ conversationId })],
  ['customers.read', within],
  ['customers.timeline', within],
  ['customers.checkIdentity', (id, person) => ({ commandId: newId(), ...within(id, person), dateOfBirth: person.birthDate })],
  ['consents.receipt', within],
  ['specialCategory.read', (id, person) => ({ ...within(id, person), which: 'ethnicity', why: 'customer-asked' })],
  ['consents.decide', (id, person) => decision(person, id, withdrawn)],
];

/** What is each request's own: its number, when it was, how long it was. */
const OWN = new Set(['date', 'x-request-id']);

/** An answer as its caller has it, without the request's own number. */
function seen({ status, headers, body }: Answer) {
  const { requestId: _own, instance: _too, ...rest } = body;
  return JSON.stringify([status, [...headers].filter(([name]) => !OWN.has(name)), rest, Object.keys(body)]);
}

const audited = async () =>
  Number((await backend.pool.query(`select count(*) as rows from audit where actor like '%other%'`)).rows[0].rows);

test.each(CALLS)('%s: a conversation of somebody else and none at all sound alike', async (name, input) => {
  const person = await addPerson(backend);
  const theirs = await converseAt(backend, person, 2);
  const before = await audited();
  const another = await backend.call(name, 'other.adviser', input(theirs, person));
  const between = await audited();
  const none = await backend.call(name, 'other.adviser', input(newId(), person));
  expect(another.status).toBe(409);
  expect(another.body.code).toBe('conversation-not-open');
  expect(seen(none)).toBe(seen(another));
  expect([between - before, (await audited()) - between]).toEqual([1, 1]);
});
