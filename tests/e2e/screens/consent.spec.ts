import { expect } from '@playwright/test';
import { lineOf, somebody, test } from './desk.ts';
import { answerWhoSpeaks, consentOf, findLine, heading, levelLine, open, press, toLevel1, toLevel2 } from './steps.ts';
import { wordCount } from './words.ts';

test('giving shows the wording to read aloud, one purpose at a time', async ({ page }) => {
  const person = somebody(
    ({ states }) => states['satisfaction-survey'] !== 'given' && states['priority-group-targeting'] !== 'given',
  );
  await toLevel2(page, person);
  await press(page, 'c');
  await expect(heading(page, 'Record consent')).toBeVisible();
  await press(page, '1', 'g');
  const wording = page.getByRole('blockquote');
  await expect(wording).toHaveCount(1);
  await expect(wording).toContainText('market research');
  expect(wordCount(await wording.innerText())).toBeLessThanOrEqual(45);
  await press(page, '4');
  await expect(wording).toHaveCount(0);
  await press(page, 'g');
  await expect(wording).toHaveCount(1);
  await expect(wording).not.toContainText('market research');
  await page.getByRole('button', { name: 'No', exact: true }).click();
  await expect(consentOf(page, 'Reaching priority groups')).toContainText('→ Refused');
  await press(page, 'u');
  await expect(consentOf(page, 'Reaching priority groups')).not.toContainText('→');
  await expect(page.getByRole('button', { name: 'Nothing marked yet' })).toBeVisible();
});

test('giving below level 2 says what is missing; withdrawing needs no more', async ({ page }) => {
  const person = somebody(({ states }) => states['satisfaction-survey'] === 'not-asked');
  await toLevel1(page, person);
  await press(page, 'c');
  await expect(heading(page, 'Record consent')).toBeVisible();
  await press(page, '1', 'g');
  await expect(page.getByText('Giving a consent needs identity level 2.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Yes, they agree' })).toHaveCount(0);
});

test('leaving with something marked asks first; nothing is recorded by leaving', async ({ page }) => {
  const person = somebody(({ states }) => states['satisfaction-survey'] === 'given');
  await toLevel1(page, person);
  await press(page, 'c');
  await expect(page.getByRole('button', { name: 'Satisfaction surveys' })).toBeFocused();
  await press(page, 'w', 'Escape');
  const question = page.getByRole('dialog', { name: 'Leave without recording?' });
  await expect(question).toBeVisible();
  await expect(question.getByRole('button', { name: 'Stay' })).toBeFocused();
  await press(page, 'Enter');
  await expect(question).toHaveCount(0);
  await expect(consentOf(page, 'Satisfaction surveys')).toContainText('→ Withdrawn');
  await press(page, 'f');
  await question.getByRole('button', { name: 'Leave' }).click();
  await expect(findLine(page)).toBeFocused();
  await press(page, 'Alt+b');
  await expect(consentOf(page, 'Satisfaction surveys')).toContainText('Given since');
});

test('a dropped line is parked; whoever takes the call sees what was done, and one answer restores the level', async ({
  page,
}) => {
  const person = somebody(({ states }) => states['satisfaction-survey'] === 'given');
  await toLevel1(page, person);
  await press(page, 'c');
  await expect(page.getByRole('button', { name: 'Satisfaction surveys' })).toBeFocused();
  await press(page, 'w', 'Enter');
  await expect(page.getByText(/^Received by the central service/)).toBeVisible();
  await press(page, 'l');
  await expect(page.getByRole('region', { name: 'Line dropped' })).toContainText(`${person.givenName} ${person.familyName}`);
  await expect(page.getByRole('contentinfo', { name: 'State' })).toContainText('No conversation');

  await expect(findLine(page)).toBeFocused();
  await open(page, person);
  await answerWhoSpeaks(page, '1');
  const offer = page.getByRole('alert').filter({ hasText: 'The line dropped at' });
  await expect(offer).toContainText('one matching answer restores level 1');
  await expect(offer).toContainText('you withdrew your agreement to being contacted for satisfaction surveys.');
  await expect(page.getByRole('button', { name: 'Take it up' })).toBeEnabled();
  await press(page, 'Alt+u');
  await expect(offer).toHaveCount(0);
  await expect(levelLine(page, 0)).toBeVisible();
  await page.getByLabel('Full name').fill('');
  await page.getByLabel('Date of birth').fill(lineOf(person).split(' ').at(-1) as string);
  await press(page, 'Enter');
  await expect(levelLine(page, 1)).toBeVisible();
  await press(page, 'Alt+e');
  await expect(page.getByRole('list', { name: 'What was done' }).getByRole('listitem')).toHaveCount(1);
});

test('a parked conversation is taken up from Find in one step', async ({ page }) => {
  const person = somebody();
  await toLevel1(page, person);
  await press(page, 'l');
  await page.getByRole('button', { name: 'Take it up again' }).click();
  await expect(heading(page, `${person.givenName} ${person.familyName}`)).toBeVisible();
  await expect(page.getByRole('region', { name: 'Conversation' })).toContainText('level 0');
});

test('the end takes a short note and warns of words about health or origin', async ({ page }) => {
  const person = somebody();
  await toLevel1(page, person);
  await press(page, 'e');
  await expect(page.getByText('Nothing was recorded in this conversation.')).toBeVisible();
  const note = page.getByLabel('Note (optional)');
  await note.fill('Wants to hear about courses in plumbing');
  await expect(page.getByText(/may say something about health/)).toHaveCount(0);
  await note.fill('Is dyslexic and Polish, wants a course');
  await expect(page.getByText('“dyslexic and Polish” may say something about health, origin or belief.')).toBeVisible();
  await note.fill('x'.repeat(300));
  await expect(page.getByText('0 characters left')).toBeVisible();
  await note.fill('Wants a course');
  await page.getByRole('button', { name: 'End conversation now' }).click();
  await expect(findLine(page)).toBeFocused();
  await expect(page.getByRole('region', { name: 'Refused' })).toHaveCount(0);
});

test('the words of a message were said when it was sent', async ({ page }) => {
  const person = somebody(({ states }) => states['satisfaction-survey'] === 'given');
  await open(page, person);
  await page.getByLabel('How it came').selectOption('email');
  await expect(page.getByRole('button', { name: 'The customer', exact: true })).toBeDisabled();
  const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
  await page.getByLabel('When it was sent').fill(`${yesterday}T09:41`);
  await page.getByRole('button', { name: 'The customer', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Check', exact: true })).toBeFocused();
  await press(page, 'Enter');
  await expect(page.getByRole('button', { name: 'Record consent' })).toBeFocused();
  await press(page, 'c');
  await expect(page.getByRole('button', { name: 'Satisfaction surveys' })).toBeFocused();
  await press(page, 'w', 'Enter');
  await expect(page.getByText(/^Received by the central service/)).toBeVisible();
  await press(page, 'e');
  await expect(page.getByRole('list', { name: 'What was done' })).toContainText('At 09:41 you withdrew your agreement');
});

test('pressing twice is one command', async ({ page }) => {
  const person = somebody(({ states }) => states['satisfaction-survey'] === 'given');
  await toLevel1(page, person);
  await press(page, 'c');
  await expect(page.getByRole('button', { name: 'Satisfaction surveys' })).toBeFocused();
  await press(page, 'w');
  await page.getByRole('button', { name: 'Record this decision' }).evaluate((button: HTMLButtonElement) => {
    for (let press = 0; press < 3; press++) button.click();
  });
  await expect(page.getByText(/^Received by the central service/)).toBeVisible();
  await press(page, 'e');
  await expect(page.getByRole('list', { name: 'What was done' }).getByRole('listitem')).toHaveCount(1);
  await expect(page.getByRole('region', { name: 'Refused' })).toHaveCount(0);
});
