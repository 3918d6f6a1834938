import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { launchApp, type RunningApp } from '../../support/app.ts';
import { type KeyStore, startKeyStore } from '../../support/key-store.ts';
import { signInAt } from '../../support/sign-in.ts';
import { beginSaying, effects, identified, withdraw } from '../faults/saying.ts';
import { CUSTOMERS } from '../screens/desk.ts';
import { expectGood } from '../screens/good.ts';
import { findLine, heading, press } from '../screens/steps.ts';
import { type Central, call, startCentral } from '../shell/desk-world.ts';

test.describe.configure({ mode: 'serial' });

let store: KeyStore;
let central: Central;
let profile: string;
let desk: RunningApp;
let conversationId: string;
let person: string;
test.beforeAll(async () => {
  test.setTimeout(300_000);
  store = await startKeyStore();
  central = await startCentral(CUSTOMERS);
  profile = mkdtempSync(join(tmpdir(), 'adviser-desk-key-store-'));
});
test.afterAll(async () => {
  await desk?.close();
  await central?.end();
  await store?.stop();
  rmSync(profile, { recursive: true, force: true });
});

async function start(): Promise<void> {
  desk = await launchApp({ server: central.url, issuer: central.issuer, profile, env: store.env, args: store.args });
  await desk.page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await signInAt(await desk.opened(), 'phone.adviser');
}
async function kill(): Promise<void> {
  const ended = new Promise((done) => desk.app.process().once('exit', done));
  desk.app.process().kill('SIGKILL');
  await ended;
}
const state = (page: Page) => page.getByRole('contentinfo', { name: 'State' });

test('the key store goes while the desk is open: what is recorded is sealed all the same, and the screen says so', async () => {
  await start();
  await desk.page.getByLabel('Passcode', { exact: true }).fill('seven brown owls');
  await desk.page.getByLabel('The same again').fill('seven brown owls');
  await desk.page.keyboard.press('Enter');
  await expect(findLine(desk.window())).toBeVisible({ timeout: 60_000 });
  const page = desk.window();
  conversationId = await beginSaying(page);
  person = await identified(page, conversationId);
  await central.stop();
  await store.lose();
  await withdraw(page, conversationId, person);
  await expect(state(page)).toContainText('1 unsent, on this computer');
  await kill();
});

test('started without the key store: the desk says that something cannot be opened, and sends nothing of it', async () => {
  await central.start();
  await start();
  await expect(findLine(desk.window())).toBeVisible({ timeout: 60_000 });
  const page = desk.window();
  await expect(state(page)).toContainText('sealed work here cannot be opened');
  await press(page, 'Alt+k');
  await expect(heading(page, 'Unsent work')).toBeVisible();
  await expect(page.getByRole('alert').filter({ hasText: 'key store is not available now' })).toBeVisible();
  await expect(page.getByText('Nothing is unsent.')).toHaveCount(0);
  await expectGood({ app: desk.app, page }, 'unsent-closed');
  expect(await effects(central, conversationId, person)).toBe(0);
  await kill();
});

test('with the key store back it is opened and received, once', async () => {
  await store.back();
  await start();
  await expect(findLine(desk.window())).toBeVisible({ timeout: 60_000 });
  const page = desk.window();
  await expect
    .poll(async () => (await call(page, 'shell.sync')) as unknown, { timeout: 60_000 })
    .toMatchObject({ value: { unsent: 0, closed: false, lost: 0 } });
  await expect.poll(() => effects(central, conversationId, person)).toBe(1);
});
