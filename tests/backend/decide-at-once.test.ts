import { createSecretKey } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Call } from '../../backend/call.ts';
import { decideAtOnce } from '../../backend/operations/decide-at-once.ts';
import type { Input } from '../../shared/operations.ts';
import { startBackend, type TestBackend, testDatabase } from '../support/backend.ts';
import { addPerson, auditOf, converse, converseAt, daysAgo, decision, newId, type Person } from './people.ts';
import { minutesAgo, type Sharing, sharingAt, to } from './sharing.ts';

let backend: TestBackend;
let sharing: Sharing;
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase() });
  sharing = sharingAt(backend);
});
afterAll(() => backend?.stop());

const decide = (input: Record<string, unknown>) => backend.call('consents.decide', 'phone.adviser', input);

/** Everything a decision left behind, ids and times put aside. */
async function leftBy(person: Person, input: { commandId: string; conversationId: unknown }, purpose: string) {
  const { rows: events } = await backend.pool.query('select * from consent_events where command_id = $1 and purpose = $2', [
    input.commandId,
    purpose,
  ]);
  const { rows: keys } = await backend.pool.query('select * from idempotency_keys where key = $1', [input.commandId]);
  const audit = (await auditOf(backend, person)).at(-1);
  const { command_id, customer_id, received_at, ...event } = events[0];
  const { key, body_hmac, made_at, answer, ...record } = keys[0];
  expect(answer).toEqual({
    commandId: command_id,
    customerId: customer_id,
    receivedAt: received_at.toISOString(),
    clockFlagged: event.clock_flagged,
  });
  expect([key, body_hmac.length, Math.abs(made_at - received_at) < 1_000]).toEqual([input.commandId, 32, true]);
  const { request_id: _, details, ...row } = audit as NonNullable<typeof audit>;
  return {
    event,
    record,
    row,
    details: { ...(details as object), decisions: (details as { decisions: unknown[] }).decisions.slice(0, 1) },
  };
}

// A second purpose that is taken back makes a command go its whole way; what it leaves for the first must be the same.
test.each([
  ['withdrawn', 0],
  ['given', 0],
  ['refused', 0],
  ['given', 10 * 60_000],
  ['withdrawn', -10 * 60_000],
] as const)('%s, said %d ms ahead: one statement and the whole way leave the same', async (said, ahead) => {
  const person = await addPerson(backend);
  const conversationId = await converseAt(backend, person, 2);
  const saidAt = new Date(Date.now() + ahead).toISOString();
  const first = { purpose: 'satisfaction-survey', decision: said };
  const plain = decision(person, conversationId, [first], { saidAt });
  const whole = decision(person, conversationId, [first, { purpose: 'ethnicity-monitoring', decision: 'withdrawn' }], { saidAt });
  // The first command of a process asks whether the wording is published, and goes the whole way for it.
  await decide(decision(person, conversationId, [{ purpose: 'priority-group-targeting', decision: 'given' }]));
  const sides = [];
  for (const input of [plain, whole]) {
    expect((await decide(input)).status).toBe(200);
    sides.push(await leftBy(person, input, first.purpose));
  }
  expect(sides[0]).toEqual(sides[1]);
});

test('whoever was sent the customer is told to stop by the one statement as by the whole way', async () => {
  const sides = [];
  for (const more of [[], [{ purpose: 'ethnicity-monitoring', decision: 'withdrawn' }]]) {
    const person = await addPerson(backend);
    const conversationId = await sharing.talk(person);
    await sharing.decide(person, conversationId, 'satisfaction-survey', 'given', minutesAgo(40));
    for (const index of [0, 1])
      await sharing.share(person, { conversationId, recipientId: to('market-research', index), saidAt: minutesAgo(30) });
    const input = decision(person, conversationId, [{ purpose: 'satisfaction-survey', decision: 'withdrawn' }, ...more]);
    if (more.length === 0) expect(await atOnce(input)).toBe(1);
    const answer = more.length === 0 ? await answerOf(input) : (await decide(input)).body;
    const { rows } = await backend.pool.query(
      `select kind, recipient_id, customer_id = $1 as theirs, customer_reference = $2 as named, request_id, items, made_by = $3 as by,
              made_on, chase_on, organisation, state, version from recipient_notices where customer_id = $1 order by recipient_id`,
      [person.id, person.reference, input.commandId],
    );
    const told = (answer.toTell as { recipientId: string }[]).toSorted((a, b) => a.recipientId.localeCompare(b.recipientId));
    sides.push({ rows, told });
  }
  expect(sides[0]?.rows).toHaveLength(2);
  expect(sides[0]).toEqual(sides[1]);
});

test('a plain case that is refused leaves nothing', async () => {
  const person = await addPerson(backend);
  const conversationId = await converseAt(backend, person, 1);
  const given = decision(person, conversationId, [{ purpose: 'satisfaction-survey', decision: 'given' }]);
  expect((await decide(given)).body.code).toBe('level-too-low');
  const { rows } = await backend.pool.query(
    `select (select count(*)::int from consent_events where command_id = $1) + (select count(*)::int from idempotency_keys where key = $1) as n`,
    [given.commandId],
  );
  expect(rows).toEqual([{ n: 0 }]);
});

test('a repeat whose record has gone is answered as it was', async () => {
  const person = await addPerson(backend);
  const input = decision(
    person,
    await converseAt(backend, person, 1),
    [{ purpose: 'satisfaction-survey', decision: 'withdrawn' }],
    { saidAt: daysAgo(100) },
  );
  const first = await decide(input);
  await backend.pool.query('delete from idempotency_keys where key = $1', [input.commandId]);
  expect((await decide(input)).body).toEqual(first.body);
  expect((await decide({ ...input, commandId: newId() })).body.receivedAt).not.toBe(first.body.receivedAt);
});

const call: Call = {
  caller: { sub: 'phone.adviser', name: 'Priya Shah', roles: ['adviser'], touchpoint: '0000000999' },
  requestId: 'test',
  now: new Date(),
  token: () => ({ hash: Buffer.alloc(32), endsAt: new Date(0) }),
  deskKeySecret: createSecretKey(Buffer.alloc(32)),
};
type Decide = Input<'consents.decide'>;
/** How many rows the one statement answers; null when it is not tried. */
async function atOnce(input: Record<string, unknown>): Promise<number | null> {
  const statement = decideAtOnce(call, input as Decide, Buffer.alloc(32));
  return statement && (await backend.pool.query({ text: statement.text, values: statement.values })).rows.length;
}
async function answerOf({ commandId }: { commandId: string }): Promise<Record<string, unknown>> {
  const { rows } = await backend.pool.query('select answer from idempotency_keys where key = $1', [commandId]);
  return rows[0].answer;
}
const withdrawal = (person: Person, conversationId: string, more: Record<string, unknown> = {}) =>
  decision(person, conversationId, [{ purpose: 'satisfaction-survey', decision: 'withdrawn' }], more);

test('it does the plain case, and writes nothing where one condition is not met', async () => {
  const person = await addPerson(backend);
  const open = await converseAt(backend, person, 1);
  expect(await atOnce(withdrawal(person, open))).toBe(1);

  const input = withdrawal(person, open);
  expect([await atOnce(input), await atOnce(input)]).toEqual([1, 0]);
  const step = (conversationId: string) => ({ commandId: newId(), conversationId, at: new Date().toISOString() });
  const parked = await converseAt(backend, person, 1);
  await backend.call('conversations.park', 'phone.adviser', step(parked));
  const ended = await converseAt(backend, person, 1);
  await backend.call('conversations.end', 'phone.adviser', step(ended));
  const spokenFor = await converse(backend, 'phone.adviser', { speaker: 'representative' });
  await backend.pool.query('insert into conversation_levels (conversation_id, customer_id, level) values ($1, $2, 3)', [
    spokenFor,
    person.id,
  ]);
  const others = await converseAt(backend, person, 1, 'supervisor');
  const unchecked = await converse(backend);
  const unlucky = [parked, ended, spokenFor, others, unchecked, newId()].map((conversationId) =>
    withdrawal(person, conversationId),
  );
  const closed = await addPerson(backend, { status: 'closed' });
  await backend.pool.query('insert into conversation_levels (conversation_id, customer_id, level) values ($1, $2, 3)', [
    open,
    closed.id,
  ]);
  for (const one of [...unlucky, withdrawal(closed, open)]) {
    expect(await atOnce(one)).toBe(0);
    const { rowCount } = await backend.pool.query('select from idempotency_keys where key = $1', [one.commandId]);
    expect(rowCount).toBe(0);
  }
});

test('it is not tried where more has to be looked at', async () => {
  const person = await addPerson(backend);
  const conversationId = await converseAt(backend, person, 2);
  const twice = [
    { purpose: 'satisfaction-survey', decision: 'withdrawn' },
    { purpose: 'satisfaction-survey', decision: 'refused' },
  ];
  for (const input of [
    decision(person, conversationId, [{ purpose: 'ethnicity-monitoring', decision: 'withdrawn' }]),
    decision(person, conversationId, [{ purpose: 'disability-monitoring', decision: 'refused' }]),
    decision(person, conversationId, twice),
    decision(person, conversationId, [{ purpose: 'satisfaction-survey', decision: 'given', wordingVersion: '1999-01' }]),
    { ...decision(person, conversationId, []), decisions: [{ purpose: 'satisfaction-survey', decision: 'given' }] },
    withdrawal(person, conversationId, { signInId: newId() }),
    withdrawal(person, conversationId, { conversationId: undefined, signInId: newId() }),
  ])
    expect(await atOnce(input)).toBeNull();
});
