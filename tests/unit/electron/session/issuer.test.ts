import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { localPeople } from '../../../../backend/identity/local.ts';
import { startProvider } from '../../../../backend/identity/provider/start-provider.ts';
import { systemClock } from '../../../../electron/clock.ts';
import { createIssuer } from '../../../../electron/session/issuer.ts';
import { SignInFailure } from '../../../../electron/session/sign-in-failure.ts';
import { type SignInOptions, signInAt } from '../../../support/sign-in.ts';
import { failure, issuer, signIn } from './issuer-world.ts';

const folder = mkdtempSync(join(tmpdir(), 'adviser-desk-issuer-'));
let provider: Awaited<ReturnType<typeof startProvider>>;
beforeAll(async () => {
  provider = await startProvider({ folder, port: 0, people: localPeople, tokenSeconds: 60 });
});
afterAll(async () => {
  await provider.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('with the local provider', () => {
  test('a sign-in brings the person, tokens for the central service, and when they end', async () => {
    const desk = issuer({ issuer: provider.issuer });
    const tokens = await signIn(desk);
    expect(tokens.person).toEqual({ sub: 'phone.adviser', name: 'Priya Shah', roles: ['adviser'], touchpoint: '0000000999' });
    const claims = JSON.parse(Buffer.from(tokens.accessToken.split('.')[1] as string, 'base64url').toString());
    expect(claims).toMatchObject({ aud: 'urn:adviser-desk:central', iss: provider.issuer });
    expect(tokens.expiresAt - Date.now()).toBeGreaterThan(50_000);
    expect(tokens.refreshToken).toBeTruthy();
    const asked = new URL(desk.opened[0] as string).searchParams;
    expect(asked.get('code_challenge_method')).toBe('S256');
    expect([asked.get('state')?.length, asked.get('nonce')?.length, asked.get('code_challenge')?.length]).toEqual([43, 43, 43]);
  });

  test('each sign-in has values of its own', async () => {
    const desk = issuer({ issuer: provider.issuer });
    await signIn(desk);
    await signIn(desk);
    const [one, other] = desk.opened.map((address) => new URL(address).searchParams);
    for (const name of ['state', 'nonce', 'code_challenge', 'redirect_uri']) expect(one?.get(name)).not.toBe(other?.get(name));
  });

  test('a refresh token works once; the one it brings works next', async () => {
    const desk = issuer({ issuer: provider.issuer });
    const first = (await signIn(desk)).refreshToken as string;
    const second = await desk.renew(first);
    expect(second.refreshToken).not.toBe(first);
    const third = await desk.renew(second.refreshToken as string);
    expect(third.person).toMatchObject({ sub: 'phone.adviser' });
    expect(await failure(desk.renew(first))).toBe('refused');
  });

  test('a revoked refresh token is dead', async () => {
    const desk = issuer({ issuer: provider.issuer });
    const token = (await signIn(desk)).refreshToken as string;
    await desk.revoke(token);
    expect(await failure(desk.renew(token))).toBe('refused');
  });

  test('signing out shows the page that ends the session, and the address names nobody', async () => {
    const desk = issuer({ issuer: provider.issuer });
    await signIn(desk);
    await desk.endSession();
    expect(desk.opened.at(-1)).toBe(`${provider.issuer}/session/end?client_id=adviser-desk`);
  });

  test('a stolen code without the verifier is refused, and the real desk finds it spent or its own', async () => {
    const desk = issuer({ issuer: provider.issuer });
    let stolen: string | undefined;
    const theft = async (to: string) => {
      const options: SignInOptions = { stopAtRedirect: true };
      const back = new URL(await signInAt(to, 'phone.adviser', options));
      const form = new URLSearchParams({
        ...{ grant_type: 'authorization_code', client_id: 'adviser-desk', code: back.searchParams.get('code') as string },
        redirect_uri: `${back.origin}${back.pathname}`,
      });
      const without = await fetch(`${provider.issuer}/token`, { method: 'POST', body: form });
      form.set('code_verifier', 'a'.repeat(43));
      const guessed = await fetch(`${provider.issuer}/token`, { method: 'POST', body: form });
      stolen = `${without.status} ${guessed.status}`;
      await fetch(back);
    };
    const ended = await failure(signIn(desk, 'phone.adviser', theft));
    expect(stolen).toBe('400 400');
    expect(['no failure', 'refused']).toContain(ended);
  });

  test('a refusal on the page, an unknown client, an unknown audience', async () => {
    expect(await failure(signIn(issuer({ issuer: provider.issuer }), '', (to) => signInAt(to, '', { refuse: true })))).toBe(
      'refused',
    );
    const shown = async (desk: ReturnType<typeof issuer>) => {
      const abort = new AbortController();
      const wish = { signal: abort.signal, onOpened: () => abort.abort(new SignInFailure('abandoned')) };
      return failure(desk.signIn(wish));
    };
    // The provider cannot trust the way back of a client it does not know: it keeps the browser, and nobody comes back.
    expect(await shown(issuer({ issuer: provider.issuer, clientId: 'unknown' }))).toBe('abandoned');
    expect(await failure(signIn(issuer({ issuer: provider.issuer, audience: 'urn:other' })))).toBe('issuer-wrong');
  });

  test.each([42, -42, 90, -90, 6])('a clock %i minutes off is said with its minutes', async (minutesFast) => {
    expect(await failure(signIn(issuer({ issuer: provider.issuer, minutesFast })))).toMatchObject({
      code: 'clock-wrong',
      clockOff: minutesFast,
    });
  });

  test('a clock two minutes off is good enough', async () => {
    expect((await signIn(issuer({ issuer: provider.issuer, minutesFast: 2 }))).person.name).toBe('Priya Shah');
  });

  test('a browser that does not open, by a throw or by saying so, is told with the address', async () => {
    for (const openBrowser of [async () => false, () => Promise.reject(new Error('no browser'))]) {
      const desk = createIssuer({
        service: () => ({ server: '', issuer: provider.issuer, clientId: 'adviser-desk', audience: 'urn:adviser-desk:central' }),
        fetch: (url, init) => fetch(url, init),
        openBrowser,
        clock: systemClock,
      });
      const told = new Promise<[boolean, string]>((done) => {
        const onOpened = (opened: boolean, address: string) => opened || done([opened, address]);
        void desk.signIn({ signal: AbortSignal.timeout(500), onOpened }).catch(() => undefined);
      });
      expect(await told).toEqual([false, expect.stringContaining(`${provider.issuer}/auth?`)]);
    }
  });
});
