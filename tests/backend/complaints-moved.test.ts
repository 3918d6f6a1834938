import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startBackend, type TestBackend, testDatabase } from '../support/backend.ts';
import { askCopy } from './accessing.ts';
import { closingAt } from './closing.ts';
import { complaint, unmatched } from './complaining.ts';
import { addPerson, converseAt, newId, type Person } from './people.ts';

let backend: TestBackend;
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase() });
  // Whom the complaints are about has worked here.
  await backend.call('sessions.mine', 'supervisor', {});
});
afterAll(() => backend?.stop());

const ABOUT = { aboutSub: 'supervisor' };
const done = async (name: Parameters<TestBackend['call']>[0], as: string, input: Record<string, unknown>) => {
  const { status, body } = await backend.call(name, as, input);
  if (status !== 200) throw new Error(`${name} answered ${status}: ${JSON.stringify(body)}`);
};
/** What the one complained of and another supervisor are answered who ask for a copy. */
const copies = async (requestId: string) =>
  Promise.all(
    ['supervisor', 'supervisor.two'].map(async (as) => (await backend.call('requests.copy', as, { requestId })).status),
  );
/** Somebody with a request for a copy, which both may open. */
async function copied(person: Person): Promise<string> {
  const input = askCopy(person, await converseAt(backend, person, 1));
  await done('accessRequests.log', 'phone.adviser', input);
  expect(await copies(input.requestId)).toEqual([200, 200]);
  return input.requestId;
}
const match = (requestId: string, { id }: Person) =>
  done('requests.match', 'supervisor.two', { commandId: newId(), requestId, version: 1, customerId: id, confirmed: true });

describe('a copy has the words of a complaint that came to the record later, and is kept from whom it is about', () => {
  test('where the complaint is matched to the customer', async () => {
    const person = await addPerson(backend);
    const copy = await copied(person);
    const asked = unmatched(await converseAt(backend, person, 1), { kind: 'complaint', ...ABOUT });
    await done('requests.logUnmatched', 'phone.adviser', asked);
    expect(await copies(copy)).toEqual([200, 200]);
    await match(asked.requestId, person);
    expect(await copies(copy)).toEqual([404, 200]);
  });

  test('where the request for the copy is matched to the customer', async () => {
    const person = await addPerson(backend);
    const conversationId = await converseAt(backend, person, 1);
    await done('complaints.log', 'phone.adviser', complaint(person, conversationId, ABOUT));
    const asked = unmatched(conversationId);
    await done('requests.logUnmatched', 'phone.adviser', asked);
    await match(asked.requestId, person);
    expect(await copies(asked.requestId)).toEqual([404, 200]);
  });

  test.each(['the complaint', 'the request for the copy'])('where %s comes with another record of theirs', async (which) => {
    const [goes, remains] = [await addPerson(backend), await addPerson(backend)];
    const [complains, asks] = which === 'the complaint' ? [goes, remains] : [remains, goes];
    const copy = await copied(asks);
    const about = complaint(complains, await converseAt(backend, complains, 1), ABOUT);
    await done('complaints.log', 'phone.adviser', about);
    expect(await copies(copy)).toEqual([200, 200]);
    const closing = closingAt(backend);
    const merging = { reason: 'duplicate', remains: remains.id };
    const closed = await closing.close(goes, await closing.talk(goes, 3, 'supervisor'), merging, 'supervisor');
    expect([closed.status, closed.body.errors]).toEqual([200, undefined]);
    expect(await closing.pass(25)).toBe(1);
    expect(await copies(copy)).toEqual([404, 200]);
  });
});
