import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { consentState, DECISIONS, PURPOSES } from '../../shared/domain/consent.ts';
import { receiptSchema } from '../../shared/domain/consent-receipt.ts';
import { SPEAKERS } from '../../shared/domain/conversation.ts';
import { kantaraReceipt } from '../../shared/domain/kantara-receipt.ts';
import { startBackend, type TestBackend, testDatabase } from '../support/backend.ts';
import { rounds, seed } from '../support/rounds.ts';
import { addAnswers, addPerson, auditOf, converse, converseAt, decision, newId, reach, withoutIds } from './people.ts';

let backend: TestBackend;
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase() });
});
afterAll(() => backend?.stop());

const receipt = (input: Record<string, unknown>, as = 'phone.adviser') => backend.call('consents.receipt', as, input);
const NEVER = { saidAt: null, receivedAt: null, channel: null, organisation: null, organisationName: null, noticeVersion: null };

test('says of each purpose where it stands and which decision makes it so, and whose data it is by the reference alone', async () => {
  const person = await addPerson(backend);
  await addAnswers(backend, person);
  const conversationId = await converseAt(backend, person, 2);
  const given = decision(person, conversationId, [{ purpose: 'satisfaction-survey', decision: 'given' }]);
  await backend.call('consents.decide', 'phone.adviser', given);
  const withdrawn = { purpose: 'ethnicity-monitoring', decision: 'withdrawn' };
  const online = { commandId: newId(), customerId: person.id, signInId: newId(), saidAt: new Date().toISOString() };
  await backend.call('consents.decide', 'website', { ...online, decisions: [withdrawn] });
  const { status, body } = await receipt({ customerId: person.id, conversationId });
  expect(status).toBe(200);
  expect(receiptSchema.parse(body)).toEqual(body);
  expect(body).toMatchObject({
    ...{ reference: person.reference, research: ['Fairfield Survey Centre', 'Northway Social Research'] },
    controller: { name: 'Department for Education', service: 'National Careers Service', phone: '0800 100 900' },
  });
  const [survey, ethnicity, ...others] = body.consents as { receivedAt: string }[];
  expect(survey).toEqual({
    ...{ purpose: 'satisfaction-survey', title: 'Satisfaction survey', state: 'given', noticeVersion: '2018-05' },
    ...{ saidAt: expect.any(String), receivedAt: expect.any(String), channel: 'telephone' },
    ...{ organisation: '0000000999', organisationName: 'National Careers Service helpline' },
  });
  expect(ethnicity).toMatchObject({ state: 'withdrawn', channel: 'online-account', noticeVersion: null });
  expect(others).toEqual([
    { purpose: 'disability-monitoring', title: 'Learning difficulty, disability and health', state: 'not-asked', ...NEVER },
    { purpose: 'priority-group-targeting', title: 'Priority groups', state: 'not-asked', ...NEVER },
  ]);
  const personal = [person.givenName, person.familyName, person.birthDate, person.uln, person.mobile.slice(3), person.email];
  for (const value of [...personal, person.postcode, person.addressLine, person.place, person.id])
    expect(JSON.stringify(body)).not.toContain(value);
});

test('is the same whatever was answered under the consents', async () => {
  const person = await addPerson(backend);
  const conversationId = await converseAt(backend, person, 2);
  const decisions = PURPOSES.map((purpose) => ({ purpose, decision: 'given' }));
  await backend.call('consents.decide', 'phone.adviser', decision(person, conversationId, decisions));
  const look = async () => {
    const { body } = await receipt({ customerId: person.id, conversationId });
    const { receiptId: _, madeAt: __, ...rest } = receiptSchema.parse(body);
    return rest;
  };
  const before = await look();
  await addAnswers(backend, person);
  expect(await look()).toEqual(before);
  expect(withoutIds(JSON.stringify(before))).not.toMatch(/lldd|\b341\b/);
});

describe('nothing of it is read below level 2', () => {
  test('at every level, for every speaker', async () => {
    const person = await addPerson(backend);
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...SPEAKERS), fc.constantFrom(0, 1, 2, 3), async (speaker, wanted) => {
        const conversationId = await converse(backend, 'phone.adviser', { speaker });
        const level = speaker === 'representative' ? 0 : wanted;
        if (level > 0) await reach(backend, person, conversationId, level as 1 | 2 | 3);
        const { status, body } = await receipt({ customerId: person.id, conversationId });
        expect([status, body.code]).toEqual(level >= 2 ? [200, undefined] : [403, 'level-too-low']);
        if (level < 2) expect(JSON.stringify(body)).not.toContain(person.reference);
      }),
      { numRuns: rounds(30), seed: seed() },
    );
  });

  test('somebody who speaks for them gets it where they may hear what is held, and only then', async () => {
    const person = await addPerson(backend);
    const authority = (scopes: string) =>
      backend.pool.query(
        `insert into authorities (id, command_id, customer_id, kind, name, seen_or_heard, scopes, recorded_at, recorded_by, organisation)
         values ($1, $2, $3, 'written', $4, 'A letter', $5, now(), 'supervisor', '0000000999')`,
        [newId(), newId(), person.id, `Ada ${scopes}`, `{${scopes}}`],
      );
    for (const scopes of ['consents', 'information']) {
      await authority(scopes);
      const conversationId = await converse(backend, 'phone.adviser', { speaker: 'representative' });
      const used = { commandId: newId(), customerId: person.id, conversationId, name: `Ada ${scopes}` };
      expect((await backend.call('authorities.use', 'phone.adviser', used)).status).toBe(200);
      // Whether the person speaks or somebody for them, who they are is checked.
      const fullName = `${person.givenName} ${person.familyName}`;
      const checked = {
        ...{ commandId: newId(), customerId: person.id, conversationId, fullName },
        dateOfBirth: person.birthDate,
      };
      await backend.call('customers.checkIdentity', 'phone.adviser', { ...checked, reference: person.reference });
      const { status } = await receipt({ customerId: person.id, conversationId });
      expect([scopes, status]).toEqual([scopes, scopes === 'information' ? 200 : 403]);
    }
  });

  test('of a closed record, and of nobody', async () => {
    const closed = await addPerson(backend, { status: 'closed' });
    const refused = async (customerId: string, how: object, as?: string) => {
      const { status, body } = await receipt({ customerId, ...how }, as);
      return [status, body.code];
    };
    expect(await refused(closed.id, { reason: 'my-day' })).toEqual([409, 'account-closed']);
    expect(await refused(closed.id, { signInId: newId() }, 'website')).toEqual([409, 'account-closed']);
    expect(await refused(newId(), { signInId: newId() }, 'website')).toEqual([404, 'not-found']);
    expect(await refused(newId(), { reason: 'my-day' })).toEqual([404, 'not-found']);
    expect(await refused(newId(), {})).toEqual([403, 'reason-required']);
    expect(await refused(newId(), { reason: 'my-day', signInId: newId() }, 'website')).toEqual([400, 'validation']);
  });
});

test('each is audited, with the number that stands on it', async () => {
  const person = await addPerson(backend);
  const conversationId = await converseAt(backend, person, 2);
  const { body } = await receipt({ customerId: person.id, conversationId });
  await receipt({ customerId: person.id, conversationId: await converseAt(backend, person, 1) });
  const signInId = newId();
  const online = await receipt({ customerId: person.id, signInId }, 'website');
  const rows = (await auditOf(backend, person)).filter(
    ({ operation, kind }) => operation === 'consents.receipt' && kind === 'view',
  );
  expect(rows.map(({ actor, outcome, details }) => [actor, outcome, details])).toEqual([
    ['phone.adviser', 'shown', { level: 2, conversation: conversationId, receipt: body.receiptId }],
    ['phone.adviser', 'refused', { level: 1, conversation: expect.any(String), receipt: expect.any(String) }],
    ['website', 'shown', { level: null, signIn: signInId, receipt: online.body.receiptId }],
  ]);
});

test('whatever was decided in whatever order, it stands as the events say, and makes a document', async () => {
  const saying = fc.record({
    purpose: fc.constantFrom(...PURPOSES),
    decision: fc.constantFrom(...DECISIONS),
    minutes: fc.integer({ min: 1, max: 50 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(saying, { minLength: 1, maxLength: 6 }), async (sayings) => {
      const person = await addPerson(backend);
      const events = sayings.map(({ purpose, decision: said, minutes }) => {
        const at = new Date(Date.now() - minutes * 60_000).toISOString();
        return { purpose, decision: said, saidAt: at, receivedAt: at };
      });
      for (const { purpose, decision: said, saidAt } of events)
        await backend.pool.query(
          `insert into consent_events (command_id, purpose, customer_id, decision, said_at, received_at, channel, recorded_by, organisation)
           values ($1, $2, $3, $4, $5, $5, 'telephone', 'somebody', '0000000999')`,
          [newId(), purpose, person.id, said, saidAt],
        );
      const found = receiptSchema.parse((await receipt({ customerId: person.id, reason: 'working-request' })).body);
      expect(found.consents.map(({ state }) => state)).toEqual(PURPOSES.map((purpose) => consentState(events, purpose)));
      expect(kantaraReceipt(found)?.decisions.map(({ state }) => state)).toEqual(found.consents.map(({ state }) => state));
    }),
    { numRuns: rounds(20), seed: seed() },
  );
});
