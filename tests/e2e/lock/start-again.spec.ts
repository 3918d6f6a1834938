import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { launchApp, type RunningApp } from '../../support/app.ts';
import { type KeyStore, startKeyStore } from '../../support/key-store.ts';
import { signInAt } from '../../support/sign-in.ts';
import { expectGood } from '../screens/good.ts';
import { findLine } from '../screens/steps.ts';
import { type Central, startCentral } from '../shell/desk-world.ts';

test.describe.configure({ mode: 'serial' });

let store: KeyStore;
let central: Central;
let profile: string;
let desk: RunningApp;
test.beforeAll(async () => {
  test.setTimeout(120_000);
  store = await startKeyStore();
  central = await startCentral(20);
  profile = mkdtempSync(join(tmpdir(), 'adviser-desk-again-'));
});
test.afterAll(async () => {
  await desk?.close();
  await central?.end();
  await store?.stop();
  rmSync(profile, { recursive: true, force: true });
});

const PASSCODE = 'seven brown owls';
const start = async () => {
  await desk?.close();
  desk = await launchApp({ server: central.url, issuer: central.issuer, profile, env: store.env, args: store.args });
  return desk.page;
};
const passcode = (page: Page) => page.getByLabel('Passcode', { exact: true });
const tryPasscode = async (page: Page, typed: string) => {
  await expect(passcode(page)).toBeFocused();
  await page.keyboard.type(typed);
  await page.keyboard.press('Enter');
};

async function signInAndChoose(page: Page, as: string, chosen: string): Promise<void> {
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await signInAt(await desk.opened(), as);
  await expect(page.getByRole('heading', { name: 'Choose a passcode' })).toBeVisible();
  await passcode(page).fill(chosen);
  await page.getByLabel('The same again').fill(chosen);
  await page.keyboard.press('Enter');
  await expect(findLine(desk.window())).toBeVisible();
}

test('started without a connection, the passcode of whoever was at work here opens the desk', async () => {
  await signInAndChoose(await start(), 'phone.adviser', PASSCODE);
  await central.stop();
  const page = await start();
  await expect(page.getByText('Priya Shah signed in last on this computer')).toBeVisible();
  await expectGood({ app: desk.app, page }, 'start-offline');
  await tryPasscode(page, 'seven brown cats');
  await expect(page.getByText('4 tries left')).toBeVisible();
  const after = await start();
  await expect(after.getByText('4 tries left')).toBeVisible();
  await tryPasscode(after, PASSCODE);
  await expect(findLine(desk.window())).toBeFocused();
  await expect(desk.window().getByText('Priya Shah', { exact: false }).first()).toBeVisible();
});

test('with a connection nobody is offered a passcode, a colleague signs in, and signing out leaves no way by passcode', async () => {
  await central.start();
  const page = await start();
  await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toBeFocused();
  await expect(passcode(page)).toHaveCount(0);
  await signInAndChoose(page, 'local.adviser', 'another owl flew');
  // Not waited for: the window goes with the person, and another one comes.
  const next = desk.app.waitForEvent('window');
  await desk.window().evaluate(() => {
    void (window as unknown as { desk: { shell: { signOut: (how: unknown) => Promise<unknown> } } }).desk.shell.signOut({
      loseUnsent: false,
    });
  });
  await expect((await next).getByRole('button', { name: 'Sign in', exact: true })).toBeVisible();
  await central.stop();
  const offline = await start();
  await expect(
    offline
      .getByText('No connection', { exact: false })
      .or(offline.getByText('Offline', { exact: false }))
      .first(),
  ).toBeVisible();
  await expect(passcode(offline)).toHaveCount(0);
});
