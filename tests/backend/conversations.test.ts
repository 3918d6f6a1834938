import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startBackend, type TestBackend, testDatabase } from '../support/backend.ts';
import { addPerson, converse, converseAt, decision, newId } from './people.ts';

let backend: TestBackend;
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase() });
});
afterAll(() => backend?.stop());

type Step = 'park' | 'resume' | 'end';
const move = (step: Step, conversationId: string, as = 'phone.adviser', more: Record<string, unknown> = {}) =>
  backend.call(`conversations.${step}`, as, { commandId: newId(), conversationId, at: new Date().toISOString(), ...more });
const read = (conversationId: string, as = 'phone.adviser') => backend.call('conversations.read', as, { conversationId });

test('reads back what was done in it', async () => {
  const person = await addPerson(backend);
  const conversationId = await converseAt(backend, person, 1);
  await backend.call(
    'consents.decide',
    'phone.adviser',
    decision(person, conversationId, [{ purpose: 'satisfaction-survey', decision: 'withdrawn' }]),
  );
  await move('end', conversationId, 'phone.adviser', { note: 'Rang about a course' });
  const { body } = await read(conversationId);
  expect(body).toMatchObject({
    conversationId,
    channel: 'telephone',
    speaker: 'customer',
    parkedAt: null,
    endedAt: expect.any(String),
    customers: [{ customerId: person.id, level: 1 }],
    done: [{ customerId: person.id, purpose: 'satisfaction-survey', decision: 'withdrawn' }],
  });
  expect(JSON.stringify(body)).not.toContain('Rang about');
});

test('a message keeps when it was sent, for whoever takes it up', async () => {
  const sentAt = '2026-03-28T23:30:00.000Z';
  const conversationId = await converse(backend, 'phone.adviser', { channel: 'email', sentAt });
  await move('park', conversationId);
  expect(Date.parse(String((await read(conversationId, 'supervisor')).body.sentAt))).toBe(Date.parse(sentAt));
  expect((await read(await converse(backend))).body.sentAt).toBeNull();
});

describe('is read', () => {
  test('by whoever holds it, or by anybody while it can be taken up', async () => {
    const conversationId = await converse(backend);
    expect((await read(conversationId, 'supervisor')).body.code).toBe('conversation-not-open');
    await move('park', conversationId);
    expect((await read(conversationId, 'supervisor')).status).toBe(200);
    await backend.pool.query(`update conversations set parked_at = parked_at - interval '31 minutes' where id = $1`, [
      conversationId,
    ]);
    expect((await read(conversationId, 'supervisor')).body.code).toBe('conversation-not-open');
    expect((await read(newId())).body.code).toBe('conversation-not-open');
  });
});

describe('a line that dropped', () => {
  test('is offered to the next adviser with the level it had, for half an hour', async () => {
    const person = await addPerson(backend);
    const conversationId = await converseAt(backend, person, 2);
    await move('park', conversationId);
    const parked = async () =>
      (await backend.call('customers.read', 'supervisor', { customerId: person.id, reason: 'my-day' })).body.parked;
    expect(await parked()).toEqual([{ conversationId, parkedAt: expect.any(String), adviser: 'Priya Shah', level: 2 }]);
    await backend.pool.query(`update conversations set parked_at = parked_at - interval '31 minutes' where id = $1`, [
      conversationId,
    ]);
    expect(await parked()).toEqual([]);
    expect((await move('resume', conversationId, 'supervisor')).body.code).toBe('conversation-not-open');
  });

  test('is taken up by another adviser, who holds it from then on', async () => {
    const person = await addPerson(backend);
    const conversationId = await converseAt(backend, person, 2);
    await move('park', conversationId);
    expect((await move('resume', conversationId, 'supervisor')).status).toBe(200);
    expect((await move('end', conversationId)).body.code).toBe('conversation-not-open');
    const said = { commandId: newId(), customerId: person.id, conversationId, dateOfBirth: person.birthDate };
    expect((await backend.call('customers.checkIdentity', 'supervisor', said)).body.level).toBe(2);
    const withdrawn = [{ purpose: 'satisfaction-survey', decision: 'withdrawn' }];
    expect((await backend.call('consents.decide', 'supervisor', decision(person, conversationId, withdrawn))).status).toBe(200);
    expect((await backend.call('consents.decide', 'phone.adviser', decision(person, conversationId, withdrawn))).body.code).toBe(
      'conversation-not-open',
    );
    expect((await move('end', conversationId, 'supervisor')).status).toBe(200);
  });

  test('a wrong answer restores nothing', async () => {
    const person = await addPerson(backend);
    const conversationId = await converseAt(backend, person, 2);
    await move('park', conversationId);
    await move('resume', conversationId);
    const said = { commandId: newId(), customerId: person.id, conversationId, dateOfBirth: '1901-01-01' };
    expect((await backend.call('customers.checkIdentity', 'phone.adviser', said)).body.level).toBe(0);
  });
});

describe('refusing', () => {
  test('to move what is not open, not the caller’s, or not there', async () => {
    const conversationId = await converse(backend);
    expect((await move('resume', conversationId)).body.code).toBe('conversation-not-open');
    expect((await move('park', conversationId, 'other.adviser')).body.code).toBe('conversation-not-open');
    await move('park', conversationId);
    expect((await move('park', conversationId)).body.code).toBe('conversation-not-open');
    expect((await move('end', conversationId)).status).toBe(200);
    for (const step of ['park', 'resume', 'end'] as const) {
      expect((await move(step, conversationId)).body.code).toBe('conversation-not-open');
      expect((await move(step, newId())).body.code).toBe('conversation-not-open');
    }
  });

  test('an id that another command has used', async () => {
    const conversationId = await converse(backend);
    const again = {
      commandId: newId(),
      conversationId,
      at: new Date().toISOString(),
      channel: 'email',
      direction: 'in',
      speaker: 'customer',
    };
    expect((await backend.call('conversations.open', 'phone.adviser', again)).body.code).toBe('idempotency-key-reused');
  });

  test('a note that is too long', async () => {
    const conversationId = await converse(backend);
    expect((await move('end', conversationId, 'phone.adviser', { note: 'x'.repeat(201) })).status).toBe(400);
  });
});

test('a desk whose clock runs ahead neither begins nor ends in the future', async () => {
  const ahead = new Date(Date.now() + 3_600_000).toISOString();
  const conversationId = await converse(backend, 'phone.adviser', { at: ahead });
  await move('end', conversationId, 'phone.adviser', { at: ahead });
  const { body } = await read(conversationId);
  expect(Date.parse(String(body.beganAt))).toBeLessThanOrEqual(Date.now());
  expect(Date.parse(String(body.endedAt))).toBeLessThanOrEqual(Date.now());
});
