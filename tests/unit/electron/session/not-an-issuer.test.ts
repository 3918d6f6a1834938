import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { afterAll, expect, test } from 'vitest';
import { systemClock } from '../../../../electron/clock.ts';
import { createIssuer } from '../../../../electron/session/issuer.ts';
import { SignInFailure } from '../../../../electron/session/sign-in-failure.ts';
import { failure, issuer, signIn } from './issuer-world.ts';

const servers: Server[] = [];
afterAll(() => {
  for (const server of servers) server.close();
});
/** Answers each path with this; `at` is its own address. */
async function serving(answers: (at: string) => Record<string, unknown>): Promise<string> {
  let at = '';
  const server = createServer((request, response) => {
    const body = answers(at)[(request.url ?? '').split('?')[0] as string];
    if (typeof body === 'number') return response.writeHead(body).end();
    response.setHeader('content-type', typeof body === 'string' ? 'text/html' : 'application/json');
    response.end(typeof body === 'string' ? body : JSON.stringify(body ?? {}));
  });
  servers.push(server.listen(0, '127.0.0.1'));
  await new Promise((done) => server.once('listening', done));
  at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return at;
}
const WELL_KNOWN = '/.well-known/openid-configuration';
const metadata = (at: string, change: Record<string, unknown> = {}) => ({
  ...{ issuer: at, authorization_endpoint: `${at}/auth`, token_endpoint: `${at}/token`, jwks_uri: `${at}/jwks` },
  ...{ id_token_signing_alg_values_supported: ['ES256'], ...change },
});

test('nobody there, or a server that is down', async () => {
  expect(await failure(signIn(issuer({ issuer: 'http://127.0.0.1:9' })))).toBe('issuer-unreachable');
  const down = await serving(() => ({ [WELL_KNOWN]: 503 }));
  expect(await failure(signIn(issuer({ issuer: down })))).toBe('issuer-unreachable');
});

test.each<[string, (at: string) => unknown]>([
  ['a page', () => '<html>Welcome to the hotel</html>'],
  ['nothing', () => 404],
  ['another issuer', (at) => metadata(at, { issuer: 'https://other.example' })],
  ['no token address', (at) => metadata(at, { token_endpoint: undefined })],
  ['a plain address elsewhere for tokens', (at) => metadata(at, { token_endpoint: 'http://elsewhere.example/token' })],
  [
    'a plain address elsewhere for the browser',
    (at) => metadata(at, { authorization_endpoint: 'http://elsewhere.example/auth' }),
  ],
  ['no web address for the browser', (at) => metadata(at, { authorization_endpoint: 'file:///bin/sh' })],
  ['a script as the address for signing out', (at) => metadata(at, { end_session_endpoint: 'javascript:alert(1)' })],
])('%s is no issuer, and the browser is not opened', async (_, answer) => {
  const address = await serving((at) => ({ [WELL_KNOWN]: answer(at) }));
  const desk = issuer({ issuer: address });
  expect(await failure(signIn(desk))).toBe('issuer-wrong');
  expect(desk.opened).toEqual([]);
});

/** An issuer that answers a sign-in with an id token of these claims, signed by `sign`. */
async function answering(claims: (at: string, nonce: string) => Record<string, unknown>, forged = false) {
  const [real, other] = [await generateKeyPair('ES256'), await generateKeyPair('ES256')];
  const jwk = { ...(await exportJWK(real.publicKey)), kid: 'k', alg: 'ES256', use: 'sig' };
  let nonce = '';
  let idToken = '';
  const address = await serving((at) => ({
    [WELL_KNOWN]: metadata(at),
    '/jwks': { keys: [jwk] },
    '/token': { access_token: 'a', token_type: 'Bearer', expires_in: 60, id_token: idToken },
  }));
  const desk = issuer({ issuer: address });
  const browser = async (to: string) => {
    const asked = new URL(to).searchParams;
    nonce = asked.get('nonce') as string;
    const key = forged ? other.privateKey : real.privateKey;
    idToken = await new SignJWT(claims(address, nonce)).setProtectedHeader({ alg: 'ES256', kid: 'k' }).sign(key);
    await fetch(`${asked.get('redirect_uri')}?state=${asked.get('state')}&code=c`);
  };
  return failure(signIn(desk, '', browser));
}
const good = (at: string, nonce: string) => {
  const now = Math.floor(Date.now() / 1000);
  return {
    iss: at,
    aud: 'adviser-desk',
    sub: 's',
    nonce,
    iat: now,
    exp: now + 60,
    name: 'N',
    roles: ['adviser'],
    touchpoint: '0000000999',
  };
};

test('the stand-in itself is good enough: what follows fails for its own reason', async () => {
  expect(await answering(good)).toBe('no failure');
});

test.each<[string, (at: string, nonce: string) => Record<string, unknown>]>([
  ['another nonce', (at) => good(at, 'other')],
  ['another audience', (at, nonce) => ({ ...good(at, nonce), aud: 'somebody' })],
  ['another issuer', (at, nonce) => ({ ...good(at, nonce), iss: 'https://other.example' })],
  ['no touchpoint', (at, nonce) => ({ ...good(at, nonce), touchpoint: undefined })],
  ['no name', (at, nonce) => ({ ...good(at, nonce), name: undefined })],
])('an id token with %s is refused', async (_, claims) => {
  expect(await answering(claims)).toBe('issuer-wrong');
});

test('an id token signed by somebody else is refused', async () => {
  expect(await answering(good, true)).toBe('issuer-wrong');
});

test('an issuer that hangs is given up by whoever waits', async () => {
  const server = createServer(() => undefined).listen(0, '127.0.0.1');
  servers.push(server);
  await new Promise((done) => server.once('listening', done));
  const abort = new AbortController();
  const desk = issuer({ issuer: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
  const waiting = failure(desk.signIn({ signal: abort.signal, onOpened: () => undefined }));
  abort.abort(new SignInFailure('cancelled'));
  expect(await waiting).toBe('cancelled');
  server.closeAllConnections();
});

test('without a configuration there is no issuer', async () => {
  const desk = createIssuer({
    service: () => null,
    fetch: () => Promise.reject(new Error('asked')),
    openBrowser: async () => true,
    clock: systemClock,
  });
  expect(await failure(desk.signIn({ signal: new AbortController().signal, onOpened: () => undefined }))).toBe('not-configured');
});
