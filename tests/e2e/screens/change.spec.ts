import { expect, type Page } from '@playwright/test';
import { v7 } from 'uuid';
import type { SyntheticCustomer } from '../../../backend/synthetic/generate.ts';
import { central as asking } from '../../walk/central.ts';
import { fullName, somebody, test } from './desk.ts';
import { expectGood, look } from './good.ts';
import { findLine, heading, levelLine, options, press, toLevel1, toLevel2 } from './steps.ts';

test.afterEach(({ desk }) => look(desk, 1));

const state = (page: Page) => page.getByRole('contentinfo', { name: 'State' });
const details = (page: Page) => page.getByRole('region', { name: 'Details' });
const mobileOf = (person: SyntheticCustomer) => person.values.find(({ field }) => field === 'mobile')?.value ?? '';
const withMobile = () => somebody((one) => mobileOf(one) !== '' && one.values.some(({ field }) => field === 'addressLine1'));
const change = (page: Page) => expect(heading(page, 'Something has changed')).toBeVisible();

test('a new phone number and a corrected slip of it, from the keyboard; the record shows it and find finds it', async ({
  page,
  desk,
}) => {
  const person = withMobile();
  await toLevel2(page, person);
  await press(page, 'g');
  await change(page);
  const mobile = page.getByLabel('Mobile', { exact: true });
  await expect(mobile).toBeFocused();
  await expect(mobile).toHaveValue(mobileOf(person));
  await mobile.fill('seven');
  await press(page, 'Enter');
  await expect(page.getByText('Type a phone number with its code')).toBeVisible();
  await mobile.fill('07700 900 771');
  await press(page, 'Enter');
  await expect(page.getByText('Ask: has it changed, or was it wrong?', { exact: true })).toBeVisible();
  await page.getByRole('radio', { name: 'It has changed' }).check();
  await page.getByLabel('Since when? (optional)').fill('1/11/2026');
  await expectGood(desk, 'change-form');
  await press(page, 'Enter');
  await expect(page.getByText('I have recorded your mobile number as 07700 900 771, since 1 November 2026.')).toBeVisible();
  await expect(page.getByText(/^Received by the central service/)).toBeVisible();
  await expectGood(desk, 'change-recorded');
  await press(page, 'Enter');
  await expect(details(page)).toContainText('07700 900 771');
  await press(page, 'g');
  await change(page);
  await mobile.fill('07700 900 772');
  await page.getByRole('radio', { name: 'I mistyped it just now' }).check();
  await press(page, 'Enter');
  await expect(page.getByText(/^Received by the central service/)).toBeVisible();
  await press(page, 'Enter', 'e');
  await expect(page.getByRole('list', { name: 'What was done' }).getByRole('listitem').last()).toContainText(
    'you told us that your mobile number had changed.Received by the central service',
  );
  await page.getByRole('button', { name: 'End conversation now' }).click();
  await expect(findLine(page)).toBeFocused();
  await page.keyboard.type('07700900772');
  await expect(options(page).filter({ hasText: fullName(person) })).toHaveCount(1);
});

test('what somebody else changed meanwhile is shown side by side, and a person decides', async ({ page, desk }) => {
  const { central } = desk;
  const person = withMobile();
  await toLevel2(page, person);
  await press(page, 'g');
  await change(page);
  const website = asking(central.url, await central.token('website'));
  const seen = { value: mobileOf(person) };
  const theirs = [{ field: 'mobile', value: '07700 900 661', how: 'changed', seen }];
  const said = { commandId: v7(), customerId: person.id, signInId: v7(), saidAt: new Date().toISOString() };
  await website('customers.amend', { ...said, changes: theirs });
  await page.getByLabel('Mobile', { exact: true }).fill('07700 900 662');
  await page.getByRole('radio', { name: 'It has changed' }).check();
  await page.getByRole('button', { name: 'Record what has changed' }).click();
  await expect(page.getByText('This was not recorded. Tell the customer so.')).toBeVisible();
  await press(page, 'Alt+k');
  await page.getByRole('button', { name: 'Put it right' }).click();
  const correct = page.getByRole('group', { name: 'Correct it' });
  await expect(correct).toContainText(
    `When it was recorded${mobileOf(person)}What the customer said07700 900 662Held now07700 900 661`,
  );
  await expectGood(desk, 'unsent-conflict');
  await page.getByLabel('Mobile: which is right?').selectOption('theirs');
  await page.getByRole('button', { name: 'Send the corrected one' }).click();
  await expect(page.getByText('Then there is nothing left to send: take it out below')).toBeVisible();
  await page.getByLabel('Mobile: which is right?').selectOption('mine');
  await page.getByRole('button', { name: 'Send the corrected one' }).click();
  await expect(page.getByText('Nothing is unsent.')).toBeVisible();
  await press(page, 'b');
  await expect(details(page)).toContainText('07700 900 662');
});

test('what was wrong is no change: the form records nothing of it, and takes it to where it is put right', async ({ page }) => {
  const person = withMobile();
  await toLevel2(page, person);
  await press(page, 'g');
  await change(page);
  await page.getByLabel('Family name').fill('Nguyễn');
  await expect(page.getByText('The national record cannot, and will show Nguyen.')).toBeVisible();
  await page.getByRole('radio', { name: 'It was wrong' }).check();
  await press(page, 'Tab');
  await page.getByRole('button', { name: 'Record what has changed' }).click();
  await expect(page.getByText('What was wrong is no change: take it to Something is wrong')).toBeVisible();
  await press(page, 'Escape');
  await expect(page.getByRole('dialog', { name: 'Leave without recording?' })).toBeVisible();
  await page.getByRole('button', { name: 'Stay' }).click();
  await page.getByRole('button', { name: 'Take it to Something is wrong' }).click();
  await expect(heading(page, 'Something is wrong')).toBeVisible();
  await expect(page.getByRole('checkbox', { name: 'Family name' })).toBeChecked();
  await expect(page.getByLabel('Family name: what it should be')).toHaveValue('Nguyễn');
  await expect(state(page)).toContainText('Nothing unsent');
  await page.getByRole('button', { name: /^Record what is wrong/ }).click();
  await expect(page.getByText('I have put right your family name: it is Nguyễn.')).toBeVisible();
  await expect(page.getByText(/^Received by the central service/)).toBeVisible();
  await press(page, 'Enter');
  await expect(details(page)).toContainText('Nguyễn');
});

test('below level 2 there is nothing to change; without a connection a change is seen here at once, and received later', async ({
  page,
  desk,
}) => {
  const person = withMobile();
  await toLevel1(page, person);
  await expect(page.getByRole('button', { name: 'Something has changed' })).toHaveCount(0);
  await press(page, 'i');
  await page.getByLabel('Reference').fill(person.reference);
  await press(page, 'Enter');
  await expect(levelLine(page, 2)).toBeVisible();
  await press(page, 'Alt+g');
  await change(page);
  await desk.central.stop();
  await page.getByRole('textbox', { name: 'Address', exact: true }).fill('12 Harbour Row');
  await page.getByRole('radio', { name: 'It has changed' }).check();
  await press(page, 'Enter');
  await expect(page.getByText('I have recorded your address as 12 Harbour Row.')).toBeVisible();
  await expect(state(page)).toContainText('1 unsent');
  await press(page, 'Enter');
  await expect(details(page)).toContainText('12 Harbour Row');
  await desk.central.start();
  await expect(state(page)).toContainText('Nothing unsent', { timeout: 60_000 });
  await expect(details(page)).toContainText('12 Harbour Row');
});
