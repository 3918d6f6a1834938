import { expect, type Page } from '@playwright/test';
import { isYoung } from '../../../shared/domain/authority.ts';
import { londonDay } from '../../../shared/domain/day.ts';
import { fullName, somebody, test, typedDate } from './desk.ts';
import { expectGood, look } from './good.ts';
import { answerWhoSpeaks, heading, levelLine, open, press, toLevel2 } from './steps.ts';

test.afterEach(({ desk }) => look(desk, 1));

const panel = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const nameField = (page: Page) => page.getByLabel('Full name of whoever speaks');
const isYoungNow = (birthDate: string | null) => isYoung(birthDate, londonDay(new Date()));

test('a paper is seen face to face, and then they are checked as the customer would be', async ({ page, desk }) => {
  const person = somebody();
  await open(page, person);
  await page.getByLabel('How it came').selectOption('face-to-face');
  await answerWhoSpeaks(page, 'Alt+4');
  await expect(nameField(page)).toBeFocused();
  await press(page, 'Alt+d');
  await expect(page.getByLabel('Full name of who may speak')).toBeFocused();
  await page.getByLabel('What it rests on').selectOption('power-of-attorney');
  await page.getByLabel('Full name of who may speak').fill('Ada Quill');
  await press(page, 'Enter');
  await expect(page.getByText('Say what you saw: what it is, and its date.')).toBeVisible();
  await page.keyboard.type('The registered document of 3 March 2026');
  await page.getByLabel('How long it counts').selectOption('day');
  await press(page, 'Enter');
  await expect(page.getByText('Give the last day on which it counts.')).toBeVisible();
  await page.getByLabel('Last day').fill('2030-06-01');
  await expectGood(desk, 'speaking-for-paper');
  await page.getByRole('button', { name: 'Record who may speak' }).click();
  await expect(heading(page, fullName(person))).toBeVisible();
  await expect(levelLine(page, 0)).toBeVisible();
});

test('the customer hears who may speak for them, names somebody and ends it, by keyboard', async ({ page, desk }) => {
  const person = somebody(({ birthDate }) => !isYoungNow(birthDate));
  await toLevel2(page, person);
  const speaks = panel(page, 'Who may speak for them');
  await press(page, 'n');
  await expect(speaks.getByText('Nobody may speak for them.')).toBeVisible();
  await press(page, 'n');
  await expect(speaks.getByLabel('Full name of who may speak')).toBeFocused();
  await expect(speaks.getByLabel('What it rests on').getByRole('option')).toHaveText(['The customer says so']);
  await page.keyboard.type('Ada Quill');
  await press(page, 'Tab');
  await page.keyboard.type('“Ask my sister”');
  await speaks.getByLabel('How long it counts').selectOption('open');
  await expectGood(desk, 'speaking-for-panel');
  await speaks.getByLabel('What you heard').focus();
  await press(page, 'Enter');
  const rows = speaks.getByRole('list', { name: 'Who may speak' }).getByRole('listitem');
  await expect(rows).toHaveText([
    /^Ada Quill, until it is endedThey may hear what we hold\.The customer says so: “Ask my sister”Recorded on .+End it: Ada Quill$/,
  ]);
  await rows.first().getByRole('button').focus();
  await press(page, 'Enter');
  const dialog = page.getByRole('dialog', { name: 'Ada Quill no longer speaks for them' });
  await expect(dialog.getByRole('radio', { name: 'The customer ends it' })).toBeFocused();
  await expectGood(desk, 'speaking-for-end');
  await press(page, 'Tab', 'Tab', 'Enter');
  await expect(dialog).toHaveCount(0);
  await expect(speaks.getByText('Nobody may speak for them.')).toBeVisible();
  await press(page, 'Alt+e');
  await expect(page.getByRole('list', { name: 'What was done' }).getByRole('listitem')).toHaveText([
    /you told us that Ada Quill may speak for you, to hear what we hold about you, until it is ended\.Received/,
    /I recorded that Ada Quill no longer speaks for you\.Received/,
  ]);
});

test('somebody from 13 to 17 hears the simpler words, and that they said it back is recorded', async ({ page, desk }) => {
  const person = somebody(({ birthDate, states }) => isYoungNow(birthDate) && states['satisfaction-survey'] !== 'given');
  await toLevel2(page, person);
  await expect(page.getByText('They are from 13 to 17 and decide for themself.')).toBeVisible();
  await press(page, 'n');
  await expect(panel(page, 'Who may speak for them')).toContainText('A parent speaks for them only if they say so themself.');
  await press(page, 'Alt+c');
  await expect(heading(page, 'Record consent')).toBeVisible();
  await press(page, '1');
  await expect(page.getByRole('button', { name: 'Satisfaction surveys' })).toBeFocused();
  await press(page, 'g');
  const simpler = page.getByRole('group', { name: 'In simpler words' });
  await expect(simpler).toContainText('We help you just the same');
  await expect(page.getByRole('button', { name: 'Yes, they agree' })).toBeFocused();
  await press(page, 'm');
  await expect(simpler.getByRole('checkbox', { name: /^They said it back in their own words: understood/ })).toBeChecked();
  await expectGood(desk, 'speaking-for-young');
  await press(page, 'y', 'Enter');
  await expect(page.getByText(/^Received by the central service/)).toBeVisible();
});

test('what somebody asks for another is taken down as a request, with nothing taken back on their word', async ({
  page,
  desk,
}) => {
  const person = somebody();
  await open(page, person);
  await answerWhoSpeaks(page, '4');
  await expect(nameField(page)).toBeFocused();
  await expect(page.getByRole('button', { name: /They have a paper/ })).toHaveCount(0);
  await press(page, 'Alt+t');
  await expect(heading(page, 'What somebody asks for another')).toBeVisible();
  await expect(panel(page, 'What they take back')).toHaveCount(0);
  await page.getByLabel('Full name').fill(fullName(person));
  await page.getByLabel('Date of birth').fill(typedDate(person.birthDate));
  await page.getByLabel('How they want to be answered').fill('07700 900 123');
  await page.getByLabel('What it is').selectOption('access');
  await page.getByLabel('In their own words').fill('A copy of everything for my sister');
  await page.getByRole('button', { name: 'Keep it' }).click();
  await expect(page.getByText('Whoever it is about is asked before anything is done.')).toBeVisible();
  await expect(page.getByText(/^Received by the central service/)).toBeVisible();
  await expectGood(desk, 'speaking-for-request');
});
