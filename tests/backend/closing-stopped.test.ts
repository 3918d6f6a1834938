import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { deadlineFor } from '../../shared/domain/deadline.ts';
import { startBackend, type TestBackend, testDatabase } from '../support/backend.ts';
import { type Closing, closingAt } from './closing.ts';
import { addPerson, converse, newId, newReference, type Person } from './people.ts';
import { minutesAgo } from './sharing.ts';

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

const day = (at: string) => new Date(at).toLocaleDateString('en-CA', { timeZone: 'Europe/London' });
/** Somebody who wanted to stop where that could not be done at once: a request waits for it. */
async function wishing(): Promise<{ person: Person; requestId: string; saidAt: string }> {
  const person = await addPerson(backend);
  const saidAt = minutesAgo(30);
  const wish = { requestId: newId(), reference: newReference(), saidAt };
  const { body } = await closing.close(person, await closing.talk(person, 2), wish);
  expect(body.state).toBe('requested');
  return { person, requestId: wish.requestId, saidAt };
}
const rowOf = async (requestId: string) => {
  const { rows } = await backend.pool.query(
    'select status, completed_at is not null as ended, due_on::text as due, customer_id, closed_reference from requests where id = $1',
    [requestId],
  );
  return rows[0];
};
const stop = (closingId: unknown, because: string) =>
  backend.call('closures.stop', 'supervisor', { commandId: newId(), closingId, because });
const mergeInto = async (goes: Person, { id: remains }: Person) =>
  closing.close(goes, await closing.talk(goes, 0, 'supervisor'), { reason: 'duplicate', remains }, 'supervisor');

describe('a wish to stop', () => {
  test('is open again with its clock where the closing that did it is stopped, and says so in its history', async () => {
    const { person, requestId, saidAt } = await wishing();
    const open = { status: 'open', ended: false, due: deadlineFor({ madeOn: day(saidAt), kind: 'closure' }).dueOn };
    expect(await rowOf(requestId)).toMatchObject(open);
    const { body } = await closing.close(person, await closing.talk(person));
    expect(await rowOf(requestId)).toMatchObject({ status: 'completed', ended: true, due: null });
    expect((await stop(body.closingId, 'wrong-person')).status).toBe(200);
    expect(await rowOf(requestId)).toMatchObject(open);
    const history = await backend.call('requests.history', 'supervisor', { requestId });
    expect((history.body.items as { event: string }[]).map(({ event }) => event)).toContain('reopened');
    // What a later closing does of it, it does again.
    await closing.close(person, await closing.talk(person));
    expect(await rowOf(requestId)).toMatchObject({ status: 'completed' });
  });

  test('has its end where the customer has changed their mind', async () => {
    const { person, requestId } = await wishing();
    const { body } = await closing.close(person, await closing.talk(person));
    expect((await stop(body.closingId, 'customer-changed-their-mind')).status).toBe(200);
    expect(await rowOf(requestId)).toMatchObject({ status: 'completed', ended: true });
  });

  test('is not done by putting two records together: it moves, for the person is still a customer', async () => {
    const { person, requestId } = await wishing();
    const remains = await addPerson(backend);
    expect((await mergeInto(person, remains)).body.state).toBe('waiting');
    expect(await rowOf(requestId)).toMatchObject({ status: 'open', customer_id: person.id });
    expect(await closing.pass(25)).toBe(1);
    expect(await rowOf(requestId)).toMatchObject({ status: 'open', customer_id: remains.id });
  });
});

describe('what was asked by the reference of a closing that is stopped', () => {
  const ask = async (person: Person, kind: string) => {
    const requestId = newId();
    const { status } = await backend.call('requests.logUnmatched', 'phone.adviser', {
      ...{ commandId: newId(), requestId, reference: newReference(), conversationId: await converse(backend), kind },
      ...{ saidAt: new Date().toISOString(), words: 'In the words of the person', howToAnswer: 'by letter' },
      closedReference: person.reference,
    });
    expect(status).toBe(200);
    return requestId;
  };

  test('is asked of the record that is there again', async () => {
    const person = await addPerson(backend);
    const { body } = await closing.close(person, await closing.talk(person));
    const before = await ask(person, 'rectification');
    expect(await rowOf(before)).toMatchObject({ customer_id: null, closed_reference: person.reference });
    expect((await stop(body.closingId, 'wrong-person')).status).toBe(200);
    const theirs = { customer_id: person.id, closed_reference: null, status: 'open' };
    expect(await rowOf(before)).toMatchObject(theirs);
    // One that was on its way until then as well.
    expect(await rowOf(await ask(person, 'access'))).toMatchObject(theirs);
    const again = await closing.close(person, await closing.talk(person));
    expect([again.status, again.body.code]).toEqual([409, 'closing-blocked']);
  });
});
