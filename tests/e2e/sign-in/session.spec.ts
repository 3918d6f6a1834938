import { expect, test } from '@playwright/test';
import { v7 } from 'uuid';
import { launchApp, type RunningApp } from '../../support/app.ts';
import { signInAt } from '../../support/sign-in.ts';
import { type Central, call, startCentral } from '../shell/desk-world.ts';
import { expectSaid, signInButton, signOut } from './desk.ts';
import { exchanges, noteExchanges } from './secrets.ts';

// Tokens that last a few seconds: they are renewed while the tests run.
const SECONDS = 5;
/** Milliseconds after which the central service takes such a token no more, its tolerance of clocks included. */
const PAST_ITS_END = SECONDS * 1000 + 6_000;
let central: Central;
let desk: RunningApp;
test.beforeAll(async () => {
  test.setTimeout(120_000);
  central = await startCentral(20, { IDENTITY_TOKEN_SECONDS: String(SECONDS) });
  desk = await launchApp({ server: central.url, issuer: central.issuer });
  await noteExchanges(desk.app);
});
test.afterAll(async () => {
  await desk?.close();
  await central?.end();
});

const state = () => desk.window().getByRole('contentinfo', { name: 'State' });
const refreshTokens = async () =>
  (await exchanges(desk.app)).flatMap((text) =>
    [...text.matchAll(/"refresh_token":"([^"]+)"/g)].map((match) => match[1] as string),
  );
/** What the provider says to a refresh token now. */
const renewWith = (token: string) =>
  fetch(`${central.issuer}/token`, {
    method: 'POST',
    body: new URLSearchParams({ grant_type: 'refresh_token', client_id: 'adviser-desk', refresh_token: token }),
  });
const opening = () => ({
  ...{ commandId: v7(), conversationId: v7(), at: new Date().toISOString() },
  ...{ channel: 'telephone', direction: 'in', speaker: 'customer' },
});

test('a token of a few seconds is renewed unseen, again and again, and every call is answered', async () => {
  test.setTimeout(60_000);
  await desk.signIn('phone.adviser');
  for (const end = Date.now() + 3 * SECONDS * 1000; Date.now() < end; ) {
    expect(await call(desk.window(), 'notice.read', { version: 'current' })).toMatchObject({ ok: true });
    await desk.window().waitForTimeout(400);
  }
  const tokens = await refreshTokens();
  expect(tokens.length).toBeGreaterThanOrEqual(3);
  expect(new Set(tokens).size).toBe(tokens.length);
  await expect(state()).toContainText('Priya Shah');
});

test('with something unsent, signing out asks; a renewal refused ends the session and keeps it', async () => {
  test.setTimeout(120_000);
  const page = desk.window();
  await central.stop();
  await call(page, 'conversations.open', opening());
  await expect(state()).toContainText('1 unsent');
  await page.getByRole('button', { name: 'Sign out' }).click();
  const question = page.getByRole('dialog', { name: 'Sign out and lose what is unsent?' });
  await expect(question).toContainText('One item has not been received');
  await page.keyboard.press('Escape');
  await expect(question).toHaveCount(0);
  await expect(state()).toContainText('Priya Shah');
  // Nothing goes out with the token of before: it has ended by then.
  await page.waitForTimeout(PAST_ITS_END);
  await central.start();
  // The provider came back without its memory: the renewal is refused, and what is unsent stays.
  await expectSaid(desk, /^Your sign-in has ended\./, 60_000);
  await expect(state()).toContainText('1 unsent');
  await expect(state()).toContainText('Nobody is signed in');
});

test('somebody else is told that it is not their turn; the same person goes on, and it is sent', async () => {
  await signInButton(desk.window()).click();
  await signInAt(await desk.opened(), 'other.adviser');
  await expectSaid(desk, /^Somebody else’s work on this computer has not been sent yet\./);
  await expect(state()).toContainText('1 unsent');
  await desk.signIn('phone.adviser');
  await expect(state()).toContainText('Nothing unsent', { timeout: 30_000 });
});

test('signing out revokes', async () => {
  await signOut(desk);
  await desk.opened();
  const token = (await refreshTokens()).at(-1) as string;
  await expect.poll(async () => (await renewWith(token)).status).toBe(400);
  expect(await call(desk.window(), 'notice.read', { version: '2020-01-01' })).toMatchObject({
    ok: false,
    error: { code: 'signed-out' },
  });
});
