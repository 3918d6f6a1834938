import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { localPeople } from '../../../backend/identity/local.ts';
import { startProvider } from '../../../backend/identity/provider/start-provider.ts';
import { faultsOf } from '../../support/axe.ts';
import { openBrowser } from '../../support/browser.ts';
import { type Asked, ask as askFor, redeem } from '../../unit/backend/identity/provider/flow.ts';

let folder: string;
let provider: Awaited<ReturnType<typeof startProvider>>;
let browser: Browser;
/** Stands for the desk: says yes to whatever the browser brings. */
let desk: Server;
let redirect = '';
test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'desk-provider-'));
  provider = await startProvider({ folder, port: 0, people: localPeople });
  browser = await openBrowser();
  desk = createServer((_, response) => response.setHeader('content-type', 'text/html').end('Signed in'));
  desk.listen(0, '127.0.0.1');
  await once(desk, 'listening');
  redirect = `http://127.0.0.1:${(desk.address() as AddressInfo).port}/signed-in`;
});
test.afterAll(async () => {
  await browser?.close();
  await provider?.stop();
  desk?.closeAllConnections();
  desk?.close();
  rmSync(folder, { recursive: true, force: true });
});

const ask = (changes: Record<string, string> = {}): Asked => askFor(provider.issuer, { redirect_uri: redirect, ...changes });

/** A page of a person with this system setting; what the policy refuses fails the test. */
async function visit(colorScheme: 'light' | 'dark', url: string): Promise<Page> {
  const page = await (await browser.newContext({ colorScheme, viewport: { width: 1000, height: 800 } })).newPage();
  page.on('console', (message) => refused.push(message.text()));
  page.on('pageerror', (error) => refused.push(error.message));
  await page.goto(url);
  return page;
}
let refused: string[] = [];
test.beforeEach(() => {
  refused = [];
});
test.afterEach(() => expect(refused).toEqual([]));

for (const colours of ['light', 'dark'] as const) {
  test(`the sign-in page is accessible, ${colours}, also at 200 %`, async () => {
    const page = await visit(colours, ask({ login_hint: 'local.adviser' }).url);
    await expect(page.getByText('anybody at this computer may be anybody here')).toBeVisible();
    expect(await faultsOf(page)).toEqual([]);
    await page.screenshot({ path: join(test.info().outputDir, `${colours}.png`), fullPage: true });
    await page.setViewportSize({ width: 500, height: 400 });
    expect(await faultsOf(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    await page.context().close();
  });
}

test('by keyboard: who is expected has the focus, Enter signs them in', async () => {
  const { url, verifier } = ask({ login_hint: 'local.adviser' });
  const page = await visit('light', url);
  await expect(page.getByRole('button', { name: /Tom Whitaker/ })).toBeFocused();
  const back = page.waitForRequest(/\/signed-in/);
  await page.keyboard.press('Enter');
  const code = new URL((await back).url()).searchParams.get('code') ?? '';
  const { body } = await redeem(provider.issuer, code, verifier, redirect);
  expect(JSON.parse(Buffer.from(body.id_token?.split('.')[1] ?? '', 'base64url').toString()).sub).toBe('local.adviser');
  await page.context().close();
});

test('without anybody expected nobody is preferred, and all six people and the refusal are reached by Tab', async () => {
  const page = await visit('light', ask().url);
  const reached: string[] = [];
  for (let times = 0; times < 7; times += 1) {
    await page.keyboard.press('Tab');
    reached.push(await page.evaluate(() => document.activeElement?.querySelector('b')?.textContent ?? ''));
  }
  const people = localPeople.filter(({ sub }) => sub !== 'website').map(({ name }) => name);
  expect(reached).toEqual([...people, 'Refuse']);
  const back = page.waitForRequest(/\/signed-in/);
  await page.keyboard.press('Enter');
  expect(new URL((await back).url()).searchParams.get('error')).toBe('access_denied');
  await page.context().close();
});

test('somebody else signs in at the same browser, and signs out again', async () => {
  const page = await visit('dark', ask().url);
  for (const name of ['Priya Shah', 'Margaret Doyle']) {
    const back = page.waitForRequest(/\/signed-in/);
    await page.goto(ask({ prompt: 'login' }).url);
    await page.getByRole('button', { name }).click();
    expect(new URL((await back).url()).searchParams.get('code')).toBeTruthy();
    await expect(page.getByText('Signed in')).toBeVisible();
  }
  await page.goto(`${provider.issuer}/session/end?client_id=adviser-desk`);
  expect(await faultsOf(page)).toEqual([]);
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { name: 'You are signed out' })).toBeVisible();
  expect(await faultsOf(page)).toEqual([]);
  await page.context().close();
});

test('the desk’s own sign-out needs no second yes', async () => {
  const { url, verifier } = ask();
  const page = await visit('light', url);
  const back = page.waitForRequest(/\/signed-in/);
  await page.getByRole('button', { name: /Priya Shah/ }).click();
  await expect(page.getByText('Signed in')).toBeVisible();
  const { body } = await redeem(provider.issuer, new URL((await back).url()).searchParams.get('code') ?? '', verifier, redirect);
  await page.goto(`${provider.issuer}/session/end?${new URLSearchParams({ id_token_hint: body.id_token ?? '' })}`);
  await expect(page.getByRole('heading', { name: 'You are signed out' })).toBeVisible();
  await page.context().close();
});

test('what is over says so, and nothing of the address stands on the page', async () => {
  const page = await visit('light', ask().url);
  const answer = await page.goto(`${provider.issuer}/sign-in/some-old-one?x=%3Cb%3Ehello`);
  expect(answer?.status()).toBe(400);
  refused = refused.filter((line) => !line.includes('400 (Bad Request)'));
  await expect(page.getByRole('heading', { name: 'This did not work' })).toBeVisible();
  expect(await page.content()).not.toMatch(/hello|some-old-one/);
  expect(await faultsOf(page)).toEqual([]);
  await page.context().close();
});
