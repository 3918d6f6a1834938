import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeResearchList } from '../../backend/sharing/research-list.ts';
import { startBackend, type TestBackend, testDatabase } from '../support/backend.ts';
import { type Disputing, disputingAt } from './disputing.ts';
import { addPerson, newId, type Person } from './people.ts';
import { minutesAgo, sharingAt, to } from './sharing.ts';

let backend: TestBackend;
let desk: Disputing;
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase() });
  desk = disputingAt(backend);
});
afterAll(() => backend?.stop());

/** Somebody whose mobile number is in dispute. */
async function disputed(): Promise<{ person: Person; requestId: unknown; reference: unknown }> {
  const person = await addPerson(backend);
  const fields = [{ field: 'mobile', says: '07700 900 123', incomplete: false }];
  const { body } = await desk.log(person, await desk.talk(person), fields);
  return { person, requestId: body.requestId, reference: body.reference };
}
const read = async (person: Person) =>
  (await backend.call('customers.read', 'supervisor', { customerId: person.id, reason: 'my-day' })).body;

test('the mark is on the record and on a copy, from the log until the customer was told', async () => {
  const { person, requestId, reference } = await disputed();
  const mark = { field: 'mobile', requestId, reference, since: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) };
  expect((await read(person)).beingChecked).toEqual([mark]);
  const taken = await backend.call('copies.take', 'phone.adviser', { machineId: newId(), customerIds: [person.id] });
  expect((taken.body.copies as Record<string, unknown>[])[0]?.beingChecked).toEqual([mark]);
  await desk.decide(requestId, 1, [{ field: 'mobile', decision: 'corrected', seenNow: `0${person.mobile.slice(3)}` }]);
  expect((await read(person)).beingChecked).toEqual([mark]);
  await desk.tell(requestId, 2);
  expect((await read(person)).beingChecked).toEqual([]);
});

test('a number that is being checked is none to call back, and goes to nobody', async () => {
  const { person } = await disputed();
  const conversationId = await desk.talk(person);
  const check = { commandId: newId(), customerId: person.id, conversationId, calledBackOn: 'mobile' };
  const { body } = await backend.call('customers.checkIdentity', 'phone.adviser', check);
  expect([body.level, body.items]).toEqual([2, [{ item: 'calledBackOn', matches: false }]]);
  const taken = await backend.call('copies.take', 'phone.adviser', { machineId: newId(), customerIds: [person.id] });
  const [copy] = taken.body.copies as { values: { field: string; callBack: boolean }[] }[];
  expect(copy?.values.find(({ field }) => field === 'mobile')?.callBack).toBe(false);
  const sharing = sharingAt(backend);
  const refused = await sharing.share(person, {
    conversationId,
    recipientId: to('introduced-to'),
    items: ['givenName', 'mobile'],
  });
  expect(refused.body.errors).toMatchObject([{ pointer: '/items/1', code: 'being-checked' }]);
});

test('a list for a research organisation leaves it out', async () => {
  const { person } = await disputed();
  await backend.pool.query(`update sessions set at = '2026-04-15T10:00:00Z' where customer_id = $1`, [person.id]);
  const sharing = sharingAt(backend);
  await sharing.decide(person, await sharing.talk(person), 'satisfaction-survey', 'given', minutesAgo(40));
  const asked = { month: '2026-04', recipientId: to('market-research'), actor: 'extract', organisation: '0000000999' };
  const { people } = await makeResearchList(backend.pool, asked, () => undefined);
  expect(people.map(({ values }) => Object.keys(values).toSorted())).toEqual([
    ['email', 'familyName', 'givenName', 'sessions', 'title'],
  ]);
  expect((await sharing.ledgerOf(person)).items[0]?.items).not.toContain('mobile');
});
