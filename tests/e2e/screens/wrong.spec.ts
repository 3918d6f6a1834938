import { expect, type Locator, type Page } from '@playwright/test';
import type { SyntheticCustomer } from '../../../backend/synthetic/generate.ts';
import { launchApp, type RunningApp } from '../../support/app.ts';
import { central as asking } from '../../walk/central.ts';
import { type Desk, fullName, somebody, startOver, test } from './desk.ts';
import { expectGood, look } from './good.ts';
import { fetchForTheDay, heading, press, toLevel1, toLevel2, toLevel2Offline } from './steps.ts';

test.afterEach(({ desk }) => look(desk, 1));

const state = (page: Page) => page.getByRole('contentinfo', { name: 'State' });
const details = (page: Page) => page.getByRole('region', { name: 'Details' });
const box = (page: Page, name: string) => page.getByRole('checkbox', { name, exact: true });
const should = (page: Page, name: string) => page.getByLabel(`${name}: what it should be`);
const readBack = (page: Page) => page.locator('#read-back-words');
const received = (page: Page) => page.getByText(/^Received by the central service/);
const done = (page: Page) => page.getByRole('button', { name: /^Done, back to the customer/ });
const mobileOf = (person: SyntheticCustomer) => person.values.find(({ field }) => field === 'mobile')?.value ?? '';
const withMobile = () => somebody((one) => mobileOf(one) !== '');
/** A value of the details panel, by its name. */
const rowOf = (page: Page, name: string): Locator =>
  details(page)
    .locator('dl > div')
    .filter({ has: page.getByRole('term').filter({ hasText: new RegExp(`^${name}$`) }) });
const wrong = (page: Page) => expect(heading(page, 'Something is wrong')).toBeVisible();

/** Down the list to a value, and into it. */
async function pick(page: Page, name: string): Promise<void> {
  for (let step = 0; step < 18 && !(await box(page, name).evaluate((one) => one === document.activeElement)); step += 1)
    await page.keyboard.press('ArrowDown');
  await expect(box(page, name)).toBeFocused();
  await page.keyboard.press('Space');
  await expect(should(page, name)).toBeFocused();
}
/** Back to a desk's window from another one beside it, as whoever has both goes: a new window takes the keyboard with it. */
const backTo = ({ app }: RunningApp) => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.focus());
const read = async ({ central }: Desk, person: SyntheticCustomer) =>
  asking(central.url, await central.token('supervisor'))('customers.read', { customerId: person.id, reason: 'my-day' });

test('one wrong number, put right on the call with three keys besides the number itself', async ({ page, desk }) => {
  const person = withMobile();
  await toLevel2(page, person);
  let keys = await press(page, 'w');
  await wrong(page);
  await expect(box(page, 'Mobile')).toBeFocused();
  keys += await press(page, 'Space');
  await expect(should(page, 'Mobile')).toBeFocused();
  await expect(page.getByRole('radio', { name: 'Put it right now' })).toBeChecked();
  await page.keyboard.type('07700 900 881');
  keys += await press(page, 'Enter');
  expect(keys).toBe(3);
  await expect(readBack(page)).toContainText('I have put right your mobile number: it is 07700 900 881.');
  await expect(readBack(page)).toContainText(/Your reference for this is \w{5} \w{5}\.Spelt: \w+/);
  await expect(received(page)).toBeVisible();
  await expect(page.getByText('Every organisation that was given what was wrong is told what is right.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'why this day?' })).toHaveCount(0);
  const reference = (await readBack(page).locator('strong').textContent()) ?? '';
  await expect(done(page)).toBeFocused();
  await press(page, 'Enter');
  await expect(rowOf(page, 'Mobile')).toContainText(`07700 900 881from a correction the customer asked for (${reference})`);
  await expect(details(page).getByText('Being checked')).toHaveCount(0);
  expect((await read(desk, person)).values).toContainEqual(
    expect.objectContaining({ field: 'mobile', value: '07700 900 881', source: 'rectification' }),
  );
  await press(page, 'e');
  await expect(page.getByRole('list', { name: 'What was done' })).toContainText(
    `I put right your mobile number. The reference is ${reference}.`,
  );
});

test('what somebody checks: faults stand at their fields, the day explains itself, and both desks see that it is being checked', async ({
  page,
  desk,
}) => {
  test.setTimeout(120_000);
  const person = withMobile();
  const other = await launchApp({ server: desk.central.url, issuer: desk.central.issuer, as: 'supervisor' });
  try {
    await startOver(other.page);
    await toLevel2(other.page, person);
    await backTo(desk);
    await toLevel2(page, person);
    await press(page, 'w');
    await wrong(page);
    await page.getByRole('button', { name: /^Record what is wrong/ }).click();
    await expect(page.getByRole('alert')).toHaveText('Pick what is wrong first.');
    await box(page, 'Mobile').focus();
    await pick(page, 'Mobile');
    await page.keyboard.type('seven');
    await page.getByRole('radio', { name: 'Have it checked' }).check();
    await box(page, 'Mobile').focus();
    await pick(page, 'Date of birth');
    await page.keyboard.type('21/3/1984');
    await page.getByLabel('Date of birth: how it could be checked (optional)').fill('the birth certificate');
    await press(page, 'Enter');
    await expect(page.getByText('Type a phone number with its code')).toBeVisible();
    await expect(should(page, 'Mobile')).toBeFocused();
    await should(page, 'Mobile').fill(mobileOf(person));
    await press(page, 'Enter');
    await expect(page.getByText('This is what is held. Ask what it should be')).toBeVisible();
    await should(page, 'Mobile').fill('07700 900 882');
    await page.getByLabel('In their own words (optional)').fill('It was written down wrong.');
    await expectGood(desk, 'wrong-form');
    await page.getByRole('button', { name: /^Record what is wrong/ }).click();
    await expect(readBack(page)).toContainText('I have noted that your mobile number is wrong, and should be 07700 900 882.');
    await expect(readBack(page)).toContainText('your date of birth is wrong, and should be 21 March 1984. Somebody checks it.');
    await expect(received(page)).toBeVisible();
    await page.getByRole('button', { name: 'why this day?' }).press('Enter');
    await expect(page.getByRole('list', { name: 'How the day was reached' }).getByRole('listitem').first()).toContainText(
      /^The request was made on \w+ \d+ \w+ \d{4}\.$/,
    );
    await expectGood(desk, 'wrong-recorded');
    await done(page).press('Enter');
    for (const shown of [page, other.page]) {
      await expect(rowOf(shown, 'Mobile')).toContainText('Being checked', { timeout: 10_000 });
      await expect(rowOf(shown, 'Date of birth')).toContainText('Being checked');
      await expect(rowOf(shown, 'Mobile')).toContainText(mobileOf(person));
    }
    await expect(other.page.getByRole('list', { name: 'What is new' })).toContainText('Mobile: is being checked now');
    await expect(page.getByRole('list', { name: 'What is new' })).toHaveCount(0);
    await rowOf(page, 'Mobile').getByText('Being checked').focus();
    await expect(page.getByRole('tooltip')).toContainText(/^Rectification \w{5} \w{5}, since /);
    await press(page, 'i');
    await expect(page.getByText('Do not call back: mobile.', { exact: false })).toBeVisible();
    await expect(page.getByLabel('I called back on the number we hold').getByRole('option', { name: 'Mobile' })).toHaveCount(0);
    await expectGood(desk, 'wrong-marks');
    await press(page, 'Alt+g');
    await expect(heading(page, 'Something has changed')).toBeVisible();
    await expect(page.locator('#main').getByText('Being checked')).toHaveCount(2);
    await press(page, 'Escape');
  } finally {
    await other.close();
  }
});

test('disputed again while it is open, by somebody at level 1: no value is shown, and it joins the earlier request', async ({
  page,
}) => {
  const person = somebody();
  await toLevel1(page, person);
  await press(page, 'w');
  await wrong(page);
  await expect(page.getByText(/Below level 2 nothing that is held is shown/)).toBeVisible();
  await expect(page.getByRole('checkbox')).toHaveCount(18);
  await expect(page.locator('#main')).not.toContainText(/from the customer|19\d\d/);
  await pick(page, 'Date of birth');
  await expect(page.getByRole('radio', { name: 'Put it right now' })).toHaveCount(0);
  await press(page, 'Enter');
  await expect(readBack(page)).toContainText('I have noted that your date of birth is wrong. Somebody checks it.');
  await expect(received(page)).toBeVisible();
  const first = (await readBack(page).locator('strong').textContent()) ?? '';
  await press(page, 'Enter');
  await expect(page.getByRole('button', { name: 'Something is wrong' })).toBeVisible();
  await press(page, 'w');
  await wrong(page);
  await pick(page, 'Date of birth');
  await page.keyboard.type('1/2/1990');
  await page.getByRole('radio', { name: 'It is not complete' }).check();
  await press(page, 'Enter');
  await expect(received(page)).toBeVisible();
  await expect(readBack(page)).toContainText(
    `not complete, and should be 1 February 1990. It is being checked already: your request ${first} goes on, and you hear from us by`,
  );
  await expect(page.getByRole('button', { name: 'why this day?' })).toHaveCount(0);
});

test('begun without a connection from a copy, shown over it, and received later', async ({ page, desk }) => {
  test.setTimeout(180_000);
  const { central } = desk;
  const person = withMobile();
  await fetchForTheDay(page, person);
  await central.stop();
  await expect(state(page)).toContainText('Offline', { timeout: 60_000 });
  await toLevel2Offline(page, person);
  await press(page, 'w');
  await wrong(page);
  await pick(page, 'Mobile');
  await page.keyboard.type('07700 900 883');
  await box(page, 'Mobile').focus();
  await pick(page, 'Date of birth');
  await page.keyboard.type('22/3/1984');
  await press(page, 'Enter');
  await expect(readBack(page)).toContainText('I have put right your mobile number: it is 07700 900 883.');
  await expect(page.getByRole('button', { name: 'why this day?' })).toBeVisible();
  await expectGood(desk, 'wrong-offline');
  await done(page).press('Enter');
  for (const _ of ['as it was said', 'read from the copy again']) {
    await expect(rowOf(page, 'Mobile')).toContainText(/^Mobile07700 900 883.*from a correction the customer asked for/);
    await expect(rowOf(page, 'Mobile')).not.toContainText('Being checked');
    await expect(rowOf(page, 'Date of birth')).toContainText('Being checked');
    await page.reload();
    await expect(heading(page, fullName(person))).toBeVisible();
  }
  await press(page, 'Alt+k');
  const waiting = page.getByRole('region', { name: 'Waiting to be received' });
  await expect(waiting).toContainText(`What is wrong on the record, ${fullName(person)}`);
  await expect(waiting).toContainText('Mobile: wrong, should be 07700 900 883; put right on the call');
  await expect(waiting).toContainText('Date of birth: wrong, should be 22 March 1984; to be checked');
  await expectGood(desk, 'unsent-wrong');
  await central.start();
  await expect(state(page)).toContainText('Nothing unsent', { timeout: 60_000 });
  const { values, beingChecked } = await read(desk, person);
  expect(values).toContainEqual(expect.objectContaining({ field: 'mobile', value: '07700 900 883', source: 'rectification' }));
  expect(beingChecked).toMatchObject([{ field: 'dateOfBirth' }]);
});

test('what was typed comes back after a reload; left, it asks first', async ({ page }) => {
  const person = withMobile();
  await toLevel2(page, person);
  await press(page, 'w');
  await wrong(page);
  await pick(page, 'Mobile');
  await page.keyboard.type('07700 900 884');
  await page.reload();
  await wrong(page);
  await expect(should(page, 'Mobile')).toHaveValue('07700 900 884');
  await press(page, 'Escape');
  await expect(page.getByRole('dialog', { name: 'Leave without recording?' })).toBeVisible();
  await page.getByRole('button', { name: 'Leave' }).click();
  await expect(details(page)).toBeVisible();
  await expect(state(page)).toContainText('Nothing unsent');
  await expect(rowOf(page, 'Mobile')).toContainText(mobileOf(person));
});
