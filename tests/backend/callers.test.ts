import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateKeyPair, importJWK, type JWK, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LOCAL_AUDIENCE, LOCAL_ISSUER, openLocalIdentity } from '../../backend/identity/local.ts';
import { startBackend, type TestBackend, testDatabase } from '../support/backend.ts';
import { testIdentity } from '../support/prepared.ts';
import { addPerson, auditOf } from './people.ts';

let backend: TestBackend;
let token: string;
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase() });
  token = await backend.token('phone.adviser');
});
afterAll(() => backend?.stop());

describe('callers', () => {
  const read = async (authorization: string) => {
    const answer = await fetch(`${backend.url}/v1/notices/current`, { headers: { authorization } });
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  };
  const forge = async (change: (jwt: SignJWT) => SignJWT, header: Record<string, string> = {}, alg = 'ES256') => {
    const { privateKey } = await generateKeyPair(alg, { extractable: true });
    const { publicKey } = await openLocalIdentity(testIdentity);
    const claims = { name: 'A', roles: ['adviser'], touchpoint: '0000000999' };
    return change(
      new SignJWT(claims)
        .setProtectedHeader({ alg, typ: 'at+jwt', kid: publicKey.kid, ...header })
        .setSubject('phone.adviser')
        .setIssuer(LOCAL_ISSUER)
        .setAudience(LOCAL_AUDIENCE)
        .setIssuedAt()
        .setExpirationTime('1h'),
    ).sign(privateKey);
  };
  const unsigned = (claims: object) =>
    [{ alg: 'none', typ: 'at+jwt' }, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');

  test('without a token, or with one that is none, are nobody', async () => {
    for (const authorization of [
      '',
      'Bearer',
      'Bearer x',
      'Basic eDp5',
      `Bearer ${token}x`,
      `Bearer ${token} ${token}`,
      `Bearer ${unsigned({ sub: 'phone.adviser' })}.`,
    ])
      expect([authorization.slice(0, 12), (await read(authorization)).status]).toEqual([authorization.slice(0, 12), 401]);
  });

  test('with a token of another key, even one that names ours, are nobody', async () => {
    expect((await read(`Bearer ${await forge((jwt) => jwt)}`)).body.code).toBe('unauthenticated');
  });

  test('with a changed claim are nobody', async () => {
    const [header, payload, signature] = token.split('.') as [string, string, string];
    const claims = { ...JSON.parse(Buffer.from(payload, 'base64url').toString()), roles: ['supervisor'] };
    const changed = [header, Buffer.from(JSON.stringify(claims)).toString('base64url'), signature].join('.');
    expect((await read(`Bearer ${changed}`)).status).toBe(401);
  });

  test('of an organisation nobody knows are refused', async () => {
    const key = await importJWK(JSON.parse(readFileSync(join(testIdentity, 'key.json'), 'utf8')) as JWK, 'ES256');
    const stranger = await new SignJWT({ name: 'A', roles: ['supervisor'], touchpoint: '0000000123' })
      .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt' })
      .setSubject('stranger')
      .setIssuer(LOCAL_ISSUER)
      .setAudience(LOCAL_AUDIENCE)
      .setExpirationTime('1h')
      .sign(key);
    const answer = await read(`Bearer ${stranger}`);
    expect([answer.status, answer.body.code]).toEqual([403, 'forbidden']);
  });

  test('in a role the row does not name are refused, and that is audited', async () => {
    const person = await addPerson(backend);
    const answer = await backend.call('customers.read', 'website', { customerId: person.id, reason: 'my-day' });
    expect([answer.status, answer.body.code]).toEqual([403, 'forbidden']);
    expect(await auditOf(backend, person)).toMatchObject([
      { actor: 'website', kind: 'refusal', reason: 'forbidden', operation: 'customers.read' },
    ]);
  });

  test('every seeded person may read the notice', async () => {
    for (const name of [
      'phone.adviser',
      'supervisor',
      'supervisor.two',
      'local.adviser',
      'local.supervisor',
      'other.adviser',
      'website',
    ])
      expect((await backend.call('notice.read', name, { version: 'current' })).status).toBe(200);
  });
});
