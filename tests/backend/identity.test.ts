import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startBackend, type TestBackend, testDatabase } from '../support/backend.ts';
import { addPerson, auditOf, converse, converseAt, daysAgo, newId, type Person, reach } from './people.ts';

let backend: TestBackend;
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase() });
});
afterAll(() => backend?.stop());

const check = (person: { id: string }, conversationId: string, said: Record<string, unknown>, as = 'phone.adviser') =>
  backend.call('customers.checkIdentity', as, { commandId: newId(), customerId: person.id, conversationId, ...said });
const name = (person: Person) => `${person.givenName} ${person.familyName}`;

/** Every item, answered truly. */
const truths = (person: Person, lastContactMonth: string): Record<string, unknown> => ({
  fullName: name(person),
  dateOfBirth: person.birthDate,
  postcode: 'ls6 1aa',
  phone: person.mobile.replace('+44', '0'),
  email: person.email.toUpperCase(),
  reference: person.reference.toLowerCase(),
  uln: person.uln,
  lastContactMonth,
  lastContactPlace: person.place.toUpperCase(),
});
const londonMonth = (iso: string) =>
  new Intl.DateTimeFormat('sv', { timeZone: 'Europe/London', year: 'numeric', month: '2-digit' }).format(new Date(iso));

describe('what matches', () => {
  test('every item answered truly, in whatever spelling', async () => {
    const person = await addPerson(backend);
    const conversationId = await converse(backend);
    const said = truths(person, londonMonth(daysAgo(60)));
    const answer = await check(person, conversationId, said);
    expect(answer.body.items).toEqual(Object.keys(said).map((item) => ({ item, matches: true })));
    expect(answer.body.level).toBe(2);
  });

  test.each([
    ['fullName', 'Somebody Else'],
    ['fullName', '…'],
    ['dateOfBirth', '1984-12-03'],
    ['postcode', 'LS6 1AB'],
    ['phone', '07700 900999'],
    ['phone', 'nonsense'],
    ['email', 'else@example.org'],
    ['reference', '0000000000'],
    ['uln', '1234567890'],
    ['lastContactMonth', '2001-01'],
    ['lastContactPlace', 'Elsewhere'],
    ['knownToMe', true],
    ['documentSeen', 'passport'],
    ['calledBackOn', 'homePhone'],
  ])('%s: %s does not', async (item, said) => {
    const person = await addPerson(backend);
    const answer = await check(person, await converse(backend), { [item]: said });
    expect(answer.body).toMatchObject({ level: 0, items: [{ item, matches: false }] });
  });

  test('another person’s true answers match nothing', async () => {
    const [person, other] = [await addPerson(backend), await addPerson(backend)];
    const { dateOfBirth: _, postcode: __, lastContactMonth: ___, ...own } = truths(other, '2001-01');
    const answer = await check(person, await converse(backend), own);
    expect((answer.body.items as { matches: boolean }[]).some((one) => one.matches)).toBe(false);
  });

  test('a name in any order, without its accents and apostrophe', async () => {
    const person = await addPerson(backend);
    const plain = name(person).replace('ë', 'e').replace("'", '').toLowerCase();
    const [given = '', ...family] = plain.split(' ');
    for (const fullName of [plain, `${family.join(' ')} ${given}`, name(person).replace("'", '’')])
      expect((await check(person, await converse(backend), { fullName })).body.items).toEqual([
        { item: 'fullName', matches: true },
      ]);
    expect((await check(person, await converse(backend), { fullName: given })).body.items).toEqual([
      { item: 'fullName', matches: false },
    ]);
  });

  test('"known to me" is verified from this adviser’s sessions of the last year', async () => {
    const person = await addPerson(backend);
    const known = async (as: string) => (await check(person, await converse(backend, as), { knownToMe: true }, as)).body.items;
    expect(await known('local.adviser')).toEqual([{ item: 'knownToMe', matches: true }]);
    expect(await known('phone.adviser')).toEqual([{ item: 'knownToMe', matches: false }]);
    await backend.pool.query('update sessions set at = $2 where customer_id = $1', [person.id, daysAgo(366)]);
    expect(await known('local.adviser')).toEqual([{ item: 'knownToMe', matches: false }]);
  });

  test('a document counts only when seen face to face, a call-back only to a number held 14 days', async () => {
    const person = await addPerson(backend);
    const inPerson = await converse(backend, 'local.adviser', { channel: 'face-to-face' });
    await reach(backend, person, inPerson, 2, 'local.adviser');
    expect((await check(person, inPerson, { documentSeen: 'passport' }, 'local.adviser')).body.level).toBe(3);
    const young = await addPerson(backend, { contactDays: 13 });
    const onPhone = await converseAt(backend, young, 2);
    expect((await check(young, onPhone, { calledBackOn: 'mobile' })).body.level).toBe(2);
    await reach(backend, person, await converse(backend), 3);
  });
});

describe('levels', () => {
  test('add up over a conversation, phone and e-mail count as one, and a mismatch lowers nothing', async () => {
    const person = await addPerson(backend);
    const conversationId = await converse(backend);
    const level = async (said: Record<string, unknown>) => (await check(person, conversationId, said)).body.level;
    expect(await level({ phone: person.mobile })).toBe(0);
    expect(await level({ email: person.email })).toBe(0);
    expect(await level({ reference: person.reference })).toBe(0);
    expect(await level({ dateOfBirth: person.birthDate })).toBe(2);
    expect(await level({ postcode: 'AB1 1AB' })).toBe(2);
    expect(await level({ calledBackOn: 'mobile' })).toBe(3);
  });

  test('belong to one person in one conversation', async () => {
    const [person, other] = [await addPerson(backend), await addPerson(backend)];
    const conversationId = await converseAt(backend, person, 2);
    const levelOf = async (one: Person, conversation: string) =>
      (await backend.call('customers.read', 'phone.adviser', { customerId: one.id, conversationId: conversation })).body.level;
    expect(await levelOf(person, conversationId)).toBe(2);
    expect(await levelOf(other, conversationId)).toBe(0);
    expect(await levelOf(person, await converse(backend))).toBe(0);
  });

  test('a representative without authority reaches none and is told nothing', async () => {
    const person = await addPerson(backend);
    const conversationId = await converse(backend, 'phone.adviser', { speaker: 'representative' });
    const answer = await check(person, conversationId, { fullName: name(person), dateOfBirth: person.birthDate });
    expect([answer.status, answer.body.code, answer.body.items]).toEqual([403, 'no-authority', undefined]);
    await backend.pool.query('insert into conversation_levels (conversation_id, customer_id, level) values ($1, $2, 3)', [
      conversationId,
      person.id,
    ]);
    const read = await backend.call('customers.read', 'phone.adviser', { customerId: person.id, conversationId });
    expect([read.body.level, read.body.values]).toEqual([0, undefined]);
  });

  test('an interpreter and a relay operator are the customer speaking', async () => {
    const person = await addPerson(backend);
    for (const speaker of ['interpreter', 'relay'])
      await reach(backend, person, await converse(backend, 'phone.adviser', { speaker }), 2);
  });
});

describe('failed checks', () => {
  test('are visible to the next adviser for a day, without the answers', async () => {
    const person = await addPerson(backend);
    await check(person, await converse(backend), { dateOfBirth: '1901-02-03' });
    const seen = async () =>
      (
        await backend.call('customers.read', 'other.adviser', {
          customerId: person.id,
          conversationId: await converse(backend, 'other.adviser'),
        })
      ).body;
    const read = await seen();
    expect(read.failedChecks).toEqual([{ at: expect.any(String), organisation: '0000000999' }]);
    expect(JSON.stringify(read)).not.toContain('1901');
    await backend.pool.query(`update identity_checks set at = at - interval '25 hours' where customer_id = $1`, [person.id]);
    expect((await seen()).failedChecks).toEqual([]);
  });

  test('after five in a conversation there is no more asking there', async () => {
    const person = await addPerson(backend);
    const conversationId = await converse(backend);
    for (let tries = 0; tries < 5; tries++)
      expect((await check(person, conversationId, { dateOfBirth: '1901-02-03' })).status).toBe(200);
    const sixth = await check(person, conversationId, { dateOfBirth: person.birthDate });
    expect([sixth.status, sixth.body.code]).toEqual([429, 'too-many-checks']);
    expect((await check(person, await converse(backend), { dateOfBirth: person.birthDate })).status).toBe(200);
  });

  test('leave what was typed nowhere', async () => {
    const person = await addPerson(backend);
    await check(person, await converse(backend), {
      fullName: 'Xerxes Typed',
      email: 'typed@example.org',
      dateOfBirth: '1901-02-03',
    });
    for (const table of ['identity_checks', 'conversation_levels', 'idempotency_keys', 'audit', 'conversations']) {
      const { rows } = await backend.pool.query(`select coalesce(string_agg(t::text, ' '), '') as all from ${table} t`);
      expect(rows[0].all).not.toMatch(/Xerxes|typed@|1901-02-03/i);
    }
  });
});

describe('refusing', () => {
  test('nothing said, nobody, a closed account, a conversation that is not open or not the caller’s', async () => {
    const person = await addPerson(backend);
    const conversationId = await converse(backend);
    const said = { dateOfBirth: person.birthDate };
    expect((await check(person, conversationId, {})).status).toBe(400);
    expect((await check({ id: newId() }, conversationId, said)).body.code).toBe('not-found');
    expect((await check(await addPerson(backend, { status: 'closed' }), conversationId, said)).body.code).toBe('account-closed');
    expect((await check(person, conversationId, said, 'supervisor')).body.code).toBe('conversation-not-open');
    expect((await check(person, newId(), said)).body.code).toBe('conversation-not-open');
    await backend.call('conversations.end', 'phone.adviser', {
      commandId: newId(),
      conversationId,
      at: new Date().toISOString(),
    });
    expect((await check(person, conversationId, said)).body.code).toBe('conversation-not-open');
  });

  test('each check leaves one audit row with its outcome and no answer', async () => {
    const person = await addPerson(backend);
    const conversationId = await converse(backend);
    await check(person, conversationId, { dateOfBirth: person.birthDate, postcode: 'LS6 1AA' });
    await check(person, conversationId, { uln: '1234567890' });
    expect(await auditOf(backend, person)).toMatchObject([
      { kind: 'check', outcome: 'matched', details: { level: 1, items: ['dateOfBirth', 'postcode'] } },
      { kind: 'check', outcome: 'not-matched', details: { level: 1, items: ['uln'] } },
    ]);
    expect(JSON.stringify(await auditOf(backend, person))).not.toMatch(/1984-03-12|LS6|1234567890/);
  });
});
