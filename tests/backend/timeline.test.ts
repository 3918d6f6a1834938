import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startBackend, type TestBackend, testDatabase } from '../support/backend.ts';
import { addPerson, auditOf, converseAt, daysAgo, decision } from './people.ts';

let backend: TestBackend;
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase() });
});
afterAll(() => backend?.stop());

type Item = { id: string; at: string; kind: string; detail: string | null };
const read = (input: Record<string, unknown>, as = 'phone.adviser') => backend.call('customers.timeline', as, input);

test('shows each kind once, newest first, in words', async () => {
  const person = await addPerson(backend);
  const conversationId = await converseAt(backend, person, 2);
  await backend.call(
    'consents.decide',
    'phone.adviser',
    decision(person, conversationId, [{ purpose: 'satisfaction-survey', decision: 'withdrawn' }]),
  );
  const { body } = await read({ customerId: person.id, conversationId });
  const items = body.items as Item[];
  expect(items.map((one) => one.kind)).toEqual(['consent', 'conversation', 'interaction', 'outcome', 'session']);
  expect(items[0]).toMatchObject({
    purpose: 'satisfaction-survey',
    decision: 'withdrawn',
    adviser: 'Priya Shah',
    channel: 'telephone',
  });
  expect(items[2]?.detail).toBe('Telephone call');
  expect(items[4]).toMatchObject({ detail: person.place, adviser: 'Tom Whitaker', organisation: '0000000203' });
  expect(body.next).toBeNull();
});

test('goes on page by page without a gap or a repeat, equal instants included', async () => {
  const person = await addPerson(backend);
  const same = daysAgo(3);
  for (let index = 0; index < 23; index++)
    await backend.pool.query(`insert into interactions values ($1, $2, $3, 'email', 99, '0000000999')`, [
      randomUUID(),
      person.id,
      index % 2 ? same : daysAgo(index),
    ]);
  const whole = ((await read({ customerId: person.id, reason: 'my-day', limit: 100 })).body.items as Item[]).map((one) => one.id);
  expect(whole).toHaveLength(26);
  const paged: string[] = [];
  let cursor: string | undefined;
  do {
    const { body } = await read({ customerId: person.id, reason: 'my-day', limit: 4, cursor });
    paged.push(...(body.items as Item[]).map((one) => one.id));
    cursor = (body.next as string | null) ?? undefined;
    if (cursor) expect(Buffer.from(cursor, 'base64url').toString()).toMatch(/^\["[\d:T.+-]+","\w+:[\da-f-]+(:[\w-]+)?"\]$/);
  } while (cursor);
  expect(paged).toEqual(whole);
});

test('is refused below level 2 and for no reason, with an audit row each', async () => {
  const person = await addPerson(backend);
  expect((await read({ customerId: person.id, conversationId: await converseAt(backend, person, 1) })).body.code).toBe(
    'level-too-low',
  );
  expect((await read({ customerId: person.id })).body.code).toBe('reason-required');
  expect((await read({ customerId: person.id, reason: 'my-day' })).status).toBe(200);
  const rows = (await auditOf(backend, person)).filter((row) => row.operation === 'customers.timeline');
  expect(rows.map((row) => [row.outcome, row.reason])).toEqual([
    ['refused', null],
    ['refused', null],
    ['shown', 'my-day'],
  ]);
});

test('refuses a cursor it did not make and a limit out of bounds', async () => {
  const person = await addPerson(backend);
  for (const cursor of [
    'x',
    Buffer.from('["2026-01-01T00:00:00Z"]').toString('base64url'),
    Buffer.from('{}').toString('base64url'),
  ])
    expect((await read({ customerId: person.id, reason: 'my-day', cursor })).body.errors).toMatchObject([{ pointer: '/cursor' }]);
  for (const limit of [0, 101]) expect((await read({ customerId: person.id, reason: 'my-day', limit })).status).toBe(400);
});
