import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { localPeople } from '../../../../../backend/identity/local.ts';
import { cookieJar } from '../../../../../backend/identity/provider/cookie-jar.ts';
import { startProvider } from '../../../../../backend/identity/provider/start-provider.ts';
import { ask } from './flow.ts';

let folder: string;
let issuer: string;
let stop: () => Promise<void>;
const quoted = { sub: 'o.brien', name: 'Ann <O\'Brien> & "Co"', roles: ['adviser'], touchpoint: '0000000999' } as const;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'desk-provider-'));
  ({ issuer, stop } = await startProvider({ folder, port: 0, people: [...localPeople, quoted] }));
});
afterAll(async () => {
  await stop?.();
  rmSync(folder, { recursive: true });
});

/** The page an authorization address leads to, and the cookies it came with. */
async function arrive(changes: Record<string, string> = {}) {
  const first = await fetch(ask(issuer, changes).url, { redirect: 'manual' });
  const jar = cookieJar();
  jar.keep(first.headers.getSetCookie());
  const address = new URL(first.headers.get('location') ?? '', issuer).href;
  const answer = await fetch(address, { headers: { cookie: jar.header(address) } });
  return { address, jar, cookie: jar.header(address), cookies: first.headers.getSetCookie(), answer, page: await answer.text() };
}
const post = (address: string, cookie: string, body: string, headers: Record<string, string> = {}) =>
  fetch(address, {
    method: 'POST',
    redirect: 'manual',
    body,
    headers: { cookie, 'content-type': 'application/x-www-form-urlencoded', ...headers },
  });
/** fetch does not let one choose the name one asks under. */
const underName = (host: string, path: string) =>
  new Promise<number | undefined>((done) => {
    const { port } = new URL(issuer);
    request({ host: '127.0.0.1', port, path, headers: { host } }, (answer) => done(answer.resume().statusCode)).end();
  });

describe('the page', () => {
  test('says what it is, and names every adviser and supervisor, but not the website', async () => {
    const { page } = await arrive();
    expect(page).toContain('Local mode: anybody at this computer may be anybody here.');
    const offered = [...page.matchAll(/name="as" value="([^"]+)"/g)].map(([, sub]) => sub);
    expect(offered).toEqual([...localPeople.map(({ sub }) => sub).filter((sub) => sub !== 'website'), 'o.brien']);
  });

  test('puts the expected person first; a hint that is nobody changes nothing and stands nowhere', async () => {
    const { page } = await arrive({ login_hint: 'local.supervisor' });
    expect(/name="as" value="([^"]+)" autofocus/.exec(page)?.[1]).toBe('local.supervisor');
    const { page: other } = await arrive({ login_hint: '"><script>alert(1)</script>', state: '<b>state</b>', nonce: '<i>' });
    expect(other).not.toMatch(/alert|autofocus|<b>state|<i>/);
  });

  test('writes names as text', async () => {
    const { page } = await arrive();
    expect(page).toContain('Ann &#60;O&#39;Brien&#62; &#38; &#34;Co&#34;');
  });

  test('runs nothing, loads nothing, is framed by nobody and kept by nobody', async () => {
    const { answer } = await arrive();
    const policy = answer.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|https|data:|localhost/);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  test('keeps its cookies from scripts and from other sites, under names of its own port', async () => {
    const { cookies } = await arrive();
    expect(cookies.length).toBeGreaterThan(0);
    for (const cookie of cookies) {
      expect(cookie).toMatch(/; ?httponly/i);
      expect(cookie).toMatch(/; ?samesite=lax/i);
      expect(cookie.split('=')[0]).toContain(new URL(issuer).port);
    }
  });
});

describe('an answer is not taken', () => {
  test.each([
    ['from another site', 'as=supervisor', { origin: 'https://evil.example' }, 403],
    ['from a page of no site', 'as=supervisor', { origin: 'null' }, 403],
    ['of somebody who is not on the page', 'as=root', {}, 400],
    ['of nobody', '', {}, 400],
    ['as JSON', '{"as":"supervisor"}', { 'content-type': 'application/json' }, 400],
    ['larger than any of ours', `as=supervisor&x=${'y'.repeat(2_000)}`, {}, 400],
  ])('%s', async (_, body, headers, status) => {
    const { address, cookie } = await arrive();
    const refused = await post(address, cookie, body, headers);
    expect([refused.status, refused.headers.get('location')]).toEqual([status, null]);
    expect((await post(address, cookie, 'as=supervisor', { origin: issuer })).status).toBe(303);
  });

  test('without the cookies of this very sign-in', async () => {
    const [one, other] = [await arrive(), await arrive()];
    expect((await post(one.address, '', 'as=supervisor')).status).toBe(400);
    expect((await post(one.address, other.cookie, 'as=supervisor')).status).toBe(400);
  });

  test('a second time', async () => {
    const { address, cookie, jar } = await arrive();
    const back = (await post(address, cookie, 'as=supervisor')).headers.get('location') ?? '';
    const sent = await fetch(back, { redirect: 'manual', headers: { cookie: jar.header(back) } });
    expect(sent.headers.get('location')).toMatch(/^http:\/\/127\.0\.0\.1:53123\/signed-in\?code=/);
    expect((await post(address, cookie, 'as=supervisor')).status).toBe(400);
    expect((await fetch(back, { redirect: 'manual', headers: { cookie: jar.header(back) } })).status).toBe(400);
  });
});

test('under another name, as a page whose name points to this machine would ask, nothing is answered', async () => {
  const { port } = new URL(issuer);
  for (const path of ['/auth', '/.well-known/openid-configuration', '/sign-in/x', '/token'])
    for (const host of ['evil.example', `localhost:${port}`, '127.0.0.1']) expect(await underName(host, path)).toBe(421);
  expect(await underName(`127.0.0.1:${port}`, '/.well-known/openid-configuration')).toBe(200);
});

test('pages of other origins may read nothing', async () => {
  for (const path of ['/.well-known/openid-configuration', '/jwks']) {
    const answer = await fetch(`${issuer}${path}`, { headers: { origin: 'https://evil.example' } });
    expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([403, null]);
  }
});
