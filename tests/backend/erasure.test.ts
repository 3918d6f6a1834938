import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startBackend, type TestBackend, testDatabase } from '../support/backend.ts';
import { type Closing, closingAt } from './closing.ts';
import { faults, otherRight, today } from './complaining.ts';
import { addPerson, newId, type Person } from './people.ts';
import { minutesAgo, type Sharing, sharingAt, to } from './sharing.ts';

let backend: TestBackend;
let closing: Closing;
let sharing: Sharing;
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase() });
  closing = closingAt(backend);
  sharing = sharingAt(backend);
});
afterAll(() => backend?.stop());
// What an earlier test closed has its end before the next begins.
beforeEach(async () => {
  await backend.pool.query(`update requests set status = 'completed', completed_at = now() where status = 'open'`);
  await closing.pass(999);
});

const TURNS = { tellsComplaint: true, tellsCommissioner: true, tellsCourt: true };
const ask = async (person: Person, right?: string) => {
  const input = otherRight(person, await closing.talk(person, 1), right ? { right } : {});
  expect((await backend.call('otherRights.log', 'phone.adviser', input)).status).toBe(200);
  return input;
};
const record = (requestId: string, what: string) =>
  backend.call('otherRights.recordStep', 'supervisor', { commandId: newId(), requestId, on: today(), what });
const decide = (requestId: string, right: string, more: object = {}) =>
  backend.call('otherRights.decide', 'supervisor', {
    commandId: newId(),
    requestId,
    version: 1,
    right,
    decision: 'done',
    ...more,
  });
const tell = (requestId: string, version = 2) =>
  backend.call('requests.tellCustomer', 'supervisor', { commandId: newId(), requestId, version, on: today(), how: 'letter' });
const noticesOf = async ({ reference }: Person) =>
  (
    await backend.pool.query(
      'select kind, recipient_id, items, request_id from recipient_notices where customer_reference = $1 order by kind, recipient_id',
      [reference],
    )
  ).rows;
const pass = async (person: Person, kind: 'local-careers' | 'introduced-to', items: string[]) => {
  const shared = { conversationId: await sharing.talk(person), recipientId: to(kind), items, saidAt: minutesAgo(5) };
  expect((await sharing.share(person, shared)).status).toBe(200);
};

describe('an erasure that is done by closing the account', () => {
  test.each(['erasure', undefined])(
    'right: %s. Does not block it, is decided and told of, and only then the record is destroyed',
    async (right) => {
      const person = await addPerson(backend);
      const { requestId, reference } = await ask(person, right);
      const talk = await closing.talk(person);
      expect(
        (await backend.call('closures.preview', 'phone.adviser', { customerId: person.id, conversationId: talk })).body.blockers,
      ).toEqual([]);
      const { body } = await closing.close(person, talk);
      expect(body.state).toBe('waiting');
      // The request has its clock, and a supervisor who did not log it; what they are told of is there until they have been told.
      expect(await closing.pass(25)).toBe(0);
      const { body: held } = await backend.call('closures.list', 'supervisor', { which: 'held' });
      expect(held.items).toMatchObject([{ id: body.closingId, held: [{ because: 'other-right-open', reference, requestId }] }]);
      expect((await record(requestId, 'The account was closed')).status).toBe(200);
      expect((await decide(requestId, 'erasure')).body.step).toBe('tell-customer');
      expect(await closing.pass(25)).toBe(0);
      expect((await tell(requestId)).body.step).toBe('completed');
      expect(await closing.pass(25)).toBe(1);
    },
  );

  test('whoever is told that they have stopped is told so once; who is still to answer does not keep the record', async () => {
    const person = await addPerson(backend);
    await pass(person, 'local-careers', ['givenName', 'mobile']);
    const early = await ask(person, 'erasure');
    await record(early.requestId, 'Their answers were erased');
    await decide(early.requestId, 'erasure');
    expect((await tell(early.requestId)).body.step).toBe('tell-recipients');
    const later = await ask(person, 'erasure');
    expect((await closing.close(person, await closing.talk(person))).body.state).toBe('waiting');
    await record(later.requestId, 'The account was closed');
    await decide(later.requestId, 'erasure');
    expect((await noticesOf(person)).map(({ kind }) => kind)).toEqual(['closed', 'erase']);
    expect((await tell(later.requestId)).body.step).toBe('completed');
    expect(await closing.pass(25)).toBe(1);
    expect((await noticesOf(person)).map(({ kind, items }) => [kind, items])).toEqual([
      ['closed', []],
      ['erase', []],
    ]);
  });

  test.each(['objection', 'restriction', 'portability'])('%s is finished first, as before', async (right) => {
    const person = await addPerson(backend);
    const { reference } = await ask(person, right);
    const answer = await closing.close(person, await closing.talk(person));
    expect([answer.status, answer.body.errors]).toMatchObject([409, [{ code: 'other-right-open', detail: reference }]]);
  });
});

describe('whoever was given what was erased or restricted', () => {
  test.each([
    ['erasure', 'erase'],
    ['restriction', 'restrict'],
  ])('%s done: is told to %s it, and the request waits for their answers', async (right, kind) => {
    const person = await addPerson(backend);
    await pass(person, 'local-careers', ['givenName', 'mobile']);
    await pass(person, 'introduced-to', ['email']);
    const { requestId } = await ask(person, right);
    await record(requestId, 'It was done in the record');
    expect((await decide(requestId, right)).status).toBe(200);
    const asked = { kind, request_id: requestId };
    const made = await noticesOf(person);
    expect(made).toHaveLength(2);
    expect(made).toContainEqual({ ...asked, recipient_id: to('local-careers'), items: ['givenName', 'mobile'] });
    expect(made).toContainEqual({ ...asked, recipient_id: to('introduced-to'), items: ['email'] });
    expect((await tell(requestId)).body.step).toBe('tell-recipients');
    const listed = await backend.call('recipientNotices.list', 'supervisor', { which: 'open', customerId: person.id });
    expect((listed.body.items as { kind: string }[]).map((one) => one.kind)).toEqual([kind, kind]);
  });

  test('in part: of what it was, and nobody of what was refused, or of another right', async () => {
    const person = await addPerson(backend);
    await pass(person, 'local-careers', ['givenName', 'mobile']);
    await pass(person, 'introduced-to', ['email']);
    const { requestId } = await ask(person, 'erasure');
    await record(requestId, 'The number was erased');
    const inPart = { decision: 'done-in-part', reasons: 'The rest proves a payment', items: ['mobile'], ...TURNS };
    expect(faults(await decide(requestId, 'erasure', { items: ['mobile'] }))).toEqual([400, '/items not-here']);
    expect((await decide(requestId, 'erasure', inPart)).status).toBe(200);
    expect(await noticesOf(person)).toMatchObject([{ kind: 'erase', recipient_id: to('local-careers'), items: ['mobile'] }]);
    const refused = await ask(person, 'restriction');
    expect((await decide(refused.requestId, 'restriction', { decision: 'refused', reasons: 'No', ...TURNS })).status).toBe(200);
    const objection = await ask(person, 'objection');
    await record(objection.requestId, 'Taken off the list');
    expect((await decide(objection.requestId, 'objection')).status).toBe(200);
    expect(await noticesOf(person)).toHaveLength(1);
  });
});
