import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@playwright/test';
import { freshBrowser, signInAt } from '../../support/sign-in.ts';
import { expectSaid, openThreshold, signInButton, signOut, type Threshold, waiting } from './desk.ts';

let desk: Threshold;
test.beforeAll(async () => {
  desk = await openThreshold();
});
test.afterAll(() => desk?.close());
test.afterEach(async () => {
  const cancel = desk.window().getByRole('button', { name: 'Cancel' });
  if (await cancel.isVisible()) await cancel.click();
});

/** Presses the button and answers where the browser was to go, and where it is to come back to. */
async function begin(): Promise<{ address: string; back: URL; state: string }> {
  await signInButton(desk.window()).click();
  const address = await desk.opened();
  const asked = new URL(address).searchParams;
  return { address, back: new URL(asked.get('redirect_uri') as string), state: asked.get('state') as string };
}

test('the first control has the focus; the keyboard alone begins and cancels', async () => {
  const page = desk.window();
  await expect(signInButton(page)).toBeFocused();
  await page.keyboard.press('Enter');
  await desk.opened();
  await expect(waiting(page)).toBeVisible();
  await expect(page.getByRole('timer')).toContainText(/^1:\d\d left$/);
  await expect(page.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expectSaid(desk, 'You cancelled the sign-in.');
});

test('refused on the provider’s page', async () => {
  const { address } = await begin();
  await signInAt(address, '', { refuse: true });
  await expectSaid(desk, /^The sign-in was refused\./);
});

test('an account of the website alone is told so, and the next one is asked who they are', async () => {
  const browser = freshBrowser();
  await signInAt((await begin()).address, 'website', { browser });
  await expectSaid(desk, /neither an adviser’s nor a supervisor’s/);
  const { address } = await begin();
  expect(new URL(address).searchParams.get('prompt')).toBe('login');
});

test('another state, another path, another Host, POST: refused, and the waiting goes on', async () => {
  const { address, back, state } = await begin();
  const at = (path: string) => new URL(path, back).href;
  const right = `/signed-in?state=${state}&code=made-up`;
  expect((await fetch(at('/signed-in?state=other&code=made-up'))).status).toBe(400);
  expect((await fetch(at(`/elsewhere?state=${state}&code=made-up`))).status).toBe(404);
  expect((await fetch(at(right), { method: 'POST' })).status).toBe(405);
  expect((await fetch(at(right).replace('127.0.0.1', 'localhost')).catch(() => ({ status: 421 }))).status).toBe(421);
  await expect(waiting(desk.window())).toBeVisible();
  expect(await signInAt(address, 'phone.adviser')).toContain('Back to Adviser Desk');
  await expect(desk.window().getByRole('contentinfo', { name: 'State' })).toContainText('Priya Shah');
  await expect(fetch(at(right))).rejects.toThrow();
  await signOut(desk);
  await desk.opened();
});

test('a code that somebody made up is worth nothing', async () => {
  const { back, state } = await begin();
  const iss = encodeURIComponent(desk.issuer);
  expect((await fetch(`${back.href}?state=${state}&code=made-up&iss=${iss}`)).status).toBe(200);
  await expectSaid(desk, /^The sign-in was refused\./);
});

test('a browser that does not open: the address is copied, and whoever opens it by hand is in', async () => {
  const [page, app] = [desk.window(), desk.app];
  await app.evaluate(({ shell }) => {
    const own = globalThis as unknown as { usual: typeof shell.openExternal };
    own.usual = shell.openExternal;
    shell.openExternal = async () => Promise.reject(new Error('no browser'));
  });
  await signInButton(page).click();
  await expect(page.getByText(/^The browser did not open\. Copy the address/)).toBeVisible();
  await page.getByRole('button', { name: 'Copy the address' }).click();
  await expect(page.getByRole('button', { name: 'Address copied' })).toBeVisible();
  const address = await app.evaluate(({ clipboard }) => clipboard.readText());
  expect(await page.content()).not.toContain('code_challenge');
  await app.evaluate(({ shell }) => {
    shell.openExternal = (globalThis as unknown as { usual: typeof shell.openExternal }).usual;
  });
  await signInAt(address, 'phone.adviser');
  await expect(page.getByRole('contentinfo', { name: 'State' })).toContainText('Priya Shah');
  await signOut(desk);
  await desk.opened();
});

test('nobody finishes it in time', async () => {
  const quick = await openThreshold({ env: { ADVISER_DESK_SIGN_IN_SECONDS: '3' } });
  try {
    await signInButton(quick.page).click();
    const back = new URL(new URL(await quick.opened()).searchParams.get('redirect_uri') as string);
    await expectSaid(quick, /^The sign-in was not finished in time\./);
    await expect(fetch(back)).rejects.toThrow();
  } finally {
    await quick.close();
  }
});

test('no issuer there, and something there that is none', async () => {
  const hotel = createServer((_, response) => response.setHeader('content-type', 'text/html').end('<h1>Welcome</h1>'));
  await new Promise<void>((done) => hotel.listen(0, '127.0.0.1', done));
  const cases = [
    ['http://127.0.0.1:9', /sign-in service does not answer/],
    [`http://127.0.0.1:${(hotel.address() as AddressInfo).port}`, /is not your organisation’s sign-in service/],
  ] as const;
  for (const [issuer, words] of cases) {
    const lost = await openThreshold({ issuer });
    await signInButton(lost.page).click();
    await expectSaid(lost, words);
    await lost.close();
  }
  hotel.close();
});
