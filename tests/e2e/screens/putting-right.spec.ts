import { expect, type Page, test } from '@playwright/test';
import type { SyntheticCustomer } from '../../../backend/synthetic/generate.ts';
import { launchApp, type RunningApp } from '../../support/app.ts';
import { type Central, startCentral } from '../shell/desk-world.ts';
import { CUSTOMERS, somebody, startOver } from './desk.ts';
import { look } from './good.ts';
import { type Logged, requestingAt } from './requesting.ts';
import { fetchForTheDay, heading, press, queueRow, toLevel2, toLevel2Offline, toView } from './steps.ts';

test.describe.configure({ mode: 'serial' });

let central: Central;
let others: ReturnType<typeof requestingAt>;
let adviser: RunningApp;
let first: RunningApp;
let second: RunningApp;
test.beforeAll(async () => {
  test.setTimeout(240_000);
  central = await startCentral(CUSTOMERS);
  others = requestingAt(central);
  const at = { server: central.url, issuer: central.issuer };
  adviser = await launchApp({ ...at, as: 'phone.adviser' });
  first = await launchApp({ ...at, as: 'supervisor' });
  second = await launchApp({ ...at, as: 'supervisor.two' });
});
test.beforeEach(async () => {
  for (const desk of [adviser, first, second]) {
    await look(desk, 1);
    await startOver(desk.page);
  }
});
test.afterAll(async () => {
  for (const desk of [adviser, first, second]) await desk?.close();
  await central?.end();
});

const RIGHT = '1984-03-21';
const GIVEN = ['local-careers', 'partner', 'legal-demand'];
const born = () => somebody(({ birthDate, shared }) => birthDate !== null && birthDate !== RIGHT && shared.length === 0);
const state = (page: Page) => page.getByRole('contentinfo', { name: 'State' });
const birthDay = (page: Page) =>
  page
    .getByRole('region', { name: 'Details' })
    .locator('dl > div')
    .filter({ has: page.getByRole('term').filter({ hasText: /^Date of birth$/ }) });
const stands = (page: Page) => page.locator('#how-it-stands');
const decideIt = (page: Page) => page.getByRole('dialog').getByRole('button', { name: 'Decide', exact: true });

/** Says that the date of birth is wrong, by keyboard; answers the reference that is read out. */
async function sayItIsWrong(page: Page): Promise<string> {
  await press(page, 'w');
  await expect(heading(page, 'Something is wrong')).toBeVisible();
  const box = page.getByRole('checkbox', { name: 'Date of birth', exact: true });
  for (let step = 0; step < 18 && !(await box.evaluate((one) => one === document.activeElement)); step += 1)
    await press(page, 'ArrowDown');
  await press(page, 'Space');
  await page.keyboard.type('21/3/1984');
  await press(page, 'Enter');
  const reference = page.locator('#read-back-words').locator('strong');
  await expect(reference).toHaveText(/^\w{5} \w{5}$/);
  return (await reference.textContent()) ?? '';
}

/** Opens a request from the list, by keyboard. */
async function openRequest(page: Page, reference: string): Promise<void> {
  await press(page, 'Alt+b');
  await expect(heading(page, 'Requests')).toBeFocused();
  await queueRow(page, reference).getByRole('link').press('Enter');
  await expect(heading(page, `Request ${reference}`)).toBeFocused();
}

/** A step to check, then the decision, up to the last question. */
async function checkAndChoose(page: Page): Promise<void> {
  await press(page, 'n');
  await expect(page.getByLabel('What was done')).toBeFocused();
  await page.keyboard.type('Saw the passport at the desk');
  await page.getByLabel('What it came to').selectOption('bears-customer-out');
  await page.getByLabel('Which document was seen').selectOption('passport');
  await page.getByRole('button', { name: 'Record this step' }).press('Enter');
  await expect(page.getByRole('list', { name: 'Steps to check' })).toContainText('Seen: a passport.');
  await choose(page);
}
async function choose(page: Page): Promise<void> {
  await press(page, 'd');
  await page.getByRole('radio', { name: /^Corrected to what the customer says: 21 March 1984/ }).check();
  await page.getByRole('button', { name: 'Go on to decide…' }).press('Enter');
  await expect(decideIt(page)).toBeVisible();
}

/** Tells the customer, and then every recipient: all but the last answer, the last cannot be told. */
async function tellEverybody(page: Page, reference: string): Promise<void> {
  await page.getByLabel('How', { exact: true }).selectOption('phone');
  await page.getByRole('button', { name: 'Record that they were told' }).press('Enter');
  await expect(stands(page)).toContainText('4 recipients still open');
  const listed = page.getByRole('list', { name: 'Recipients' }).getByRole('link');
  await expect(listed).toHaveCount(4);
  const names = await listed.allTextContents();
  await press(page, 'Alt+h');
  await expect(heading(page, 'Who to tell')).toBeFocused();
  for (const [index, name] of names.entries()) {
    await page.getByRole('list', { name: 'Recipients' }).getByRole('button', { name }).press('Enter');
    await expect(page.getByRole('heading', { level: 2, name })).toBeVisible();
    await (index === names.length - 1 ? cannotBeTold : tellAndHear)(page);
  }
  await openFinished(page, reference);
}

const notices = (page: Page) => page.getByRole('list', { name: 'Notices' }).getByRole('listitem');
async function recordEnd(page: Page): Promise<void> {
  await press(page, 'Enter');
  await page.getByRole('button', { name: 'Yes, record its end' }).press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
}
async function tellAndHear(page: Page): Promise<void> {
  await expect(notices(page).first().getByRole('button').first()).toBeFocused();
  await press(page, 't');
  await page.getByRole('dialog').getByRole('button', { name: 'Record' }).press('Enter');
  await expect(notices(page).first()).toContainText(/Told on /);
  await expect(notices(page).first().getByRole('button').first()).toBeFocused();
  await press(page, 'n');
  await expect(page.getByLabel('When they answered')).toBeFocused();
  await recordEnd(page);
}
async function cannotBeTold(page: Page): Promise<void> {
  await expect(notices(page).first().getByRole('button').first()).toBeFocused();
  await press(page, 'c');
  await page.getByLabel('They no longer hold it').check();
  await recordEnd(page);
}

async function openFinished(page: Page, reference: string): Promise<void> {
  await press(page, 'Alt+b');
  await toView(page, 'Finished');
  await queueRow(page, reference).getByRole('link').press('Enter');
  await expect(stands(page)).toContainText('Complete');
}

/** Everything after it was logged: the mark, the check, the decision, everybody told, complete; and the adviser sees it come. */
async function seeThrough(known: SyntheticCustomer, reference: string): Promise<void> {
  const person = { ...known, birthDate: RIGHT };
  const { page } = first;
  await openRequest(page, reference);
  await checkAndChoose(page);
  await decideIt(page).press('Enter');
  await expect(stands(page)).toContainText('Tell the customer');
  // The mark stays until the customer was told.
  await startOver(adviser.page);
  await toLevel2(adviser.page, person);
  await expect(birthDay(adviser.page)).toContainText('21 March 1984');
  await expect(birthDay(adviser.page)).toContainText('Being checked');
  await tellEverybody(page, reference);
  await expect(page.getByRole('list', { name: 'Recipients' })).toContainText('Cannot be told');
  await startOver(adviser.page);
  await toLevel2(adviser.page, person);
  await expect(birthDay(adviser.page)).toContainText(`21 March 1984from a correction the customer asked for (${reference})`);
  await expect(birthDay(adviser.page)).not.toContainText('Being checked');
}

test('from the call to the last recipient: logged, being checked, decided by another person, three told and one impossible, complete', async () => {
  test.setTimeout(180_000);
  const person = born();
  await others.share(person, GIVEN);
  const { page } = adviser;
  await toLevel2(page, person);
  const reference = await sayItIsWrong(page);
  await expect(page.getByText(/^Received by the central service/)).toBeVisible();
  await press(page, 'Enter');
  await expect(birthDay(page)).toContainText('Being checked');
  await seeThrough(person, reference);
});

test('the same begun without a connection', async () => {
  test.setTimeout(240_000);
  const person = born();
  await others.share(person, GIVEN);
  const { page } = adviser;
  await fetchForTheDay(page, person);
  await central.stop();
  await expect(state(page)).toContainText('Offline', { timeout: 60_000 });
  await toLevel2Offline(page, person);
  const reference = await sayItIsWrong(page);
  await press(page, 'Enter');
  await expect(birthDay(page)).toContainText('Being checked');
  await central.start();
  await expect(state(page)).toContainText('Nothing unsent', { timeout: 60_000 });
  await expect(state(first.page)).toContainText('Online', { timeout: 60_000 });
  await seeThrough(person, reference);
});

test('two supervisors decide at once: one decision stands, and the other person is told whose', async () => {
  const person = born();
  const logged: Logged = await others.log('phone.adviser', person, RIGHT);
  const reference = `${logged.reference.slice(0, 5)} ${logged.reference.slice(5)}`;
  for (const { page } of [first, second]) {
    await openRequest(page, reference);
    await choose(page);
  }
  await Promise.all([first, second].map(({ page }) => decideIt(page).press('Enter')));
  for (const { page } of [first, second]) await expect(stands(page)).toContainText('Tell the customer');
  const told = await Promise.all([first, second].map(({ page }) => page.getByRole('alert').allInnerTexts()));
  expect(told.filter((texts) => texts.some((text) => text.includes('has decided')))).toHaveLength(1);
  expect(await others.read(logged)).toMatchObject({ version: 2, disputes: [{ decidedValue: RIGHT }] });
});
