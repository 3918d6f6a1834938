import { expect, type Page, test } from '@playwright/test';
import { v7 } from 'uuid';
import { londonDay } from '../../../shared/domain/day.ts';
import { showReference } from '../../../shared/domain/reference.ts';
import { launchApp, type RunningApp } from '../../support/app.ts';
import { central as asking } from '../../walk/central.ts';
import { type Central, startCentral } from '../shell/desk-world.ts';
import { unmatchedComplaint } from './complaining.ts';
import { CUSTOMERS, somebody, startOver } from './desk.ts';
import { expectGood, look } from './good.ts';
import { heading, press, toLevel2 } from './steps.ts';

test.describe.configure({ mode: 'serial' });

let central: Central;
let adviser: RunningApp;
let supervisor: RunningApp;
test.beforeAll(async () => {
  test.setTimeout(180_000);
  central = await startCentral(CUSTOMERS);
  adviser = await launchApp({ server: central.url, issuer: central.issuer, as: 'phone.adviser' });
  supervisor = await launchApp({ server: central.url, issuer: central.issuer, as: 'supervisor' });
});
test.beforeEach(async () => {
  for (const desk of [adviser, supervisor]) {
    await look(desk, 1);
    await startOver(desk.page);
  }
});
test.afterAll(async () => {
  await adviser?.close();
  await supervisor?.close();
  await central?.end();
});

const UNHAPPY = 'Unhappy with how we used my information';
const words = (page: Page) => page.getByLabel('In their own words');
const readBack = (page: Page) => page.locator('#read-back-words');
const received = (page: Page) => page.getByText(/^Received by the central service/);
const panel = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const stands = (page: Page) => page.locator('#how-it-stands');
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const as = async (who: string) => asking(central.url, await central.token(who));

/** Takes down a complaint or another right by keyboard and gives the request's id by its reference. */
async function takeDown(page: Page, letter: string, title: string, fill: () => Promise<void>): Promise<string> {
  await toLevel2(page, somebody());
  await press(page, letter);
  await expect(heading(page, title)).toBeVisible();
  await expect(words(page)).toBeFocused();
  await page.keyboard.type('You gave my number to a firm.');
  await fill();
  await button(page, /^Take it down/).press('Enter');
  await expect(received(page)).toBeVisible();
  const { items } = await (await as('phone.adviser'))('requests.list', { which: 'open', limit: 100 });
  const shown = (await readBack(page).locator('strong').textContent()) ?? '';
  const found = items.find(({ reference }: { reference: string }) => showReference(reference) === shown);
  return String(found?.id);
}
const openRequest = (page: Page, id: string) => page.evaluate((to) => location.assign(to), `#/requests/${id}`);

test('a complaint: taken down, acknowledged, told how it goes, decided by somebody else, told with the way to the Commissioner', async () => {
  const { page } = adviser;
  const id = await takeDown(page, 'a', UNHAPPY, async () => {
    await button(page, /^Take it down/).press('Enter');
    await expect(page.getByText('Ask what it is about')).toBeVisible();
    await page.getByRole('radio', { name: 'How we used their information' }).check();
    await page.getByRole('radio', { name: 'Somebody', exact: true }).check();
    await button(page, /^Take it down/).press('Enter');
    await expect(page.getByText('Type the name as they say it')).toBeVisible();
    await page.getByLabel('Their name, as the customer says it').fill('Zebedee Zed');
    await expectGood(adviser, 'complaint-form');
  });
  await expect(readBack(page)).toContainText('I have taken down that you are unhappy with how we used your information');
  await expect(readBack(page)).toContainText('complain to the Information Commissioner');
  await expectGood(adviser, 'complaint-recorded');

  const { page: theirs } = supervisor;
  await openRequest(theirs, id);
  await expect(panel(theirs, 'The complaint')).toContainText('How we used their information');
  await expect(panel(theirs, 'The complaint')).toContainText('“Zebedee Zed”');
  await expectGood(supervisor, 'complaint-request');
  await theirs.getByLabel('Who is meant').selectOption({ label: 'Nobody who works with us' });
  await button(theirs, 'Record who it is').press('Enter');
  await expect(panel(theirs, 'The complaint')).toContainText('nobody of ours');
  await panel(theirs, 'The complaint').getByLabel('How', { exact: true }).selectOption('letter');
  await button(theirs, 'Record that it was acknowledged').press('Enter');
  await expect(panel(theirs, 'The complaint')).toContainText('Told next by');
  await panel(theirs, 'The complaint').getByLabel('How', { exact: true }).selectOption('phone');
  await theirs.getByLabel('What they were told').fill('We have asked the firm.');
  await button(theirs, 'Record what they were told').press('Enter');
  await expect(theirs.getByRole('list', { name: 'What they were told' })).toContainText('We have asked the firm.');
  const decide = panel(theirs, 'Decide');
  await decide.getByLabel('What is decided').selectOption({ label: 'They are right in part' });
  await decide.getByLabel('Why, in words for the customer').fill('We should have asked you first.');
  await decide.getByRole('button', { name: 'Decide' }).press('Enter');
  await expect(decide).toContainText('They always hear how to turn to the Information Commissioner');
  await decide.getByRole('checkbox', { name: /Information Commissioner/ }).check();
  await decide.getByRole('button', { name: 'Decide' }).press('Enter');
  const question = theirs.getByRole('dialog', { name: 'Decide this for good?' });
  await expect(question).toContainText('We should have asked you first.');
  await question.getByRole('button', { name: 'Decide', exact: true }).press('Enter');
  await expect(panel(theirs, 'Tell the customer')).toContainText('You were right in part. We should have asked you first.');
  await expect(panel(theirs, 'Tell the customer')).toContainText('Tell them too where they can turn');
  await expectGood(supervisor, 'complaint-decided');
  await panel(theirs, 'Tell the customer').getByLabel('How', { exact: true }).selectOption('letter');
  await button(theirs, 'Record that they were told').press('Enter');
  await expect(stands(theirs)).toContainText('On ');
  expect((await (await as('supervisor.two'))('requests.read', { requestId: id })).step).toBe('completed');
});

test('the one it is about does not find it, by the list or its address', async () => {
  const { page } = adviser;
  const id = await takeDown(page, 'a', UNHAPPY, async () => {
    await page.getByRole('radio', { name: 'The service, or the advice they had' }).check();
    await page.getByRole('radio', { name: 'Somebody', exact: true }).check();
    await page.getByLabel('Their name, as the customer says it').fill('Margaret Doyle');
    await page.getByLabel('Who that is, where it is clear').selectOption('supervisor');
  });
  await openRequest(supervisor.page, id);
  await expect(supervisor.page.getByRole('alert').first()).toBeVisible();
  await expect(panel(supervisor.page, 'The complaint')).toHaveCount(0);
  expect((await (await as('supervisor.two'))('requests.read', { requestId: id })).complaint?.aboutSub).toBe('supervisor');
});

test('something else about their information: what was done is recorded, then decided', async () => {
  const { page } = adviser;
  const id = await takeDown(page, 's', 'Something else about my information', async () =>
    expectGood(adviser, 'other-right-form'),
  );
  const { page: theirs } = supervisor;
  await openRequest(theirs, id);
  await theirs.getByLabel('Something that was done').fill('Took their number off the list');
  await button(theirs, 'Record what was done').press('Enter');
  await expect(theirs.getByRole('list', { name: 'What was done' })).toContainText('Took their number off the list');
  const decide = panel(theirs, 'Decide');
  await decide.getByLabel('What is decided').selectOption({ label: 'Done as they asked' });
  await decide.getByLabel('What they ask').selectOption('objection');
  await expectGood(supervisor, 'other-right-request');
  await decide.getByRole('button', { name: 'Decide' }).press('Enter');
  await theirs.getByRole('dialog').getByRole('button', { name: 'Decide', exact: true }).press('Enter');
  await expect(panel(theirs, 'What was decided')).toContainText('Done as they asked: that they object to its use');
  await expect(panel(theirs, 'Tell the customer')).toContainText('We have done what you asked.');
});

/** A complaint of somebody we cannot find, decided and told by another supervisor. */
async function finishedComplaint(): Promise<string> {
  const { requestId } = await unmatchedComplaint(central);
  const other = await as('supervisor.two');
  const decision = { decision: 'not-upheld', reasons: 'We rang twice.', tellsCommissioner: true };
  await other('complaints.decide', { commandId: v7(), requestId, version: 1, ...decision });
  await other('requests.tellCustomer', { commandId: v7(), requestId, version: 2, on: londonDay(new Date()), how: 'letter' });
  return requestId;
}

test('a finished complaint is opened again with a reason, its decision taken back, and decided anew', async () => {
  const id = await finishedComplaint();
  const { page } = supervisor;
  await openRequest(page, id);
  await expect(stands(page)).toContainText('Complete');
  const again = panel(page, 'Open it again');
  await expect(again).toContainText('Within two weeks they hear how it goes.');
  await press(page, 'r');
  await expect(again.getByLabel('Why it is opened again')).toBeFocused();
  await press(page, 'Enter');
  await again.getByRole('button', { name: 'Open it again now' }).press('Enter');
  await expect(again).toContainText('Say why');
  await again.getByLabel('Why it is opened again').fill('They have a letter from us that says otherwise.');
  await again.getByRole('checkbox', { name: 'Take back the decision: We did nothing wrong' }).check();
  await expectGood(supervisor, 'complaint-reopen');
  await again.getByRole('button', { name: 'Open it again now' }).press('Enter');
  await expect(stands(page)).toBeFocused();
  await expect(panel(page, 'The complaint')).toContainText('Told next by');
  await expect(panel(page, 'Who has it')).toContainText('You have it');
  const happened = panel(page, 'What happened');
  await expect(happened).toContainText('Opened again');
  await expect(happened).toContainText('They have a letter from us that says otherwise.');
  await expect(happened).toContainText('Taken back. The decision: They were not right. We rang twice.');
  const decide = panel(page, 'Decide');
  await decide.getByLabel('What is decided').selectOption({ label: 'They are right' });
  await decide.getByLabel('Why, in words for the customer').fill('We had not rung.');
  await decide.getByRole('checkbox', { name: /Information Commissioner/ }).check();
  await decide.getByRole('button', { name: 'Decide' }).press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: 'Decide', exact: true }).press('Enter');
  const tell = panel(page, 'Tell the customer');
  await expect(tell).toContainText('You were right to complain. We had not rung.');
  await expect(tell).toContainText('You need not come to us again first.');
  await expect(tell).not.toContainText('court');
  await expectGood(supervisor, 'complaint-tell-again');
  await tell.getByLabel('How', { exact: true }).selectOption('phone');
  await button(page, 'Record that they were told').press('Enter');
  await expect(stands(page)).toContainText('Complete');
});

test('without a connection it is kept here and arrives later, with the day it was said', async () => {
  const { page } = adviser;
  await toLevel2(page, somebody());
  await press(page, 'a');
  await expect(words(page)).toBeFocused();
  await page.keyboard.type('Nobody rang me back.');
  await page.getByRole('radio', { name: 'The service, or the advice they had' }).check();
  await central.stop();
  await button(page, /^Take it down/).press('Enter');
  await expect(readBack(page)).toContainText('unhappy with our service');
  await expect(received(page)).toHaveCount(0);
  await central.start();
  await expect(received(page)).toBeVisible({ timeout: 60_000 });
  const { items } = await (await as('supervisor.two'))('requests.list', { which: 'open', limit: 100 });
  expect(
    items.some(({ kind, madeOn }: { kind: string; madeOn: string }) => kind === 'complaint' && madeOn === londonDay(new Date())),
  ).toBe(true);
});
