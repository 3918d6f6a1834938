import { afterAll, beforeAll, expect, test } from 'vitest';
import { startBackend, type TestBackend, testDatabase } from '../support/backend.ts';
import { addPerson, auditOf, converse, converseAt, decision, newId, reach } from './people.ts';

let backend: TestBackend;
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase() });
});
afterAll(() => backend?.stop());

const withdrawn = [{ purpose: 'satisfaction-survey', decision: 'withdrawn' }];
const keyRows = async (key: string) => (await backend.pool.query('select * from idempotency_keys where key = $1', [key])).rows;
const events = async (key: string) =>
  (await backend.pool.query('select * from consent_events where command_id = $1', [key])).rows;

test('the same command 50 times at once has one effect, one audit row and one answer', async () => {
  const person = await addPerson(backend);
  const input = decision(person, await converseAt(backend, person, 1), withdrawn);
  const answers = await Promise.all(Array.from({ length: 50 }, () => backend.call('consents.decide', 'phone.adviser', input)));
  expect(answers.map((one) => one.status)).toEqual(Array.from({ length: 50 }, () => 200));
  expect(answers.filter((one) => one.headers.get('idempotency-replayed') === 'true')).toHaveLength(49);
  expect(new Set(answers.map((one) => JSON.stringify(one.body))).size).toBe(1);
  expect(await events(input.commandId)).toHaveLength(1);
  expect((await auditOf(backend, person)).filter((row) => row.kind === 'decision')).toHaveLength(1);
});

test('the same identity check 50 times at once counts once', async () => {
  const person = await addPerson(backend);
  const conversationId = await converse(backend);
  const input = { commandId: newId(), customerId: person.id, conversationId, dateOfBirth: '1901-01-01' };
  const answers = await Promise.all(
    Array.from({ length: 50 }, () => backend.call('customers.checkIdentity', 'phone.adviser', input)),
  );
  expect(new Set(answers.map((one) => one.status))).toEqual(new Set([200]));
  const { rows } = await backend.pool.query('select * from identity_checks where customer_id = $1', [person.id]);
  expect(rows).toHaveLength(1);
});

test('fifty commands of one customer at once all have their effect', async () => {
  const person = await addPerson(backend);
  const conversationId = await converseAt(backend, person, 1);
  const inputs = Array.from({ length: 50 }, () => decision(person, conversationId, withdrawn));
  const answers = await Promise.all(inputs.map((input) => backend.call('consents.decide', 'phone.adviser', input)));
  expect(answers.map((one) => one.status)).toEqual(Array.from({ length: 50 }, () => 200));
  const { rows } = await backend.pool.query('select count(*)::int as n from consent_events where customer_id = $1', [person.id]);
  expect(rows).toEqual([{ n: 50 }]);
});

test('another body, caller or operation under the same key is refused and has no effect', async () => {
  const person = await addPerson(backend);
  const conversationId = await converseAt(backend, person, 2);
  const input = decision(person, conversationId, withdrawn);
  await backend.call('consents.decide', 'phone.adviser', input);
  const others = [
    await backend.call('consents.decide', 'phone.adviser', { ...input, saidAt: new Date().toISOString() }),
    await backend.call('consents.decide', 'supervisor', input),
    await backend.call('conversations.park', 'phone.adviser', { commandId: input.commandId, conversationId, at: input.saidAt }),
  ];
  for (const other of others) expect([other.status, other.body.code]).toEqual([422, 'idempotency-key-reused']);
  expect(await events(input.commandId)).toHaveLength(1);
  expect((await backend.call('conversations.read', 'phone.adviser', { conversationId })).body.parkedAt).toBeNull();
});

test('a replay is the answer as it was, field order aside, and says that it is one', async () => {
  const person = await addPerson(backend);
  const input = decision(person, await converseAt(backend, person, 1), withdrawn);
  const first = await backend.call('consents.decide', 'phone.adviser', input);
  expect(first.headers.has('idempotency-replayed')).toBe(false);
  const turned = Object.fromEntries(Object.entries(input).toReversed());
  const second = await backend.call('consents.decide', 'phone.adviser', turned);
  expect(second.headers.get('idempotency-replayed')).toBe('true');
  expect(second.body).toEqual(first.body);
});

test('a refusal leaves no record, and the same command may succeed later', async () => {
  const person = await addPerson(backend);
  const conversationId = await converse(backend);
  const input = decision(person, conversationId, withdrawn);
  expect((await backend.call('consents.decide', 'phone.adviser', input)).body.code).toBe('level-too-low');
  expect(await keyRows(input.commandId)).toEqual([]);
  await reach(backend, person, conversationId, 1);
  expect((await backend.call('consents.decide', 'phone.adviser', input)).status).toBe(200);
});

test('the record holds no body, only an HMAC of it, and an answer of ids and times', async () => {
  const person = await addPerson(backend);
  const conversationId = await converse(backend);
  const commandId = newId();
  const said = { fullName: `${person.givenName} ${person.familyName}`, phone: person.mobile, email: person.email };
  await backend.call('customers.checkIdentity', 'phone.adviser', { commandId, customerId: person.id, conversationId, ...said });
  const [row] = await keyRows(commandId);
  expect(row.body_hmac).toHaveLength(32);
  const kept = JSON.stringify(row);
  for (const value of Object.values(said)) expect(kept).not.toContain(value);
});

test("after the key's record has gone, a repeat is answered from what it made", async () => {
  const person = await addPerson(backend);
  const conversationId = newId();
  const open = {
    commandId: newId(),
    conversationId,
    at: new Date().toISOString(),
    channel: 'telephone',
    direction: 'in',
    speaker: 'customer',
  };
  const opened = await backend.call('conversations.open', 'phone.adviser', open);
  await reach(backend, person, conversationId, 1);
  const input = decision(person, conversationId, withdrawn);
  const decided = await backend.call('consents.decide', 'phone.adviser', input);
  await backend.pool.query('delete from idempotency_keys where key = any($1)', [[open.commandId, input.commandId]]);
  expect((await backend.call('conversations.open', 'phone.adviser', open)).body).toEqual(opened.body);
  expect((await backend.call('consents.decide', 'phone.adviser', input)).body).toEqual(decided.body);
  expect(await events(input.commandId)).toHaveLength(1);

  await backend.pool.query('delete from idempotency_keys where key = any($1)', [[open.commandId, input.commandId]]);
  const different = { ...input, decisions: [{ purpose: 'satisfaction-survey', decision: 'refused' }] };
  expect((await backend.call('consents.decide', 'phone.adviser', different)).body.code).toBe('idempotency-key-reused');
  expect((await backend.call('conversations.open', 'other.adviser', open)).body.code).toBe('idempotency-key-reused');
});

// The embedded database has one connection: a second arrival waits for the first before it reaches the key at all.
const onServer = testDatabase() === 'postgresql';
if (onServer)
  test('a second arrival gives up after the lock timeout and says when to ask again', async () => {
    const person = await addPerson(backend);
    const input = decision(person, await converseAt(backend, person, 1), withdrawn);
    const holder = await backend.pool.connect();
    try {
      await holder.query('begin');
      await holder.query(`insert into idempotency_keys (key, caller, operation, body_hmac) values ($1, 'x', 'x', '\\x00')`, [
        input.commandId,
      ]);
      const answer = await backend.call('consents.decide', 'phone.adviser', input);
      expect([answer.status, answer.body.code, answer.headers.get('retry-after')]).toEqual([409, 'in-progress', '1']);
    } finally {
      await holder.query('rollback');
      holder.release();
    }
    expect((await backend.call('consents.decide', 'phone.adviser', input)).status).toBe(200);
  });

test('a command needs a key, a read takes none', async () => {
  const token = await backend.token('phone.adviser');
  const send = (path: string, headers: Record<string, string>, method = 'POST') =>
    fetch(`${backend.url}/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
      body: method === 'POST' ? '{}' : undefined,
    }).then(async (answer) => [answer.status, ((await answer.json()) as { code: string }).code]);
  expect(await send('/conversations', {})).toEqual([400, 'idempotency-key-required']);
  expect(await send('/conversations', { 'idempotency-key': 'not-a-uuid' })).toEqual([400, 'validation']);
  expect(await send('/notices/current', { 'idempotency-key': newId() }, 'GET')).toEqual([400, 'idempotency-key-refused']);
  expect(await send('/customers/searches', { 'idempotency-key': newId() })).toEqual([400, 'idempotency-key-refused']);
});
