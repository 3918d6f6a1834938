import { expect, type Page } from '@playwright/test';
import { v7 } from 'uuid';
import type { SyntheticCustomer } from '../../../backend/synthetic/generate.ts';
import recipients from '../../../shared/codes/recipients.json' with { type: 'json' };
import { showReference } from '../../../shared/domain/reference.ts';
import { central as asking } from '../../walk/central.ts';
import { type Central, startCentral } from '../shell/desk-world.ts';
import { CUSTOMERS, somebody } from './desk.ts';
import { heading, press } from './steps.ts';

export const RESEARCH = 'Northway Social Research';
const OTHER_RESEARCH = 'Fairfield Survey Centre';
const CAREERS = 'Harbour Careers Partnership';
const idOf = (name: string) => recipients.find((one) => one.name === name)?.id as string;

/** What a person's record holds in a field; empty for nothing. */
export const heldOf = (person: SyntheticCustomer, field: string): string =>
  person.values.find((one) => one.field === field)?.value ?? '';

/** A central service where three people are to be told about to one research organisation, one to another, and one to a careers partner. */
export type Telling = {
  readonly central: Central;
  readonly research: readonly [SyntheticCustomer, SyntheticCustomer, SyntheticCustomer];
  /** Whose ethnicity is to be erased. */
  readonly careers: SyntheticCustomer;
};

export async function startTelling(): Promise<Telling> {
  const central = await startCentral(CUSTOMERS);
  // Of whom the synthetic ledger says nothing: nobody else is to be told of them.
  const surveyed = (person: SyntheticCustomer) =>
    person.shared.length === 0 && person.states['satisfaction-survey'] === 'given' && heldOf(person, 'mobile') !== '';
  const research = [somebody(surveyed), somebody(surveyed), somebody(surveyed)] as const;
  const careers = somebody(({ shared, states }) => shared.length === 0 && states['ethnicity-monitoring'] === 'given');
  for (const person of research)
    await shareAndTakeBack(central, person, RESEARCH, ['givenName', 'mobile'], 'satisfaction-survey');
  await shareAndTakeBack(central, somebody(surveyed), OTHER_RESEARCH, ['givenName', 'mobile'], 'satisfaction-survey');
  await shareAndTakeBack(central, careers, CAREERS, ['familyName', 'ethnicity'], 'ethnicity-monitoring');
  return { central, research, careers };
}

/** Something was passed on with consent, and the customer takes the consent back on the website: a notice is made. */
async function shareAndTakeBack(
  central: Central,
  person: SyntheticCustomer,
  to: string,
  items: readonly string[],
  purpose: string,
): Promise<void> {
  const adviser = asking(central.url, await central.token('phone.adviser'));
  const website = asking(central.url, await central.token('website'));
  const about = () => ({ commandId: v7(), customerId: person.id, saidAt: new Date().toISOString() });
  await adviser('disclosures.record', { ...about(), recipientId: idOf(to), reason: 'working-request', items });
  await website('consents.decide', { ...about(), signInId: v7(), decisions: [{ purpose, decision: 'withdrawn' }] });
}

export const board = (page: Page) => page.getByRole('list', { name: 'Recipients' }).getByRole('listitem');
export const notices = (page: Page) => page.getByRole('list', { name: 'Notices' }).getByRole('listitem');
export const noticeOf = (page: Page, person: SyntheticCustomer) =>
  notices(page).filter({ hasText: showReference(person.reference) });
/** The notice whose letters the keys are now. */
export const chosenNotice = (page: Page) => page.getByRole('list', { name: 'Notices' }).locator('[aria-current="true"]');

/** Goes to the notices of the research organisation, by keyboard. */
export async function openResearch(page: Page): Promise<void> {
  await press(page, 'Alt+f');
  await expect(heading(page, 'Find a customer')).toBeVisible();
  await press(page, 'Alt+h');
  await expect(heading(page, 'Who to tell')).toBeVisible();
  await expect(board(page)).toHaveCount(3);
  await press(page, '3');
  await expect(page.getByRole('heading', { level: 2, name: RESEARCH })).toBeVisible();
  await expect(chosenNotice(page).getByRole('button').first()).toBeFocused();
}
