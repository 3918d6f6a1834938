import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startBackend, type TestBackend, testDatabase } from '../support/backend.ts';
import { type Closing, closingAt, rowsOf } from './closing.ts';
import { addAnswers, addPerson, answersOf, auditOf, decision, newId, type Person } from './people.ts';
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
  await closing.pass(999);
});

const HOUR = 3_600_000;
const statesOf = async (person: Person) => {
  const { rows } = await backend.pool.query(
    'select purpose, decision from consent_events where customer_id = $1 order by received_at',
    [person.id],
  );
  return Object.fromEntries(rows.map((row) => [row.purpose, row.decision]));
};
const noticesOf = async ({ reference }: Person) => {
  const { rows } = await backend.pool.query(
    'select kind, recipient_id, state, items from recipient_notices where customer_reference = $1 order by kind, recipient_id',
    [reference],
  );
  return rows;
};
const read = (person: Person) => backend.call('customers.read', 'supervisor', { customerId: person.id, reason: 'my-day' });
/** Somebody who agrees to surveys and ethnicity, was passed on to a research organisation, and a conversation at level 3. */
async function agreeing(): Promise<{ person: Person; conversationId: string }> {
  const person = await addPerson(backend);
  await addAnswers(backend, person);
  const conversationId = await closing.talk(person);
  for (const purpose of ['satisfaction-survey', 'ethnicity-monitoring'])
    await sharing.decide(person, conversationId, purpose, 'given', minutesAgo(40));
  const passed = { conversationId, recipientId: to('market-research'), items: ['givenName', 'mobile'], saidAt: minutesAgo(30) };
  expect((await sharing.share(person, passed)).status).toBe(200);
  return { person, conversationId };
}

describe('at once', () => {
  test('what is given is withdrawn, answers go, recipients are told, the record is hidden and takes nothing more', async () => {
    const { person, conversationId } = await agreeing();
    expect(await closing.find(person.email)).toHaveLength(1);
    const answer = await closing.close(person, conversationId, { yes: 'heard' });
    expect(answer.body).toMatchObject({ state: 'waiting', reference: null, blockers: [], clockFlagged: false });
    const due = Date.parse(String(answer.body.dueAt)) - Date.parse(String(answer.body.receivedAt));
    expect(due).toBe(24 * HOUR);

    expect(await statesOf(person)).toEqual({ 'satisfaction-survey': 'withdrawn', 'ethnicity-monitoring': 'withdrawn' });
    expect(await answersOf(backend, person)).toEqual([]);
    expect((await noticesOf(person)).map(({ kind, state }) => [kind, state])).toEqual([
      ['closed', 'to-tell'],
      ['stop-contact', 'to-tell'],
    ]);
    expect(await closing.find(person.email)).toEqual([]);
    expect((await read(person)).body).toMatchObject({
      status: 'closed',
      closing: { state: 'waiting', dueAt: expect.any(String), organisation: '0000000999' },
    });
    expect(JSON.stringify((await read(person)).body)).not.toContain(person.mobile.slice(3));
    const { rows } = await backend.pool.query('select kind from changes where customer_id = $1 order by transaction_id, id', [
      person.id,
    ]);
    expect(rows.at(-1)).toEqual({ kind: 'closed' });
    expect((await auditOf(backend, person)).filter(({ kind }) => kind === 'closing')).toMatchObject([
      { outcome: 'recorded', reason: 'customer-choice', details: { scope: 'service', yes: 'heard' } },
    ]);
  });

  test('nobody changes, gives or shares anything about a closed account', async () => {
    const { person, conversationId } = await agreeing();
    expect((await closing.close(person, conversationId)).status).toBe(200);
    const base = { commandId: newId(), customerId: person.id, conversationId, saidAt: new Date().toISOString() };
    const calls = [
      ['consents.decide', decision(person, conversationId, [{ purpose: 'satisfaction-survey', decision: 'withdrawn' }])],
      ['consents.decide', decision(person, conversationId, [{ purpose: 'satisfaction-survey', decision: 'given' }])],
      [
        'customers.amend',
        { ...base, changes: [{ field: 'language', value: 'Polish', how: 'first-told', seen: { value: null } }] },
      ],
      ['disclosures.record', { ...base, recipientId: to('local-careers'), items: ['givenName'] }],
      ['customers.checkIdentity', { commandId: newId(), customerId: person.id, conversationId, postcode: 'LS6 1AA' }],
      ['closures.close', { ...base, closingId: newId(), scope: 'service', reason: 'customer-choice' }],
      ['closures.preview', { customerId: person.id, conversationId }],
      ['customers.timeline', { customerId: person.id, conversationId }],
    ] as const;
    for (const [operation, input] of calls) {
      const { status, body } = await backend.call(operation, 'phone.adviser', input);
      expect([operation, status, body.code]).toEqual([operation, 409, 'account-closed']);
    }
  });

  test('sent again it is answered as the first, also when the key’s record or the customer has gone', async () => {
    const { person, conversationId } = await agreeing();
    const same = { commandId: newId(), closingId: newId(), saidAt: minutesAgo(1) };
    const first = await closing.close(person, conversationId, same);
    expect((await closing.close(person, conversationId, same)).body).toEqual(first.body);
    await backend.pool.query('delete from idempotency_keys where key = $1', [same.commandId]);
    expect((await closing.close(person, conversationId, same)).body).toEqual(first.body);
    expect(await closing.pass(25)).toBe(1);
    expect((await closing.close(person, conversationId, same)).body).toEqual({ ...first.body, state: 'destroyed' });
    const other = await closing.close(person, conversationId, { ...same, closingId: newId() });
    expect([other.status, other.body.code]).toEqual([422, 'idempotency-key-reused']);
  });

  test('below level 3, or by a representative without authority, nothing is closed', async () => {
    const person = await addPerson(backend);
    const low = await closing.close(person, await closing.talk(person, 2));
    expect([low.status, low.body.code]).toEqual([403, 'level-too-low']);
    const { body: opened } = await backend.call('conversations.open', 'phone.adviser', {
      ...{ commandId: newId(), conversationId: newId(), at: minutesAgo(5), channel: 'telephone', direction: 'in' },
      speaker: 'representative',
    });
    const other = await closing.close(person, String(opened.conversationId));
    expect([other.status, other.body.code]).toEqual([403, 'no-authority']);
    expect((await read(person)).body).toMatchObject({ status: 'current' });
  });
});

describe('the online account alone', () => {
  test('ends the sign-in: the person stays a customer, and agrees to nothing through it any more', async () => {
    const person = await addPerson(backend);
    const signInId = newId();
    const input = { commandId: newId(), customerId: person.id, closingId: newId(), signInId, saidAt: new Date().toISOString() };
    const website = (more: object) =>
      backend.call('closures.close', 'website', { ...input, scope: 'online-account', reason: 'customer-choice', ...more });
    expect((await website({})).body).toMatchObject({ state: 'done', dueAt: null });
    expect((await read(person)).body).toMatchObject({ status: 'current' });
    expect(await closing.find(person.reference)).toHaveLength(1);
    const say = (said: string) =>
      backend.call('consents.decide', 'website', {
        ...{ commandId: newId(), customerId: person.id, signInId, saidAt: new Date().toISOString() },
        decisions: [
          { purpose: 'satisfaction-survey', decision: said, ...(said === 'given' ? { wordingVersion: '2018-05' } : {}) },
        ],
      });
    expect((await say('given')).body.code).toBe('account-closed');
    expect((await say('withdrawn')).status).toBe(200);
    const because = await backend.call('closures.close', 'website', {
      ...{ ...input, commandId: newId(), closingId: newId(), scope: 'service', reason: 'deceased' },
    });
    expect(because.status).toBe(400);
  });
});

describe('after the safety net', () => {
  test('nothing is left but what proves a payment, and the notices with no end yet', async () => {
    const { person, conversationId } = await agreeing();
    await backend.pool.query(
      `update outcomes set claimed_on = current_date - 60, paid_on = '2026-05-04' where customer_id = $1`,
      [person.id],
    );
    const closed = await closing.close(person, conversationId);
    expect(await closing.pass(23)).toBe(0);
    expect(await closing.pass(25)).toBe(1);
    expect(await closing.pass(25)).toBe(0);
    expect(await rowsOf(backend, person.id)).toEqual({ closings: 1, evidence: 1 });
    expect((await noticesOf(person)).map(({ kind, state, items }) => [kind, state, items])).toEqual([
      ['closed', 'to-tell', []],
      ['stop-contact', 'to-tell', []],
    ]);
    expect(await closing.closingOf(closed.body.closingId)).toMatchObject({ state: 'destroyed', customer_id: person.id });
    const { rows } = await backend.pool.query('select * from evidence where customer_id = $1', [person.id]);
    expect(rows[0]).toMatchObject({ customer_reference: person.reference, postcode: 'LS61AA', organisation: '0000000203' });

    const asked = await backend.call('closures.evidence', 'supervisor', {
      reference: person.reference,
      because: 'payment-audit',
    });
    expect(asked.body.items).toMatchObject([{ reference: person.reference, birthDate: '1984-03-12', paidOn: '2026-05-04' }]);
    for (const value of [person.familyName, person.mobile, person.email, person.addressLine])
      expect(JSON.stringify(asked.body)).not.toContain(value);
    expect((await read(person)).status).toBe(404);
  });

  test('who was never claimed for leaves nothing but the closing itself', async () => {
    const person = await addPerson(backend);
    await backend.pool.query('update outcomes set claimed_on = null where customer_id = $1', [person.id]);
    const closed = await closing.close(person, await closing.talk(person));
    expect(await closing.pass(25)).toBe(1);
    expect(await rowsOf(backend, person.id)).toEqual({});
    expect(await closing.closingOf(closed.body.closingId)).toMatchObject({ state: 'destroyed', customer_id: null });
  });
});
