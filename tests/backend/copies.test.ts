import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startBackend, type TestBackend, testDatabase } from '../support/backend.ts';
import { addPerson, converseAt, newId, type Person } from './people.ts';

let backend: TestBackend;
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase() });
});
afterAll(() => backend?.stop());

const HOUR = 3_600_000;
const now = () => new Date().toISOString();
const take = async (machineId: string, people: readonly { id: string }[], more: object = {}) =>
  (await backend.call('copies.take', 'phone.adviser', { machineId, customerIds: people.map(({ id }) => id), ...more }))
    .body as unknown as {
    copies: { customerId: string; fetchedAt: string; expiresAt: string; values: object[]; consents: object[] }[];
    closed: string[];
    unknown: string[];
  };
const standing = async (machineId: string, as = 'phone.adviser') =>
  (await backend.call('copies.standing', as, { machineId })).body.items as { customerId: string; status: string }[];
const auditOf = async (machineId: string) =>
  (
    await backend.pool.query(
      `select a.kind, a.outcome, a.reason, c.id as customer from audit a left join customers c on c.audit_alias = a.subject
        where a.details->>'machine' = $1 and a.kind <> 'sign-in' order by a.id`,
      [machineId],
    )
  ).rows;

test('a copy holds what level 2 shows and checks compare, for twelve hours, and no special category', async () => {
  const person = await addPerson(backend);
  await backend.pool.query(
    `insert into consent_answers values ($1, 'ethnicity-monitoring', 'ethnicity', 34, 'phone', now()),
                                        ($1, 'priority-group-targeting', 'priority-group', 5, 'phone', now())`,
    [person.id],
  );
  const machineId = newId();
  const { copies } = await take(machineId, [person]);
  const [copy] = copies;
  expect(copy).toMatchObject({
    ...{ customerId: person.id, givenName: person.givenName, familyName: person.familyName, birthDate: person.birthDate },
    ...{ postcode: person.postcode, reference: person.reference },
  });
  expect(copy?.values).toContainEqual(expect.objectContaining({ field: 'mobile', callBack: true }));
  expect(copy?.consents).toHaveLength(4);
  expect(Date.parse(String(copy?.expiresAt)) - Date.parse(String(copy?.fetchedAt))).toBe(12 * HOUR);
  expect(JSON.stringify(copy)).not.toMatch(/ethnic(?!ity-monitoring)|lldd|priority-group"/);
  expect(await auditOf(machineId)).toEqual([{ kind: 'copy', outcome: 'taken', reason: null, customer: person.id }]);
});

test('fewer hours may be asked for; of somebody closed and of nobody there is no copy, and each asking is audited', async () => {
  const [person, closed] = [await addPerson(backend), await addPerson(backend, { status: 'closed' })];
  const [machineId, nobody] = [newId(), { id: newId() }];
  const answer = await take(machineId, [closed, nobody, person], { hours: 2 });
  expect(answer).toMatchObject({ closed: [closed.id], unknown: [nobody.id], copies: [{ customerId: person.id }] });
  const [copy] = answer.copies;
  expect(Date.parse(String(copy?.expiresAt)) - Date.parse(String(copy?.fetchedAt))).toBe(2 * HOUR);
  expect(await auditOf(machineId)).toEqual([
    { kind: 'copy', outcome: 'refused', reason: 'account-closed', customer: closed.id },
    { kind: 'copy', outcome: 'nobody', reason: 'not-found', customer: null },
    { kind: 'copy', outcome: 'taken', reason: null, customer: person.id },
  ]);
  const tooLong = { machineId, customerIds: [person.id], hours: 13 };
  expect((await backend.call('copies.take', 'phone.adviser', tooLong)).status).toBe(400);
});

test('a machine stands with its holder alone; what is closed shows; what ended or ran out is gone', async () => {
  const people = [await addPerson(backend), await addPerson(backend), await addPerson(backend)] as const;
  const machineId = newId();
  await take(machineId, people);
  await take(machineId, [people[0]]);
  expect(await standing(machineId)).toHaveLength(3);
  expect(await standing(machineId, 'local.adviser')).toEqual([]);
  await backend.pool.query(`update customers set status = 'closed' where id = $1`, [people[1].id]);
  expect(await standing(machineId)).toContainEqual({ customerId: people[1].id, status: 'closed' });
  const ended = { commandId: newId(), machineId, customerIds: [people[1].id], why: 'closed' };
  for (const _ of [1, 2]) expect((await backend.call('copies.end', 'phone.adviser', ended)).status).toBe(200);
  expect((await standing(machineId)).map(({ customerId }) => customerId).toSorted()).toEqual(
    [people[0].id, people[2].id].toSorted(),
  );
  const destroyed = (await auditOf(machineId)).filter(({ outcome }) => outcome === 'destroyed');
  expect(destroyed).toEqual([{ kind: 'copy', outcome: 'destroyed', reason: 'closed', customer: people[1].id }]);
  await backend.pool.query('update copies set expires_at = now() where machine_id = $1', [machineId]);
  expect(await standing(machineId)).toEqual([]);
});

test('said by two calls at once, a copy ends and is audited once', async () => {
  const people = await Promise.all([1, 2, 3].map(() => addPerson(backend)));
  for (let round = 0; round < 10; round += 1) {
    const machineId = newId();
    await take(machineId, people);
    const customerIds = people.map(({ id }) => id);
    const twice = [customerIds, customerIds.toReversed()].map((ids) =>
      backend.call('copies.end', 'phone.adviser', { commandId: newId(), machineId, customerIds: ids, why: 'signed-out' }),
    );
    expect((await Promise.all(twice)).map(({ status }) => status)).toEqual([200, 200]);
    expect((await auditOf(machineId)).filter(({ outcome }) => outcome === 'destroyed')).toHaveLength(3);
  }
});

describe('a check against a copy', () => {
  const converse = async (speaker = 'customer') => {
    const conversationId = newId();
    const opening = { commandId: newId(), conversationId, at: now(), channel: 'face-to-face', direction: 'in', speaker };
    await backend.call('conversations.open', 'phone.adviser', opening);
    return conversationId;
  };
  const say = (machineId: string, check: object, as = 'phone.adviser') =>
    backend.call('deskEvents.record', as, {
      commandId: newId(),
      machineId,
      events: [{ kind: 'offline-check', at: now(), passed: true, ...check }],
    });
  const withdraw = (person: Person, conversationId: string, decision = 'withdrawn') =>
    backend.call('consents.decide', 'phone.adviser', {
      ...{ commandId: newId(), customerId: person.id, conversationId, saidAt: now() },
      decisions: [{ purpose: 'satisfaction-survey', decision }],
    });
  const levelOf = async (conversationId: string, person: Person) =>
    (await backend.call('customers.read', 'phone.adviser', { customerId: person.id, conversationId })).body.level;

  test('brings its conversation the level its items reach, and what was said there is taken', async () => {
    const [person, machineId] = [await addPerson(backend), newId()];
    const { copies } = await take(machineId, [person]);
    const conversationId = await converse();
    const check = { customerId: person.id, conversationId, fetchedAt: copies[0]?.fetchedAt };
    expect(await withdraw(person, conversationId)).toMatchObject({ body: { code: 'level-too-low' } });
    expect((await say(machineId, { ...check, matched: ['fullName', 'dateOfBirth'] })).status).toBe(200);
    expect(await levelOf(conversationId, person)).toBe(1);
    expect((await withdraw(person, conversationId)).status).toBe(200);
    await say(machineId, { ...check, matched: ['fullName', 'dateOfBirth', 'reference'] });
    expect(await levelOf(conversationId, person)).toBe(2);
    // Less said later takes nothing away.
    await say(machineId, { ...check, matched: [], passed: false });
    expect(await levelOf(conversationId, person)).toBe(2);
    const { failedChecks } = (await backend.call('customers.read', 'phone.adviser', { customerId: person.id, conversationId }))
      .body as { failedChecks: object[] };
    expect(failedChecks).toHaveLength(1);
  });

  test.each([
    ['without a copy', async (person: Person) => ({ machineId: newId(), fetchedAt: now(), person })],
    [
      'of a taking there never was',
      async (person: Person) => {
        const machineId = newId();
        await take(machineId, [person]);
        return { machineId, fetchedAt: '2026-01-01T09:00:00.000Z', person };
      },
    ],
    [
      'against somebody else’s copy',
      async (person: Person) => {
        const machineId = newId();
        const { body } = await backend.call('copies.take', 'local.adviser', { machineId, customerIds: [person.id] });
        return { machineId, fetchedAt: (body as { copies: { fetchedAt: string }[] }).copies[0]?.fetchedAt, person };
      },
    ],
  ])('%s it brings no level, and the audit says so', async (_, arrange) => {
    const { machineId, fetchedAt, person } = await arrange(await addPerson(backend));
    const conversationId = await converse();
    const matched = ['fullName', 'dateOfBirth', 'reference'];
    expect((await say(machineId, { customerId: person.id, conversationId, fetchedAt, matched })).status).toBe(200);
    expect(await levelOf(conversationId, person)).toBe(0);
    expect(await withdraw(person, conversationId)).toMatchObject({ body: { code: 'level-too-low' } });
    expect(await auditOf(machineId)).toContainEqual({
      ...{ kind: 'desk-event', outcome: 'offline-check', reason: 'copy-unknown', customer: person.id },
    });
  });

  test('in somebody else’s conversation, or with a representative, it brings none', async () => {
    const [person, machineId] = [await addPerson(backend), newId()];
    const { copies } = await take(machineId, [person]);
    const matched = ['fullName', 'dateOfBirth', 'reference'];
    const fetchedAt = copies[0]?.fetchedAt;
    const theirs = await converseAt(backend, person, 0, 'local.adviser');
    const spoken = await converse('representative');
    for (const conversationId of [theirs, spoken])
      await say(machineId, { customerId: person.id, conversationId, fetchedAt, matched });
    const { rows } = await backend.pool.query(
      `select level from conversation_levels where conversation_id = any($1) and level > 0`,
      [[theirs, spoken]],
    );
    expect(rows).toEqual([]);
  });

  test('two in one command are refused', async () => {
    const [person, machineId] = [await addPerson(backend), newId()];
    const conversationId = await converse();
    const event = {
      kind: 'offline-check',
      at: now(),
      passed: true,
      customerId: person.id,
      conversationId,
      fetchedAt: now(),
      matched: [],
    };
    const input = { commandId: newId(), machineId, events: [event, event] };
    expect((await backend.call('deskEvents.record', 'phone.adviser', input)).status).toBe(400);
  });
});

test('own sessions: the nearest of each person, nobody closed, audited as a search', async () => {
  const [person, closed] = [await addPerson(backend), await addPerson(backend, { status: 'closed' })];
  for (const [whom, days] of [
    [person, -3],
    [person, 1],
    [closed, 1],
  ] as const)
    await backend.pool.query(
      `insert into sessions (id, customer_id, at, channel, organisation, adviser, adviser_name, attended)
       values ($1, $2, now() + make_interval(days => $3), 'face-to-face', '0000000203', 'local.adviser', 'A', false)`,
      [newId(), whom.id, days],
    );
  const { body } = await backend.call('sessions.mine', 'local.adviser', {});
  const items = body.items as { id: string; at: string }[];
  expect(items.map(({ id }) => id)).toEqual([person.id]);
  expect(Date.parse(String(items[0]?.at))).toBeGreaterThan(Date.now());
  expect((await backend.call('sessions.mine', 'other.adviser', {})).body.items).toEqual([]);
});
