import { expect, type Page, test } from '@playwright/test';
import { showReference } from '../../../shared/domain/reference.ts';
import { launchApp, type RunningApp } from '../../support/app.ts';
import { type Central, startCentral } from '../shell/desk-world.ts';
import { CUSTOMERS, somebody } from './desk.ts';
import { expectGood } from './good.ts';
import { rowOf, views } from './queueing.ts';
import { type Logged, requestingAt } from './requesting.ts';
import { heading, press } from './steps.ts';
import { chosenNotice, notices } from './telling.ts';

test.describe.configure({ mode: 'serial' });

const RIGHT = '1984-03-21';
let central: Central;
let desk: RunningApp;
let logged: Logged;
test.beforeAll(async () => {
  test.setTimeout(120_000);
  central = await startCentral(CUSTOMERS);
  const others = requestingAt(central);
  // Two of whom the synthetic ledger says nothing; each recipient is to be told of both.
  const born = () => somebody(({ birthDate, shared }) => birthDate !== null && birthDate !== RIGHT && shared.length === 0);
  for (const person of [born(), born()]) {
    await others.share(person);
    logged = await others.log('phone.adviser', person, RIGHT);
    await others.decide('supervisor.two', logged, { decision: 'corrected' });
    await others.tellCustomer('supervisor.two', logged);
  }
  desk = await launchApp({ server: central.url, issuer: central.issuer, as: 'supervisor' });
});
test.afterAll(async () => {
  await desk?.close();
  await central?.end();
});

const panel = (page: Page) => page.getByRole('region', { name: 'Recipients to tell', exact: true });
const recipients = (page: Page) => panel(page).getByRole('list', { name: 'Recipients' }).getByRole('listitem');

test('from the view of who is still to be told to a request, from there to that very notice, and back', async () => {
  const { page } = desk;
  await press(page, 'Alt+b');
  await expect(heading(page, 'Requests')).toBeFocused();
  const view = views(page).getByRole('link', { name: /^Still to be told/ });
  await expect(view).toHaveText(/2$/);
  await view.focus();
  await press(page, 'Enter');
  await expect(rowOf(page, logged)).toBeVisible();
  await rowOf(page, logged).getByRole('link').focus();
  await press(page, 'Enter');
  await expect(heading(page, `Request ${showReference(logged.reference)}`)).toBeFocused();
  await expect(recipients(page)).toHaveCount(3);
  await expect(recipients(page).getByRole('link')).toHaveCount(3);
  await expectGood(desk, 'request-still-to-tell');
  const first = await recipients(page).getByRole('link').first().innerText();
  await press(page, '7');
  await expect(heading(page, 'Who to tell')).toBeVisible();
  await expect(page.getByRole('heading', { level: 2, name: first })).toBeVisible();
  await expect(notices(page)).toHaveCount(2);
  // The other request's is older; this one's is chosen.
  await expect(notices(page).nth(1)).toHaveAttribute('aria-current', 'true');
  await expect(chosenNotice(page).getByRole('button').first()).toBeFocused();
  await expectGood(desk, 'who-to-tell-from-request');
  await press(page, 't');
  await page.getByRole('dialog').getByLabel('Secure e-mail').check();
  await press(page, 'Enter');
  await expect(notices(page).nth(1)).toContainText(/Told on .* by secure e-mail \(Margaret Doyle\)/);
  await page.goBack();
  await expect(heading(page, `Request ${showReference(logged.reference)}`)).toBeVisible();
  await expect(recipients(page).first()).toContainText(`${first}: Told, no answer yet`);
  await recipients(page).getByRole('link').nth(1).focus();
  await press(page, 'Enter');
  await expect(heading(page, 'Who to tell')).toBeVisible();
  await expect(notices(page).nth(1)).toHaveAttribute('aria-current', 'true');
});

test('an adviser reads who is to be told, and is offered no way there', async () => {
  const adviser = await launchApp({ server: central.url, issuer: central.issuer, as: 'phone.adviser' });
  try {
    await adviser.page.evaluate((to) => {
      location.hash = to;
    }, `#/requests/${logged.requestId}`);
    await expect(recipients(adviser.page)).toHaveCount(3);
    await expect(panel(adviser.page).getByRole('link')).toHaveCount(0);
    await expect(panel(adviser.page).getByRole('button')).toHaveCount(0);
  } finally {
    await adviser.close();
  }
});
