import { afterAll, beforeAll, expect, test } from 'vitest';
import { startBackend, type TestBackend, testDatabase } from '../support/backend.ts';
import { codeOf, complainingAt, unmatched } from './complaining.ts';
import { addAnswers, addPerson, answersOf, auditOf, converse, newId, type Person } from './people.ts';
import { minutesAgo, type Sharing, sharingAt, to } from './sharing.ts';

let backend: TestBackend;
let sharing: Sharing;
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase() });
  sharing = sharingAt(backend);
});
afterAll(() => backend?.stop());

const { read } = complainingAt(() => backend);
const TAKEN_BACK = ['satisfaction-survey', 'ethnicity-monitoring', 'disability-monitoring'];
/** Somebody nobody can find takes their consents back, that many minutes ago. */
async function saidBy(minutes: number, more: Record<string, unknown> = {}, opening: { speaker?: string } = {}) {
  const conversationId = await converse(backend, 'phone.adviser', { at: minutesAgo(60), ...opening });
  const said = { kind: 'other-right', right: 'objection', takenBack: TAKEN_BACK, saidAt: minutesAgo(minutes), ...more };
  const input = unmatched(conversationId, said);
  expect((await backend.call('requests.logUnmatched', 'phone.adviser', input)).status).toBe(200);
  return input;
}
const match = (requestId: string, person: Person, more: object = {}) =>
  backend.call('requests.match', 'supervisor', {
    ...{ commandId: newId(), requestId, version: 1, customerId: person.id, confirmed: true, ...more },
  });
const consentsOf = async (person: Person) => {
  const { body } = await backend.call('customers.read', 'supervisor', { customerId: person.id, reason: 'my-day' });
  return Object.fromEntries(
    (body.consents as { purpose: string; state: string }[]).map(({ purpose, state }) => [purpose, state]),
  );
};
const withdrawnOf = async (person: Person) =>
  (
    await backend.pool.query(
      `select purpose, said_at as "saidAt", conversation_id as "conversationId", channel from consent_events
        where customer_id = $1 and decision = 'withdrawn' order by purpose`,
      [person.id],
    )
  ).rows;
async function giving(person: Person, ago = 50) {
  const conversationId = await sharing.talk(person);
  for (const purpose of TAKEN_BACK)
    expect((await sharing.decide(person, conversationId, purpose, 'given', minutesAgo(ago))).status).toBe(200);
  return conversationId;
}

test('matched, it is withdrawn as of when it was said: answers go, and whoever was given them or may ask is told', async () => {
  const person = await addPerson(backend);
  const conversationId = await giving(person);
  await addAnswers(backend, person, minutesAgo(45));
  for (const [kind, items] of [
    ['market-research', ['givenName']],
    ['local-careers', ['givenName', 'ethnicity']],
  ] as const)
    expect((await sharing.share(person, { conversationId, recipientId: to(kind), items, saidAt: minutesAgo(40) })).status).toBe(
      200,
    );
  const said = await saidBy(30);
  expect((await read(said.requestId)).body).toMatchObject({ takenBack: { purposes: TAKEN_BACK, bySomebodyElse: false } });
  expect(await consentsOf(person)).toMatchObject({ 'satisfaction-survey': 'given' });

  expect((await match(said.requestId, person)).body).toMatchObject({ version: 2 });
  expect(await withdrawnOf(person)).toEqual(
    TAKEN_BACK.toSorted().map((purpose) => ({
      ...{ purpose, saidAt: new Date(String(said.saidAt)), conversationId: said.conversationId, channel: 'telephone' },
    })),
  );
  for (const purpose of TAKEN_BACK) expect(await consentsOf(person)).toMatchObject({ [purpose]: 'withdrawn' });
  expect(await answersOf(backend, person)).toEqual(['priority-group 2']);
  const { notices } = await sharing.ledgerOf(person);
  expect(notices.map(({ kind, recipientId }) => [kind, recipientId]).toSorted()).toEqual(
    [
      ['erase', to('local-careers')],
      ['stop-contact', to('market-research')],
    ].toSorted(),
  );
  const told = await sharing.share(person, { conversationId, recipientId: to('market-research') });
  expect(told.status).not.toBe(200);
  expect((await auditOf(backend, person)).filter(({ operation }) => operation === 'requests.match')).toMatchObject([
    { outcome: 'matched', details: { request: said.requestId, decisions: [{ decision: 'withdrawn' }, {}, {}] } },
  ]);
  const { rows } = await backend.pool.query(
    `select from changes where customer_id = $1 and kind = 'consents' and command_id = $2`,
    [
      person.id,
      (
        await backend.pool.query('select command_id from consent_events where customer_id = $1 and said_at = $2', [
          person.id,
          said.saidAt,
        ])
      ).rows[0].command_id,
    ],
  );
  expect(rows).toHaveLength(1);
});

test('what the person gave later stands; what was collected before they took it back goes all the same', async () => {
  const person = await addPerson(backend);
  await giving(person, 20);
  await addAnswers(backend, person, minutesAgo(40));
  await backend.pool.query(`insert into consent_answers values ($1, 'ethnicity-monitoring', 'ethnicity', 34, 'phone', $2)`, [
    person.id,
    minutesAgo(10),
  ]);
  const { requestId } = await saidBy(30);
  expect((await match(requestId, person)).status).toBe(200);
  for (const purpose of TAKEN_BACK) expect(await consentsOf(person)).toMatchObject({ [purpose]: 'given' });
  expect(await answersOf(backend, person)).toEqual(['ethnicity 34', 'priority-group 2']);
});

test('what somebody else says for them without authority takes nothing back; it stays to be answered', async () => {
  const person = await addPerson(backend);
  await giving(person);
  const { requestId } = await saidBy(30, {}, { speaker: 'representative' });
  expect((await read(requestId)).body).toMatchObject({ takenBack: { purposes: TAKEN_BACK, bySomebodyElse: true } });
  expect((await match(requestId, person)).status).toBe(200);
  expect(await withdrawnOf(person)).toEqual([]);
  expect((await read(requestId)).body).toMatchObject({ customerId: person.id, step: 'open' });
});

test('matched again, it holds on the right record, and stays on the first until somebody puts that right; the history says so', async () => {
  const [wrong, right] = [await addPerson(backend), await addPerson(backend)];
  await giving(wrong);
  await giving(right);
  const { requestId } = await saidBy(30);
  expect((await match(requestId, wrong)).status).toBe(200);
  const why = 'She rang: it was her sister.';
  expect((await match(requestId, right, { version: 2, why })).status).toBe(200);
  for (const person of [wrong, right]) expect(await withdrawnOf(person)).toHaveLength(TAKEN_BACK.length);
  const { body } = await backend.call('requests.history', 'supervisor', { requestId });
  const decisions = TAKEN_BACK.map((field) => ({ field, decision: 'withdrawn' }));
  expect((body.items as { event: string }[]).filter(({ event }) => event === 'matched')).toMatchObject([
    { outcome: null, text: null, decisions },
    { outcome: 'another-record', text: why, decisions },
  ]);
  // It is put right there by hand.
  const anew = await sharing.decide(wrong, await sharing.talk(wrong), 'satisfaction-survey', 'given');
  expect(anew.status).toBe(200);
  expect(await consentsOf(wrong)).toMatchObject({ 'satisfaction-survey': 'given' });
  expect(codeOf(await match(requestId, right, { version: 3, why }))).toEqual([409, 'not-at-that-step']);
});
