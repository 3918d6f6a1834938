import { expect } from '@playwright/test';
import { type SigningIn, signIn, signOut } from './browser-steps.ts';
import type { Central } from './central.ts';
import type { Person } from './person.ts';

export type Walk = SigningIn & {
  readonly person: Person;
  readonly ask: Central;
  readonly receivedAt: { value: string | null };
};
export type Step = { readonly name: string; readonly take: (walk: Walk) => Promise<void> };

const PATIENT = { timeout: 20_000 };

/** A sign-in, the main job as an adviser at the keyboard does it, and a sign-out, one step after the other. */
export const STEPS: readonly Step[] = [
  { name: 'sign-in', take: signIn },
  { name: 'find', take: find },
  { name: 'check-identity', take: checkIdentity },
  { name: 'withdraw', take: withdraw },
  { name: 'read-back', take: readBack },
  { name: 'received', take: received },
  { name: 'end-conversation', take: endConversation },
  { name: 'read-from-backend', take: readFromBackend },
  { name: 'sign-out', take: signOut },
];

async function find({ page, person }: Walk): Promise<void> {
  const line = page.getByRole('combobox', { name: 'Anything the caller says' });
  await line.fill(`${person.fullName} ${person.dateOfBirth}`);
  const options = page.getByRole('listbox', { name: 'People found' }).getByRole('option');
  await expect(options.first()).toContainText(person.fullName, PATIENT);
}

async function checkIdentity({ page, person }: Walk): Promise<void> {
  await page.getByRole('listbox', { name: 'People found' }).getByRole('option').first().click();
  expect(await page.evaluate(() => window.location.hash)).toBe(`#/customer/${person.customerId}`);
  await page.getByRole('button', { name: 'The customer', exact: true }).click();
  const form = page.getByRole('form', { name: 'What the caller says' });
  await form.getByLabel('Full name').fill(person.fullName, PATIENT);
  await form.getByLabel('Date of birth').fill(person.dateOfBirth);
  await form.getByLabel('Postcode').fill(person.postcode);
  await form.getByRole('button', { name: 'Check' }).click();
  await expect(page.getByRole('list', { name: 'Answers' })).toContainText('Date of birth matches', PATIENT);
  await expect(page.getByRole('main').getByText('Level 1:')).toBeVisible(PATIENT);
}

async function withdraw({ page }: Walk): Promise<void> {
  await page.getByRole('button', { name: 'Record consent' }).click();
  const survey = page.getByRole('listitem').filter({ has: page.getByRole('button', { name: 'Satisfaction surveys' }) });
  await expect(survey).toContainText('Given', PATIENT);
  await survey.getByRole('button', { name: 'Withdraw' }).click();
  await expect(survey).toContainText('Withdrawn', PATIENT);
}

async function readBack({ page }: Walk): Promise<void> {
  await page.getByRole('button', { name: 'Record this decision' }).click();
  const sentence = page.getByRole('region', { name: 'Read back to the customer' });
  await expect(sentence).toContainText(
    'I have recorded that you no longer agree to being contacted for satisfaction surveys.',
    PATIENT,
  );
}

async function received({ page }: Walk): Promise<void> {
  await expect(page.getByRole('status').filter({ hasText: 'Received by the central service at' })).toBeVisible(PATIENT);
}

async function endConversation({ page }: Walk): Promise<void> {
  await page.getByRole('button', { name: 'End conversation', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'End conversation' })).toBeVisible(PATIENT);
  await expect(page.getByRole('listitem').filter({ hasText: 'satisfaction surveys' })).toBeVisible(PATIENT);
  await page.getByRole('button', { name: 'End conversation now' }).click();
  await expect(page.getByRole('combobox', { name: 'Anything the caller says' })).toBeVisible(PATIENT);
}

async function readFromBackend({ person, ask, receivedAt }: Walk): Promise<void> {
  const { consents } = await ask('customers.read', { customerId: person.customerId, reason: 'my-day' });
  const survey = consents?.find(({ purpose }) => purpose === 'satisfaction-survey');
  expect(survey?.state).toBe('withdrawn');
  expect(survey?.receivedAt).toBeTruthy();
  receivedAt.value = survey?.receivedAt ?? null;
}
