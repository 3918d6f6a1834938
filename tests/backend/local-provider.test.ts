import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tokenFor } from '../../backend/identity/provider/token-for.ts';
import { callOver } from '../support/backend.ts';
import { NotStarted, startBackendProcess } from '../support/backend-process.ts';
import type { Place } from '../support/prepared.ts';
import { refresh, signedIn } from '../unit/backend/identity/provider/flow.ts';
import { ownPlace } from './own-process.ts';

let place: Place;
let folder: string;
beforeAll(async () => {
  place = await ownPlace();
  folder = mkdtempSync(join(tmpdir(), 'desk-identity-'));
});
afterAll(async () => {
  await place?.remove();
  rmSync(folder, { recursive: true, force: true });
});

const start = (variables: Record<string, string> = {}) =>
  startBackendProcess({ ...place.variables, LOCAL_IDENTITY: folder, IDENTITY_PORT: '0', LOG_LEVEL: 'info', ...variables });
const readNotice = async (url: string, token = '') => (await callOver(url, 'notice.read', token, { version: 'current' })).status;
const claimsOf = (token = '') => JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());

test('a backend in local mode names its provider, takes its tokens, and logs nobody', async () => {
  const backend = await start();
  const issuer = backend.issuer ?? '';
  expect(issuer).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  const tokens = await signedIn(issuer, 'phone.adviser');
  const renewed = (await refresh(issuer, tokens.refresh_token)).body;
  expect([await readNotice(backend.url, tokens.access_token), await readNotice(backend.url, renewed.access_token)]).toEqual([
    200, 200,
  ]);
  // An id token says who somebody is; it opens nothing.
  expect(await readNotice(backend.url, tokens.id_token)).toBe(401);
  expect(await readNotice(backend.url, tokens.refresh_token)).toBe(401);
  const found = await callOver(backend.url, 'customers.find', tokens.access_token ?? '', { line: 'smith' });
  expect(found.status).toBe(200);
  expect(await backend.stop()).toBe(0);
  expect(backend.said()).not.toMatch(/Priya|phone\.adviser|eyJ|code=/);
  expect(readdirSync(folder)).toEqual(['key.json']);
});

test('after a restart the old refresh token is refused, and signing in again works', async () => {
  const first = await start();
  const { refresh_token: old, access_token: still } = await signedIn(first.issuer ?? '', 'phone.adviser');
  await first.kill();
  const second = await start();
  expect((await refresh(second.issuer ?? '', old)).body.error).toBe('invalid_grant');
  // What was given before lasts its ten minutes: it is signed, not remembered.
  expect(await readNotice(second.url, still)).toBe(200);
  expect(await readNotice(second.url, (await signedIn(second.issuer ?? '', 'supervisor')).access_token)).toBe(200);
  await second.stop();
});

test('a token of the command line is good at a backend that is started later, and on another port', async () => {
  const before = await tokenFor(folder, 'phone.adviser');
  const backend = await start();
  expect(await readNotice(backend.url, before)).toBe(200);
  const beside = await tokenFor(folder, 'supervisor');
  expect(claimsOf(beside).iss).toBe(backend.issuer);
  expect(await readNotice(backend.url, beside)).toBe(200);
  await backend.stop();
  const without = await start({ IDENTITY_PORT: 'off' });
  expect(without.issuer).toBeNull();
  expect([await readNotice(without.url, before), await readNotice(without.url, beside)]).toEqual([200, 200]);
  await without.stop();
});

test('with an issuer there is no provider, and a token of ours is not taken', async () => {
  const refused = await start({ ISSUER: 'https://issuer.example', AUDIENCE: 'x' }).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(NotStarted);
  expect((refused as NotStarted).said).toContain('local mode');
  const backend = await start({
    ISSUER: 'http://127.0.0.1:9',
    AUDIENCE: 'urn:adviser-desk:central',
    JWKS_URI: 'http://127.0.0.1:9/keys',
    IDENTITY_PORT: '',
  });
  expect(backend.issuer).toBeNull();
  expect(await readNotice(backend.url, await tokenFor(folder, 'phone.adviser'))).toBe(503);
  await backend.stop();
});
