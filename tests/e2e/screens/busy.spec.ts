import { expect, test } from '@playwright/test';
import { showReference } from '../../../shared/domain/reference.ts';
import { launchApp, type RunningApp } from '../../support/app.ts';
import { type FaultProxy, startFaultProxy } from '../../support/fault-proxy.ts';
import { type Central, startCentral } from '../shell/desk-world.ts';
import { CUSTOMERS, somebody } from './desk.ts';
import { requestingAt } from './requesting.ts';
import { heading, press } from './steps.ts';

let central: Central;
let way: FaultProxy;
let desk: RunningApp;
test.beforeAll(async () => {
  test.setTimeout(180_000);
  central = await startCentral(CUSTOMERS);
  way = await startFaultProxy(central.url, /\/claims$/);
  desk = await launchApp({ server: way.url, issuer: central.issuer, as: 'supervisor' });
});
test.afterAll(async () => {
  await desk?.close();
  await way?.stop();
  await central?.end();
});

test('a button keeps the focus while what it does is under way, and after it was refused; pressed meanwhile it does nothing', async () => {
  const { requestId, reference } = await requestingAt(central).log('phone.adviser', somebody(), '1984-03-21');
  const page = desk.window();
  await page.evaluate((to) => {
    location.hash = to;
  }, `#/requests/${requestId}`);
  await expect(heading(page, `Request ${showReference(reference)}`)).toBeVisible();
  const owner = page.getByRole('region', { name: 'Who has it', exact: true });
  const take = owner.getByRole('button', { name: /^Take it/ });
  await take.focus();

  await way.set('503');
  await press(page, 'Enter');
  await expect(owner.getByRole('alert')).toBeVisible();
  await expect(take).toBeFocused();
  await expect(take).toBeEnabled();

  await way.set('held');
  await press(page, 'Enter');
  await expect.poll(way.met).toBe(1);
  await expect(take).toBeDisabled();
  await expect(take).toBeFocused();
  await press(page, 'Enter', 'Alt+1');
  // What would have been sent by that has been by now.
  await page.evaluate(() => new Promise((later) => setTimeout(later, 300)));
  expect(way.met()).toBe(1);
  await way.set('none');
  await expect(owner).toContainText('You have it');
});
