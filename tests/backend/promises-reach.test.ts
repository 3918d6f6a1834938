import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startBackend, type TestBackend, testDatabase } from '../support/backend.ts';
import { closingAt, rowsOf } from './closing.ts';
import { disputingAt, today } from './disputing.ts';
import { addPerson, converse, converseAt, newId, type Person } from './people.ts';
import { promisingAt } from './promising.ts';
import { codeOf } from './speaking.ts';

let backend: TestBackend;
let promising: ReturnType<typeof promisingAt>;
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase() });
  promising = promisingAt(backend);
});
afterAll(() => backend?.stop());

const DISPUTE = [{ field: 'dateOfBirth', says: '1984-03-21', incomplete: false }];

/** A promise to a customer, and one about a request of theirs, by an adviser of an organisation. */
async function both(as: string) {
  const person = await addPerson(backend);
  const disputing = disputingAt(backend);
  const conversationId = await disputing.talk(person, 2, as);
  const [requestId, toCustomer, ofRequest] = [newId(), newId(), newId()];
  await disputing.log(person, conversationId, DISPUTE, { requestId }, as);
  const made = [
    await promising.make({ customerId: person.id, conversationId }, today(), { commandId: toCustomer }, as),
    await promising.make({ requestId, conversationId }, today(), { commandId: ofRequest }, as),
  ];
  expect(made.map(({ status }) => status)).toEqual([200, 200]);
  return { person, conversationId, requestId, toCustomer, ofRequest };
}

const seenBy = async (as: string, ids: readonly string[], input: object = { whose: 'everybody' }) => {
  const seen = new Set((await promising.list(as, input)).map(({ id }) => id));
  return ids.map((id) => seen.has(id));
};

/** To a customer, about a request: who sees them. The privacy team reads every request. */
const SEEN = [
  ['phone.adviser', 'phone.adviser', [true, true]],
  ['phone.adviser', 'local.adviser', [false, false]],
  ['phone.adviser', 'supervisor', [true, true]],
  ['phone.adviser', 'local.supervisor', [false, false]],
  ['local.adviser', 'local.adviser', [true, true]],
  ['local.adviser', 'phone.adviser', [false, false]],
  ['local.adviser', 'local.supervisor', [true, true]],
  ['local.adviser', 'supervisor', [false, true]],
] as const;

describe('who learns of a promise', () => {
  test.each(SEEN)('of %s: %s', async (of, as, expected) => {
    const { toCustomer, ofRequest } = await both(of);
    expect(await seenBy(as, [toCustomer, ofRequest])).toEqual([...expected]);
    const kept = [await promising.keep(toCustomer, 'kept', {}, as), await promising.keep(ofRequest, 'kept', {}, as)];
    expect(kept.map(({ status }) => status)).toEqual(expected.map((may) => (may ? 200 : 404)));
  });

  test('a supervisor’s own list has none of their advisers', async () => {
    const { toCustomer, ofRequest } = await both('phone.adviser');
    expect(await seenBy('supervisor', [toCustomer, ofRequest], { whose: 'mine' })).toEqual([false, false]);
  });

  test('of a request that went to another organisation: that one’s supervisors, and no longer its maker', async () => {
    const { requestId, ofRequest } = await both('phone.adviser');
    await backend.pool.query(`update requests set organisation = '0000000203' where id = $1`, [requestId]);
    expect(await seenBy('phone.adviser', [ofRequest])).toEqual([false]);
    expect(await seenBy('local.supervisor', [ofRequest])).toEqual([true]);
    expect(codeOf(await promising.keep(ofRequest, 'kept'))).toEqual([404, 'not-found']);
    expect(codeOf(await promising.make({ requestId }, today()))).toEqual([404, 'not-found']);
  });

  test('who a complaint is about learns of no promise about it, by any way, whatever they may see otherwise', async () => {
    const { person, conversationId, requestId, ofRequest, toCustomer } = await both('phone.adviser');
    for (const sub of ['supervisor', 'phone.adviser']) {
      await backend.pool.query('insert into requests_unseen (request_id, sub) values ($1, $2)', [requestId, sub]);
      expect(await seenBy(sub, [ofRequest])).toEqual([false]);
      expect(await promising.list(sub, { requestId, which: 'all' })).toEqual([]);
      const [there, none] = [await promising.keep(ofRequest, 'kept', {}, sub), await promising.keep(newId(), 'kept', {}, sub)];
      expect([codeOf(there), there.body.errors]).toEqual([codeOf(none), none.body.errors]);
      const made = [
        await promising.make({ requestId }, today(), {}, sub),
        await promising.make({ requestId: newId() }, today(), {}, sub),
      ];
      expect(made.map(codeOf)).toEqual([
        [404, 'not-found'],
        [404, 'not-found'],
      ]);
      const ofRecord = await promising.list(sub, { customerId: person.id, reason: 'my-day' });
      expect(ofRecord.map(({ id }) => id)).toEqual([toCustomer]);
    }
    const { body } = await backend.call('conversations.read', 'phone.adviser', { conversationId });
    expect((body.promised as { promiseId: string }[]).map(({ promiseId }) => promiseId)).toEqual([toCustomer]);
  });
});

describe('on an opened record', () => {
  const of = (person: Person, as: string, more: object) => backend.call('promises.list', as, { customerId: person.id, ...more });
  const idsOf = ({ body }: { body: Record<string, unknown> }) => (body.items as { id: string }[]).map(({ id }) => id);

  test('any adviser sees what was promised to the customer, and of requests those they may read', async () => {
    const { person, toCustomer, ofRequest } = await both('phone.adviser');
    expect(idsOf(await of(person, 'local.adviser', { reason: 'my-day' }))).toEqual([toCustomer]);
    expect(idsOf(await of(person, 'phone.adviser', { reason: 'my-day' })).toSorted()).toEqual([toCustomer, ofRequest].toSorted());
    const { body } = await of(person, 'local.adviser', { reason: 'my-day' });
    expect(body.items).toMatchObject([{ madeByName: 'Priya Shah', mine: false, name: null }]);
  });

  test('opened for a reason or in an open conversation, from level 1', async () => {
    const { person } = await both('phone.adviser');
    expect(codeOf(await of(person, 'local.adviser', {}))).toEqual([403, 'reason-required']);
    const unknown = await converse(backend, 'local.adviser');
    expect(codeOf(await of(person, 'local.adviser', { conversationId: unknown }))).toEqual([403, 'level-too-low']);
    const known = await converseAt(backend, person, 1, 'local.adviser');
    expect((await of(person, 'local.adviser', { conversationId: known })).status).toBe(200);
    expect(codeOf(await of(person, 'phone.adviser', { conversationId: known }))).toEqual([409, 'conversation-not-open']);
    expect((await of(person, 'phone.adviser', { reason: 'my-day', whose: 'mine' })).status).toBe(400);
    expect((await backend.call('promises.list', 'phone.adviser', { reason: 'my-day' })).status).toBe(400);
  });
});

test('closing destroys them, with what is kept for repeats; of two records of one person they move to the one that remains', async () => {
  const closing = closingAt(backend);
  const { person, requestId, toCustomer, ofRequest } = await both('phone.adviser');
  const ended = newId();
  await promising.keep(toCustomer, 'moved', { commandId: ended, day: today() });
  await backend.pool.query(`update requests set status = 'completed', completed_at = now() where id = $1`, [requestId]);
  expect((await closing.close(person, await closing.talk(person))).status).toBe(200);
  expect(await closing.pass(25)).toBe(1);
  expect(await rowsOf(backend, person.id)).not.toHaveProperty('promises');
  const ids = [toCustomer, ofRequest, ended];
  expect((await backend.pool.query('select from promises where id = any($1)', [ids])).rowCount).toBe(0);
  expect((await backend.pool.query('select from idempotency_keys where key = any($1)', [ids])).rowCount).toBe(0);

  const [goes, remains] = [await both('phone.adviser'), await addPerson(backend)];
  const talk = await closing.talk(goes.person, 0, 'supervisor');
  await backend.pool.query(`update requests set status = 'completed', completed_at = now() where id = $1`, [goes.requestId]);
  const merged = await closing.close(goes.person, talk, { reason: 'duplicate', remains: remains.id }, 'supervisor');
  expect(merged.status).toBe(200);
  expect(await closing.pass(25)).toBe(1);
  expect(await rowsOf(backend, remains.id)).toMatchObject({ promises: 1, requests: 1 });
  expect(await seenBy('phone.adviser', [goes.toCustomer, goes.ofRequest])).toEqual([true, true]);
});
