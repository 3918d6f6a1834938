import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import type { SyntheticCustomer } from '../../../backend/synthetic/generate.ts';
import { launchApp, type RunningApp } from '../../support/app.ts';
import { type KeyStore, startKeyStore } from '../../support/key-store.ts';
import { signInAt } from '../../support/sign-in.ts';
import { CUSTOMERS, somebody } from '../screens/desk.ts';
import { expectGood } from '../screens/good.ts';
import { consentOf, findLine, press, toLevel1, toLevel2 } from '../screens/steps.ts';
import { type Central, startCentral } from '../shell/desk-world.ts';

test.describe.configure({ mode: 'serial' });

let store: KeyStore;
let central: Central;
let profile: string;
let disk: string;
let desk: RunningApp;
const mount = (...args: string[]) => execFileSync('mount', [...args, disk]);
test.beforeAll(async () => {
  test.setTimeout(300_000);
  store = await startKeyStore();
  central = await startCentral(CUSTOMERS);
  profile = mkdtempSync(join(tmpdir(), 'adviser-desk-disk-'));
  desk = await launchApp({ server: central.url, issuer: central.issuer, profile, env: store.env, args: store.args });
  await desk.page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await signInAt(await desk.opened(), 'phone.adviser');
  await desk.page.getByLabel('Passcode', { exact: true }).fill('seven brown owls');
  await desk.page.getByLabel('The same again').fill('seven brown owls');
  await desk.page.keyboard.press('Enter');
  await expect(findLine(desk.page)).toBeVisible();
  const people = join(profile, 'people');
  const own = readdirSync(people, { withFileTypes: true }).find((entry) => entry.isDirectory());
  disk = join(people, own?.name as string, 'outbox');
  mkdirSync(disk, { recursive: true });
  mount('-t', 'tmpfs', '-o', 'size=64k', 'tmpfs');
});
test.afterAll(async () => {
  await desk?.close();
  if (disk) execFileSync('umount', [disk]);
  await central?.end();
  await store?.stop();
  rmSync(profile, { recursive: true, force: true });
});

const state = (page: Page) => page.getByRole('contentinfo', { name: 'State' });

/** Marks a withdrawal and records it, while the disk refuses; then mends the disk and records the same again. */
async function refusedThenTaken(spoil: () => void, mend: () => void, words: RegExp, picture: string): Promise<void> {
  const { page } = desk;
  await toLevel1(
    page,
    somebody(({ states }) => states['satisfaction-survey'] === 'given'),
  );
  await press(page, 'c');
  await expect(page.getByRole('button', { name: 'Satisfaction surveys' })).toBeFocused();
  await press(page, 'w');
  spoil();
  await press(page, 'Enter');
  await expect(page.getByRole('alert').filter({ hasText: words })).toBeVisible();
  await expect(consentOf(page, 'Satisfaction surveys')).toContainText('→ Withdrawn');
  await expectGood({ app: desk.app, page }, picture);
  await expect(state(page)).toContainText('Nothing unsent');
  mend();
  await page.getByRole('button', { name: 'Record this decision' }).click();
  await expect(page.getByText(/^Received by the central service/)).toBeVisible();
  await press(page, 'Alt+e');
  await expect(page.getByRole('list', { name: 'What was done' }).getByRole('listitem')).toHaveCount(1);
  await page.getByRole('button', { name: 'End conversation now' }).click();
  await expect(findLine(page)).toBeFocused();
}

/** Takes all the room there is. */
function fill(): void {
  try {
    for (let part = 0; ; part += 1) writeFileSync(join(disk, `junk${part}`), Buffer.alloc(4096));
  } catch {
    // Full.
  }
}
function clear(): void {
  for (const name of readdirSync(disk)) if (name.startsWith('junk')) rmSync(join(disk, name));
}

test('a full disk: the save fails aloud, what was marked stays, and is recorded once there is room', async () => {
  await refusedThenTaken(fill, clear, /disk is full/, 'disk-full');
});

test('a full disk under a changed detail: what was typed and chosen stays, and is recorded once there is room', async () => {
  const { page } = desk;
  const held = (person: SyntheticCustomer) => person.values.some(({ field }) => field === 'mobile');
  await toLevel2(page, somebody(held));
  await press(page, 'g');
  const mobile = page.getByLabel('Mobile', { exact: true });
  await mobile.fill('07700 900 881');
  await page.getByRole('radio', { name: 'It has changed' }).check();
  fill();
  await page.getByRole('button', { name: 'Record what has changed' }).click();
  // Where the person looks, not below everything there is to fill in.
  await expect(page.getByRole('alert').filter({ hasText: /disk is full/ })).toBeInViewport();
  await expect(mobile).toHaveValue('07700 900 881');
  await expect(page.getByRole('radio', { name: 'It has changed' })).toBeChecked();
  await expectGood({ app: desk.app, page }, 'disk-full-change');
  await expect(state(page)).toContainText('Nothing unsent');
  clear();
  await page.getByRole('button', { name: 'Record what has changed' }).click();
  await expect(page.getByText(/^Received by the central service/)).toBeVisible();
  await press(page, 'Alt+e');
  await page.getByRole('button', { name: 'End conversation now' }).click();
  await expect(findLine(page)).toBeFocused();
});

test('a disk that may only be read: the same', async () => {
  await refusedThenTaken(
    () => mount('-o', 'remount,ro'),
    () => mount('-o', 'remount,rw'),
    /did not let Adviser Desk write/,
    'disk-read-only',
  );
});
