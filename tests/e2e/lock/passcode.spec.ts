import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { type KeyStore, startKeyStore } from '../../support/key-store.ts';
import { signInAt } from '../../support/sign-in.ts';
import { findLine } from '../screens/steps.ts';
import { heldIn, pageHeap, shellHeap } from './heaps.ts';
import { type LockWorld, lockedHeading, startLockWorld } from './lock-world.ts';

test.describe.configure({ mode: 'serial' });

let store: KeyStore;
let world: LockWorld;
test.beforeAll(async () => {
  test.setTimeout(120_000);
  store = await startKeyStore();
  world = await startLockWorld(store.env, store.args);
});
test.afterAll(async () => {
  await world?.end();
  await store?.stop();
});

const passcodeField = (page: Page) =>
  page.getByRole('textbox', { name: 'Passcode' }).or(page.getByLabel('Passcode', { exact: true }));
const PASSCODE = 'seven brown owls';

async function choosePasscode(page: Page, passcode: string): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Choose a passcode' })).toBeVisible();
  await page.getByLabel('Passcode', { exact: true }).fill(passcode);
  await page.getByLabel('The same again').fill(passcode);
  await page.keyboard.press('Enter');
}

/** What the app's own log says of an operation's exchanges; those that ended well have no code. */
function exchangesOf(operation: string): { readonly code?: string }[] {
  return readFileSync(join(world.desk.profile, 'logs/desk.log'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { operation?: string; code?: string })
    .filter((line) => line.operation === operation);
}

async function tryPasscode(page: Page, passcode: string): Promise<void> {
  await expect(passcodeField(page)).toBeEditable();
  await passcodeField(page).fill(passcode);
  await page.keyboard.press('Enter');
}

test('the first sign-in on a machine with a key store asks for a passcode; nothing on the disk says who', async () => {
  const page = world.page();
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await signInAt(await world.desk.opened(), 'phone.adviser');
  await expect(page.getByRole('contentinfo', { name: 'State' })).toContainText('Priya Shah · ');
  await choosePasscode(page, PASSCODE);
  await expect(findLine(page)).toBeVisible();
  const kept = readdirSync(join(world.desk.profile, 'people'), { recursive: true, encoding: 'utf8' });
  expect(kept.some((name) => name.endsWith('keys.wrapped'))).toBe(true);
  expect(kept.join('\n')).not.toMatch(/phone|adviser|shah|priya/i);
});

test('offline the passcode opens the desk, typed text and all; online it is the issuer that is asked', async () => {
  await findLine(world.page()).fill('half a line');
  const online = await world.lock();
  await expect(online.getByRole('button', { name: 'Sign in to unlock' })).toBeFocused();
  await expect(passcodeField(online)).toHaveCount(0);
  await world.signInToUnlock('phone.adviser');
  await expect(findLine(online)).toHaveValue('half a line');
  await world.central.stop();
  const offline = await world.lock();
  await tryPasscode(offline, 'seven brown cats');
  await expect(offline.getByText('4 tries left')).toBeVisible();
  await expect(offline.getByRole('alert')).toContainText('not the passcode');
  await tryPasscode(offline, PASSCODE);
  await expect(findLine(offline)).toHaveValue('half a line');
  // The passcode is nobody's business once it has been answered.
  expect(heldIn(await shellHeap(world.desk.app), [PASSCODE])).toEqual([]);
  expect(heldIn(await pageHeap(offline), [PASSCODE])).toEqual([]);
});

test('offline work recorded before a lock is sent once after it, and not while locked', async () => {
  const page = world.page();
  const at = new Date().toISOString();
  const conversationId = '0199a1b2-0000-7000-8000-00000000aa01';
  const opened = await page.evaluate(
    ([id, when]) =>
      (window as unknown as { desk: { conversations: { open: (input: unknown) => Promise<unknown> } } }).desk.conversations.open({
        ...{ commandId: '0199a1b2-0000-7000-8000-00000000aa02', conversationId: id, at: when },
        ...{ channel: 'telephone', direction: 'in', speaker: 'customer' },
      }),
    [conversationId, at] as const,
  );
  expect(opened).toMatchObject({ ok: true });
  const locked = await world.lock();
  await expect(locked.getByText('1 item is unsent')).toBeVisible();
  await world.central.start();
  await expect(locked.getByText('Online', { exact: false })).toBeVisible({ timeout: 20_000 });
  await locked.waitForTimeout(2_500);
  await expect(locked.getByText('1 item is unsent')).toBeVisible();
  const sent = () => exchangesOf('conversations.open');
  expect(sent().filter(({ code }) => !code)).toEqual([]);
  await world.signInToUnlock('phone.adviser');
  await expect(locked.getByText('Nothing unsent')).toBeVisible();
  await expect.poll(() => sent().filter(({ code }) => !code)).toHaveLength(1);
});

test('five wrong tries and only the issuer opens; then a new passcode', async () => {
  await world.central.stop();
  const locked = await world.lock();
  for (const left of ['4 tries left', '3 tries left', '2 tries left', 'One try left']) {
    await tryPasscode(locked, 'wrong every time');
    await expect(locked.getByText(left)).toBeVisible();
  }
  await tryPasscode(locked, 'wrong every time');
  await expect(locked.getByRole('alert')).toContainText('wrong too often');
  await expect(passcodeField(locked)).toHaveCount(0);
  await world.central.start();
  await world.signInToUnlock('phone.adviser');
  await choosePasscode(locked, 'another owl flew');
  await expect(findLine(locked)).toHaveValue('half a line');
});

test('twelve hours after the sign-in the passcode no longer does', async () => {
  const later = await world.desk.app.evaluate(() => {
    const now = Date.now;
    Date.now = () => now() + 12 * 3_600_000 + 1_000;
    return Date.now();
  });
  expect(later).toBeGreaterThan(Date.now());
  await world.central.stop();
  const locked = await world.lock();
  await expect(locked.getByText('There is no connection. Your passcode opens this desk within 12 hours')).toBeVisible({
    timeout: 20_000,
  });
  await expect(passcodeField(locked)).toHaveCount(0);
  await expect(lockedHeading(locked)).toBeVisible();
});
