import { connect as connectSocket } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { problemSchema } from '../../shared/problem.ts';
import { startBackend, type TestBackend, testDatabase } from '../support/backend.ts';
import { addPerson, converse, converseAt, decision, newId } from './people.ts';

let backend: TestBackend;
let token: string;
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase() });
  token = await backend.token('phone.adviser');
});
afterAll(() => backend?.stop());

type Sending = { method?: string; headers?: Record<string, string>; body?: string };
const send = async (path: string, { method = 'GET', headers = {}, body }: Sending = {}) => {
  const answer = await fetch(backend.url + path, { method, headers: { authorization: `Bearer ${token}`, ...headers }, body });
  return { status: answer.status, headers: answer.headers, body: (await answer.json()) as Record<string, unknown> };
};
const command = (body: unknown, headers: Record<string, string> = {}) => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', 'idempotency-key': newId(), ...headers },
  body: typeof body === 'string' ? body : JSON.stringify(body),
});

describe('every answer', () => {
  test.each([
    ['/v1/nothing-here', 404, 'not-found', {}],
    ['/nothing', 404, 'not-found', {}],
    ['/v1/notices/%zz', 404, 'not-found', {}],
    ['/v1/notices/1999-01', 404, 'not-found', {}],
    ['/v1/notices/current', 404, 'not-found', { method: 'DELETE' }],
    ['/v1/customers/not-a-uuid', 400, 'validation', {}],
    [`/v1/customers/${newId()}?reason=my-day`, 404, 'not-found', {}],
    [
      '/v1/conversations',
      400,
      'validation',
      { method: 'POST', headers: { 'content-type': 'application/json', 'idempotency-key': newId() }, body: '{' },
    ],
    [
      '/v1/conversations',
      415,
      'unsupported-media-type',
      { method: 'POST', headers: { 'content-type': 'text/plain', 'idempotency-key': newId() }, body: 'x' },
    ],
  ] as const)('%s is a problem document: %d %s', async (path, status, code, sending) => {
    const answer = await send(path, sending);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(problemSchema.strict().parse(answer.body).requestId).toBe(answer.headers.get('x-request-id'));
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json\b/);
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  test('carries its own request id and no-store when it goes well', async () => {
    const [one, two] = [await send('/v1/notices/current'), await send('/v1/notices/current')];
    expect(one.headers.get('x-request-id')).toMatch(/^[\da-f-]{36}$/);
    expect(one.headers.get('x-request-id')).not.toBe(two.headers.get('x-request-id'));
    expect(one.headers.get('cache-control')).toBe('no-store');
  });

  test('even to what is not HTTP', async () => {
    const { port } = new URL(backend.url);
    const said = await new Promise<string>((done, failed) => {
      const socket = connectSocket(Number(port), '127.0.0.1', () => socket.write('NONSENSE\r\n\r\n'));
      socket.once('data', (data) => done(String(data)));
      socket.once('error', failed);
    });
    expect(said).toMatch(/^HTTP\/1.1 400/);
    expect(said.toLowerCase()).toContain('x-request-id: ');
    expect(problemSchema.parse(JSON.parse(said.split('\r\n\r\n')[1] ?? '')).code).toBe('validation');
  });
});

describe('bodies', () => {
  test('up to 256 KiB, beyond that 413', async () => {
    const padded = (size: number) => `{"x":"${'a'.repeat(size - 8)}"}`;
    expect((await send('/v1/conversations', command(padded(256 * 1024)))).status).toBe(400);
    const over = await send('/v1/conversations', command(padded(256 * 1024 + 1)));
    expect([over.status, over.body.code]).toEqual([413, 'too-large']);
  });

  test('never carry what the path or a header carries, nor unknown fields', async () => {
    const id = newId();
    const path = `/v1/customers/${id}/consent-decisions`;
    const good = {
      conversationId: newId(),
      saidAt: new Date().toISOString(),
      decisions: [{ purpose: 'satisfaction-survey', decision: 'withdrawn' }],
    };
    for (const [extra, pointer] of [
      [{ customerId: id }, '/customerId'],
      [{ commandId: id }, '/commandId'],
    ] as const) {
      const answer = await send(path, command({ ...good, ...extra }));
      expect([answer.status, answer.body.errors]).toMatchObject([400, [{ pointer, code: 'not-here' }]]);
    }
    expect((await send(path, command({ ...good, more: 1 }))).body).toMatchObject({
      code: 'validation',
      errors: [{ code: 'unrecognized_keys' }],
    });
    expect((await send(path, command([]))).status).toBe(400);
    expect((await send(path, command('"text"'))).status).toBe(400);
    const asQuery = await send(`/v1/customers/${id}?customerId=${id}`);
    expect(asQuery.body.errors).toMatchObject([{ pointer: '/customerId' }]);
  });

  test('say where a fault is and never repeat the value', async () => {
    const path = `/v1/customers/${newId()}/identity-checks`;
    const answer = await send(
      path,
      command({ conversationId: newId(), dateOfBirth: '31 March 1984', fullName: 'Ada\u0007Quill' }),
    );
    const errors = answer.body.errors as { pointer: string }[];
    expect(errors.map((one) => one.pointer).toSorted()).toEqual(['/dateOfBirth', '/fullName']);
    expect(JSON.stringify(answer.body)).not.toMatch(/31 March|Quill/);
  });
});

describe('values that are well formed and yet none', () => {
  const year0 = '0000-01-01T00:00:00Z';
  test.each([
    [
      'consents.decide',
      { conversationId: newId(), saidAt: year0, decisions: [{ purpose: 'satisfaction-survey', decision: 'withdrawn' }] },
    ],
    ['conversations.open', { conversationId: newId(), at: year0, channel: 'telephone', direction: 'in', speaker: 'customer' }],
  ] as const)('%s with %o is refused, not failed', async (name, input) => {
    const { id: customerId } = await addPerson(backend);
    const whole = { commandId: newId(), ...(name === 'consents.decide' ? { customerId } : {}), ...input };
    const { status } = await backend.call(name, 'phone.adviser', whole);
    expect([400, 409]).toContain(status);
  });

  test('a character of no text', async () => {
    const person = await addPerson(backend);
    const conversationId = await converseAt(backend, person, 2);
    const said = [{ purpose: 'satisfaction-survey', decision: 'given', wordingVersion: 'a\u0000b' }];
    expect((await backend.call('consents.decide', 'phone.adviser', decision(person, conversationId, said))).status).toBe(400);
    const cursor = Buffer.from(JSON.stringify(['2026-01-01T00:00:00Z', 'a\u0000b'])).toString('base64url');
    const timeline = await backend.call('customers.timeline', 'phone.adviser', {
      customerId: person.id,
      reason: 'my-day',
      cursor,
    });
    expect(timeline.status).toBe(400);
  });

  test('a property that would change every object', async () => {
    expect((await send('/v1/conversations', command('{"__proto__":{"x":1}}'))).status).toBe(400);
  });
});

test('a hundred calls at once are all answered', async () => {
  const person = await addPerson(backend);
  const conversationId = await converse(backend);
  const answers = await Promise.all(
    Array.from({ length: 100 }, (_, index) =>
      index % 2
        ? backend.call('customers.read', 'phone.adviser', { customerId: person.id, conversationId })
        : backend.call(
            'consents.decide',
            'phone.adviser',
            decision(person, conversationId, [{ purpose: 'satisfaction-survey', decision: 'withdrawn' }]),
          ),
    ),
  );
  expect(answers.map((one) => one.status)).toEqual(Array.from({ length: 100 }, (_, index) => (index % 2 ? 200 : 403)));
});
