import { expect, type Page, test } from '@playwright/test';
import { central as asking } from '../../walk/central.ts';
import { type Desk, fullName, somebody, startDesk, typedDate } from '../screens/desk.ts';
import { expectGood } from '../screens/good.ts';
import { centralConsents, findLine, heading, press } from '../screens/steps.ts';

test.describe.configure({ mode: 'serial' });

let desk: Desk;
test.beforeAll(async () => {
  test.setTimeout(120_000);
  desk = await startDesk('local.adviser');
});
test.afterAll(() => desk?.close());

const state = (page: Page) => page.getByRole('contentinfo', { name: 'State' });
const person = somebody(({ states }) => states['satisfaction-survey'] === 'given');
const toMatch = (page: Page) => page.getByRole('region', { name: 'To be matched' }).getByRole('listitem');

async function endConversation(page: Page): Promise<void> {
  await press(page, 'Alt+e');
  await page.getByRole('button', { name: 'End conversation now' }).click();
  await expect(findLine(page)).toBeVisible();
}

test('somebody who is not on this computer: what they say is taken down and kept, and nothing of it is sent', async () => {
  const { page, central } = desk;
  await central.stop();
  await page.keyboard.type(fullName(person));
  await expect(page.getByText('Somebody who is not on this computer can be taken down now')).toBeVisible({ timeout: 20_000 });
  await press(page, 'Alt+m');
  await expect(heading(page, 'Met now, matched later')).toBeVisible();
  await page.getByRole('button', { name: 'The customer', exact: true }).press('Enter');
  await expect(page.getByLabel('Full name')).toBeFocused();
  await page.getByLabel('Full name').fill(fullName(person));
  await press(page, 'Enter');
  await expect(
    page.getByText('Ask for the date of birth or the postcode: one of them is needed to find the record.'),
  ).toBeVisible();
  await page.getByLabel('Date of birth').fill(typedDate(person.birthDate));
  await page.getByLabel('Postcode').fill(String(person.postcode));
  await page.getByLabel('How they want to be answered').fill('by phone, in the evening');
  await page.getByLabel('Satisfaction surveys: they no longer agree').check();
  await page.getByLabel('What it is').selectOption({ label: 'Send me my information' });
  await page.getByLabel('In their own words').fill('Please send me\nwhat you have about me.');
  await expectGood(desk, 'meet-form');
  await page.getByRole('button', { name: /^Keep it/ }).click();
  await expect(page.getByText('I have taken that down.', { exact: false })).toBeVisible();
  await expect(page.getByText(/^To be matched to a record once there is a connection/)).toHaveCount(2);
  await expect(state(page)).toContainText('2 to be matched');
  await page.getByRole('button', { name: 'Back to Find' }).click();
  await endConversation(page);
});

test('back online it is found by the ordinary find, confirmed, and only then recorded with the time it was said', async () => {
  const { page, central } = desk;
  await central.start();
  await expect(state(page)).toContainText('Online', { timeout: 60_000 });
  await expect(state(page)).toContainText('2 unsent', { timeout: 60_000 });
  await press(page, 'Alt+k');
  await expect(toMatch(page)).toHaveCount(2);
  const token = await central.token('supervisor');
  expect((await centralConsents(central.url, token, person.id))['satisfaction-survey']).toBe('given');
  const before = Date.now();
  await toMatch(page).first().getByRole('button', { name: 'Match it' }).click();
  const group = page.getByRole('group', { name: 'Whose record is it?' });
  await expect(group).toContainText(`They said: ${fullName(person)}`);
  await group.getByRole('button', { name: `It is ${fullName(person)}` }).click();
  await expectGood(desk, 'match-meeting');
  await group.getByRole('button', { name: 'Yes, record it there' }).click();
  await expect(toMatch(page)).toHaveCount(1);
  await expect
    .poll(async () => (await centralConsents(central.url, token, person.id))['satisfaction-survey'], { timeout: 20_000 })
    .toBe('withdrawn');
  const { consents } = await asking(central.url, token)('customers.read', { customerId: person.id, reason: 'my-day' });
  const survey = consents?.find(({ purpose }) => purpose === 'satisfaction-survey');
  expect(Date.parse(String(survey?.since))).toBeLessThan(before);
});

test('nobody: it goes as a request of somebody we cannot find, never as a record', async () => {
  const { page, central } = desk;
  await toMatch(page).first().getByRole('button', { name: 'Match it' }).click();
  await page.getByRole('button', { name: 'It is nobody here: log it as a request' }).click();
  await expect(page.getByText('Nothing is unsent.', { exact: false })).toBeVisible({ timeout: 20_000 });
  const { items } = await asking(central.url, await central.token('supervisor'))('audit.list', { kind: 'request', limit: 10 });
  expect(items).toHaveLength(1);
  expect(items[0]).toMatchObject({ outcome: 'recorded', subject: null });
});
