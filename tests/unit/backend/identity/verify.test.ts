import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createLocalJWKSet, exportJWK, generateKeyPair, type JWK, type JWTPayload, SignJWT } from 'jose';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { LOCAL_ISSUERS } from '../../../../backend/identity/local.ts';
import { makeVerifier, type Trust, trustIssuer } from '../../../../backend/identity/verify.ts';

const ISSUER = 'https://issuer.example';
const AUDIENCE = 'central';
const NOW = Date.UTC(2026, 10, 23, 9);
const claims = { name: 'Ada Adviser', roles: ['adviser'], touchpoint: '0000000999' };

const algorithms = ['ES256', 'RS256', 'EdDSA', 'ES384', 'PS256'] as const;
type Algorithm = (typeof algorithms)[number];
const keys = new Map<Algorithm, CryptoKey>();
let jwks: JWK[];
let trust: Trust;

beforeAll(async () => {
  jwks = [];
  for (const alg of algorithms) {
    const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
    keys.set(alg, privateKey);
    jwks.push({ ...(await exportJWK(publicKey)), alg, kid: alg });
  }
  trust = { issuer: ISSUER, audience: AUDIENCE, keys: createLocalJWKSet({ keys: jwks }) };
});

type Change = { alg?: Algorithm; typ?: string; payload?: JWTPayload; expires?: number; without?: string };

async function token({
  alg = 'ES256',
  typ = 'at+jwt',
  payload = {},
  expires = NOW + 3_600_000,
  without,
}: Change = {}): Promise<string> {
  const all: JWTPayload = { ...claims, sub: 'ada', iss: ISSUER, aud: AUDIENCE, iat: NOW / 1000, exp: expires / 1000, ...payload };
  if (without) delete all[without];
  return `Bearer ${await new SignJWT(all).setProtectedHeader({ alg, typ, kid: alg }).sign(keys.get(alg) as CryptoKey)}`;
}
const verifyAt = (now: number) => makeVerifier(trust, () => now);
const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'taken',
    (error: { code?: string }) => error.code,
  );

describe('a token is taken', () => {
  test.each(['ES256', 'RS256', 'EdDSA'] as const)('signed with %s', async (alg) => {
    expect(await verifyAt(NOW)(await token({ alg }))).toEqual({ ...claims, sub: 'ada', until: NOW + 3_600_000 });
  });

  test.each(['urn:adviser-desk:local-identity', 'http://127.0.0.1:4311', 'http://127.0.0.1:53123'])(
    'in local mode, from %s',
    async (iss) => {
      const local = makeVerifier({ ...trust, issuer: LOCAL_ISSUERS }, () => NOW);
      expect((await local(await token({ payload: { iss } }))).sub).toBe('ada');
    },
  );

  test('with the roles we know and no others', async () => {
    const caller = await verifyAt(NOW)(await token({ payload: { roles: ['supervisor', 'janitor', 'adviser'] } }));
    expect(caller.roles).toEqual(['supervisor', 'adviser']);
  });
});

describe('a token is nobody’s', () => {
  test.each<[string, Change]>([
    ['with an algorithm off the list', { alg: 'ES384' }],
    ['with another one off the list', { alg: 'PS256' }],
    ['for another audience', { payload: { aud: 'elsewhere' } }],
    ['from another issuer', { payload: { iss: 'https://other.example' } }],
    ['that is an ID token', { typ: 'JWT' }],
    ['that has expired', { expires: NOW - 60_000 }],
    ['that is not yet valid', { payload: { nbf: NOW / 1000 + 60 } }],
    ['without an expiry', { without: 'exp' }],
    ['without a subject', { without: 'sub' }],
    ['without roles', { without: 'roles' }],
    ['without an organisation', { without: 'touchpoint' }],
    ['with an organisation that is none', { payload: { touchpoint: '999' } }],
  ])('%s', async (_, change) => {
    expect(await codeOf(verifyAt(NOW)(await token(change)))).toBe('unauthenticated');
  });

  test.each([
    'https://127.0.0.1:4311',
    'http://127.0.0.1',
    'http://127.0.0.1:4311/',
    'http://127.0.0.1:4311.evil.example',
    'http://127.0.0.2:4311',
    'http://localhost:4311',
    'xurn:adviser-desk:local-identity',
    '',
    undefined,
  ])('in local mode, from %s', async (iss) => {
    const local = makeVerifier({ ...trust, issuer: LOCAL_ISSUERS }, () => NOW);
    expect(await codeOf(local(await token(iss === undefined ? { without: 'iss' } : { payload: { iss } })))).toBe(
      'unauthenticated',
    );
  });

  test('signed with the public key as if it were a secret', async () => {
    const secret = new TextEncoder().encode(JSON.stringify(jwks[0]));
    const forged = await new SignJWT({ ...claims, sub: 'ada', iss: ISSUER, aud: AUDIENCE, exp: NOW / 1000 + 60 })
      .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt', kid: 'ES256' })
      .sign(secret);
    expect(await codeOf(verifyAt(NOW)(`Bearer ${forged}`))).toBe('unauthenticated');
  });
});

describe('a verified token is remembered', () => {
  test('and not verified again, until it expires', async () => {
    let asked = 0;
    let now = NOW;
    const counting: Trust = {
      ...trust,
      keys: (...all) => {
        asked += 1;
        return trust.keys(...all);
      },
    };
    const verify = makeVerifier(counting, () => now);
    const bearer = await token();
    for (let times = 0; times < 5; times++) await verify(bearer);
    expect(asked).toBe(1);
    now = NOW + 3_600_000 + 6_000;
    expect(await codeOf(verify(bearer))).toBe('unauthenticated');
    expect(asked).toBe(2);
  });

  test('a refused one is not', async () => {
    const verify = verifyAt(NOW);
    const bearer = await token({ payload: { aud: 'elsewhere' } });
    for (let times = 0; times < 3; times++) expect(await codeOf(verify(bearer))).toBe('unauthenticated');
  });
});

describe('the issuer’s keys', () => {
  test('that cannot be had make us unavailable, not the caller nobody', async () => {
    const nowhere = makeVerifier(trustIssuer(ISSUER, AUDIENCE, 'http://127.0.0.1:9/keys'), () => NOW);
    expect(await codeOf(nowhere(await token()))).toBe('unavailable');
  });

  test.each([
    ['an error page', 500, 'oops'],
    ['something that is no key set', 200, '{}'],
  ])('answered with %s too', async (_, status, body) => {
    const server = createServer((__, response) => response.writeHead(status).end(body)).listen(0, '127.0.0.1');
    await new Promise((up) => server.once('listening', up));
    const verify = makeVerifier(
      trustIssuer(ISSUER, AUDIENCE, `http://127.0.0.1:${(server.address() as AddressInfo).port}/`),
      () => NOW,
    );
    expect(await codeOf(verify(await token()))).toBe('unavailable');
    server.close();
  });

  test('are fetched and hold', async () => {
    const server = createServer((_, response) => response.end(JSON.stringify({ keys: jwks }))).listen(0, '127.0.0.1');
    await new Promise((up) => server.once('listening', up));
    const verify = makeVerifier(
      trustIssuer(ISSUER, AUDIENCE, `http://127.0.0.1:${(server.address() as AddressInfo).port}/`),
      () => NOW,
    );
    expect((await verify(await token({ alg: 'RS256' }))).sub).toBe('ada');
    server.close();
  });
});

describe('an issuer that is asked where its keys are', () => {
  let server: Server;
  let issuer: string;
  let document: Record<string, unknown> | null;
  let asked: string[];
  beforeEach(async () => {
    asked = [];
    server = createServer((request, response) => {
      asked.push(request.url ?? '');
      const body = request.url === '/keys' ? { keys: jwks } : document;
      response.writeHead(body ? 200 : 503).end(JSON.stringify(body));
    }).listen(0, '127.0.0.1');
    await new Promise((up) => server.once('listening', up));
    issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    document = { issuer, jwks_uri: `${issuer}/keys` };
  });
  afterEach(() => void server.close());

  test('is asked once, when the first token comes', async () => {
    const verify = makeVerifier(trustIssuer(issuer, AUDIENCE), () => NOW);
    expect(asked).toEqual([]);
    for (const sub of ['ada', 'bob']) expect((await verify(await token({ payload: { iss: issuer, sub } }))).sub).toBe(sub);
    expect(asked).toEqual(['/.well-known/openid-configuration', '/keys']);
  });

  test('and is away, makes us unavailable until it is back', async () => {
    const verify = makeVerifier(trustIssuer(issuer, AUDIENCE), () => NOW);
    const bearer = await token({ payload: { iss: issuer } });
    document = null;
    expect(await codeOf(verify(bearer))).toBe('unavailable');
    document = { issuer, jwks_uri: `${issuer}/keys` };
    expect((await verify(bearer)).sub).toBe('ada');
  });

  test.each<[string, Record<string, unknown>]>([
    ['speaks for another', { issuer: 'https://other.example' }],
    ['names no keys', { jwks_uri: undefined }],
    ['has its keys elsewhere than on the web', { jwks_uri: 'file:///etc/passwd' }],
  ])('and %s, is not believed', async (_, wrong) => {
    document = { ...document, ...wrong };
    const verify = makeVerifier(trustIssuer(issuer, AUDIENCE), () => NOW);
    expect(await codeOf(verify(await token({ payload: { iss: issuer } })))).toBe('unavailable');
  });
});
