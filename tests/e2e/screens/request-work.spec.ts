import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { showReference } from '../../../shared/domain/reference.ts';
import { launchApp, type RunningApp } from '../../support/app.ts';
import { type KeyStore, startKeyStore } from '../../support/key-store.ts';
import { signInAt } from '../../support/sign-in.ts';
import { type Central, startCentral } from '../shell/desk-world.ts';
import { CUSTOMERS, somebody } from './desk.ts';
import { expectGood, look } from './good.ts';
import { type Logged, requestingAt } from './requesting.ts';
import { findLine, heading, press, queueRow } from './steps.ts';

test.describe.configure({ mode: 'serial' });

const PASSCODE = 'seven brown owls';
const RIGHT = '1984-03-21';
/** A change comes by the stream, who has it open with the next beat. */
const SOON = { timeout: 20_000 };

let central: Central;
let others: ReturnType<typeof requestingAt>;
let store: KeyStore;
let profile: string;
let first: RunningApp;
let second: RunningApp;
test.beforeAll(async () => {
  test.setTimeout(240_000);
  central = await startCentral(CUSTOMERS);
  others = requestingAt(central);
  store = await startKeyStore();
  profile = mkdtempSync(join(tmpdir(), 'adviser-desk-request-'));
  first = await startKept();
  await first.window().getByLabel('Passcode', { exact: true }).fill(PASSCODE);
  await first.window().getByLabel('The same again').fill(PASSCODE);
  await first.window().keyboard.press('Enter');
  await expect(findLine(first.window())).toBeVisible({ timeout: 60_000 });
  second = await launchApp({ server: central.url, issuer: central.issuer, as: 'supervisor.two' });
});
test.afterAll(async () => {
  await first?.close();
  await second?.close();
  await store?.stop();
  await central?.end();
  rmSync(profile, { recursive: true, force: true });
});

/** The first supervisor's desk, with a key store and a profile that outlive it. */
async function startKept(): Promise<RunningApp> {
  const desk = await launchApp({ server: central.url, issuer: central.issuer, profile, env: store.env, args: store.args });
  await desk.page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await signInAt(await desk.opened(), 'supervisor');
  return desk;
}

const panel = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const stands = (page: Page) => page.locator('#how-it-stands');
const born = () => somebody(({ birthDate, shared }) => birthDate !== null && birthDate !== RIGHT && shared.length === 0);

/** Goes to a request by its address, as a link does. */
async function open(page: Page, { requestId, reference }: Logged): Promise<void> {
  await page.evaluate((to) => {
    location.hash = to;
  }, `#/requests/${requestId}`);
  await expect(heading(page, `Request ${showReference(reference)}`)).toBeVisible();
  await expect(panel(page, 'Who has it')).toBeVisible();
}

test('two supervisors on one request: who has it open, who has it, and taking it over', async () => {
  test.setTimeout(120_000);
  const logged = await others.log('phone.adviser', born(), RIGHT);
  const [one, other] = [first.window(), second.window()];
  await open(one, logged);
  await expect(panel(one, 'Who has it')).toContainText('Nobody has picked it up.');
  await open(other, logged);
  await expect(other.locator('#main').getByText('Margaret Doyle has this open.')).toBeVisible();
  await press(one, '1');
  await expect(stands(one)).toBeFocused();
  await expect(panel(one, 'Who has it')).toContainText('You have it');
  await expect(panel(other, 'Who has it')).toContainText('Margaret Doyle has it', SOON);
  await expect(panel(other, 'Decide')).toContainText('Margaret Doyle has this. Take it over before you decide.');
  await expectGood(second, 'request-held');
  await look(second, 1);
  await press(other, '1');
  const question = other.getByRole('dialog', { name: 'Take it over from Margaret Doyle?' });
  await expect(question.getByRole('button', { name: 'Back' })).toBeFocused();
  await expectGood(second, 'request-take-over');
  await question.getByRole('button', { name: 'Take it over' }).click();
  await expect(panel(other, 'Who has it')).toContainText('You have it');
  await expect(panel(one, 'Who has it')).toContainText('Kofi Mensah has it', SOON);
  await press(one, 'm');
  await expect(panel(one, 'What happened').getByRole('listitem').first()).toContainText('Taken over from Margaret Doyle', SOON);
  await expect(one.locator('#main').getByText('Kofi Mensah has this open.')).toBeVisible({ timeout: 45_000 });
  await expectGood(first, 'request-history');
});

test('what is typed outlives a colleague’s change, a lock and a restart of the app', async () => {
  test.setTimeout(180_000);
  const logged = await others.log('phone.adviser', born(), RIGHT);
  const page = first.window();
  await open(page, logged);
  await press(page, 't');
  await page.getByLabel('Note', { exact: true }).fill('Rang at ten, nobody there.');
  await page.getByRole('heading', { level: 1 }).click();
  await press(page, 'Alt+d');
  await page.getByRole('radio', { name: /^Corrected differently/ }).check();
  await page.getByRole('textbox', { name: 'Date of birth', exact: true }).fill('20/03/1984');
  // A colleague takes it: it is said, and both texts stay.
  await others.claim('supervisor.two', logged);
  await expect(page.getByRole('alert').filter({ hasText: 'Kofi Mensah has it now.' })).toBeVisible(SOON);
  await expect(page.getByLabel('Note', { exact: true })).toHaveValue('Rang at ten, nobody there.');
  await page.getByRole('button', { name: 'Go on to decide…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Decide', exact: true }).click();
  await expect(page.getByText('Kofi Mensah has this request.')).toBeVisible();
  await expectGood(first, 'request-claimed-by-another');
  await page.getByRole('dialog').getByRole('button', { name: 'Back' }).click();
  await others.claim('supervisor', logged, true);

  const next = first.app.waitForEvent('window');
  await first.app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('lock')?.click());
  const locked = await next;
  await locked.getByRole('button', { name: 'Sign in to unlock' }).click();
  await signInAt(await first.opened(), 'supervisor');
  await expectTyped(logged, first.window());

  await first.close();
  first = await startKept();
  await expect(findLine(first.window())).toBeVisible({ timeout: 60_000 });
  const again = first.window();
  await expectTyped(logged, again);
  await again.getByRole('button', { name: 'Keep this note' }).click();
  await expect(again.getByRole('list', { name: 'Notes' })).toContainText('Rang at ten, nobody there.');
  // What was sent is typed no more.
  await press(again, 't');
  await expect(again.getByLabel('Note', { exact: true })).toHaveValue('');
});

/** Both forms hold what was typed into them. */
async function expectTyped(logged: Logged, page: Page): Promise<void> {
  await expect(heading(page, 'Locked')).toHaveCount(0, { timeout: 60_000 });
  await open(page, logged);
  await page.getByRole('heading', { level: 1 }).click();
  await press(page, 'Alt+t');
  await expect(page.getByLabel('Note', { exact: true })).toHaveValue('Rang at ten, nobody there.');
  await press(page, 'Alt+d');
  await expect(page.getByRole('textbox', { name: 'Date of birth', exact: true })).toHaveValue('20/03/1984');
}

test('handed over: the receiver sees why and from whom; its clock and what happened went with it', async () => {
  test.setTimeout(120_000);
  const logged = await others.log('phone.adviser', born(), RIGHT);
  const page = second.window();
  // From a list with a filter one comes back to that list.
  await page.evaluate((to) => location.assign(to), '#/requests?kind=rectification');
  await queueRow(page, logged.reference).getByRole('link').click();
  await expect(panel(page, 'Who has it')).toBeVisible();
  await press(page, '2');
  await page.getByLabel('To which organisation').selectOption('0000000203');
  await page.getByRole('button', { name: 'Hand it over', exact: true }).click();
  await expect(page.getByText('Say why')).toBeVisible();
  await page.getByLabel('Why', { exact: true }).fill('They see Tom in Camden.');
  await expectGood(second, 'request-hand-over');
  await page.getByRole('button', { name: 'Hand it over', exact: true }).click();
  await expect(heading(page, 'Requests')).toBeVisible();
  expect(await page.evaluate(() => location.hash)).toContain('kind=rectification');
  const receiver = await launchApp({ server: central.url, issuer: central.issuer, as: 'local.supervisor' });
  try {
    await open(receiver.page, logged);
    await expect(panel(receiver.page, 'Who has it')).toContainText('Handed over by National Careers Service helpline');
    await expect(panel(receiver.page, 'Who has it')).toContainText('They see Tom in Camden.');
    await press(receiver.page, 'm');
    await expect(panel(receiver.page, 'What happened').getByRole('listitem')).toHaveCount(2);
    await expectGood(receiver, 'request-handed-over');
  } finally {
    await receiver.close();
  }
});

test('it waits for proof, goes on, and once it is over it is opened again, by keyboard', async () => {
  test.setTimeout(120_000);
  const logged = await others.log('phone.adviser', born(), RIGHT);
  const page = second.window();
  await open(page, logged);
  await press(page, '3');
  await page.getByRole('button', { name: 'Wait', exact: true }).click();
  await expect(panel(page, 'Waiting')).toContainText('Proof of who is asking was asked for on');
  await press(page, '3');
  await expectGood(second, 'request-waiting');
  await page.getByRole('button', { name: 'Go on', exact: true }).click();
  await expect(panel(page, 'Waiting')).toHaveCount(0);
  await others.decide('supervisor.two', logged, { decision: 'corrected' });
  await expect(stands(page)).toContainText('Tell the customer', SOON);
  await page.getByLabel('How', { exact: true }).selectOption('letter');
  await page.getByRole('button', { name: 'Record that they were told' }).click();
  await expect(stands(page)).toContainText('Complete');
  await press(page, 'r');
  await expect(page.getByLabel('Why it is opened again')).toBeFocused();
  await page.keyboard.type('They sent a birth certificate.');
  await page.getByRole('checkbox', { name: 'Take back the decision: Date of birth' }).check();
  await expectGood(second, 'request-reopen');
  await page.getByRole('button', { name: 'Open it again now' }).click();
  await expect(stands(page)).toContainText('Being checked');
  await expect(panel(page, 'Who has it')).toContainText('You have it');
});
