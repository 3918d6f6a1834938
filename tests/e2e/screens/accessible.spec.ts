import { expect } from '@playwright/test';
import { faultsOf } from '../../support/axe.ts';
import { lineOf, somebody, test } from './desk.ts';
import { expectGood, look } from './good.ts';
import { answerWhoSpeaks, findLine, heading, open, options, press, toLevel1, toLevel2 } from './steps.ts';

test.afterEach(({ desk }) => look(desk, 1));

test('Find', async ({ page, desk }) => {
  await expectGood(desk, 'find-empty');
  await page.keyboard.type('1990');
  await expect(options(page).first()).toBeVisible();
  await press(page, 'ArrowDown');
  await expectGood(desk, 'find-many');
  await findLine(page).fill('Zzyzx Qwghlm');
  await expect(page.getByText('Nobody found.')).toBeVisible();
  await expectGood(desk, 'find-nobody');
});

test('Customer', async ({ page, desk }) => {
  const person = somebody((one) => one.sessions.length > 1 && one.states['satisfaction-survey'] === 'given');
  await open(page, person);
  await expect(page.getByRole('heading', { name: 'Who is speaking?' })).toBeVisible();
  await expectGood(desk, 'who-speaks');
  await press(page, 'Enter');
  await expect(page.getByRole('button', { name: 'Check', exact: true })).toBeFocused();
  await expectGood(desk, 'customer-level-0');
  await page.getByLabel('Postcode').fill('ZZ9 9ZZ');
  await press(page, 'Enter');
  await expect(page.getByRole('list', { name: 'Answers' })).toContainText('Postcode does not match');
  await expectGood(desk, 'customer-level-1');
  await press(page, 'i');
  await page.keyboard.type(person.reference);
  await press(page, 'Enter');
  await expect(page.getByRole('region', { name: 'Details' })).toBeVisible();
  await press(page, 'd', 't');
  await expect(page.getByRole('list', { name: 'Timeline' })).toBeVisible();
  await expectGood(desk, 'customer-level-2');
  await press(page, 'i');
  await expect(page.getByLabel('I have seen, in person')).toBeVisible();
  await expectGood(desk, 'customer-third-check');
});

test('Record consent and the end', async ({ page, desk }) => {
  const person = somebody(
    ({ states }) => states['satisfaction-survey'] === 'given' && states['priority-group-targeting'] === 'not-asked',
  );
  await toLevel2(page, person);
  await press(page, 'c');
  await expect(heading(page, 'Record consent')).toBeVisible();
  await press(page, '4', 'g');
  await expect(page.getByRole('blockquote')).toBeVisible();
  await expectGood(desk, 'consent-giving');
  await press(page, 'Enter', '1', 'w');
  await expect(page.getByRole('button', { name: 'Record 2 decisions' })).toBeFocused();
  await expectGood(desk, 'consent-marked');
  await press(page, 'Escape');
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectGood(desk, 'consent-leaving');
  await press(page, 'Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await press(page, 'Enter');
  await expect(page.getByText(/^Received by the central service/)).toBeVisible();
  await expectGood(desk, 'consent-recorded');
  await press(page, 'e');
  await expect(page.getByRole('list', { name: 'What was done' }).getByRole('listitem')).toHaveCount(2);
  await page.getByLabel('Note (optional)').fill('Has asthma');
  await expectGood(desk, 'end');
});

test('Line dropped, somebody else, settings, shortcuts', async ({ page, desk }) => {
  const person = somebody();
  await toLevel1(page, person);
  await press(page, 'l');
  await expect(page.getByRole('region', { name: 'Line dropped' })).toBeVisible();
  await expectGood(desk, 'find-parked');
  await open(page, person);
  await answerWhoSpeaks(page, '1');
  await expect(page.getByRole('button', { name: 'Take it up' })).toBeEnabled();
  await expectGood(desk, 'customer-parked');
  await press(page, 'Alt+e');
  await page.getByRole('button', { name: 'End conversation now' }).click();
  await expect(findLine(page)).toBeFocused();
  await page.keyboard.type(lineOf(person));
  await expect(options(page)).toHaveCount(1);
  await press(page, 'Enter');
  await answerWhoSpeaks(page, '4');
  await expect(heading(page, 'Somebody else is speaking')).toBeVisible();
  await expectGood(desk, 'somebody-else');
  await press(page, 'Alt+s');
  await expect(page.getByLabel('Dark')).toBeVisible();
  await expectGood(desk, 'settings');
  await press(page, '?');
  await expect(page.getByRole('dialog', { name: 'Shortcuts' })).toBeVisible();
  await expectGood(desk, 'shortcuts');
});

test('what is wrong with a screen is seen', async ({ page }) => {
  expect(await faultsOf(page)).toEqual([]);
  await page.evaluate(() => document.querySelector('main')?.append(document.createElement('img')));
  expect((await faultsOf(page)).map(({ id }) => id)).toEqual(['image-alt']);
  await page.reload();
});
