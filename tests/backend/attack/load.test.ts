import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startBackend, type TestBackend, testDatabase } from '../../support/backend.ts';
import { addPerson, converseAt, decision } from '../people.ts';
import { exchange, open } from './raw.ts';

let backend: TestBackend;
beforeAll(async () => {
  // The log would tell of every call that a busy database failed.
  backend = await startBackend({ database: testDatabase(), variables: { LOG_LEVEL: 'silent' } });
});
afterAll(() => backend?.stop());

const post = async (path: string, body: object, key?: string) => {
  const text = JSON.stringify(body);
  const lines = [
    `POST ${path} HTTP/1.1`,
    `Host: ${new URL(backend.url).host}`,
    `Authorization: Bearer ${await backend.token('phone.adviser')}`,
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(text)}`,
    ...(key ? [`Idempotency-Key: ${key}`] : []),
  ];
  return `${lines.join('\r\n')}\r\n\r\n${text}`;
};

describe('a connection cut in the middle of a command', () => {
  const arranged = async () => {
    const person = await addPerson(backend);
    const conversationId = await converseAt(backend, person, 2);
    const input = decision(person, conversationId, [{ purpose: 'satisfaction-survey', decision: 'given' }]);
    const { commandId, customerId, ...body } = input;
    return { input, bytes: Buffer.from(await post(`/v1/customers/${customerId}/consent-decisions`, body, commandId)) };
  };
  const events = async (commandId: string) =>
    (await backend.pool.query('select from consent_events where command_id = $1', [commandId])).rowCount;

  test('before its last byte: nothing is done, and the same command then is, once', async () => {
    const { input, bytes } = await arranged();
    const socket = await open(backend.url);
    socket.write(bytes.subarray(0, -1));
    await new Promise((done) => setTimeout(done, 50));
    socket.destroy();
    expect(await events(input.commandId)).toBe(0);
    expect((await backend.call('consents.decide', 'phone.adviser', input)).status).toBe(200);
    expect(await events(input.commandId)).toBe(1);
  });

  test('after it: whatever became of it, the repeat says the same and does nothing more', async () => {
    for (let round = 0; round < 20; round += 1) {
      const { input, bytes } = await arranged();
      const socket = await open(backend.url);
      await new Promise((done) => socket.write(bytes, done));
      await new Promise((done) => setTimeout(done, round % 4));
      socket.destroy();
      const answer = await backend.call('consents.decide', 'phone.adviser', input);
      expect([answer.status, answer.body.commandId]).toEqual([200, input.commandId]);
      expect(await events(input.commandId)).toBe(1);
    }
  });
});

test('a thousand connections at once are answered, or told when to come again', async () => {
  const person = await addPerson(backend);
  const bytes = Buffer.from(await post('/v1/customers/searches', { line: `${person.givenName} ${person.familyName}` }));
  const all = await Promise.all(Array.from({ length: 1_000 }, () => exchange(backend.url, bytes, { ms: 30_000 })));
  const statuses = all.map(({ answers }) => answers[0]?.status);
  const busy = all.flatMap(({ answers }) => answers).filter((one) => one.status === 503);
  expect(statuses.filter((one) => one === 200).length + busy.length).toBe(1_000);
  expect(busy.every((one) => Number(one.headers.get('retry-after')) > 0)).toBe(true);
  if (testDatabase() === 'postgresql') expect(busy.length).toBe(0);
});

test('a database that is busy for ever makes calls 503, not hang; the process says it is up', async () => {
  const person = await addPerson(backend);
  const holder = await backend.pool.connect();
  if (testDatabase() === 'postgresql') await holder.query('begin; lock table customers in access exclusive mode');
  const began = performance.now();
  const calls = Promise.all(
    Array.from({ length: 30 }, () =>
      backend.call('customers.find', 'phone.adviser', { line: `${person.givenName} ${person.familyName}` }),
    ),
  );
  expect((await fetch(`${backend.url}/healthz`)).status).toBe(200);
  expect(performance.now() - began).toBeLessThan(1_000);
  const answers = await calls;
  expect(performance.now() - began).toBeLessThan(13_000);
  for (const { status, body, headers } of answers)
    expect([status, body.code, headers.get('retry-after')]).toEqual([503, 'unavailable', '5']);
  if (testDatabase() === 'postgresql') await holder.query('rollback');
  holder.release();
  const after = await backend.call('customers.find', 'phone.adviser', { line: `${person.givenName} ${person.familyName}` });
  expect(after.status).toBe(200);
});
