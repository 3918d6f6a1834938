import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { launchApp, type RunningApp } from '../../support/app.ts';
import { type KeyStore, startKeyStore } from '../../support/key-store.ts';
import { filesUnder, grepFolders } from '../../support/profile-grep.ts';
import { signInAt } from '../../support/sign-in.ts';
import { central as asking } from '../../walk/central.ts';
import { CUSTOMERS, fullName, lineOf, somebody } from '../screens/desk.ts';
import { expectGood } from '../screens/good.ts';
import { centralConsents, consentOf, findLine, heading, levelLine, options, press } from '../screens/steps.ts';
import { type Central, startCentral } from '../shell/desk-world.ts';
import { expectSeen } from '../sign-in/desk.ts';

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
  // The synthetic past ends on a day; what is near today is put there.
  await central.arrange(async (database) => {
    await database.query(SESSION, [seenLately.id, crypto.randomUUID()]);
  });
  profile = mkdtempSync(join(tmpdir(), 'adviser-desk-day-'));
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
const sheet = (page: Page) => page.getByRole('list', { name: 'The people of your day' }).getByRole('listitem');
const copiesOnDisk = () => filesUnder(profile).filter((file) => /copies\/[\w-]+\.\d+\.sealed$/.test(file)).length;
async function signIn(as: string): Promise<Page> {
  await desk.window().getByRole('button', { name: 'Sign in', exact: true }).click();
  await signInAt(await desk.opened(), as);
  return desk.window();
}
const seen = () => ({ ...desk, page: desk.window() });

const hasMobile = (one: { values: readonly { field: string }[] }) => one.values.some(({ field }) => field === 'mobile');
const person = somebody((one) => one.states['satisfaction-survey'] === 'given' && hasMobile(one));
const other = somebody();
const missing = somebody();
const seenLately = somebody();
const SESSION = `insert into sessions (id, customer_id, at, channel, organisation, adviser, adviser_name, attended)
  values ($2, $1, now() - interval '2 days', 'face-to-face', '0000000203', 'local.adviser', 'Tom Whitaker', true)`;

test('the evening before: a list by find and by reference, fetched in one go, sealed, with a check sheet', async () => {
  await start();
  const page = await signIn('local.adviser');
  await page.getByLabel('Passcode', { exact: true }).fill(PASSCODE);
  await page.getByLabel('The same again').fill(PASSCODE);
  await page.keyboard.press('Enter');
  await expect(findLine(page)).toBeVisible();
  await press(page, 'Alt+j');
  await expect(heading(page, 'My day')).toBeVisible();
  const add = page.getByLabel('Name, reference, date of birth, postcode');
  for (const [typed, whom] of [
    [lineOf(person), person],
    [other.reference, other],
  ] as const) {
    await add.fill(typed);
    await page.getByRole('button', { name: `Add ${fullName(whom)} to my day` }).click();
    await expect(sheet(page).filter({ hasText: fullName(whom) })).toContainText('Not on this computer: not fetched yet');
  }
  await page.getByRole('button', { name: /^Show them/ }).click();
  await expect(page.getByRole('list', { name: 'From my sessions' })).toContainText(fullName(seenLately));
  await page.getByRole('button', { name: /^Fetch everybody/ }).click();
  await expect(page.locator('#main').getByText('All 2 records are on this computer.')).toBeVisible();
  await expect(sheet(page).filter({ hasText: fullName(person) })).toContainText(
    /On this computer: fetched today at \d\d:\d\d, until/,
  );
  await expectGood(seen(), 'my-day');
  expect(copiesOnDisk()).toBe(2);
  expect(grepFolders([profile], [person.familyName, person.reference, person.id, 'ethnicity'])).toEqual([]);
});

test('no connection: found, checked and opened by the usual rules; what is said is kept, shown and later received', async () => {
  const page = desk.window();
  await central.stop();
  await press(page, 'Alt+f');
  await expect(findLine(page)).toBeFocused();
  await page.keyboard.type(fullName(missing));
  await expect(page.getByText('Nobody found.', { exact: false })).toBeVisible({ timeout: 20_000 });
  await expect(page.getByText(/only the people of your day, on this computer, were looked through/)).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.type(lineOf(person));
  await expect(options(page)).toHaveCount(1);
  await expectGood(seen(), 'find-on-this-computer');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'The customer', exact: true }).press('Enter');
  await expect(heading(page, fullName(person))).toBeVisible();
  await expect(page.getByText(/This is a copy on this computer, fetched today/)).toBeVisible();
  await expect(page.getByRole('region', { name: 'Details' })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Check', exact: true })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(levelLine(page, 1)).toBeVisible();
  await press(page, 'i');
  await page.getByLabel('Reference').fill(person.reference);
  await page.keyboard.press('Enter');
  await expect(levelLine(page, 2)).toBeVisible();
  await expect(page.getByRole('region', { name: 'Details' })).toContainText(person.familyName);
  await expectGood(seen(), 'customer-copy');
  await press(page, 'c');
  await expect(page.getByRole('button', { name: 'Satisfaction surveys' })).toBeFocused();
  await press(page, 'w', 'Enter');
  await expect(page.getByText(/^On this computer, waiting to be sent/)).toBeVisible();
  await expect(page.getByRole('button', { name: /^Done, back to the customer/ })).toBeFocused();
  await press(page, 'Enter');
  await expect(consentOf(page, 'Satisfaction surveys')).toContainText('Withdrawn since');
  await press(page, 'g');
  await page.getByLabel('Mobile', { exact: true }).fill('07700 900 771');
  await press(page, 'Enter');
  await page.getByRole('radio', { name: 'It has changed' }).check();
  await press(page, 'Enter');
  await expect(page.getByText(/I have recorded your mobile number as 07700 900 771/)).toBeVisible();
});

test('the laptop dies; started without a connection it still knows the day, and shows what is unsent over the copy', async () => {
  const ended = new Promise((done) => desk.app.process().once('exit', done));
  desk.app.process().kill('SIGKILL');
  await ended;
  await start();
  const page = desk.page;
  await page.getByLabel('Passcode', { exact: true }).fill(PASSCODE);
  await page.keyboard.press('Enter');
  await expect(state(desk.window())).toContainText('5 unsent, on this computer');
  const now = desk.window();
  await press(now, 'Alt+j');
  await expect(sheet(now).filter({ hasText: fullName(person) })).toContainText('On this computer: fetched today');
  await now.getByRole('button', { name: `Open ${fullName(person)}` }).click();
  await now.getByRole('button', { name: 'From my day' }).click();
  await expect(consentOf(now, 'Satisfaction surveys')).toContainText('Withdrawn since');
  await expect(now.getByRole('region', { name: 'Details' })).toContainText('07700 900 771');
  // The provider was away with it and knows this sign-in no more.
  await central.start();
  await expectSeen(desk, (shown) => shown.getByText('Your sign-in has ended.', { exact: false }), 60_000);
  await signIn('local.adviser');
  await expect(state(desk.window())).toContainText('Nothing unsent', { timeout: 60_000 });
  const token = await central.token('supervisor');
  expect((await centralConsents(central.url, token, person.id))['satisfaction-survey']).toBe('withdrawn');
  const ask = asking(central.url, token);
  const { values } = await ask('customers.read', { customerId: person.id, reason: 'my-day' });
  expect(values).toContainEqual(expect.objectContaining({ field: 'mobile', value: '07700 900 771' }));
  const { items } = await ask('audit.list', { customerId: person.id, limit: 100 });
  const told = items.map(({ outcome }) => outcome);
  for (const outcome of ['taken', 'offline-view', 'offline-check']) expect(told).toContain(outcome);
});

test('the end of a sign-in takes the copies; fetched anew, one gives way to the record as soon as there is a connection', async () => {
  const page = desk.window();
  expect(copiesOnDisk()).toBe(0);
  await press(page, 'Alt+j');
  await page.getByRole('button', { name: /^Fetch everybody/ }).click();
  await expect(page.locator('#main').getByText('All 2 records are on this computer.')).toBeVisible();
  await central.stop();
  await expect(state(page)).toContainText('Offline', { timeout: 60_000 });
  await page.getByRole('button', { name: `Open ${fullName(other)}` }).click();
  await page.getByRole('button', { name: 'From my day' }).click();
  await expect(page.getByText(/This is a copy on this computer/)).toBeVisible();
  await central.start();
  await expect(page.getByText(/This is a copy on this computer/)).toHaveCount(0, { timeout: 60_000 });
  await expect(heading(page, fullName(other))).toBeVisible();
});

test('signing out takes the copies off this computer, the list stays, and the central service knows', async () => {
  const page = desk.window();
  expect(copiesOnDisk()).toBe(2);
  const gone = desk.app.waitForEvent('window');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await gone;
  await expect.poll(copiesOnDisk).toBe(0);
  const ask = asking(central.url, await central.token('supervisor'));
  const { items } = await ask('audit.list', { kind: 'copy', limit: 100 });
  // Two at the end of the sign-in, said once somebody was back; two now.
  expect(items.filter(({ outcome, reason }) => outcome === 'destroyed' && reason === 'signed-out')).toHaveLength(4);
  expect(await desk.opened()).toContain('/session/end');
  const back = await signIn('local.adviser');
  // Signed out, the passcode is to be chosen anew only where the share does not open the key: it does.
  await expect(findLine(back)).toBeVisible();
  await press(back, 'Alt+j');
  await expect(sheet(back)).toHaveCount(2);
  await expect(sheet(back).first()).toContainText('Not on this computer');
});
