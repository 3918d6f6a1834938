import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OPEN_REASONS, SPEAKERS } from '../../shared/domain/conversation.ts';
import { startBackend, type TestBackend, testDatabase } from '../support/backend.ts';
import { rounds, seed } from '../support/rounds.ts';
import {
  addAnswers,
  addPerson,
  auditOf,
  converse,
  converseAt,
  decision,
  newId,
  type Person,
  reach,
  withoutIds,
} from './people.ts';

let backend: TestBackend;
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase() });
});
afterAll(() => backend?.stop());

const read = (input: Record<string, unknown>, as = 'phone.adviser') => backend.call('customers.read', as, input);

const MINIMAL = [
  'failedChecks',
  'familyName',
  'givenName',
  'id',
  'level',
  'outwardPostcode',
  'parked',
  'status',
  'version',
  'yearOfBirth',
];
const LEVEL_2 = [...MINIMAL, 'beingChecked', 'consents', 'knownTo', 'priorityGroups', 'reference', 'values'].toSorted();

/** What nobody may see below level 2: whole values, besides the name that a find shows. */
const secretsOf = (person: Person) => [
  person.reference,
  person.birthDate,
  person.uln,
  person.mobile.slice(3),
  person.email,
  person.postcode,
  'LS6 1AA',
  person.addressLine,
  person.place,
];

describe('nothing personal leaves below the level that allows it', () => {
  test('at every level, for every speaker', async () => {
    const person = await addPerson(backend);
    await addAnswers(backend, person);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...SPEAKERS),
        fc.constantFrom(0, 1, 2, 3),
        fc.boolean(),
        async (speaker, wanted, withReason) => {
          const conversationId = await converse(backend, 'phone.adviser', { speaker });
          const level = speaker === 'representative' ? 0 : wanted;
          if (level > 0) await reach(backend, person, conversationId, level as 1 | 2 | 3);
          const reason = withReason ? { reason: 'my-day' } : {};
          const { status, body } = await read({ customerId: person.id, conversationId, ...reason });
          expect([status, body.level]).toEqual([200, level]);
          const text = JSON.stringify(body);
          if (level < 2) for (const secret of secretsOf(person)) expect(text).not.toContain(secret);
          expect(Object.keys(body).toSorted()).toEqual(
            level >= 2 ? LEVEL_2 : level === 1 ? [...MINIMAL, 'consents'].toSorted() : MINIMAL,
          );
          expect(withoutIds(text)).not.toMatch(/ethnicity[^-]|lldd|"341"|[:[,]341\b/);
        },
      ),
      { numRuns: rounds(200), seed: seed() },
    );
  });

  test('somebody introduced to us is new until somebody has spoken with them', async () => {
    const person = await addPerson(backend);
    const firstContact = async () => (await read({ customerId: person.id, reason: 'my-day' })).body.firstContact;
    await backend.pool.query('delete from sessions where customer_id = $1', [person.id]);
    await backend.pool.query('delete from interactions where customer_id = $1', [person.id]);
    expect(await firstContact()).toBeUndefined();
    await backend.pool.query(`update held_values set source = 'dwp' where customer_id = $1 and field = 'mobile'`, [person.id]);
    expect(await firstContact()).toBe(true);
    const conversationId = await converse(backend, 'phone.adviser');
    await reach(backend, person, conversationId, 2);
    expect((await read({ customerId: person.id, conversationId })).body.firstContact).toBe(true);
    await backend.call('conversations.end', 'phone.adviser', {
      commandId: newId(),
      conversationId,
      at: new Date().toISOString(),
    });
    expect(await firstContact()).toBeUndefined();
  });

  test('a stated reason without the person shows what level 2 does and says so in the audit', async () => {
    const person = await addPerson(backend);
    for (const reason of OPEN_REASONS) {
      const { body } = await read({ customerId: person.id, reason });
      expect(Object.keys(body).toSorted()).toEqual(LEVEL_2);
      expect(body.level).toBe(0);
    }
    expect((await auditOf(backend, person)).map((row) => [row.kind, row.outcome, row.reason])).toEqual(
      OPEN_REASONS.map((reason) => ['view', 'shown', reason]),
    );
  });

  test('group 5, ethnicity and disability are never in it', async () => {
    const person = await addPerson(backend);
    await addAnswers(backend, person);
    const { body } = await read({ customerId: person.id, conversationId: await converseAt(backend, person, 3) });
    expect(body.priorityGroups).toEqual([2]);
    expect((body.values as { field: string }[]).map((one) => one.field)).not.toContain('ethnicity');
  });

  test('a closed record shows nothing beyond the minimal fields', async () => {
    const person = await addPerson(backend, { status: 'closed' });
    const { body } = await read({ customerId: person.id, reason: 'working-request' });
    expect(Object.keys(body).toSorted()).toEqual(MINIMAL);
  });
});

describe('opening', () => {
  test('needs a reason or an open conversation of the caller’s, and a refusal is audited', async () => {
    const person = await addPerson(backend);
    const conversationId = await converseAt(backend, person, 2);
    const refusals = [
      await read({ customerId: person.id }),
      await read({ customerId: person.id, conversationId }, 'supervisor'),
      await read({ customerId: person.id, conversationId: newId(), reason: 'my-day' }),
    ];
    expect(refusals.map((one) => [one.status, one.body.code])).toEqual([
      [403, 'reason-required'],
      [409, 'conversation-not-open'],
      [409, 'conversation-not-open'],
    ]);
    expect((await auditOf(backend, person)).slice(-3).map((row) => [row.kind, row.outcome])).toEqual(
      Array(3).fill(['view', 'refused']),
    );
    for (const one of refusals) for (const secret of secretsOf(person)) expect(JSON.stringify(one.body)).not.toContain(secret);
    expect((await read({ customerId: newId(), reason: 'my-day' })).status).toBe(404);
  });

  test('a parked conversation shows nothing until it is taken up and one answer matches', async () => {
    const person = await addPerson(backend);
    const conversationId = await converseAt(backend, person, 2);
    const step = () => ({ commandId: newId(), conversationId, at: new Date().toISOString() });
    await backend.call('conversations.park', 'phone.adviser', step());
    expect((await read({ customerId: person.id, conversationId })).body.code).toBe('conversation-not-open');
    await backend.call('conversations.resume', 'phone.adviser', step());
    expect((await read({ customerId: person.id, conversationId })).body).toMatchObject({ level: 0 });
    await backend.call('customers.checkIdentity', 'phone.adviser', {
      commandId: newId(),
      customerId: person.id,
      conversationId,
      postcode: 'LS6 1AA',
    });
    expect((await read({ customerId: person.id, conversationId })).body).toMatchObject({ level: 2, reference: person.reference });
  });
});

describe('what it holds', () => {
  test('values with their label, source and day; who knows the person', async () => {
    const person = await addPerson(backend);
    const { body } = await read({ customerId: person.id, reason: 'my-day' });
    const values = body.values as { field: string; label: string | null }[];
    expect(values.find((one) => one.field === 'title')).toMatchObject({
      value: '4',
      label: 'Dr',
      source: 'phone',
      sourceName: null,
    });
    expect(values.find((one) => one.field === 'mobile')?.label).toBeNull();
    expect((body.knownTo as { organisation: string }[]).map((one) => one.organisation)).toEqual(['0000000999', '0000000203']);
    expect(body).toMatchObject({ yearOfBirth: 1984, outwardPostcode: 'LS6', reference: person.reference, priorityGroups: [98] });
  });

  test('the four consents with when they took effect', async () => {
    const person = await addPerson(backend);
    const conversationId = await converseAt(backend, person, 1);
    const said = new Date(Date.now() - 60_000).toISOString();
    await backend.call(
      'consents.decide',
      'phone.adviser',
      decision(person, conversationId, [{ purpose: 'satisfaction-survey', decision: 'withdrawn' }], { saidAt: said }),
    );
    const { body } = await read({ customerId: person.id, conversationId });
    expect(body.consents).toEqual([
      { purpose: 'satisfaction-survey', state: 'withdrawn', since: said, receivedAt: expect.any(String), channel: 'telephone' },
      ...['ethnicity-monitoring', 'disability-monitoring', 'priority-group-targeting'].map((purpose) => ({
        purpose,
        state: 'not-asked',
        since: null,
        receivedAt: null,
      })),
    ]);
  });
});
