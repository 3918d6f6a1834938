import { randomBytes } from 'node:crypto';
import { expect, type Page, test } from '@playwright/test';
import { v7 } from 'uuid';
import type { SyntheticCustomer } from '../../../backend/synthetic/generate.ts';
import { makeReference, showReference } from '../../../shared/domain/reference.ts';
import { launchApp, type RunningApp } from '../../support/app.ts';
import { central as asking } from '../../walk/central.ts';
import { type Central, startCentral } from '../shell/desk-world.ts';
import { CUSTOMERS, startOver } from './desk.ts';
import { expectGood, look } from './good.ts';
import { heading, press } from './steps.ts';
import { stopper, stoppingAt } from './stopping.ts';

test.describe.configure({ mode: 'serial' });

let central: Central;
let supervisor: RunningApp;
let others: ReturnType<typeof stoppingAt>;
test.beforeAll(async () => {
  test.setTimeout(180_000);
  central = await startCentral(CUSTOMERS);
  others = stoppingAt(central);
  supervisor = await launchApp({ server: central.url, issuer: central.issuer, as: 'supervisor' });
});
test.beforeEach(async () => {
  await look(supervisor, 1);
  await startOver(supervisor.page);
});
test.afterAll(async () => {
  await supervisor?.close();
  await central?.end();
});

const panel = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const stands = (page: Page) => page.locator('#how-it-stands');
const cardOf = (page: Page, { reference }: SyntheticCustomer) =>
  page
    .getByRole('list', { name: 'Closings', exact: true })
    .locator('> li')
    .filter({ hasText: showReference(reference) });
const openRequest = (page: Page, id: string) => page.evaluate((to) => location.assign(to), `#/requests/${id}`);
/** Asked by somebody who was then matched to a customer. */
async function ask(person: SyntheticCustomer, kind: string, more: object = {}) {
  const asked = await asking(central.url, await central.token('phone.adviser'));
  const conversationId = v7();
  const made = { requestId: v7(), reference: makeReference(randomBytes(9)) };
  const opening = { commandId: v7(), conversationId, at: new Date().toISOString() };
  await asked('conversations.open', { ...opening, channel: 'telephone', direction: 'in', speaker: 'customer' });
  await asked('requests.logUnmatched', {
    ...{ commandId: v7(), ...made, conversationId, saidAt: new Date().toISOString(), kind, matchedTo: person.id },
    ...{ words: 'I was born on another day.', howToAnswer: 'by letter', ...more },
  });
  return made;
}

test('a closing that something holds says what and leads to it, and the morning says that there is one', async () => {
  const { page } = supervisor;
  const person = stopper();
  await others.close('phone.adviser', person, 'deceased');
  await press(page, 'Alt+u');
  await expect(heading(page, 'Closings')).toBeFocused();
  const card = cardOf(page, person);
  const confirm = card.getByRole('button', { name: 'Confirm that they have died…' });
  await confirm.press('Enter');
  const question = page.getByRole('dialog');
  await expect(question).toBeVisible();
  // They complain while it is asked.
  const { reference } = await ask(person, 'complaint');
  await question.getByRole('button', { name: 'Confirm it' }).press('Enter');
  await expect(question).toContainText('Something this customer asked for has to be finished first.');
  await press(page, 'Escape');
  await page.getByRole('radio', { name: 'Held' }).check();
  await expect(card).toContainText('It cannot be confirmed before this is finished.');
  await expect(card.getByRole('list', { name: 'What holds it' })).toContainText('They complained, and it is not finished');
  await expect(confirm).toHaveCount(0);
  await expectGood(supervisor, 'closings-held');
  await card.getByRole('link', { name: `Open ${showReference(reference)}` }).press('Enter');
  await expect(heading(page, `Request ${showReference(reference)}`)).toBeVisible();
  await page.evaluate(() => location.assign('#/morning'));
  await expect(panel(page, 'Closings that are held')).toContainText('One closing does not go on');
  await expectGood(supervisor, 'morning-held');
});

test('something wrong, said in words alone: a supervisor says which value that is, and then it is checked and decided', async () => {
  const { page } = supervisor;
  const { requestId } = await ask(stopper(), 'rectification');
  await openRequest(page, requestId);
  await expect(panel(page, 'What is in dispute')).toContainText('Say which values that is about');
  await press(page, 'd');
  await expect(panel(page, 'What is in dispute')).toContainText('I was born on another day.');
  await page.getByRole('button', { name: 'These are in dispute' }).click();
  await expect(page.getByText('Pick what is in dispute first.')).toBeVisible();
  await page.getByRole('checkbox', { name: 'Date of birth' }).check();
  await page.getByLabel('Date of birth: what it should be').fill('21/3/1984');
  await expectGood(supervisor, 'set-out');
  await page.getByRole('button', { name: 'These are in dispute' }).click();
  await expect(stands(page)).toBeFocused();
  await expect(stands(page)).toContainText('Being checked');
  await expect(panel(page, 'What is in dispute')).toContainText('21 March 1984');
  await expect(panel(page, 'Decide')).toContainText('Another supervisor decides it.');
});

test('an erasure done in part says of what, and whoever was given that is told', async () => {
  const { page } = supervisor;
  const { requestId } = await ask(stopper(), 'other-right', { right: 'erasure' });
  await openRequest(page, requestId);
  await expect(panel(page, 'What was done')).toContainText(
    'the record is destroyed once this is decided and they have been told',
  );
  await page.getByLabel('Something that was done').fill('Took the numbers out');
  await page.getByRole('button', { name: 'Record what was done' }).press('Enter');
  await expect(page.getByRole('list', { name: 'What was done' })).toContainText('Took the numbers out');
  const decide = panel(page, 'Decide');
  await decide.getByLabel('What is decided').selectOption({ label: 'Done in part' });
  await decide.getByLabel('Why, in words for the customer').fill('The rest proves a payment.');
  await decide.getByRole('button', { name: 'Decide' }).press('Enter');
  await expect(decide.getByText('Say of what it was done')).toBeVisible();
  await decide.getByRole('checkbox', { name: 'Mobile' }).check();
  for (const tick of ['how to complain to us', 'the Information Commissioner', 'a court can decide'])
    await decide.getByRole('checkbox', { name: new RegExp(tick) }).check();
  await expectGood(supervisor, 'erasure-in-part');
  await decide.getByRole('button', { name: 'Decide' }).press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: 'Decide', exact: true }).press('Enter');
  await expect(panel(page, 'Tell the customer')).toContainText('what goes is destroyed next');
});
