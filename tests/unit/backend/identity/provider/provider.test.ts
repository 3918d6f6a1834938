import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLocalJWKSet, decodeProtectedHeader, type JSONWebKeySet, jwtVerify } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { localPeople } from '../../../../../backend/identity/local.ts';
import { startProvider } from '../../../../../backend/identity/provider/start-provider.ts';
import { freshBrowser, signInAt } from '../../../../support/sign-in.ts';
import { ask, back, REDIRECT, redeem, refresh, signedIn, token } from './flow.ts';

let folder: string;
let issuer: string;
let stop: () => Promise<void>;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'desk-provider-'));
  ({ issuer, stop } = await startProvider({ folder, port: 0, people: localPeople, tokenSeconds: 300 }));
});
afterAll(async () => {
  await stop?.();
  rmSync(folder, { recursive: true });
});

const json = async (path: string) => (await fetch(`${issuer}${path}`)).json() as Promise<Record<string, unknown>>;
const verified = async (jwt: string, audience: string) =>
  (await jwtVerify(jwt, createLocalJWKSet((await json('/jwks')) as unknown as JSONWebKeySet), { issuer, audience })).payload;
/** A code nobody has redeemed yet. */
async function codeFor(as = 'phone.adviser') {
  const { url, verifier } = ask(issuer);
  return { code: (await back(url, as)).get('code') ?? '', verifier };
}

test('it says what it is, under its own name only', async () => {
  const document = await json('/.well-known/openid-configuration');
  expect(document).toMatchObject({
    issuer,
    authorization_endpoint: `${issuer}/auth`,
    token_endpoint: `${issuer}/token`,
    revocation_endpoint: `${issuer}/token/revocation`,
    end_session_endpoint: `${issuer}/session/end`,
    response_types_supported: ['code'],
    code_challenge_methods_supported: ['S256'],
    id_token_signing_alg_values_supported: ['ES256'],
    authorization_response_iss_parameter_supported: true,
  });
  expect(document.userinfo_endpoint).toBeUndefined();
  expect(document.registration_endpoint).toBeUndefined();
  for (const key of (await json('/jwks')).keys as object[]) expect(key).not.toHaveProperty('d');
});

test('every seeded person signs in, and the tokens say who they are', async () => {
  for (const person of localPeople) {
    const tokens = await signedIn(issuer, person.sub);
    expect(decodeProtectedHeader(tokens.access_token ?? '')).toMatchObject({ alg: 'ES256', typ: 'at+jwt' });
    const access = await verified(tokens.access_token ?? '', 'urn:adviser-desk:central');
    expect(access).toMatchObject({ ...person, client_id: 'adviser-desk' });
    expect((access.exp ?? 0) - (access.iat ?? 0)).toBe(300);
    expect(await verified(tokens.id_token ?? '', 'adviser-desk')).toMatchObject({ ...person, nonce: 'the-nonce' });
    expect(tokens.refresh_token).toBeTruthy();
  }
});

test('the answer names the issuer and the state, on whatever port the desk waits', async () => {
  for (const port of [1024, 49_999, 65_535]) {
    const answer = await back(ask(issuer, { redirect_uri: `http://127.0.0.1:${port}/signed-in` }).url, 'supervisor');
    expect([answer.get('state'), answer.get('iss')]).toEqual(['the-state', issuer]);
  }
});

describe('a code is worth nothing', () => {
  test('without its verifier, or with another: a thief has the code alone', async () => {
    const { code, verifier } = await codeFor();
    const without = await token(issuer, { grant_type: 'authorization_code', code, redirect_uri: REDIRECT });
    expect([without.status, without.body.error]).toEqual([400, 'invalid_grant']);
    const wrong = await redeem(issuer, code, `${verifier.slice(1)}x`);
    expect([wrong.status, wrong.body.error]).toEqual([400, 'invalid_grant']);
  });

  test('a second time, and what came of the first time ends with it', async () => {
    const { code, verifier } = await codeFor();
    const first = await redeem(issuer, code, verifier);
    expect(first.status).toBe(200);
    const second = await redeem(issuer, code, verifier);
    expect([second.status, second.body.error]).toEqual([400, 'invalid_grant']);
    expect((await refresh(issuer, first.body.refresh_token)).body.error).toBe('invalid_grant');
  });

  test('for another address than the one it was sent to, or another client', async () => {
    const { code, verifier } = await codeFor();
    const elsewhere = await redeem(issuer, code, verifier, 'http://127.0.0.1:53124/signed-in');
    expect([elsewhere.status, elsewhere.body.error]).toEqual([400, 'invalid_grant']);
    const grant = { grant_type: 'authorization_code', redirect_uri: REDIRECT };
    const other = await token(issuer, { ...grant, code, code_verifier: verifier, client_id: 'adviser-desk-token' });
    expect([other.status, other.body.error]).toEqual([400, 'invalid_grant']);
  });
});

describe('nobody is sent anywhere', () => {
  test.each([
    ['to another path', { redirect_uri: 'http://127.0.0.1:53123/elsewhere' }],
    ['to another host', { redirect_uri: 'https://evil.example/signed-in' }],
    ['to a host that begins alike', { redirect_uri: 'http://127.0.0.1.evil.example/signed-in' }],
    ['to another loopback name', { redirect_uri: 'http://localhost:53123/signed-in' }],
    ['with something added', { redirect_uri: `${REDIRECT}?next=x` }],
    ['for a client nobody knows', { client_id: 'another' }],
  ])('%s', async (_, changes) => {
    const answer = await fetch(ask(issuer, changes).url, { redirect: 'manual', headers: { accept: 'text/html' } });
    expect(answer.status).toBe(400);
    expect(answer.headers.get('location')).toBeNull();
    expect(await answer.text()).not.toMatch(/evil|elsewhere|another|53123/);
  });
});

describe('the desk is told no', () => {
  test.each<[string, Record<string, string | undefined>, string]>([
    ['without a challenge', { code_challenge: undefined, code_challenge_method: undefined }, 'invalid_request'],
    ['with a plain challenge', { code_challenge_method: 'plain' }, 'invalid_request'],
    ['for another audience', { resource: 'urn:another' }, 'invalid_target'],
    ['for a token straight away', { response_type: 'token' }, 'unsupported_response_type'],
    ['silently, when nobody is signed in', { prompt: 'none' }, 'login_required'],
  ])('%s', async (_, changes, error) => {
    const answer = await back(ask(issuer, changes).url, 'phone.adviser');
    expect([answer.get('error'), answer.get('code')]).toEqual([error, null]);
  });

  test('when the person refuses', async () => {
    const answer = await back(ask(issuer).url, 'phone.adviser', { refuse: true });
    expect(Object.fromEntries(answer)).toEqual({
      error: 'access_denied',
      error_description: 'Nobody signed in',
      state: 'the-state',
      iss: issuer,
    });
  });
});

describe('a session at the issuer', () => {
  test('makes the next sign-in quick, for the one expected', async () => {
    const browser = freshBrowser();
    await signedIn(issuer, 'phone.adviser', { browser });
    const again = await verified((await signedIn(issuer, 'nobody', { browser })).id_token ?? '', 'adviser-desk');
    expect(again.sub).toBe('phone.adviser');
    const quick = ask(issuer, { prompt: 'none', login_hint: 'phone.adviser' });
    expect((await back(quick.url, 'nobody', { browser })).get('code')).toBeTruthy();
  });

  test('asks again where somebody else is expected, or the desk wants to be sure', async () => {
    const browser = freshBrowser();
    await signedIn(issuer, 'phone.adviser', { browser });
    for (const changes of [{ login_hint: 'supervisor' }, { prompt: 'login' }, { prompt: 'consent' }, { max_age: '0' }]) {
      const answer = await back(ask(issuer, { ...changes }).url, 'nobody', { browser, refuse: true });
      expect(answer.get('error')).toBe('access_denied');
    }
    const { url, verifier } = ask(issuer, { login_hint: 'supervisor' });
    const code = (await back(url, 'supervisor', { browser })).get('code') ?? '';
    const { body } = await redeem(issuer, code, verifier);
    expect((await verified(body.id_token ?? '', 'adviser-desk')).sub).toBe('supervisor');
  });

  test('ends for both when somebody else signs in at the same browser', async () => {
    const browser = freshBrowser();
    const first = await signedIn(issuer, 'phone.adviser', { browser });
    const { url, verifier } = ask(issuer, { prompt: 'login' });
    const second = await redeem(issuer, (await back(url, 'supervisor', { browser })).get('code') ?? '', verifier);
    expect((await refresh(issuer, first.refresh_token)).body.error).toBe('invalid_grant');
    expect((await refresh(issuer, second.body.refresh_token)).status).toBe(200);
  });

  test('ends by signing out: at once with the desk’s id token, and refreshes end with it', async () => {
    const browser = freshBrowser();
    const { id_token: hint = '', refresh_token: old } = await signedIn(issuer, 'phone.adviser', { browser });
    const out = new URLSearchParams({
      id_token_hint: hint,
      post_logout_redirect_uri: 'http://127.0.0.1:53123/signed-out',
      state: 'bye',
    });
    const at = await signInAt(`${issuer}/session/end?${out}`, '', { browser, stopAtRedirect: true });
    expect(at).toBe('http://127.0.0.1:53123/signed-out?state=bye');
    expect((await refresh(issuer, old)).body.error).toBe('invalid_grant');
    expect((await back(ask(issuer, { prompt: 'none' }).url, '', { browser })).get('error')).toBe('login_required');
  });

  test('is not ended by whoever holds an id token of somebody else: the page asks', async () => {
    const browser = freshBrowser();
    await signedIn(issuer, 'phone.adviser', { browser });
    const { id_token: hint = '' } = await signedIn(issuer, 'supervisor');
    const page = async (query: string) => {
      const address = `${issuer}/session/end${query}`;
      return (await fetch(address, { headers: { cookie: browser.header(address) } })).text();
    };
    for (const query of ['', '?client_id=adviser-desk', `?${new URLSearchParams({ id_token_hint: hint })}`]) {
      const asked = await page(query);
      expect(asked).toContain('Stay signed in');
      expect(asked).not.toContain('<script');
    }
  });

  test('a sign-out goes nowhere else', async () => {
    const { id_token: hint = '' } = await signedIn(issuer, 'phone.adviser');
    const out = new URLSearchParams({ id_token_hint: hint, post_logout_redirect_uri: 'https://evil.example/' });
    expect((await fetch(`${issuer}/session/end?${out}`, { redirect: 'manual' })).status).toBe(400);
  });
});

describe('a refresh token', () => {
  test('is good once; used again it ends the whole family', async () => {
    const first = await signedIn(issuer, 'phone.adviser');
    const second = await refresh(issuer, first.refresh_token);
    expect(second.status).toBe(200);
    expect(second.body.refresh_token).not.toBe(first.refresh_token);
    expect(await verified(second.body.access_token ?? '', 'urn:adviser-desk:central')).toMatchObject({ name: 'Priya Shah' });
    const third = await refresh(issuer, second.body.refresh_token);
    expect(third.status).toBe(200);
    const reused = await refresh(issuer, first.refresh_token);
    expect([reused.status, reused.body.error]).toEqual([400, 'invalid_grant']);
    expect((await refresh(issuer, third.body.refresh_token)).body.error).toBe('invalid_grant');
  });

  test('of one sign-in lives when that of another ends', async () => {
    const [one, other] = [await signedIn(issuer, 'phone.adviser'), await signedIn(issuer, 'phone.adviser')];
    await refresh(issuer, one.refresh_token);
    await refresh(issuer, one.refresh_token);
    expect((await refresh(issuer, other.refresh_token)).status).toBe(200);
  });

  test('is gone once revoked', async () => {
    const { refresh_token: old = '' } = await signedIn(issuer, 'phone.adviser');
    const body = new URLSearchParams({ client_id: 'adviser-desk', token: old, token_type_hint: 'refresh_token' });
    expect((await fetch(`${issuer}/token/revocation`, { method: 'POST', body })).status).toBe(200);
    const refused = await refresh(issuer, old);
    expect([refused.status, refused.body.error]).toEqual([400, 'invalid_grant']);
  });

  test('is of no use to another client', async () => {
    const { refresh_token: old = '' } = await signedIn(issuer, 'phone.adviser');
    const grant = { grant_type: 'refresh_token', refresh_token: old, client_id: 'adviser-desk-token' };
    expect((await token(issuer, grant)).status).toBe(400);
    expect((await refresh(issuer, old)).status).toBe(200);
  });

  test('is refused in plain words after a restart, and a new sign-in works', async () => {
    const own = mkdtempSync(join(tmpdir(), 'desk-provider-'));
    const before = await startProvider({ folder: own, port: 0, people: localPeople });
    const browser = freshBrowser();
    const { refresh_token: old } = await signedIn(before.issuer, 'phone.adviser', { browser });
    await before.stop();
    expect(readdirSync(own)).toEqual(['key.json']);
    const after = await startProvider({ folder: own, port: Number(new URL(before.issuer).port), people: localPeople });
    const refused = await refresh(after.issuer, old);
    expect([refused.status, refused.body.error]).toEqual([400, 'invalid_grant']);
    expect((await signedIn(after.issuer, 'supervisor', { browser })).access_token).toBeTruthy();
    await after.stop();
    rmSync(own, { recursive: true });
  });
});
