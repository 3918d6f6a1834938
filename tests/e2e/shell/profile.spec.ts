import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, type Page, test } from '@playwright/test';
import { v7 } from 'uuid';
import { heldValue, type SyntheticCustomer } from '../../../backend/synthetic/generate.ts';
import { labelOf } from '../../../shared/codes/codes.ts';
import { showReference } from '../../../shared/domain/reference.ts';
import { launchApp, type RunningApp } from '../../support/app.ts';
import { type KeyStore, startKeyStore } from '../../support/key-store.ts';
import { filesUnder, grepFolders } from '../../support/profile-grep.ts';
import { signInAt } from '../../support/sign-in.ts';
import { CUSTOMERS, fullName, somebody } from '../screens/desk.ts';
import { findLine, press, toLevel2 } from '../screens/steps.ts';
import { type Central, call, startCentral } from './desk-world.ts';

const PASSCODE = 'seven brown owls';
const NOTE = 'Zyxwobble asked about evening courses';

let central: Central;
let store: KeyStore;
let desk: RunningApp;
let profile: string;
test.beforeAll(async () => {
  test.setTimeout(120_000);
  central = await startCentral(CUSTOMERS);
  store = await startKeyStore();
  profile = mkdtempSync(join(tmpdir(), 'adviser-desk-day-'));
  desk = await start();
});
const start = () => launchApp({ server: central.url, issuer: central.issuer, profile, env: store.env, args: store.args });
test.afterAll(async () => {
  await desk?.close();
  await store?.stop();
  await central?.end();
  rmSync(profile, { recursive: true, force: true });
});

const labels = (person: SyntheticCustomer) =>
  person.answers.filter(({ field }) => field === 'ethnicity').map(({ code }) => labelOf('ethnicity', code) ?? '');

/** Somebody whose values are long enough not to be anywhere by chance. */
const telling = (person: SyntheticCustomer) =>
  person.familyName.length > 5 &&
  person.givenName.length > 4 &&
  heldValue(person, 'mobile') !== null &&
  heldValue(person, 'email') !== null &&
  person.states['ethnicity-monitoring'] === 'given' &&
  person.states['satisfaction-survey'] === 'given' &&
  person.states['priority-group-targeting'] !== 'given' &&
  labels(person).some((label) => label.length > 8);

/** Everything of a person that must be nowhere. */
const valuesOf = (person: SyntheticCustomer) =>
  [
    ...[
      person.givenName,
      person.familyName,
      person.birthDate,
      person.postcode,
      person.reference,
      showReference(person.reference),
    ],
    ...person.values.filter(({ field }) => /mobile|phone|email|address/i.test(field)).map(({ value }) => value),
    ...labels(person),
    person.uln,
  ].filter((value): value is string => value !== null && value.length > 4);

/** Records two decisions of whoever is open: one withdrawn, one given. */
async function decide(page: Page): Promise<void> {
  await press(page, 'c');
  await expect(page.getByRole('button', { name: 'Satisfaction surveys' })).toBeFocused();
  await press(page, '1', 'w', '4', 'g');
  await page.getByRole('button', { name: 'Yes, they agree' }).click();
  await page.getByRole('button', { name: 'Record 2 decisions' }).click();
}

async function signInAgain(): Promise<void> {
  await desk.window().getByRole('button', { name: 'Sign in', exact: true }).click();
  await signInAt(await desk.opened(), 'phone.adviser');
}

async function signInAndChoose(): Promise<void> {
  await signInAgain();
  await desk.window().getByLabel('Passcode', { exact: true }).fill(PASSCODE);
  await desk.window().getByLabel('The same again').fill(PASSCODE);
  await desk.window().keyboard.press('Enter');
}

const tryPasscode = async (page: Page) => {
  await expect(page.getByLabel('Passcode', { exact: true })).toBeFocused();
  await page.keyboard.type(PASSCODE);
  await page.keyboard.press('Enter');
};

/** Follows what the desk of this start says: its output and its windows' titles. */
async function follow(running: RunningApp, output: Buffer[]): Promise<void> {
  running.app.process().stdout?.on('data', (data: Buffer) => output.push(data));
  running.app.process().stderr?.on('data', (data: Buffer) => output.push(data));
  await running.app.evaluate(({ app, BrowserWindow }) => {
    const own = globalThis as unknown as { titles: string[] };
    own.titles = [];
    const listen = (window: Electron.BrowserWindow) => window.on('page-title-updated', (_event, title) => own.titles.push(title));
    for (const window of BrowserWindow.getAllWindows()) listen(window);
    app.on('browser-window-created', (_event, window) => void listen(window));
  });
}
const titlesOf = (running: RunningApp) => running.app.evaluate(() => (globalThis as unknown as { titles: string[] }).titles);

/** Looks at hidden information, the timeline and the details of somebody, copies some of it, and begins to end with a note. */
async function serve(page: Page, person: SyntheticCustomer): Promise<void> {
  await toLevel2(page, person);
  await press(page, 'v');
  const panel = page.getByRole('region', { name: 'Hidden information' });
  await panel.getByLabel('Show', { exact: true }).selectOption('ethnicity');
  await panel.getByLabel('Because').selectOption('customer-asked');
  await panel.getByRole('button', { name: 'Show' }).click();
  await expect(panel).toContainText(labels(person)[0] as string);
  await press(page, 'd');
  await page
    .getByText(person.postcode as string)
    .first()
    .selectText();
  await page.keyboard.press('Control+c');
  await page.keyboard.press('Alt+e');
  await page.getByRole('textbox', { name: /^Note/ }).fill(NOTE);
}

test('after a working day nothing of anybody is in the profile, a log, a title, a crash file or the output', async () => {
  test.setTimeout(180_000);
  const output: Buffer[] = [];
  await follow(desk, output);
  let page = desk.page;
  await signInAndChoose();
  await expect(findLine(page)).toBeVisible();

  const [first, second] = [somebody(telling), somebody(telling)] as const;
  await serve(page, first);
  await press(page, 'Escape');
  await decide(page);
  await expect(page.getByText(/^Received by the central service/)).toBeVisible();
  await press(page, 'Alt+e');
  await page.getByRole('textbox', { name: /^Note/ }).fill(NOTE);
  await page.getByRole('button', { name: /^End/ }).last().click();
  await expect(findLine(page)).toBeVisible();
  // An error, and something said while the central service is away.
  await call(page, 'customers.read', { customerId: first.id, conversationId: v7() });
  await call(page, 'customers.find', { line: `${fullName(second)}\u0000` });
  await central.stop();
  await call(page, 'customers.find', { line: fullName(second) });
  await expect.poll(() => call(page, 'shell.sync')).toMatchObject({ value: { online: false } });
  await central.start();
  await expect.poll(() => call(page, 'shell.sync'), { timeout: 30_000 }).toMatchObject({ value: { online: true } });
  // A reload, a page that falls over in the middle of somebody, and the desk locked over a note half written.
  await page.reload();
  await page.locator('html[data-usable]').waitFor({ state: 'attached' });
  const fresh = desk.app.waitForEvent('window');
  await desk.app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('lock')?.click());
  page = await fresh;
  await page.getByRole('button', { name: 'Sign in to unlock' }).click();
  await signInAt(await desk.opened(), 'phone.adviser');
  await expect(findLine(page)).toBeVisible();
  await findLine(page).fill('');
  await findLine(page).focus();
  await serve(page, second);
  await press(page, 'Escape');
  // The connection goes in the middle of the call: what is decided waits, the desk is locked, the passcode opens it.
  await central.stop();
  await decide(page);
  await expect(page.getByText('Nothing unsent')).toHaveCount(0);
  await press(page, 'Alt+e');
  await page.getByRole('textbox', { name: /^Note/ }).fill(NOTE);
  const locked = desk.app.waitForEvent('window');
  await desk.app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('lock')?.click());
  page = await locked;
  await tryPasscode(page);
  await expect(page.getByRole('textbox', { name: /^Note/ })).toHaveValue(NOTE);
  // The provider forgot what renews a token while it was away: one signs in again, and what waited goes.
  const ended = desk.app.waitForEvent('window');
  await central.start();
  await ended;
  await signInAgain();
  await expect(desk.window().getByText('Nothing unsent')).toBeVisible({ timeout: 30_000 });
  await desk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer());
  await expect.poll(() => filesUnder(profile).some((file) => file.endsWith('desk.log'))).toBe(true);
  await expect.poll(() => desk.window().isClosed()).toBe(false);
  const titles = await titlesOf(desk);
  await desk.close();
  // The next morning without a connection, by passcode.
  await central.stop();
  desk = await start();
  await follow(desk, output);
  await tryPasscode(desk.page);
  await expect(findLine(desk.window())).toBeVisible();
  await findLine(desk.window()).fill(fullName(second));
  titles.push(...(await titlesOf(desk)));
  await desk.close();

  const values = [...valuesOf(first), ...valuesOf(second), NOTE, 'Zyxwobble', PASSCODE];
  expect(values.length).toBeGreaterThan(18);
  const places = [profile, store.env.XDG_DATA_HOME as string];
  expect(grepFolders(places, values)).toEqual([]);
  expect(titles.length).toBeGreaterThan(3);
  const said = mkdtempSync(join(tmpdir(), 'adviser-desk-said-'));
  try {
    writeFileSync(join(said, 'titles'), titles.join('\n'));
    writeFileSync(join(said, 'output'), Buffer.concat(output));
    expect(grepFolders([said], values)).toEqual([]);
    // The same look finds what is there, also packed and in wide letters.
    writeFileSync(join(said, 'planted'), Buffer.from(`x${first.familyName}y`, 'utf16le'));
    writeFileSync(join(said, 'planted.gz'), gzipSync(`x${heldValue(second, 'email')}y`));
    expect(grepFolders([said], values).length).toBeGreaterThanOrEqual(2);
  } finally {
    rmSync(said, { recursive: true, force: true });
  }
  // A table of a browser's store could hold what its packing hides from the look above: there is none.
  expect(filesUnder(profile).filter((file) => /\.(ldb|sst)$/.test(file))).toEqual([]);
  expect(filesUnder(profile).filter((file) => /\.dmp$|\.core$|crash.*report/i.test(file))).toEqual([]);
});
