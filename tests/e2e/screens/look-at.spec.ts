import { expect, type Page, test } from '@playwright/test';
import { showReference } from '../../../shared/domain/reference.ts';
import { launchApp, type RunningApp } from '../../support/app.ts';
import { type Central, startCentral } from '../shell/desk-world.ts';
import { CUSTOMERS, somebody, startOver } from './desk.ts';
import { expectGood, look } from './good.ts';
import { grid, rowOf, SOON, views } from './queueing.ts';
import { heldOf, type Logged, requestingAt } from './requesting.ts';
import { heading, press } from './steps.ts';

const RIGHT = '07700 900 123';
let central: Central;
let others: ReturnType<typeof requestingAt>;
let desk: RunningApp;
test.beforeAll(async () => {
  test.setTimeout(120_000);
  central = await startCentral(CUSTOMERS);
  others = requestingAt(central);
  desk = await launchApp({ server: central.url, issuer: central.issuer, as: 'supervisor' });
});
test.beforeEach(async () => {
  await look(desk, 1);
  await startOver(desk.page);
});
test.afterAll(async () => {
  await desk?.close();
  await central?.end();
});

const panel = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const looking = (page: Page) => panel(page, 'A look at what was decided on the call');
const note = (page: Page) => page.getByLabel('Note (if there is something to say)');
const stands = (page: Page) => page.locator('#how-it-stands');
const view = (page: Page) => views(page).getByRole('link', { name: /^To look at/ });
/** A mobile number, which nobody was given, is put right on a call, under an id that is looked at. */
const onCall = (who = 'phone.adviser') =>
  others.log(
    who,
    somebody((one) => heldOf(one, 'mobile') !== null && one.shared.length === 0),
    RIGHT,
    { field: 'mobile', toLookAt: true },
  );

/** To the view of what is to be looked at, by keyboard. */
async function toView(page: Page): Promise<void> {
  await press(page, 'Alt+b');
  await expect(heading(page, 'Requests')).toBeFocused();
  await expect(view(page)).toHaveText(/[1-9]$/);
  await view(page).focus();
  await press(page, 'Enter');
}
/** From there to one request. */
async function open(page: Page, logged: Logged): Promise<void> {
  await expect(rowOf(page, logged)).toBeVisible();
  await rowOf(page, logged).getByRole('link').focus();
  await press(page, 'Enter');
  await expect(heading(page, `Request ${showReference(logged.reference)}`)).toBeFocused();
}

test('one of what was put right on a call stands in its view; a supervisor looks, and nothing is wrong with it', async () => {
  const logged = await onCall();
  const { page } = desk;
  await toView(page);
  await expect(view(page)).toHaveText(/^To look at\s*1$/);
  await expect(page.getByText(/^Requests of every organisation, to look at/)).toContainText('the last made first: 1');
  await expect(grid(page).locator('tr.q-row')).toHaveCount(1);
  await expectGood(desk, 'look-at-view');
  await open(page, logged);
  await expect(panel(page, 'What is in dispute')).toContainText('On the call, by Priya Shah');
  await expect(stands(page)).toContainText('Complete');
  await press(page, 'i');
  await expect(page.getByLabel('What you found')).toBeFocused();
  await expectGood(desk, 'look-at');
  await page.getByRole('button', { name: 'Record this' }).press('Enter');
  await expect(page.getByText('Say what you found', { exact: true })).toBeVisible();
  await page.getByLabel('What you found').selectOption('fine');
  await page.getByRole('button', { name: 'Record this' }).press('Enter');
  await expect(stands(page)).toBeFocused();
  await expect(page.getByText('It is looked at.', { exact: true }).first()).toBeVisible();
  await expect(looking(page)).toHaveCount(0);
  await press(page, 'm');
  await expect(
    panel(page, 'What happened').getByRole('listitem').filter({ hasText: 'Looked at: Nothing was wrong with it' }),
  ).toContainText('Margaret Doyle');
  await press(page, 'Escape');
  await expect(heading(page, 'Requests')).toBeVisible();
  await expect(view(page)).toHaveText(/^To look at\s*0$/, SOON);
  expect(await others.read(logged)).toMatchObject({ lookAt: 'looked', step: 'completed', version: 1 });
});

test('what was found wrong is opened again by whoever looked, with the decision taken back', async () => {
  const logged = await onCall();
  const { page } = desk;
  await toView(page);
  await open(page, logged);
  await press(page, 'i');
  await page.getByLabel('What you found').selectOption('reopen');
  await note(page).fill('Nobody asked for the reference.');
  await page.getByRole('button', { name: 'Record this' }).press('Enter');
  await expect(page.getByText('It is looked at. Now open it again, further down.').first()).toBeVisible();
  await expect(stands(page)).toBeFocused();
  await press(page, 'r');
  await expect(page.getByLabel('Why it is opened again')).toBeFocused();
  await page.keyboard.type('Nobody asked for the reference.');
  await page.getByRole('checkbox', { name: 'Take back the decision: Mobile' }).press('Space');
  await page.getByRole('button', { name: 'Open it again now' }).press('Enter');
  await expect(stands(page)).toBeFocused();
  await expect(stands(page)).toContainText('Being checked');
  await expect(panel(page, 'Who has it')).toContainText('You have it');
  await press(page, 'm');
  const happened = panel(page, 'What happened').getByRole('listitem');
  await expect(happened.filter({ hasText: 'Looked at: To be opened again' })).toContainText('Nobody asked for the reference.');
  await expect(happened.filter({ hasText: 'Opened again' }).first()).toContainText('Mobile');
  await expectGood(desk, 'look-at-reopened');
  expect(await others.read(logged)).toMatchObject({ step: 'being-checked', disputes: [{ field: 'mobile', decision: null }] });
});

test('a colleague is quicker: that is said, and what was typed stays until it is put away', async () => {
  const logged = await onCall();
  const { page } = desk;
  await toView(page);
  await open(page, logged);
  await press(page, 'i');
  await page.getByLabel('What you found').selectOption('talk-to-adviser');
  await note(page).fill('Ask her how the number was read back.');
  await others.look('supervisor.two', logged, 'fine');
  await expect(looking(page)).toContainText('A colleague has looked at it meanwhile.', SOON);
  await expect(note(page)).toHaveValue('Ask her how the number was read back.');
  await expect(page.getByRole('button', { name: 'Record this' })).toBeDisabled();
  await expectGood(desk, 'look-at-quicker');
  await page.getByRole('button', { name: 'Put this away' }).press('Enter');
  await expect(stands(page)).toBeFocused();
  await expect(looking(page)).toHaveCount(0);
});

test('a colleague opens it again first: that is said too, and the reasons that were typed stay', async () => {
  const logged = await onCall();
  const { page } = desk;
  await toView(page);
  await open(page, logged);
  await press(page, 'r');
  await page.getByLabel('Why it is opened again').fill('The number was never read back.');
  await others.reopen('supervisor.two', logged);
  const again = panel(page, 'Open it again');
  await expect(again).toContainText('A colleague has opened it again meanwhile.', SOON);
  await expect(page.getByLabel('Why it is opened again')).toHaveValue('The number was never read back.');
  await expect(page.getByRole('button', { name: 'Open it again now' })).toBeDisabled();
  await expect(panel(page, 'Who has it')).toContainText('Kofi Mensah has it');
  await page.getByRole('button', { name: 'Put this away' }).press('Enter');
  await expect(again).toHaveCount(0);
});

test('what a supervisor put right themselves somebody else looks at, and an adviser is not offered it', async () => {
  const [own, hers] = [await onCall('supervisor'), await onCall()];
  const { page } = desk;
  await toView(page);
  await open(page, own);
  await expect(stands(page)).toContainText('Complete');
  await expect(panel(page, 'Who has it')).toBeVisible();
  await expect(looking(page)).toHaveCount(0);
  const adviser = await launchApp({ server: central.url, issuer: central.issuer, as: 'phone.adviser' });
  try {
    await adviser.page.evaluate((to) => {
      location.hash = to;
    }, `#/requests/${hers.requestId}`);
    await expect(stands(adviser.page)).toContainText('Complete');
    await expect(looking(adviser.page)).toHaveCount(0);
  } finally {
    await adviser.close();
  }
});
