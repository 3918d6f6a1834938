import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { launchApp, type RunningApp } from '../../support/app.ts';
import { type KeyStore, startKeyStore } from '../../support/key-store.ts';
import { filesUnder, grepFolders } from '../../support/profile-grep.ts';
import { signInAt } from '../../support/sign-in.ts';
import { CUSTOMERS, somebody } from '../screens/desk.ts';
import { centralConsents, findLine, press, toLevel1 } from '../screens/steps.ts';
import { type Central, startCentral } from '../shell/desk-world.ts';

test.describe.configure({ mode: 'serial' });

const PASSCODE = 'seven brown owls';
let store: KeyStore;
let central: Central;
let profile: string;
let desk: RunningApp;
test.beforeAll(async () => {
  test.setTimeout(120_000);
  store = await startKeyStore();
  central = await startCentral(CUSTOMERS);
  profile = mkdtempSync(join(tmpdir(), 'adviser-desk-killed-'));
});
test.afterAll(async () => {
  await desk?.close();
  await central?.end();
  await store?.stop();
  rmSync(profile, { recursive: true, force: true });
});

const start = async () => {
  desk = await launchApp({ server: central.url, issuer: central.issuer, profile, env: store.env, args: store.args });
};
const state = (page: Page) => page.getByRole('contentinfo', { name: 'State' });
/** How many items lie sealed on the disk. */
const waiting = () => filesUnder(profile).filter((file) => /outbox\/[\w-]+\.\d+\.sealed$/.test(file)).length;
const kill = async () => {
  const ended = new Promise((done) => desk.app.process().once('exit', done));
  desk.app.process().kill('SIGKILL');
  await ended;
};
async function signIn(as: string): Promise<Page> {
  await desk.window().getByRole('button', { name: 'Sign in', exact: true }).click();
  await signInAt(await desk.opened(), as);
  return desk.window();
}
async function choose(page: Page): Promise<void> {
  await page.getByLabel('Passcode', { exact: true }).fill(PASSCODE);
  await page.getByLabel('The same again').fill(PASSCODE);
  await page.keyboard.press('Enter');
  await expect(findLine(page)).toBeVisible();
}

const person = somebody(({ states }) => states['satisfaction-survey'] === 'given');

test('a withdrawal recorded without a connection is sealed on this computer before the screen says so', async () => {
  await start();
  const page = await signIn('phone.adviser');
  await choose(page);
  await toLevel1(page, person);
  await press(page, 'c');
  await expect(page.getByRole('button', { name: 'Satisfaction surveys' })).toBeFocused();
  await expect(state(page)).toContainText('Nothing unsent');
  await central.stop();
  await press(page, 'w', 'Enter');
  await expect(state(page)).toContainText('1 unsent, on this computer');
  await kill();
  expect(grepFolders([profile], [person.id, 'satisfaction-survey'])).toEqual([]);
});

test('the process is killed; a start without a connection has it, and with one it is received once', async () => {
  await start();
  const page = desk.page;
  await page.getByLabel('Passcode', { exact: true }).fill(PASSCODE);
  await page.keyboard.press('Enter');
  await expect(state(desk.window())).toContainText('1 unsent, on this computer');
  await kill();
  await central.start();
  await start();
  await signIn('phone.adviser');
  const token = await central.token('supervisor');
  await expect
    .poll(async () => (await centralConsents(central.url, token, person.id))['satisfaction-survey'], { timeout: 20_000 })
    .toBe('withdrawn');
  await expect.poll(waiting).toBe(0);
  await expect(state(desk.window())).toContainText('Nothing unsent');
});

test('signing out leaves what is unsent sealed here; a colleague sees none of it, and it goes when its own person is back', async () => {
  const page = desk.window();
  await toLevel1(page, person);
  await central.stop();
  await press(page, 'e');
  await page.getByRole('button', { name: 'End conversation now' }).click();
  await expect(state(page)).toContainText(/unsent, on this computer/);
  await page.getByRole('button', { name: 'Sign out' }).click();
  const question = page.getByRole('dialog', { name: 'Sign out while something is unsent?' });
  await expect(question).toContainText('sealed for Priya Shah alone');
  const next = desk.app.waitForEvent('window');
  // The window goes with it, now and then before the click has come back.
  const [, clicked] = await Promise.allSettled([next, question.getByRole('button', { name: /^Sign out and leave/ }).click()]);
  await next;
  if (clicked.status === 'rejected') expect(String(clicked.reason)).toContain('has been closed');
  const left = waiting();
  expect(left).toBeGreaterThan(0);
  await central.start();
  await choose(await signIn('local.adviser'));
  await expect(state(desk.window())).toContainText('Nothing unsent');
  expect(waiting()).toBe(left);
  const gone = desk.app.waitForEvent('window');
  await desk.window().getByRole('button', { name: 'Sign out' }).click();
  await gone;
  // Signing out opens the browser at the issuer too.
  expect(await desk.opened()).toContain('/session/end');
  await signIn('phone.adviser');
  await expect(findLine(desk.window())).toBeVisible();
  await expect.poll(waiting, { timeout: 20_000 }).toBe(0);
  await expect(state(desk.window())).toContainText('Nothing unsent');
});
