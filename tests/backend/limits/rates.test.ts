import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LOCAL_AUDIENCE, LOCAL_ISSUER, openLocalIdentity } from '../../../backend/identity/local.ts';
import { callOver, startBackend, type TestBackend, testDatabase } from '../../support/backend.ts';
import { testIdentity } from '../../support/prepared.ts';
import { exchange, open, problemOf } from '../attack/raw.ts';
import { newId } from '../people.ts';

// Ten calls in ten seconds for a person, sixty for an address.
const limits = { PERSON_PER_MINUTE: '60', ADDRESS_PER_MINUTE: '360', TRUSTED_PROXY: '127.0.0.1' };
let variables: Record<string, string>;
let keys: Server;
let backend: TestBackend;
beforeAll(async () => {
  // Behind a proxy there is no local mode: its key is handed out as a real issuer's would be.
  const { publicKey } = await openLocalIdentity(testIdentity);
  keys = createServer((_, answer) => answer.end(JSON.stringify({ keys: [publicKey] })));
  await new Promise<void>((listening) => keys.listen(0, '127.0.0.1', listening));
  const JWKS_URI = `http://127.0.0.1:${(keys.address() as AddressInfo).port}/keys`;
  variables = { ...limits, ISSUER: LOCAL_ISSUER, AUDIENCE: LOCAL_AUDIENCE, JWKS_URI };
  backend = await startBackend({ database: testDatabase(), variables });
});
afterAll(async () => {
  await backend?.stop();
  keys?.close();
});

/** A call as a proxy passes it on, from an address of its own unless told. */
let addresses = 0;
const next = () => {
  addresses += 1;
  return addresses;
};
const nextAddress = () => `198.51.100.${next()}`;
async function call(as: string | null, { from = nextAddress(), path = '/v1/notices/current', proto = 'https' } = {}) {
  const lines = [
    `GET ${path} HTTP/1.1`,
    'Host: central.example',
    `X-Forwarded-For: 203.0.113.9, ${from}`,
    ...(proto ? [`X-Forwarded-Proto: ${proto}`] : []),
    ...(as ? [`Authorization: Bearer ${await backend.token(as)}`] : []),
  ];
  const { answers } = await exchange(backend.url, `${lines.join('\r\n')}\r\n\r\n`);
  const [answer] = answers;
  if (!answer) throw new Error('No answer came');
  return answer;
}
const statuses = async (count: number, one: () => Promise<{ status: number }>) => {
  const found: number[] = [];
  for (let made = 0; made < count; made += 1) found.push((await one()).status);
  return found;
};

describe('one person', () => {
  test('may call so often, then waits as long as is said, from whatever address; others go on', async () => {
    expect(await statuses(10, () => call('phone.adviser'))).toEqual(Array(10).fill(200));
    const refused = await call('phone.adviser');
    const { code, requestId } = problemOf(refused);
    const wait = Number(refused.headers.get('retry-after'));
    expect([refused.status, code]).toEqual([429, 'rate-limited']);
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(10);
    expect((await call('local.adviser')).status).toBe(200);
    const { rowCount } = await backend.pool.query('select from audit where request_id = $1', [requestId]);
    expect(rowCount).toBe(0);
    await new Promise((done) => setTimeout(done, wait * 1_000 + 50));
    expect((await call('phone.adviser')).status).toBe(200);
  });

  test('the website is many: it may what an address may', async () => {
    expect(await statuses(20, () => call('website'))).toEqual(Array(20).fill(200));
  });

  test('a refused call does nothing', async () => {
    await statuses(10, () => call('other.adviser'));
    const [conversationId, commandId] = [newId(), newId()];
    const token = await backend.token('other.adviser');
    const body = JSON.stringify({
      conversationId,
      at: new Date().toISOString(),
      channel: 'telephone',
      direction: 'in',
      speaker: 'customer',
    });
    const answer = await fetch(`${backend.url}/v1/conversations`, {
      method: 'POST',
      body,
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'idempotency-key': commandId,
        'x-forwarded-proto': 'https',
        'x-forwarded-for': nextAddress(),
      },
    });
    expect(answer.status).toBe(429);
    const { rowCount } = await backend.pool.query('select from conversations where id = $1', [conversationId]);
    expect(rowCount).toBe(0);
  });
});

describe('one address', () => {
  test('may call so often, known or not, and then nobody there is asked who they are', async () => {
    const from = '203.0.113.77';
    expect(await statuses(60, () => call(null, { from }))).toEqual(Array(60).fill(401));
    const refused = await call('supervisor', { from });
    expect([refused.status, problemOf(refused).code]).toEqual([429, 'rate-limited']);
    expect((await call('supervisor')).status).toBe(200);
  });

  test('of IPv6 is its network: a host has as many addresses as it likes', async () => {
    const found = await statuses(61, () => call(null, { from: `2001:db8:1:2::${next().toString(16)}` }));
    expect(found).toEqual([...Array(60).fill(401), 429]);
  });
});

test('who sends thousands at once and never reads has no more than their share, and nobody waits for them', async () => {
  const socket = await open(backend.url);
  const lines = [
    'GET /v1/notices/current HTTP/1.1',
    'Host: central.example',
    'X-Forwarded-For: 203.0.113.200',
    'X-Forwarded-Proto: https',
    `Authorization: Bearer ${await backend.token('local.supervisor')}`,
  ];
  socket.on('error', () => undefined).pause();
  socket.write(`${lines.join('\r\n')}\r\n\r\n`.repeat(5_000));
  const began = performance.now();
  expect((await call('supervisor.two')).status).toBe(200);
  expect(performance.now() - began).toBeLessThan(5_000);
  socket.destroy();
});

describe('behind a proxy', () => {
  test('what did not come over TLS is refused, but for the probes', async () => {
    for (const proto of ['', 'http', 'https, http', 'ftp'])
      expect([proto, (await call('supervisor.two', { proto })).status]).toEqual([proto, 400]);
    expect((await call(null, { proto: '', path: '/healthz' })).status).toBe(200);
    expect((await call(null, { proto: '', path: '/readyz' })).status).toBe(200);
    expect((await call('supervisor.two')).headers.get('strict-transport-security')).toBe('max-age=31536000');
  });

  test('that is not named, nobody is believed', async () => {
    const other = await startBackend({ database: testDatabase(), variables: { ...variables, TRUSTED_PROXY: '192.0.2.1' } });
    const headers = { 'x-forwarded-proto': 'https', 'x-forwarded-for': '127.0.0.1' };
    expect((await fetch(`${other.url}/v1/notices/current`, { headers })).status).toBe(400);
    await other.stop();
  });
});

test('without a proxy a forged address changes nothing', async () => {
  const plain = await startBackend({
    database: testDatabase(),
    variables: { PERSON_PER_MINUTE: '60', ADDRESS_PER_MINUTE: '60' },
  });
  const once = () => fetch(`${plain.url}/openapi.json`, { headers: { 'x-forwarded-for': nextAddress() } });
  expect(await statuses(11, once)).toEqual([...Array(10).fill(200), 429]);
  const answer = await callOver(plain.url, 'notice.read', null, { version: 'current' });
  expect(answer.status).toBe(429);
  await plain.stop();
});
