import { expect, type Page } from '@playwright/test';
import type { SyntheticCustomer } from '../../../backend/synthetic/generate.ts';
import { showReference } from '../../../shared/domain/reference.ts';
import { fullName, lineOf, somebody } from './desk.ts';

/** Presses keys one after the other and says how many. */
export async function press(page: Page, ...keys: readonly string[]): Promise<number> {
  for (const key of keys) await page.keyboard.press(key);
  return keys.length;
}

export const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name });
export const findLine = (page: Page) => page.getByRole('combobox', { name: /Anything the caller says/ });
export const options = (page: Page) => page.getByRole('listbox', { name: 'People found' }).getByRole('option');
/** The row of a request in the queue, by its reference in either form. */
export const queueRow = (page: Page, reference: string) =>
  page
    .getByRole('grid', { name: 'Requests' })
    .getByRole('row')
    .filter({ hasText: reference.includes(' ') ? reference : showReference(reference) });
/** Goes to a view of the queue by its name. */
export const toView = (page: Page, name: string) =>
  page
    .getByRole('navigation', { name: 'Views' })
    .getByRole('link', { name: new RegExp(`^${name}`) })
    .click();
export const consentOf = (page: Page, title: string) => page.getByRole('listitem').filter({ hasText: title });

export const levelLine = (page: Page, level: number) => page.locator('#main').getByText(new RegExp(`^Level ${level}: `));

/** Types a person's name and date of birth into Find and opens the one result, by keyboard. */
export async function open(page: Page, person: SyntheticCustomer): Promise<void> {
  await expect(findLine(page)).toBeFocused();
  await page.keyboard.type(lineOf(person));
  await expect(options(page)).toHaveCount(1);
  await expect(options(page).first()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
}

/** Waits for the question who speaks, and answers it by its digit. */
export async function answerWhoSpeaks(page: Page, digit: string): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Who is speaking?' })).toBeVisible();
  await page.keyboard.press(digit);
}

/** Opens a person with the customer speaking; what was typed into Find already fills the check. */
export async function openSpeaking(page: Page, person: SyntheticCustomer): Promise<void> {
  await open(page, person);
  await expect(page.getByRole('button', { name: 'The customer', exact: true })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(heading(page, fullName(person))).toBeVisible();
}

/** To level 1, by what was said in Find. */
export async function toLevel1(page: Page, person: SyntheticCustomer): Promise<void> {
  await openSpeaking(page, person);
  await expect(page.getByRole('button', { name: 'Check', exact: true })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(levelLine(page, 1)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Record consent' })).toBeFocused();
}

/** Opens somebody whose surveys can be withdrawn, and marks that without recording it. */
export async function markOne(page: Page): Promise<SyntheticCustomer> {
  const person = somebody(({ states }) => states['satisfaction-survey'] === 'given');
  await toLevel1(page, person);
  await page.keyboard.press('c');
  await expect(page.getByRole('list', { name: 'Optional purposes' })).toBeVisible();
  await press(page, '1', 'w');
  await expect(page.getByRole('button', { name: 'Record this decision' })).toBeFocused();
  return person;
}

/** To level 2, by the reference the caller reads out. */
export async function toLevel2(page: Page, person: SyntheticCustomer): Promise<void> {
  await toLevel1(page, person);
  await page.keyboard.press('i');
  await expect(page.getByLabel('Reference')).toBeFocused();
  await page.keyboard.type(person.reference);
  await page.keyboard.press('Enter');
  await expect(levelLine(page, 2)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Record consent' })).toBeFocused();
}

/** What the backend holds of a person's consents, read apart from the app. */
export async function centralConsents(url: string, token: string, customerId: string): Promise<Record<string, string>> {
  const answer = await fetch(`${url}/v1/customers/${customerId}?reason=my-day`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const { consents } = (await answer.json()) as { consents: { purpose: string; state: string }[] };
  return Object.fromEntries(consents.map(({ purpose, state }) => [purpose, state]));
}

/** Puts somebody on the list of the day and fetches their record onto this computer. */
export async function fetchForTheDay(page: Page, person: SyntheticCustomer): Promise<void> {
  await page.keyboard.press('Alt+j');
  await page.getByLabel('Name, reference, date of birth, postcode').fill(lineOf(person));
  await page.getByRole('button', { name: `Add ${fullName(person)} to my day` }).click();
  await page.getByRole('button', { name: /^Fetch everybody/ }).click();
  await expect(page.locator('#main').getByText(/records? (is|are) on this computer\./)).toBeVisible();
}

/** To level 2 without a connection, on the copy that was fetched. */
export async function toLevel2Offline(page: Page, person: SyntheticCustomer): Promise<void> {
  await page.keyboard.press('Alt+f');
  await expect(findLine(page)).toBeFocused();
  await openSpeaking(page, person);
  await page.getByRole('button', { name: 'Check', exact: true }).press('Enter');
  await expect(levelLine(page, 1)).toBeVisible();
  await page.keyboard.press('i');
  await page.getByLabel('Reference').fill(person.reference);
  await page.keyboard.press('Enter');
  await expect(levelLine(page, 2)).toBeVisible();
}
