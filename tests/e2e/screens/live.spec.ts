import { expect, type Locator, type Page, test } from '@playwright/test';
import { v7 } from 'uuid';
import type { SyntheticCustomer } from '../../../backend/synthetic/generate.ts';
import { launchApp, type RunningApp } from '../../support/app.ts';
import { type FaultProxy, startFaultProxy } from '../../support/fault-proxy.ts';
import { signInAt } from '../../support/sign-in.ts';
import { central as asking } from '../../walk/central.ts';
import { type Central, startCentral } from '../shell/desk-world.ts';
import { CUSTOMERS, somebody, startOver } from './desk.ts';
import { expectGood, look } from './good.ts';
import { consentOf, heading, press, toLevel1, toLevel2 } from './steps.ts';

test.describe.configure({ mode: 'serial' });

let central: Central;
/** Between the first desk and the backend. */
let proxy: FaultProxy;
let first: RunningApp;
let second: RunningApp;
test.beforeAll(async () => {
  test.setTimeout(180_000);
  central = await startCentral(CUSTOMERS);
  proxy = await startFaultProxy(central.url, /^$/);
  first = await launchApp({ server: proxy.url, issuer: central.issuer, as: 'phone.adviser' });
  second = await launchApp({ server: central.url, issuer: central.issuer, as: 'supervisor' });
});
test.beforeEach(async () => {
  for (const desk of [first, second]) {
    await look(desk, 1);
    await startOver(desk.page);
  }
});
test.afterAll(async () => {
  await first?.close();
  await second?.close();
  await proxy?.stop();
  await central?.end();
});

const SECONDS = { timeout: 8_000 };
const mobileOf = (person: SyntheticCustomer) => person.values.find(({ field }) => field === 'mobile')?.value ?? '';
const withMobile = () => somebody((one) => mobileOf(one) !== '');
const panel = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const news = (page: Page) => page.getByRole('list', { name: 'What is new' });
const survey = (page: Page) => consentOf(panel(page, 'Consents') as unknown as Page, 'Satisfaction surveys');

/** What the customer says on the website. */
async function onWebsite(person: SyntheticCustomer, what: Record<string, unknown>, how: 'decide' | 'amend'): Promise<void> {
  const website = asking(central.url, await central.token('website'));
  const said = { commandId: v7(), customerId: person.id, signInId: v7(), saidAt: new Date().toISOString() };
  await website(how === 'decide' ? 'consents.decide' : 'customers.amend', { ...said, ...what });
}
const decided = (person: SyntheticCustomer, decision: 'given' | 'withdrawn') =>
  onWebsite(
    person,
    { decisions: [{ purpose: 'satisfaction-survey', decision, ...(decision === 'given' ? { wordingVersion: '2018-05' } : {}) }] },
    'decide',
  );
const place = async (page: Page) => page.evaluate(() => document.activeElement?.getBoundingClientRect().toJSON() as unknown);
/** Whether what has the focus lies under nothing else. */
const isInSight = (page: Page) =>
  page.evaluate(() => {
    const focused = document.activeElement as Element;
    const { x, y, width, height } = focused.getBoundingClientRect();
    const within = [y + 2, y + height - 2].map((at) => document.elementFromPoint(x + width / 2, at));
    return within.every((one) => one !== null && (focused.contains(one) || one.contains(focused)));
  });

test('a withdrawal on the website comes to both desks within seconds, marked as new; nothing typed and no focus moves', async () => {
  const person = somebody();
  await decided(person, 'given');
  for (const desk of [first, second]) {
    await toLevel1(desk.page, person);
    await expect(survey(desk.page)).toContainText('Given');
  }
  const { page } = first;
  await press(page, 'i');
  const half = page.getByLabel('Reference', { exact: true });
  await expect(half).toBeFocused();
  await page.keyboard.type('NCH-4');
  const before = await place(page);
  await decided(person, 'withdrawn');
  for (const desk of [first, second]) {
    await expect(survey(desk.page)).toContainText(/Withdrawn.*New.*New: withdrawn on the website today at \d\d:\d\d/, SECONDS);
    await expect(news(desk.page).getByRole('listitem')).toHaveText([
      /^Satisfaction surveys: withdrawn on the website today at \d\d:\d\d$/,
    ]);
    await expect(desk.page.getByRole('status').filter({ hasText: 'New: Satisfaction surveys: withdrawn' })).toHaveCount(1);
  }
  await expect(half).toBeFocused();
  await expect(half).toHaveValue('NCH-4');
  expect(await place(page)).toEqual(before);
  await page.keyboard.type('AA');
  await expect(half).toHaveValue('NCH-4AA');
  await expect(second.page.getByRole('button', { name: 'Record consent' })).toBeFocused();

  await expectGood(first, 'live-record');
  // Enlarged in the smallest window, what is new is read whole: nothing of it lies behind the state line.
  await look(first, 2);
  const edgeOf = (one: Locator, edge: 'top' | 'bottom') =>
    one.evaluate((part, which) => part.getBoundingClientRect()[which], edge);
  const behind = async () =>
    (await edgeOf(page.getByRole('region', { name: 'New' }), 'bottom')) -
    (await edgeOf(page.getByRole('contentinfo', { name: 'State' }), 'top'));
  await expect.poll(behind).toBeLessThan(1);
  await look(first, 1);
  await half.focus();
  await press(page, 'Alt+o');
  await expect(news(page)).toHaveCount(0);
  await expect(survey(page)).not.toContainText('New');
  await expect(survey(page)).toContainText('Withdrawn');
  await expect(half).toBeFocused();
  // At the other desk the button does the same, and gives the focus back.
  await second.page.getByRole('button', { name: 'I have seen this' }).click();
  await expect(news(second.page)).toHaveCount(0);
  await expect(second.page.getByRole('button', { name: 'Record consent' })).toBeFocused();
});

test('what one desk changes is seen at the other, and is no news where it was said', async () => {
  const person = withMobile();
  for (const desk of [first, second]) await toLevel2(desk.page, person);
  const { page } = first;
  await press(page, 'g');
  await expect(heading(page, 'Something has changed')).toBeVisible();
  await page.getByLabel('Mobile', { exact: true }).fill('07700 900 551');
  await page.getByRole('radio', { name: 'It has changed' }).check();
  await page.getByRole('button', { name: 'Record what has changed' }).click();
  await expect(page.getByText(/^Received by the central service/)).toBeVisible();
  await press(page, 'Enter');
  await expect(panel(page, 'Details')).toContainText('07700 900 551');
  await expect(panel(second.page, 'Details')).toContainText(/07700 900 551\s*New/, SECONDS);
  await expect(news(second.page)).toContainText('Mobile: now 07700 900 551, from the customer, by phone');
  await expect(news(page)).toHaveCount(0);
  await expectGood(second, 'live-details');
});

test('a form half filled says that something has changed, and keeps what is marked and typed', async () => {
  const person = withMobile();
  await decided(person, 'given');
  for (const desk of [first, second]) await toLevel2(desk.page, person);
  await press(first.page, 'c');
  await expect(heading(first.page, 'Record consent')).toBeVisible();
  await expect(first.page.getByRole('button', { name: 'Satisfaction surveys' })).toBeFocused();
  await first.page.keyboard.press('2');
  await press(first.page, 'w');
  await press(second.page, 'g');
  const town = second.page.getByLabel('Town', { exact: true });
  await town.fill('Half a t');
  await decided(person, 'withdrawn');
  const theirs = { field: 'mobile', value: '07700 900 441', how: 'changed', seen: { value: mobileOf(person) } };
  await onWebsite(person, { changes: [theirs] }, 'amend');
  for (const { page } of [first, second]) {
    await expect(page.getByText('Something about this person has changed since you opened this')).toBeVisible(SECONDS);
    await expect(news(page)).toContainText('Satisfaction surveys: withdrawn on the website', SECONDS);
    await expect(news(page)).toContainText('Mobile: now 07700 900 441', SECONDS);
  }
  // Where the foot of the screen lies over it now, it has come up just so far: nobody types into what they do not see.
  for (const { page } of [first, second]) await expect.poll(() => isInSight(page)).toBe(true);
  await expect(first.page.getByRole('button', { name: /^Record this decision/ })).toBeFocused();
  await expect(town).toBeFocused();
  await expect(town).toHaveValue('Half a t');
  await expect(second.page.getByLabel('Mobile', { exact: true })).toHaveValue(mobileOf(person));
  await expectGood(first, 'live-consent-form');
  await expectGood(second, 'live-change-form');
  await press(first.page, 'o');
  await expect(news(first.page)).toHaveCount(0);
  await expect(first.page.getByRole('button', { name: /^Record this decision/ })).toBeVisible();
});

test('a stream that was cut goes on where it was: what happened meanwhile is seen when the way is there again', async () => {
  const person = somebody();
  await decided(person, 'given');
  await toLevel2(first.page, person);
  await expect(survey(first.page)).toContainText('Given');
  await proxy.set('refused');
  const state = first.page.getByRole('contentinfo', { name: 'State' });
  await expect(state).toContainText('Offline', { timeout: 20_000 });
  await decided(person, 'withdrawn');
  await expect(survey(first.page)).toContainText('Given');
  await proxy.set('none');
  await expect(survey(first.page)).toContainText(/Withdrawn.*New/, { timeout: 20_000 });
});

test('a desk that was locked follows again once it is open', async () => {
  const person = somebody();
  await decided(person, 'given');
  const next = second.app.waitForEvent('window');
  await second.app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('lock')?.click());
  const page = await next;
  await page.getByRole('button', { name: 'Sign in to unlock' }).click();
  await signInAt(await second.opened(), 'supervisor');
  await page.getByRole('combobox', { name: /^Anything the caller says/ }).waitFor();
  await startOver(page);
  await toLevel2(page, person);
  await expect(survey(page)).toContainText('Given');
  await decided(person, 'withdrawn');
  await expect(survey(page)).toContainText(/Withdrawn.*New/, SECONDS);
});
