import { expect } from '@playwright/test';
import { somebody, test } from '../screens/desk.ts';
import { centralConsents, consentOf, heading, press, toLevel1 } from '../screens/steps.ts';
import { goTo } from './running.ts';

// The next test begins from Find.
test.afterEach(({ page }) => goTo(page, '#/find'));

test('"take my ethnicity off" leads to that purpose of this customer, and the withdrawal is received', async ({ page, desk }) => {
  const person = somebody(
    (one) => one.states['ethnicity-monitoring'] === 'given' && one.states['satisfaction-survey'] === 'given',
  );
  await toLevel1(page, person);
  await page.keyboard.press('q');
  await page.keyboard.type('take my ethnicty off');
  await press(page, 'Enter', '1');
  await expect(heading(page, 'Record consent')).toBeVisible();
  await expect(consentOf(page, 'Recording ethnicity')).toHaveAttribute('aria-current', 'true');
  await press(page, 'w', 'Enter');
  await expect(page.getByText('I have recorded that you no longer agree to us holding your ethnicity.')).toBeVisible();
  await expect(page.getByText(/^Received by the central service at/)).toBeVisible();
  const held = await centralConsents(desk.central.url, await desk.central.token('supervisor'), person.id);
  expect(held).toMatchObject({ 'ethnicity-monitoring': 'withdrawn', 'satisfaction-survey': 'given' });
});

test('on the consent screen itself it moves to the purpose spoken of', async ({ page }) => {
  const person = somebody((one) => one.states['satisfaction-survey'] === 'given');
  await toLevel1(page, person);
  await page.keyboard.press('c');
  await expect(consentOf(page, 'Satisfaction surveys')).toHaveAttribute('aria-current', 'true');
  await page.keyboard.press('q');
  await page.keyboard.type('why am I in a priority group');
  await press(page, 'Enter', '1');
  await expect(consentOf(page, 'Reaching priority groups')).toHaveAttribute('aria-current', 'true');
  await press(page, 'Escape');
});
