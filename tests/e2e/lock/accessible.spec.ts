import { expect, test } from '@playwright/test';
import { type KeyStore, startKeyStore } from '../../support/key-store.ts';
import { signInAt } from '../../support/sign-in.ts';
import { expectGood } from '../screens/good.ts';
import { findLine } from '../screens/steps.ts';
import { type LockWorld, startLockWorld } from './lock-world.ts';

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

const looked = () => ({ app: world.desk.app, page: world.page() });

test('locked with a connection, with somebody else at it, and the warning before', async () => {
  const page = world.page();
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await signInAt(await world.desk.opened(), 'phone.adviser');
  await page.getByLabel('Passcode', { exact: true }).fill('seven brown owls');
  await page.getByLabel('The same again').fill('seven brown owls');
  await page.keyboard.press('Enter');
  await expect(findLine(page)).toBeVisible();
  await world.desk.app.evaluate(({ BrowserWindow }, at) => {
    BrowserWindow.getAllWindows()[0]?.webContents.send('change', { kind: 'lock-warning', at });
  }, new Date(Date.now() + 55_000).toISOString());
  await expect(page.getByRole('alertdialog')).toBeVisible();
  await expectGood(looked(), 'lock-warning');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('alertdialog')).toHaveCount(0);
  await world.lock();
  await expectGood(looked(), 'locked');
  await world.signInToUnlock('local.adviser');
  await expect(world.page().getByRole('alert')).toContainText('Only Priya Shah');
  await expectGood(looked(), 'locked-somebody-else');
});

test('locked without a connection: the passcode, by keyboard alone, and a wrong one', async () => {
  await world.signInToUnlock('phone.adviser');
  await expect(findLine(world.page())).toBeVisible();
  await world.central.stop();
  const page = await world.lock();
  await expect(page.getByLabel('Passcode', { exact: true })).toBeFocused();
  await page.keyboard.type('not the one I chose');
  await page.keyboard.press('Enter');
  await expect(page.getByText('4 tries left')).toBeVisible();
  await expect(page.getByLabel('Passcode', { exact: true })).toBeFocused();
  await expect(page.getByLabel('Passcode', { exact: true })).toHaveValue('');
  await expectGood(looked(), 'locked-offline');
  await page.keyboard.type('seven brown owls');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Unlock', exact: true })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(findLine(page)).toBeFocused();
});
