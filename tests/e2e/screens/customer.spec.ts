import { expect } from '@playwright/test';
import { heldValue, lastContactOf } from '../../../backend/synthetic/generate.ts';
import { fullName, somebody, test } from './desk.ts';
import { expectGood, look } from './good.ts';
import { answerWhoSpeaks, heading, levelLine, open, openSpeaking, press, toLevel1, toLevel2 } from './steps.ts';

test.afterEach(({ desk }) => look(desk, 1));

test('nothing personal is on screen below its level, and the level table marks where we are', async ({ page }) => {
  const person = somebody((one) => heldValue(one, 'mobile') !== null && heldValue(one, 'email') !== null);
  const main = page.locator('#main');
  const secrets = [
    person.reference,
    heldValue(person, 'mobile'),
    heldValue(person, 'email'),
    heldValue(person, 'addressLine1'),
  ].filter((one) => one !== null);
  const table = page.getByRole('region', { name: 'What the check allows' }).getByRole('listitem');
  await openSpeaking(page, person);
  await expect(table).toHaveCount(4);
  await expect(table.nth(0)).toHaveAttribute('aria-current', 'step');
  await expect(table.nth(2)).toContainText('Allows: read details out, give a consent, change details.');
  await expect(table.nth(3)).toContainText('Reached by a call-back to a number held over 14 days, or a document seen in person.');
  await expect(page.getByRole('region', { name: 'Consents' })).toHaveCount(0);
  for (const secret of secrets) expect(await main.innerText()).not.toContain(secret);

  await press(page, 'Enter');
  await expect(levelLine(page, 1)).toBeVisible();
  await expect(table.nth(1)).toHaveAttribute('aria-current', 'step');
  await expect(page.getByRole('region', { name: 'Consents' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Details' })).toHaveCount(0);
  for (const secret of secrets) expect(await main.innerText()).not.toContain(secret);

  await press(page, 'i');
  await page.keyboard.type(person.reference);
  await press(page, 'Enter');
  await expect(table.nth(2)).toHaveAttribute('aria-current', 'step');
  await expect(page.getByRole('region', { name: 'Details' })).toContainText(heldValue(person, 'mobile') as string);
  await expect(page.getByRole('region', { name: 'Details' })).toContainText(/from .+, \d+ \w+ \d{4}/);
});

test('a wrong answer does not match, is dropped, and is known to the next adviser without the answer', async ({ page }) => {
  const person = somebody();
  await openSpeaking(page, person);
  await expect(page.getByLabel('Date of birth')).not.toHaveValue('');
  await page.getByLabel('Date of birth').fill('1/1/1931');
  await press(page, 'Enter');
  const answers = page.getByRole('list', { name: 'Answers' });
  await expect(answers).toContainText('Full name matches');
  await expect(answers).toContainText('Date of birth does not match');
  await expect(page.getByLabel('Date of birth')).toHaveValue('');
  await expect(page.getByLabel('Full name')).toHaveValue('');
  await expect(
    page.getByText(/^An identity check failed in the last day, the last today at \d\d:\d\d at National Careers Service helpline/),
  ).toBeVisible();
  expect(await page.locator('#main').innerText()).not.toContain('1931');
  await page.getByLabel('Date of birth').fill('31/2/1990');
  await press(page, 'Enter');
  await expect(page.getByText('Type a day, a month and a year, such as 12/3/1984.')).toBeVisible();
  await expect(page.getByLabel('Date of birth')).toBeFocused();
});

test('the month of last contact reaches level 2, a document seen face to face level 3', async ({ page }) => {
  const person = somebody((one) => lastContactOf(one) !== null);
  await open(page, person);
  await page.getByLabel('How it came').selectOption('face-to-face');
  await answerWhoSpeaks(page, 'Alt+1');
  await expect(page.getByRole('button', { name: 'Check', exact: true })).toBeFocused();
  await press(page, 'Enter');
  await expect(levelLine(page, 1)).toBeVisible();
  await press(page, 'i');
  const [year, month] = (lastContactOf(person)?.month ?? '').split('-') as [string, string];
  await page.getByLabel('Month of last contact').selectOption(month);
  await press(page, 'Enter');
  await page.getByRole('button', { name: 'Check', exact: true }).click();
  await expect(page.getByText('Give both the month and the year.')).toBeVisible();
  await page.getByLabel('Year of last contact').selectOption(year);
  await page.getByRole('button', { name: 'Check', exact: true }).click();
  await expect(levelLine(page, 2)).toBeVisible();
  await press(page, 'i');
  await page.getByLabel('I have seen, in person').selectOption('passport');
  await page.getByRole('button', { name: 'Check', exact: true }).click();
  await expect(levelLine(page, 3)).toBeVisible();
  await expect(page.getByRole('contentinfo', { name: 'State' })).toContainText('Face to face, the customer speaking');
});

test('hidden information is shown for a reason only, and hidden again', async ({ page }) => {
  const person = somebody(
    (one) => one.states['ethnicity-monitoring'] === 'given' && one.answers.some(({ field }) => field === 'ethnicity'),
  );
  await toLevel2(page, person);
  const panel = page.getByRole('region', { name: 'Hidden information' });
  await expect(panel.getByRole('button', { name: 'Hide' })).toHaveCount(0);
  await press(page, 'v');
  await expect(panel.getByLabel('Show', { exact: true })).toBeFocused();
  await panel.getByLabel('Show', { exact: true }).selectOption('ethnicity');
  await panel.getByRole('button', { name: 'Show' }).click();
  await expect(panel.getByText('Choose the reason.')).toBeVisible();
  await panel.getByLabel('Because').selectOption('customer-asked');
  await panel.getByRole('button', { name: 'Show' }).click();
  await expect(panel.getByRole('heading', { name: 'Ethnicity' })).toBeFocused();
  await expect(panel).toContainText(/from .+, \d+ \w+ \d{4}/);
  await press(page, 'v');
  await expect(panel.getByRole('heading', { name: 'Ethnicity' })).toHaveCount(0);
});

test('one key answers where the details came from, another shows the timeline', async ({ page }) => {
  const person = somebody(
    (one) => one.sessions.length + one.interactions.length + one.outcomes.length + one.consents.length > 10,
  );
  await toLevel2(page, person);
  await press(page, 'd');
  await expect(page.getByRole('heading', { name: 'Where we got your details, and who has them' })).toBeFocused();
  await expect(page.getByRole('region', { name: 'Details' })).toContainText(/We got your .+ from .+, on \d+ \w+ \d{4}\./);
  await press(page, 't');
  const timeline = page.getByRole('list', { name: 'Timeline' }).getByRole('listitem');
  await expect(timeline).toHaveCount(10);
  await expect(timeline.first()).toContainText('Conversation: telephone');
  await press(page, 'm');
  await expect(async () => expect(await timeline.count()).toBeGreaterThan(10)).toPass();
});

test('somebody introduced to us hears first who told us of them; the next time they are known', async ({ page, desk }) => {
  const person = somebody((one) => !one.websiteOnly && one.interactions.length === 0);
  await toLevel2(page, person);
  const card = page.getByRole('region', { name: 'The first time we speak' });
  await expect(card).toContainText(/ gave us your .*given name.*, so that we can make contact with you\./);
  await expectGood(desk, 'first-contact');
  await press(page, 'Alt+e');
  await page.getByRole('button', { name: 'End conversation now' }).click();
  await toLevel2(page, person);
  await expect(card).toHaveCount(0);
});

test('somebody else speaking is shown and told nothing', async ({ page }) => {
  const person = somebody();
  await open(page, person);
  await answerWhoSpeaks(page, '4');
  await expect(heading(page, 'Somebody else is speaking')).toBeVisible();
  await expect(page.getByLabel('Full name of whoever speaks')).toBeFocused();
  await expect(page.getByText('Show and confirm nothing, not even whether there is a record.')).toBeVisible();
  expect(await page.locator('#main').innerText()).not.toContain(person.familyName);
  await expect(page.getByRole('contentinfo', { name: 'State' })).toContainText('somebody else speaking');
});

test('without the person a record opens for a reason, with no way to record a consent', async ({ page }) => {
  const person = somebody();
  await open(page, person);
  await answerWhoSpeaks(page, '6');
  await expect(heading(page, fullName(person))).toBeFocused();
  await expect(page.getByRole('region', { name: 'Details' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Record consent' })).toHaveCount(0);
  await expect(page.getByRole('region', { name: 'Identity' })).toHaveCount(0);
  await expect(page.getByRole('contentinfo', { name: 'State' })).toContainText('No conversation');
});

test('who speaks is asked once: a second record in the same conversation opens at once', async ({ page }) => {
  const [first, second] = [somebody(), somebody()];
  await toLevel1(page, first);
  await press(page, 'f', 'Escape');
  await open(page, second);
  await expect(heading(page, fullName(second))).toBeVisible();
  await expect(levelLine(page, 0)).toBeVisible();
  await press(page, 'Alt+b');
  await expect(page.getByRole('region', { name: 'Conversation' })).toContainText(`${fullName(first)}, level 1`);
});
