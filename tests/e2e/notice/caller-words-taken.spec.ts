import { expect, type Page } from '@playwright/test';
import { central as asking } from '../../walk/central.ts';
import { fullName, lineOf, somebody, test } from '../screens/desk.ts';
import { answerWhoSpeaks, findLine, heading, open, options, press, toLevel1 } from '../screens/steps.ts';

const TITLE = 'Send me my information';
const words = (page: Page) => page.getByLabel('In their own words');
const received = (page: Page) => page.getByText(/^Received by the central service/);

/** Types what the caller said, and gives the first answer to the one question about it. */
async function said(page: Page, line: string, first = 'A copy of everything', title = TITLE): Promise<void> {
  await press(page, 'Alt+q');
  await expect(page.getByLabel('In the caller’s own words')).toBeFocused();
  await page.keyboard.type(line);
  await expect(page.getByRole('dialog').getByRole('option').first()).toContainText(title);
  await press(page, 'Enter');
  await expect(page.getByRole('button', { name: first })).toBeFocused();
  await press(page, '1');
}

test('what the caller said leads to the form, and goes down as they said it', async ({ page, desk }) => {
  await toLevel1(page, somebody());
  await said(page, 'what have you got on me then');
  await expect(heading(page, TITLE)).toBeVisible();
  await expect(words(page)).toHaveValue('what have you got on me then');
  // Said again in other words on the form itself, it goes below; the same words are not there twice.
  await said(page, 'i want a copy of my information');
  await expect(words(page)).toHaveValue('what have you got on me then\ni want a copy of my information');
  await said(page, 'what have you got on me then');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(words(page)).toHaveValue('what have you got on me then\ni want a copy of my information');
  await page.getByRole('button', { name: /^Take it down/ }).press('Enter');
  await expect(received(page)).toBeVisible();
  const shown = ((await page.locator('#read-back-words strong').textContent()) ?? '').replace(/\s/g, '');
  const ask = asking(desk.central.url, await desk.central.token('supervisor'));
  const { items } = await ask('requests.list', { which: 'open', limit: 100 });
  const listed = (items as { id: string; reference: string }[]).find(({ reference }) => reference === shown);
  expect((await ask('requests.read', { requestId: String(listed?.id) })).words).toBe(
    'what have you got on me then\ni want a copy of my information',
  );
});

test('before anybody is found: the words wait for whoever it is, and are gone with another caller', async ({ page }) => {
  const person = somebody();
  await said(page, 'send me everything you have on me');
  await expect(page.getByText('No customer is open. Find who is speaking first.')).toBeVisible();
  await press(page, 'Enter');
  await open(page, person);
  await answerWhoSpeaks(page, '1');
  await expect(page.getByRole('button', { name: 'Check', exact: true })).toBeFocused();
  await press(page, 'Alt+0');
  await expect(heading(page, TITLE)).toBeVisible();
  await expect(words(page)).toHaveValue('send me everything you have on me');
  await page.getByLabel('How they want to be answered').fill('by letter');
  await page.getByRole('button', { name: /^Take it down/ }).press('Enter');
  await expect(received(page)).toBeVisible();
  await press(page, 'Alt+e');
  await page.getByRole('button', { name: 'End conversation now' }).click();
  // Another caller says so too, is not found, and the line is emptied for the next one.
  await expect(findLine(page)).toBeFocused();
  await said(page, 'send me everything you have on me');
  await press(page, 'Enter');
  await findLine(page).fill('zzyx');
  await findLine(page).press('Escape');
  await page.keyboard.type(lineOf(somebody()));
  await expect(options(page)).toHaveCount(1);
  await press(page, 'Enter');
  await answerWhoSpeaks(page, '1');
  await expect(page.getByRole('button', { name: 'Check', exact: true })).toBeFocused();
  await press(page, 'Alt+0');
  await expect(heading(page, TITLE)).toBeVisible();
  await expect(words(page)).toBeFocused();
  await expect(words(page)).toHaveValue('');
});

test('a complaint, another right and what is wrong go down as they were said; a worry opens by itself', async ({ page }) => {
  const person = somebody();
  await toLevel1(page, person);
  const [unhappy, other] = ['Unhappy with how we used my information', 'Something else about my information'];
  await said(page, 'i want to complain about you', 'How you used my information', unhappy);
  await expect(heading(page, unhappy)).toBeVisible();
  await expect(words(page)).toHaveValue('i want to complain about you');
  const leave = () => page.getByRole('button', { name: 'Leave', exact: true }).press('Enter');
  await said(page, 'do not tell the jobcentre', 'I do not want it shared', other);
  await leave();
  await expect(heading(page, other)).toBeVisible();
  await expect(words(page)).toHaveValue('do not tell the jobcentre');
  await said(page, 'that’s not my date of birth', 'It is wrong in my record', 'Something is wrong');
  await leave();
  await expect(heading(page, 'Something is wrong')).toBeVisible();
  await expect(page.getByLabel('In their own words (optional)')).toHaveValue('that’s not my date of birth');
  await said(page, 'he says i have to ring you', 'Yes', 'Tell a supervisor');
  await expect(page.getByRole('dialog').getByText('Tell a supervisor after the call.', { exact: false })).toBeVisible();
  await press(page, 'Enter');
  await leave();
  const worry = page.getByRole('dialog', { name: 'I am worried' });
  await expect(worry.getByText('Nothing changes. A supervisor sees it.')).toBeVisible();
  await worry.getByRole('button', { name: 'Pressure' }).press('Enter');
  await expect(worry.getByText(/^Received by the central service/)).toBeVisible();
  // Once: closed, it does not come again by itself.
  await press(page, 'Enter');
  await expect(worry).toHaveCount(0);
  await expect(heading(page, fullName(person))).toBeVisible();
  await page.getByRole('button', { name: 'I am worried' }).press('Enter');
  await expect(worry.getByRole('button', { name: 'Pressure' })).toBeFocused();
});
