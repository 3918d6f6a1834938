import { describe, expect, test } from 'vitest';
import type { Attempt } from '../../../../electron/central/attempt.ts';
import { createClient, TIME_LIMIT } from '../../../../electron/central/client.ts';
import { fakeClock, settle } from '../../../support/fake-clock.ts';

const ID = '0199a1b2-0000-7000-8000-000000000001';
const OTHER = '0199a1b2-0000-7000-8000-000000000002';

function harness(answer: (url: string, init: RequestInit) => Promise<Response> | Response, token: string | null = 'the-token') {
  const clock = fakeClock();
  const asked: { url: string; init: RequestInit }[] = [];
  const observed: { name: string; attempt: Attempt<unknown> }[] = [];
  const client = createClient({
    server: () => 'https://central.example',
    fetch: async (url, init) => {
      asked.push({ url, init });
      return answer(url, init);
    },
    clock,
    token: () => token,
    newRequestId: () => 'request-1',
    observe: (name, attempt) => observed.push({ name, attempt }),
  });
  return { client, asked, observed, clock };
}

const json = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } });
const problem = (status: number, code: string, headers: Record<string, string> = {}) =>
  json(status, { type: 'about:blank', title: 'No', status, code, requestId: 'central-1' }, headers);

describe('what goes out', () => {
  test('a command: path, key, token and body, each in its place', async () => {
    const { client, asked } = harness(() => json(200, { conversationId: ID, receivedAt: '2026-11-23T09:00:00Z' }));
    await client.call('conversations.park', { commandId: OTHER, conversationId: ID, at: '2026-11-23T09:00:00Z' });
    expect(asked[0]?.url).toBe(`https://central.example/v1/conversations/${ID}/park`);
    expect(asked[0]?.init.method).toBe('POST');
    expect(asked[0]?.init.headers).toMatchObject({
      'idempotency-key': OTHER,
      authorization: 'Bearer the-token',
      'x-request-id': 'request-1',
      'content-type': 'application/json',
    });
    expect(JSON.parse(String(asked[0]?.init.body))).toEqual({ at: '2026-11-23T09:00:00Z' });
  });

  test('a read: no key, no body, its fields in the query; no cookie, no cache, no redirect', async () => {
    const { client, asked } = harness(() => problem(404, 'not-found'));
    await client.call('customers.timeline', { customerId: ID, conversationId: OTHER, limit: 5 });
    expect(asked[0]?.url).toBe(`https://central.example/v1/customers/${ID}/timeline?conversationId=${OTHER}&limit=5`);
    expect(Object.keys(asked[0]?.init.headers ?? {})).not.toContain('idempotency-key');
    expect(asked[0]?.init).toMatchObject({ credentials: 'omit', cache: 'no-store', redirect: 'error' });
    expect(asked[0]?.init.body).toBeUndefined();
  });

  test('nobody signed in: nothing goes out', async () => {
    const { client, asked } = harness(() => json(200, {}), null);
    expect(await client.call('notice.read', { version: 'current' })).toMatchObject({ error: { code: 'signed-out' }, sent: 'no' });
    expect(asked).toEqual([]);
  });
});

describe('what comes back', () => {
  test('an answer is read through the output schema: unknown fields are dropped', async () => {
    const { client } = harness(() =>
      json(200, { conversationId: ID, receivedAt: '2026-11-23T09:00:00Z', more: 'x' }, { 'x-request-id': 'central-7' }),
    );
    expect(await client.call('conversations.end', { commandId: OTHER, conversationId: ID, at: 'x' })).toEqual({
      ok: true,
      value: { conversationId: ID, receivedAt: '2026-11-23T09:00:00Z' },
      requestId: 'central-7',
    });
  });

  test('a problem keeps its code, request id and errors, and nothing else', async () => {
    const { client } = harness(() =>
      json(400, {
        ...{ type: 'about:blank', title: 'No', status: 400, code: 'validation', requestId: 'central-1', detail: 'x', extra: 'x' },
        errors: [{ pointer: '/line', code: 'too_big', detail: 'Too long' }],
      }),
    );
    expect(await client.call('customers.find', { line: 'x' })).toMatchObject({
      sent: 'answered',
      status: 400,
      error: { code: 'validation', requestId: 'central-1', errors: [{ pointer: '/line', code: 'too_big', detail: 'Too long' }] },
    });
  });

  test.each([
    ['a hotel page', () => new Response('<html>Welcome</html>', { status: 200 }), 'bad-answer', 200],
    ['another shape', () => json(200, { results: 'none' }), 'bad-answer', 200],
    ['a gateway page', () => new Response('<html>502</html>', { status: 502 }), 'unavailable', 502],
    ['an empty 500', () => new Response(null, { status: 500 }), 'unavailable', 500],
    ['a proxy that refuses', () => new Response('no', { status: 403 }), 'bad-answer', 403],
    ['a 404 of something else', () => json(404, { message: 'Not Found' }), 'bad-answer', 404],
    ['half an answer', () => new Response('{"results":[', { status: 200 }), 'bad-answer', 200],
    ['a code of a later version', () => problem(409, 'something-new'), 'bad-answer', 409],
  ] as const)('%s is not the central service: %s', async (_, answer, code, status) => {
    const { client } = harness(answer);
    expect(await client.call('customers.find', { line: 'x' })).toMatchObject({ sent: 'maybe', status, error: { code } });
  });

  test.each([
    ['12', 12_000],
    ['Mon, 23 Nov 2026 09:00:30 GMT', 30_000],
    ['soon', null],
    ['-4', null],
  ])('Retry-After %s', async (header, wait) => {
    const { client } = harness(() => problem(429, 'rate-limited', { 'retry-after': header }));
    expect(await client.call('customers.find', { line: 'x' })).toMatchObject({ retryAfter: wait });
  });
});

describe('no answer', () => {
  test.each([
    ['net::ERR_CONNECTION_REFUSED', 'no'],
    ['net::ERR_NAME_NOT_RESOLVED', 'no'],
    ['net::ERR_CERT_AUTHORITY_INVALID', 'no'],
    ['net::ERR_CONNECTION_RESET', 'maybe'],
    ['net::ERR_EMPTY_RESPONSE', 'maybe'],
    ['net::ERR_NETWORK_CHANGED', 'maybe'],
  ])('%s leaves open whether it arrived: %s', async (message, sent) => {
    const { client } = harness(() => Promise.reject(new Error(message)));
    expect(await client.call('customers.find', { line: 'x' })).toMatchObject({ error: { code: 'offline' }, sent });
  });

  test('a central service that hangs is given up in time, and it may have arrived', async () => {
    const { client, clock } = harness(
      (_, init) => new Promise((_resolve, reject) => init.signal?.addEventListener('abort', () => reject(new Error('aborted')))),
    );
    const answer = client.call('customers.find', { line: 'x' });
    await clock.pass(TIME_LIMIT.awaited - 1);
    let ended = false;
    void answer.then(() => {
      ended = true;
    });
    await settle();
    expect(ended).toBe(false);
    await clock.pass(1);
    expect(await answer).toMatchObject({ error: { code: 'timed-out' }, sent: 'maybe', status: null });
  });

  test('an answer that never ends its body is given up too', async () => {
    const { client, clock } = harness((_, init) => {
      const body = new ReadableStream({
        start: (stream) => init.signal?.addEventListener('abort', () => stream.error(new Error('aborted'))),
      });
      return new Response(body, { status: 200 });
    });
    const answer = client.call('customers.find', { line: 'x' });
    await clock.pass(TIME_LIMIT.awaited);
    expect(await answer).toMatchObject({ error: { code: 'timed-out' } });
  });
});

test('every exchange is told, by name and end', async () => {
  const { client, observed } = harness(() => problem(403, 'level-too-low'));
  await client.call('customers.find', { line: 'x' });
  expect(observed).toMatchObject([{ name: 'customers.find', attempt: { ok: false, error: { code: 'level-too-low' } } }]);
});
