import { expect, type Page, test } from '@playwright/test';
import type { SyntheticCustomer } from '../../../backend/synthetic/generate.ts';
import { showReference } from '../../../shared/domain/reference.ts';
import { launchApp, type RunningApp } from '../../support/app.ts';
import { type Central, startCentral } from '../shell/desk-world.ts';
import { CUSTOMERS, fullName, lineOf, startOver } from './desk.ts';
import { expectGood, look } from './good.ts';
import { answerWhoSpeaks, heading, open, press } from './steps.ts';
import { readBack, received, stopper, stoppingAt } from './stopping.ts';

test.describe.configure({ mode: 'serial' });

let central: Central;
let others: ReturnType<typeof stoppingAt>;
let first: RunningApp;
let second: RunningApp;
test.beforeAll(async () => {
  test.setTimeout(180_000);
  central = await startCentral(CUSTOMERS);
  others = stoppingAt(central);
  const { url: server, issuer } = central;
  first = await launchApp({ server, issuer, as: 'supervisor' });
  second = await launchApp({ server, issuer, as: 'supervisor.two' });
});
test.beforeEach(async () => {
  for (const desk of [first, second]) {
    await look(desk, 1);
    await startOver(desk.page);
  }
});
test.afterAll(async () => {
  await first?.close();
  await second?.close();
  await central?.end();
});

const cards = (page: Page) => page.getByRole('list', { name: 'Closings', exact: true }).locator('> li');
const cardOf = (page: Page, { reference }: SyntheticCustomer) => cards(page).filter({ hasText: showReference(reference) });
async function toClosings(page: Page): Promise<void> {
  await press(page, 'Alt+u');
  await expect(heading(page, 'Closings')).toBeFocused();
}

test('a death told by somebody without authority: nothing is said of the record, and another supervisor confirms it', async () => {
  const { page } = first;
  const person = stopper();
  await open(page, person);
  await answerWhoSpeaks(page, '4');
  await expect(heading(page, 'Somebody else is speaking')).toBeVisible();
  await press(page, 'Alt+g');
  await expect(heading(page, 'They have died')).toBeFocused();
  await expect(page.getByRole('region', { name: 'Say' })).toContainText('I am very sorry for your loss.');
  await expect(page.locator('#main')).not.toContainText(showReference(person.reference));
  await expectGood(first, 'died');
  await press(page, 't');
  await expect(readBack(page)).toContainText('Thank you. I have taken this down.');
  await expect(received(page)).toBeVisible();
  await expectGood(first, 'died-recorded');
  expect(await others.statusOf(person)).toBe('current');

  await toClosings(page);
  await expect(cardOf(page, person)).toContainText('To be confirmed');
  await expect(cardOf(page, person)).toContainText('You recorded it yourself: another supervisor confirms it.');
  await expect(cardOf(page, person).getByRole('button', { name: /^Confirm/ })).toHaveCount(0);
  await expectGood(first, 'closings-own');

  await toClosings(second.page);
  await expect(second.page.locator('#main')).not.toContainText(person.familyName);
  await cardOf(second.page, person).getByRole('button', { name: 'Confirm that they have died…' }).press('Enter');
  const question = second.page.getByRole('dialog', { name: `Confirm that ${showReference(person.reference)} has died?` });
  await expect(question.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await expectGood(second, 'closings-confirm');
  await question.getByRole('button', { name: 'Confirm it' }).press('Enter');
  await expect(cardOf(second.page, person)).toContainText('Hidden, and can still be stopped');
  await expect(cardOf(second.page, person)).toContainText('It can be stopped until');
  expect(await others.statusOf(person)).toBe('closed');
});

test('a closing of the wrong person is stopped with a reason, and it is said what does not come back', async () => {
  const { page } = first;
  const person = stopper();
  await others.close('phone.adviser', person);
  await toClosings(page);
  await cardOf(page, person).getByRole('button', { name: 'Stop it…' }).press('Enter');
  const question = page.getByRole('dialog', { name: `Stop the closing of ${showReference(person.reference)}?` });
  await expect(question).toContainText('answers to the optional questions that were erased do not come back');
  await expect(question.getByRole('radio', { name: 'It was the wrong person' })).toBeChecked();
  await expectGood(first, 'closings-stop');
  await question.getByRole('button', { name: 'Stop the closing' }).press('Enter');
  // Behind the question nothing is to be found either.
  await expect(question).toHaveCount(0);
  await expect(cardOf(page, person)).toHaveCount(0);
  expect(await others.statusOf(person)).toBe('current');
  await page.getByRole('radio', { name: 'Ended' }).check();
  await expect(cardOf(page, person)).toContainText('It was the wrong person. What was withdrawn and erased stays so.');
  await expectGood(first, 'closings-ended');
});

test('two records of one person: found by reference, seen side by side, put together by a supervisor', async () => {
  const { page } = first;
  const [goes, remains] = [stopper(), stopper()];
  await open(page, goes);
  await answerWhoSpeaks(page, '1');
  await expect(heading(page, fullName(goes))).toBeVisible();
  await press(page, 'Alt+m');
  await expect(page.getByRole('button', { name: 'There are two records of them' })).toBeVisible();
  await press(page, '4');
  await expect(heading(page, 'Two records of one person')).toBeVisible();
  await page.getByLabel(/^The record that remains/).fill(remains.reference);
  await page.getByRole('radio', { name: new RegExp(fullName(remains)) }).check();
  const table = page.getByRole('table', { name: 'The two records' });
  await expect(table).toContainText(fullName(goes));
  await expect(table).toContainText(fullName(remains));
  await expect(table.getByRole('row', { name: /^Reference/ })).toContainText('shown from level 2');
  await expectGood(first, 'duplicate');
  await page.getByRole('button', { name: /^Put them together/ }).click();
  await expect(page.getByText('Compare the two first, and say that they are one person.')).toBeVisible();
  await page.getByRole('checkbox', { name: 'I have compared them: they are one person' }).check();
  await page.getByRole('button', { name: /^Put them together/ }).press('Enter');
  await expect(readBack(page)).toContainText('We had two records of you, and go on with one of them.');
  await expect(received(page)).toBeVisible();
  await expectGood(first, 'duplicate-recorded');
  expect(await others.statusOf(goes)).toBe('closed');
  expect(await others.statusOf(remains)).toBe('current');
  expect((await others.underWay()).map(({ reason }) => reason)).toContain('duplicate');
});

test('what stays is looked at by the reference alone, for a reason; a slip is told', async () => {
  const { page } = first;
  const person = stopper();
  await others.close('phone.adviser', person);
  await toClosings(page);
  const panel = page.getByRole('region', { name: 'What stays' });
  await panel.getByLabel('Reference of who stopped').fill(person.reference.slice(1));
  await panel.getByRole('button', { name: 'Show what stays' }).press('Enter');
  await expect(panel).toContainText('This is not a reference: look for a slip');
  await panel.getByLabel('Reference of who stopped').fill(person.reference);
  await panel.getByRole('button', { name: 'Show what stays' }).press('Enter');
  await expect(panel).toContainText('Say why you look');
  await panel.getByLabel('Why you look').selectOption('payment-audit');
  await panel.getByRole('button', { name: 'Show what stays' }).press('Enter');
  await expect(panel).toContainText('Nothing stays under it.');
  await expectGood(first, 'closings-what-stays');
  // Hidden at once from whoever looks for them.
  await press(page, 'Alt+f');
  await page.getByRole('combobox', { name: /^Anything the caller says/ }).fill(lineOf(person));
  // A brother or sister of the same day may be: not they.
  await expect(page.getByRole('status').filter({ hasText: /^(Nobody|\d+ (person|people)) found/ })).toHaveCount(1);
  await expect(page.getByRole('option').filter({ hasText: fullName(person) })).toHaveCount(0);
  // By the reference they are found until the safety net is over; what they ask now is taken down elsewhere.
  await page.getByRole('combobox', { name: /^Anything the caller says/ }).fill(person.reference);
  const byReference = new RegExp(`${person.reference.slice(0, 5)} ?${person.reference.slice(5)}`);
  await expect(page.getByRole('option').filter({ hasText: byReference })).toHaveCount(1);
  await press(page, 'Enter');
  await answerWhoSpeaks(page, '1');
  await page.getByRole('button', { name: /^They ask for something/ }).press('Enter');
  await expect(heading(page, 'Asked after closing')).toBeVisible();
  await expect(page.getByLabel('The reference they give')).toHaveValue(person.reference);
});
