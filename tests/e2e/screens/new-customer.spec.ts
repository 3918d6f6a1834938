import { expect, type Page } from '@playwright/test';
import type { SyntheticCustomer } from '../../../backend/synthetic/generate.ts';
import { fullName, lineOf, somebody, test, typedDate } from './desk.ts';
import { expectGood, look } from './good.ts';
import { findLine, heading, options, press } from './steps.ts';

test.afterEach(({ desk }) => look(desk, 1));

const field = (page: Page, name: string) => page.getByLabel(name, { exact: true });
const state = (page: Page) => page.getByRole('contentinfo', { name: 'State' });
const likely = (page: Page) => page.getByRole('list', { name: 'People like this' }).getByRole('listitem');
const received = (page: Page) => page.getByText(/^Received by the central service/);
/** A name of two words, which the line typed into Find takes apart as it was said. */
const plain = () =>
  somebody(({ givenName, familyName }) => /^[A-Z][a-z]{3,}$/.test(givenName) && /^[A-Z][a-z]{3,}$/.test(familyName));

/** From the line in Find to the form, by keyboard, with the customer speaking. */
async function toForm(page: Page, line: string): Promise<void> {
  await expect(findLine(page)).toBeFocused();
  await page.keyboard.type(line);
  await expect(page.getByRole('button', { name: /^Somebody new/ })).toBeVisible();
  await press(page, 'Alt+n');
  await expect(page.getByRole('heading', { name: 'Who is speaking?' })).toBeVisible();
  await press(page, '1');
  await expect(field(page, 'Given name')).toBeFocused();
}
async function endConversation(page: Page): Promise<void> {
  await page
    .getByRole('button', { name: /^End conversation/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'End conversation now' }).click();
  await expect(findLine(page)).toBeFocused();
}

test('somebody like them is shown first; it is somebody else: recorded by keyboard, received, with a consent, and found', async ({
  page,
  desk,
}) => {
  const person = plain();
  await toForm(page, lineOf(person));
  await expect(field(page, 'Given name')).toHaveValue(person.givenName);
  await expect(field(page, 'Family name')).toHaveValue(person.familyName);
  await expect(field(page, 'Date of birth')).toHaveValue(typedDate(person.birthDate));
  await expectGood(desk, 'new-form');
  await field(page, 'Mobile').focus();
  await page.keyboard.type('07700 900 431');
  await press(page, 'Enter');
  await expect(heading(page, 'Is it one of these?')).toBeVisible();
  await expect(likely(page).filter({ hasText: fullName(person) })).toHaveCount(1);
  await expect(page.getByRole('button', { name: /^It is this one/ }).first()).toBeFocused();
  await expectGood(desk, 'new-likely');
  await press(page, 'Escape');
  await expect(field(page, 'Mobile')).toHaveValue('07700 900 431');
  await press(page, 'Enter');
  await expect(likely(page)).not.toHaveCount(0);
  await press(page, 'n');
  await expect(page.getByText(`I have taken down a record for you, ${fullName(person)}.`)).toBeVisible();
  await expect(page.getByText('I have recorded your mobile number as 07700 900 431.')).toBeVisible();
  await expect(received(page)).toBeVisible();
  await expectGood(desk, 'new-recorded');
  const reference = (await page.locator('#read-back-words strong').textContent()) ?? '';
  await expect(page.getByRole('button', { name: 'Record consent' })).toBeFocused();
  await press(page, 'Enter');
  await expect(page.getByRole('button', { name: 'Satisfaction surveys' })).toBeFocused();
  await press(page, 'g');
  await expect(page.getByRole('button', { name: 'Yes, they agree' })).toBeFocused();
  await press(page, 'y', 'Enter');
  await expect(received(page)).toBeVisible();
  await press(page, 'Enter');
  await expect(heading(page, fullName(person))).toBeVisible();
  await expect(page.getByRole('region', { name: 'Details' })).toContainText('07700 900 431');
  await press(page, 'e');
  await expect(page.getByRole('list', { name: 'What was done' })).toContainText(
    'I made a record for you, because you are new to us.',
  );
  await page.getByRole('button', { name: 'End conversation now' }).click();
  await expect(findLine(page)).toBeFocused();
  await page.keyboard.type(reference);
  await expect(options(page)).toHaveCount(1);
  await expect(options(page).first()).toContainText(fullName(person));
});

test('it is one of them after all: their record is opened and none is made', async ({ page }) => {
  const person = plain();
  await toForm(page, lineOf(person));
  await press(page, 'Enter');
  await page.getByRole('button', { name: `It is this one: ${fullName(person)}` }).click();
  await expect(heading(page, fullName(person))).toBeVisible();
  await expect(state(page)).toContainText('Nothing unsent');
  await endConversation(page);
});

test('what cannot be is said beside its field; a spelling is kept true; what was typed comes back after a reload', async ({
  page,
}) => {
  await toForm(page, 'zyx ls6');
  await expect(field(page, 'Given name')).toHaveValue('Zyx');
  await field(page, 'Family name').fill('');
  await press(page, 'Enter');
  await expect(page.getByText('A record cannot be without it')).toBeVisible();
  await expect(field(page, 'Family name')).toBeFocused();
  await page.keyboard.type('Nguyễn');
  await expect(page.getByText('The national record cannot, and will show Nguyen.')).toBeVisible();
  await field(page, 'Date of birth').fill('31/2/1984');
  await press(page, 'Enter');
  await expect(page.getByText('Type a date as day, month, year')).toBeVisible();
  await field(page, 'Date of birth').fill('3/2/1984');
  await page.reload();
  await expect(field(page, 'Family name')).toHaveValue('Nguyễn');
  await expect(field(page, 'Date of birth')).toHaveValue('3/2/1984');
  await press(page, 'Escape');
  await expect(page.getByRole('dialog', { name: 'Leave without recording?' })).toBeVisible();
  await page.getByRole('button', { name: 'Stay' }).click();
  await page.getByRole('button', { name: /^Make the record/ }).click();
  await expect(page.getByText('I have taken down a record for you, Zyx Nguyễn.')).toBeVisible();
  await expect(received(page)).toBeVisible();
  await press(page, 'o');
  await expect(heading(page, 'Zyx Nguyễn')).toBeVisible();
  await endConversation(page);
});

async function recordOffline(page: Page, person: SyntheticCustomer): Promise<void> {
  await toForm(page, lineOf(person));
  await expect(page.getByText(/^Both names are needed.*There is no connection/)).toBeVisible();
  await press(page, 'Enter');
  await expect(page.getByText(`I have taken down a record for you, ${fullName(person)}.`)).toBeVisible();
  await expect(page.getByText(/^The record is made when this reaches the central service/)).toBeVisible();
}

test('without a connection it is recorded with what follows; refused later as a likely duplicate, and put right', async ({
  page,
  desk,
}) => {
  test.setTimeout(180_000);
  const { central } = desk;
  const person = plain();
  await central.stop();
  await expect(state(page)).toContainText('Offline', { timeout: 30_000 });
  await recordOffline(page, person);
  await expectGood(desk, 'new-offline');
  await press(page, 'Enter');
  await expect(page.getByRole('button', { name: 'Satisfaction surveys' })).toBeFocused();
  await press(page, 'r', 'Enter');
  await expect(page.getByText('Read back to the customer')).toBeVisible();
  await expect(state(page)).toContainText('3 unsent');
  await central.start();
  await press(page, 'Alt+k');
  const stuck = page.getByRole('region', { name: 'Needs your attention' }).getByRole('listitem');
  await expect(stuck).toContainText(`The record of somebody new, ${fullName(person)}`, { timeout: 30_000 });
  await expect(stuck).toContainText('Somebody like this is there already.');
  await expect(page.getByRole('region', { name: 'Waiting to be received' })).toContainText('The decision about consent');
  await page.getByRole('button', { name: 'Put it right' }).click();
  await expect(likely(page).filter({ hasText: fullName(person) })).toHaveCount(1);
  await expectGood(desk, 'unsent-likely');
  await page.getByRole('button', { name: 'Look in Find' }).click();
  await expect(findLine(page)).toHaveValue(lineOf(person));
  await expect(options(page)).toHaveCount(1);
  await press(page, 'Alt+k');
  await page.getByRole('button', { name: 'Put it right' }).click();
  await page.getByRole('button', { name: 'None of these, it is somebody else' }).click();
  await expect(page.getByText('Nothing is unsent.')).toBeVisible();
  await press(page, 'f');
  await expect(options(page)).toHaveCount(2);
  await endConversation(page);
});
