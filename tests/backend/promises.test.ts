import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays } from '../../shared/domain/calendar.ts';
import { PROMISE_DAYS } from '../../shared/domain/limits.ts';
import { startBackend, type TestBackend, testDatabase } from '../support/backend.ts';
import { disputingAt, today } from './disputing.ts';
import { addPerson, auditOf, converse, newId, newReference, type Person } from './people.ts';
import { promisingAt } from './promising.ts';
import { minutesAgo } from './sharing.ts';
import { codeOf, speakingAt } from './speaking.ts';

let backend: TestBackend;
let promising: ReturnType<typeof promisingAt>;
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase() });
  promising = promisingAt(backend);
});
afterAll(() => backend?.stop());

const errorsOf = ({ body }: { body: Record<string, unknown> }) =>
  (body.errors as { pointer: string; code: string }[] | undefined)?.map(({ pointer, code }) => `${pointer} ${code}`);
const DISPUTE = [{ field: 'dateOfBirth', says: '1984-03-21', incomplete: false }];

async function disputeOf(person: Person) {
  const disputing = disputingAt(backend);
  const requestId = newId();
  const conversationId = await disputing.talk(person);
  const logged = await disputing.log(person, conversationId, DISPUTE, { requestId });
  expect(logged.status).toBe(200);
  return { requestId, conversationId };
}

describe('to a customer', () => {
  test('is listed for whoever made it, with the name, until it is kept', async () => {
    const person = await addPerson(backend);
    const conversationId = await converse(backend);
    const commandId = newId();
    const day = addDays(today(), 3);
    const made = await promising.make({ customerId: person.id, conversationId }, day, { commandId, part: 'morning' });
    expect(made.status).toBe(200);
    const mine = async () => (await promising.list('phone.adviser', { whose: 'mine' })).filter(({ id }) => id === commandId);
    expect(await mine()).toMatchObject([
      {
        ...{ customerId: person.id, requestId: null, how: 'ring', day, part: 'morning', state: 'open', mine: true },
        ...{ name: `${person.givenName} ${person.familyName}`, madeByName: 'Priya Shah', organisation: '0000000999' },
      },
    ]);
    // Neither the reference nor anything else that an identity check asks for.
    expect(JSON.stringify(await mine())).not.toContain(person.reference);
    expect((await promising.keep(commandId, 'kept')).status).toBe(200);
    expect(await mine()).toEqual([]);
    const acts = (await auditOf(backend, person)).filter(({ kind }) => kind === 'promise');
    expect(acts.map(({ outcome }) => outcome)).toEqual(['recorded', 'kept']);
    expect(JSON.stringify(acts)).not.toContain(person.givenName);
  });

  test('may be made before anybody is identified, never to somebody without authority, and not once the account is closed', async () => {
    const person = await addPerson(backend);
    const speaking = speakingAt(backend);
    const spoken = await speaking.spoken();
    const day = today();
    for (const customerId of [person.id, newId()])
      expect(codeOf(await promising.make({ customerId, conversationId: spoken }, day))).toEqual([403, 'no-authority']);
    const closed = await addPerson(backend, { status: 'closed' });
    const conversationId = await converse(backend);
    expect(codeOf(await promising.make({ customerId: closed.id, conversationId }, day))).toEqual([409, 'account-closed']);
    expect(codeOf(await promising.make({ customerId: newId(), conversationId }, day))).toEqual([404, 'not-found']);
    expect((await promising.make({ customerId: person.id, conversationId }, day)).status).toBe(200);
  });

  test('needs a day that is to come, what it is about, and where it was said', async () => {
    const person = await addPerson(backend);
    const conversationId = await converse(backend, 'phone.adviser', { at: minutesAgo(60 * 24 * 3) });
    const about = { customerId: person.id, conversationId };
    expect(errorsOf(await promising.make(about, addDays(today(), -1)))).toEqual(['/day in-the-past']);
    expect(errorsOf(await promising.make(about, addDays(today(), PROMISE_DAYS.value + 1)))).toEqual(['/day too-far']);
    expect((await promising.make(about, addDays(today(), PROMISE_DAYS.value))).status).toBe(200);
    // It was on its way for two days: by the day on which it was said.
    expect((await promising.make(about, addDays(today(), -1), { saidAt: minutesAgo(60 * 24 * 2) })).status).toBe(200);
    expect(errorsOf(await promising.make({ conversationId }, today()))).toEqual(['/customerId one-of-them']);
    expect(errorsOf(await promising.make({ ...about, requestId: newId() }, today()))).toEqual(['/customerId one-of-them']);
    expect(errorsOf(await promising.make({ customerId: person.id }, today()))).toEqual(['/conversationId required']);
    const another = await converse(backend, 'local.adviser');
    expect(codeOf(await promising.make({ ...about, conversationId: another }, today()))).toEqual([409, 'conversation-not-open']);
  });

  test('sent again it is one, under the same words alone', async () => {
    const person = await addPerson(backend);
    const about = { customerId: person.id, conversationId: await converse(backend) };
    const own = { commandId: newId(), saidAt: new Date().toISOString() };
    const first = await promising.make(about, today(), own);
    const again = await promising.make(about, today(), own);
    expect([again.status, again.body]).toEqual([200, first.body]);
    expect(codeOf(await promising.make(about, addDays(today(), 1), own))).toEqual([422, 'idempotency-key-reused']);
    await backend.pool.query('delete from idempotency_keys where key = $1', [own.commandId]);
    expect((await promising.make(about, today(), own)).body).toEqual(first.body);
    const other = await addPerson(backend);
    await backend.pool.query('delete from idempotency_keys where key = $1', [own.commandId]);
    expect(codeOf(await promising.make({ ...about, customerId: other.id }, today(), own))).toEqual([
      422,
      'idempotency-key-reused',
    ]);
    const { rowCount } = await backend.pool.query('select from promises where id = $1', [own.commandId]);
    expect(rowCount).toBe(1);
  });

  test('is read back in its conversation', async () => {
    const person = await addPerson(backend);
    const conversationId = await converse(backend);
    const commandId = newId();
    await promising.make({ customerId: person.id, conversationId }, today(), { commandId, how: 'send' });
    const { body } = await backend.call('conversations.read', 'phone.adviser', { conversationId });
    expect(body.promised).toMatchObject([
      { promiseId: commandId, customerId: person.id, reference: null, how: 'send', day: today(), part: null },
    ]);
  });
});

describe('about a request', () => {
  test('the request has the earliest open day, through making, keeping and moving', async () => {
    const { requestId } = await disputeOf(await addPerson(backend));
    const [late, soon] = [newId(), newId()];
    const in3 = addDays(today(), 3);
    await promising.make({ requestId }, addDays(today(), 9), { commandId: late });
    await promising.make({ requestId }, in3, { commandId: soon }, 'supervisor');
    expect(await promising.promisedOn(requestId)).toBe(in3);
    const moved = newId();
    expect((await promising.keep(soon, 'moved', { commandId: moved, day: addDays(today(), 5), part: 'evening' })).status).toBe(
      200,
    );
    expect(await promising.promisedOn(requestId)).toBe(addDays(today(), 5));
    expect((await promising.keep(moved, 'not-kept', { because: 'nobody-answered' })).status).toBe(200);
    expect(await promising.promisedOn(requestId)).toBe(addDays(today(), 9));
    await promising.keep(late, 'kept');
    expect(await promising.promisedOn(requestId)).toBe(null);
    const all = await promising.list('supervisor', { requestId, which: 'all' });
    expect(all.map(({ id, state, because, madeByName }) => [id, state, because, madeByName])).toEqual([
      [soon, 'moved', null, 'Margaret Doyle'],
      [moved, 'not-kept', 'nobody-answered', 'Priya Shah'],
      [late, 'kept', null, 'Priya Shah'],
    ]);
    expect(await promising.list('supervisor', { requestId })).toEqual([]);
  });

  test('its version stays: no colleague’s view of it is stale because of a promise', async () => {
    const { requestId } = await disputeOf(await addPerson(backend));
    const before = (await disputingAt(backend).read(requestId)).version;
    await promising.make({ requestId }, today());
    expect((await disputingAt(backend).read(requestId)).version).toBe(before);
  });

  test('of nobody we can find it works the same, and is read back', async () => {
    const conversationId = await converse(backend);
    const [requestId, reference] = [newId(), newReference()];
    const logged = await backend.call('requests.logUnmatched', 'phone.adviser', {
      ...{ commandId: newId(), requestId, reference, conversationId, saidAt: new Date().toISOString(), kind: 'access' },
      ...{ words: 'What do you have?', howToAnswer: 'by letter' },
    });
    expect(logged.status).toBe(200);
    expect((await promising.make({ requestId, conversationId }, today(), { how: 'write' })).status).toBe(200);
    expect(await promising.promisedOn(requestId)).toBe(today());
    const { body } = await backend.call('conversations.read', 'phone.adviser', { conversationId });
    expect(body.promised).toMatchObject([{ customerId: null, reference, how: 'write' }]);
    const elsewhere = await converse(backend, 'local.adviser');
    expect(codeOf(await promising.make({ requestId, conversationId: elsewhere }, today()))).toEqual([
      409,
      'conversation-not-open',
    ]);
  });
});

test('a page ends and goes on, by the day', async () => {
  const person = await addPerson(backend);
  const conversationId = await converse(backend, 'local.supervisor');
  const days = [4, 1, 3, 1, 2].map((days) => addDays(today(), days));
  for (const day of days) await promising.make({ customerId: person.id, conversationId }, day, {}, 'local.supervisor');
  const listed = await promising.list('local.supervisor', { whose: 'mine', limit: 2 });
  expect(listed.map(({ day }) => day)).toEqual(days.toSorted());
  const bad = await backend.call('promises.list', 'phone.adviser', { cursor: 'nothing' });
  expect(errorsOf(bad)).toEqual(['/cursor bad-cursor']);
  const all = await backend.call('promises.list', 'phone.adviser', { which: 'all' });
  expect(errorsOf(all)).toEqual(['/which not-here']);
});
