import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { signInAt } from '../../support/sign-in.ts';
import { fullName, lineOf, somebody } from '../screens/desk.ts';
import { answerWhoSpeaks, findLine, heading, levelLine, open, press, toLevel1, toLevel2 } from '../screens/steps.ts';
import { typedIn } from '../screens/typed-in.ts';
import { call } from '../shell/desk-world.ts';
import { type LockWorld, lockedHeading, startLockWorld } from './lock-world.ts';

let world: LockWorld;
test.beforeAll(async () => {
  test.setTimeout(120_000);
  world = await startLockWorld();
  await world.desk.signIn('phone.adviser');
});
test.afterAll(() => world?.end());

const purposes = (page: Page) => page.getByRole('list', { name: 'Optional purposes' });

test('without a key store there is no passcode, and nothing of anybody is written', async () => {
  expect(await world.desk.app.evaluate(({ safeStorage }) => safeStorage.isEncryptionAvailable())).toBe(false);
  expect(await call(world.page(), 'shell.session')).toMatchObject({ value: { kind: 'signed-in', keptHere: false } });
  expect(existsSync(join(world.desk.profile, 'people'))).toBe(false);
});

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

test('what is marked on a form survives a lock; leaving the form still gives it up', async () => {
  const page = world.page();
  const person = somebody(({ states }) => states['satisfaction-survey'] === 'given');
  await findLine(page).fill('');
  await toLevel1(page, person);
  await press(page, 'c');
  await expect(heading(page, 'Record consent')).toBeVisible();
  await expect(purposes(page)).toBeVisible();
  await press(page, '1', 'w');
  await expect(page.getByRole('button', { name: 'Record this decision' })).toBeFocused();
  await world.lock();
  await world.signInToUnlock('phone.adviser');
  const after = world.page();
  await expect(heading(after, 'Record consent')).toBeVisible();
  await after.getByRole('link', { name: new RegExp(fullName(person)) }).click();
  await expect(levelLine(after, 0)).toBeVisible();
  await after.getByLabel('Postcode').fill(person.postcode as string);
  await press(after, 'Enter');
  await expect(levelLine(after, 1)).toBeVisible();
  await press(after, 'c');
  await expect(after.getByRole('button', { name: 'Record this decision' })).toBeVisible();
  await press(after, 'Escape');
  await after.getByRole('button', { name: 'Leave' }).click();
  await press(after, 'c');
  await expect(purposes(after)).toBeVisible();
  await expect(after.getByRole('button', { name: 'Record this decision' })).toHaveCount(0);
  await press(after, 'Alt+e');
  await after.getByRole('button', { name: 'End conversation now' }).click();
  await expect(findLine(after)).toBeFocused();
});

test('what is typed over, and who may speak, survives a lock', async () => {
  const person = somebody(({ values }) => values.some(({ field }) => field === 'mobile'));
  const checkAgain = async (page: Page) => {
    await expect(levelLine(page, 0)).toBeVisible();
    await page.getByLabel('Postcode').fill(person.postcode as string);
    await press(page, 'Enter');
    await expect(levelLine(page, 2)).toBeVisible();
  };
  await findLine(world.page()).fill('');
  await toLevel2(world.page(), person);
  await press(world.page(), 'g');
  await world.page().getByLabel('Mobile', { exact: true }).fill('07700 900 662');
  await world.lock();
  await world.signInToUnlock('phone.adviser');
  let page = world.page();
  await expect(heading(page, 'Something has changed')).toBeVisible();
  await page.getByRole('link', { name: new RegExp(fullName(person)) }).click();
  await checkAgain(page);
  await press(page, 'Alt+g');
  await expect(page.getByLabel('Mobile', { exact: true })).toHaveValue('07700 900 662');
  await press(page, 'Escape');
  await page.getByRole('button', { name: 'Leave' }).click();
  await press(page, 'Alt+n');
  await expect(page.getByText('Nobody may speak for them.')).toBeVisible();
  await press(page, 'Alt+n');
  await page.getByLabel('Full name of who may speak').fill('Ada Quill');
  await expect.poll(() => typedIn(page)).toHaveLength(1);
  await world.lock();
  await world.signInToUnlock('phone.adviser');
  page = world.page();
  await checkAgain(page);
  await expect(page.getByLabel('Full name of who may speak')).toHaveValue('Ada Quill');
  await press(page, 'Alt+e');
  await page.getByRole('button', { name: 'Leave' }).click();
  await page.getByRole('button', { name: 'End conversation now' }).click();
  await expect(findLine(page)).toBeFocused();
});

test('what is open side by side is open again after a lock, and no name is in it before somebody is spoken to', async () => {
  const others = [somebody(), somebody()];
  for (const { id } of others) {
    await world.page().evaluate((to) => location.assign(to), `#/customer/${id}`);
    await expect(world.page().getByRole('heading', { name: 'Who is speaking?' })).toBeVisible();
  }
  const open = (page: Page) => page.getByRole('navigation', { name: 'Open' });
  await expect(open(world.page()).getByRole('listitem').nth(1)).toBeVisible();
  const count = await open(world.page()).getByRole('listitem').count();
  const locked = await world.lock();
  await expect(open(locked)).toHaveCount(0);
  await press(locked, 'Control+k');
  await expect(locked.getByRole('dialog')).toHaveCount(0);
  await world.signInToUnlock('phone.adviser');
  const page = world.page();
  await expect(open(page).getByRole('listitem')).toHaveCount(count);
  for (const { familyName } of others) await expect(open(page)).not.toContainText(familyName);
  for (let left = count; left > 0; left--) await press(page, 'Control+w');
  await expect(findLine(page)).toBeFocused();
});

test('a lock of more than half an hour ends the conversation at its moment, and nothing that was said in it is left', async () => {
  const page = world.page();
  const [person, other] = [somebody(), somebody()];
  await findLine(page).fill('');
  await open(page, person);
  await answerWhoSpeaks(page, '1');
  await expect(page.getByRole('region', { name: 'Conversation' })).toBeVisible();
  await expect(page.getByText('Nothing unsent')).toBeVisible();
  await press(page, 'e');
  await page.getByLabel('Note (optional)').fill('Rings back on Friday');
  await press(page, 'Alt+f');
  await findLine(page).fill('');
  await open(page, other);
  await expect(heading(page, fullName(other))).toBeVisible();
  await world.desk.app.evaluate(() => {
    const own = globalThis as unknown as { clock: () => number };
    own.clock = Date.now;
    Date.now = () => own.clock() - 31 * 60_000;
  });
  const locked = await world.lock();
  await world.desk.app.evaluate(() => {
    Date.now = (globalThis as unknown as { clock: () => number }).clock;
  });
  await world.signInToUnlock('phone.adviser');
  await expect(findLine(locked)).toBeVisible();
  await expect(locked.getByRole('region', { name: 'Conversation' })).toHaveCount(0);
  await expect(locked.getByText('Nothing unsent')).toBeVisible();
  await expect(findLine(locked)).toHaveValue('');
  await expect(locked.getByRole('option')).toHaveCount(0);
  await expect(locked.getByRole('navigation', { name: 'Open' })).toHaveCount(0);
  await expect.poll(() => typedIn(locked)).toEqual([]);
  const kept = JSON.stringify(await call(locked, 'shell.draft', { place: 'window' }));
  for (const one of [person, other]) {
    expect(kept).not.toContain(one.familyName);
    expect(kept).not.toContain(one.id);
  }
});

test('signed out by choice, nothing typed is kept', async () => {
  const page = world.page();
  await findLine(page).fill('typed before going home');
  const next = world.desk.app.waitForEvent('window');
  await page.getByRole('button', { name: 'Sign out' }).click();
  const fresh = await next;
  await fresh.getByRole('button', { name: 'Sign in', exact: true }).click();
  let address = await world.desk.opened();
  // The first address is the issuer's own page for signing out.
  if (!address.includes('code_challenge')) address = await world.desk.opened();
  await signInAt(address, 'phone.adviser');
  await expect(findLine(fresh)).toHaveValue('');
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
