import { expect, test } from '@playwright/test';
import { fullName, lineOf, somebody } from '../screens/desk.ts';
import { findLine, heading, levelLine, open, press, toLevel2 } from '../screens/steps.ts';
import { call } from '../shell/desk-world.ts';
import { type LockWorld, lockedHeading, startLockWorld } from './lock-world.ts';

let world: LockWorld;
test.beforeAll(async () => {
  test.setTimeout(120_000);
  world = await startLockWorld();
  await world.desk.signIn('phone.adviser');
});
test.afterAll(() => world?.end());

test('locked: another window in another process, nothing of a customer, nothing answered', async () => {
  const person = somebody();
  await open(world.page(), person);
  const before = await world.desk.app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    return { id: window?.id, pid: window?.webContents.getOSProcessId(), bounds: window?.getBounds() };
  });
  const page = await world.lock();
  const after = await world.desk.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) => ({
      id: window.id,
      pid: window.webContents.getOSProcessId(),
      bounds: window.getBounds(),
      shown: window.isVisible(),
    })),
  );
  expect(after).toHaveLength(1);
  expect(after[0]).toMatchObject({ bounds: before.bounds, shown: true });
  expect(after[0]?.pid).not.toBe(before.pid);
  expect(() => process.kill(before.pid as number, 0)).toThrow();
  await expect(page.getByText('Priya Shah is at work here.')).toBeVisible();
  await expect(page.getByText('Nothing is unsent.')).toBeVisible();
  expect(await page.content()).not.toContain(person.familyName);
  expect(await call(page, 'customers.find', { line: lineOf(person) })).toEqual({ ok: false, error: { code: 'locked' } });
  expect(await call(page, 'shell.draft', { place: 'window' })).toEqual({ ok: false, error: { code: 'locked' } });
  expect(page.url()).not.toContain('customer');
  await world.signInToUnlock('phone.adviser');
  await expect(page.getByRole('heading', { name: 'Who is speaking?' })).toBeVisible();
});

test('unlocked online: where one was, the level to be reached again by one answer, typed text there', async () => {
  const person = somebody();
  await press(world.page(), 'f');
  await findLine(world.page()).fill('');
  await toLevel2(world.page(), person);
  await press(world.page(), 'e');
  await expect(heading(world.page(), 'End conversation')).toBeVisible();
  await world.page().getByLabel('Note (optional)').fill('Rings back on Friday');
  await world.lock();
  await world.signInToUnlock('phone.adviser');
  const page = world.page();
  await expect(heading(page, 'End conversation')).toBeVisible();
  await expect(page.getByLabel('Note (optional)')).toHaveValue('Rings back on Friday');
  await press(page, 'Alt+b');
  await expect(heading(page, fullName(person))).toBeVisible();
  await expect(levelLine(page, 0)).toBeVisible();
  await page.getByLabel('Postcode').fill(person.postcode as string);
  await press(page, 'Enter');
  await expect(levelLine(page, 2)).toBeVisible();
  await press(page, 'Alt+e');
  await page.getByRole('button', { name: 'End conversation now' }).click();
  await expect(findLine(page)).toBeFocused();
  await expect(page.getByText('Nothing unsent')).toBeVisible();
});

test('somebody else at the lock neither gets in nor costs anything', async () => {
  const page = world.page();
  await findLine(page).fill('typed before the lock');
  const locked = await world.lock();
  await world.signInToUnlock('local.adviser');
  await expect(locked.getByRole('alert')).toContainText('Only Priya Shah can unlock this desk');
  await expect(lockedHeading(locked)).toBeVisible();
  await world.signInToUnlock('phone.adviser');
  await expect(findLine(locked)).toHaveValue('typed before the lock');
});

test('a reload forgets neither the conversation nor the line', async () => {
  const page = world.page();
  await findLine(page).fill('');
  const person = somebody();
  await toLevel2(page, person);
  await page.reload();
  await expect(heading(page, fullName(person))).toBeVisible();
  await expect(levelLine(page, 2)).toBeVisible();
  await expect(page.getByRole('region', { name: 'Conversation' })).toBeVisible();
});
