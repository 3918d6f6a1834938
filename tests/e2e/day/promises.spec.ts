import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { v7 } from 'uuid';
import { addDays } from '../../../shared/domain/calendar.ts';
import { londonDay } from '../../../shared/domain/day.ts';
import { showReference } from '../../../shared/domain/reference.ts';
import { launchApp, type RunningApp } from '../../support/app.ts';
import { type FaultProxy, startFaultProxy } from '../../support/fault-proxy.ts';
import { type KeyStore, startKeyStore } from '../../support/key-store.ts';
import { grepFolders } from '../../support/profile-grep.ts';
import { signInAt } from '../../support/sign-in.ts';
import { central as asking } from '../../walk/central.ts';
import { CUSTOMERS, fullName, somebody } from '../screens/desk.ts';
import { expectGood } from '../screens/good.ts';
import { requestingAt } from '../screens/requesting.ts';
import { fetchForTheDay, findLine, heading, press, toLevel1 } from '../screens/steps.ts';
import { type Central, startCentral } from '../shell/desk-world.ts';

test.describe.configure({ mode: 'serial' });

let store: KeyStore;
let central: Central;
let proxy: FaultProxy;
let profile: string;
let desk: RunningApp;
test.beforeAll(async () => {
  test.setTimeout(120_000);
  store = await startKeyStore();
  central = await startCentral(CUSTOMERS);
  proxy = await startFaultProxy(central.url, /./);
  profile = mkdtempSync(join(tmpdir(), 'adviser-desk-promises-'));
  desk = await launchApp({ server: proxy.url, issuer: central.issuer, profile, env: store.env, args: store.args });
  await desk.window().getByRole('button', { name: 'Sign in', exact: true }).click();
  await signInAt(await desk.opened(), 'local.adviser');
  const page = desk.window();
  await page.getByLabel('Passcode', { exact: true }).fill('seven brown owls');
  await page.getByLabel('The same again').fill('seven brown owls');
  await page.keyboard.press('Enter');
  await expect(findLine(page)).toBeVisible();
});
test.afterAll(async () => {
  await desk?.close();
  await proxy?.stop();
  await central?.end();
  await store?.stop();
  rmSync(profile, { recursive: true, force: true });
});

const seen = () => ({ ...desk, page: desk.window() });
const state = (page: Page) => page.getByRole('contentinfo', { name: 'State' });
const promised = (page: Page) => page.getByRole('list', { name: 'Promised' }).getByRole('listitem');
const dialog = (page: Page) => page.getByRole('dialog', { name: 'Promise something' });
const today = () => londonDay(new Date());
const person = somebody();
const other = somebody();

async function endConversation(page: Page): Promise<void> {
  await press(page, 'Alt+e');
  await page.getByRole('button', { name: 'End conversation now' }).click();
  await expect(findLine(page)).toBeFocused();
}

test('made in a call by keyboard, read back at its end, in My day, and kept', async () => {
  const page = desk.window();
  await fetchForTheDay(page, person);
  await press(page, 'Alt+f');
  await toLevel1(page, person);
  await press(page, 'Alt+z');
  await expect(dialog(page).getByRole('radio', { name: 'Ring them' })).toBeFocused();
  await dialog(page).getByLabel('By which day').fill(today());
  await dialog(page).getByLabel('Part of the day').selectOption('Evening');
  await expect(dialog(page)).toContainText(/I promise to ring you by .*, in the evening\./);
  await expectGood(seen(), 'promise');
  await dialog(page).getByRole('button', { name: 'Promise it' }).press('Enter');
  await expect(dialog(page).getByText(/^Received by the central service/)).toBeVisible();
  await press(page, 'Enter');
  await expect(dialog(page)).toHaveCount(0);
  await expect(promised(page)).toContainText('Promised by you');
  await expectGood(seen(), 'customer-promised');
  await press(page, 'Alt+e');
  await expect(page.getByRole('list', { name: 'What was done' })).toContainText(/I promised to ring you by .*, in the evening\./);
  await endConversation(page);
  await press(page, 'Alt+j');
  const line = promised(page).filter({ hasText: `Ring ${fullName(person)}` });
  await expect(line).toContainText('today');
  await expectGood(seen(), 'my-day-promised');
  await line.getByRole('button', { name: /^Kept/ }).press('Enter');
  await expect(line).toHaveCount(0);
  await expect(page.getByText('You have no promise to keep.')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Promised' })).toBeFocused();
});

test('without a connection: made and moved, seen at once and after a start, received later; no name on the disk', async () => {
  const page = desk.window();
  await press(page, 'Alt+f');
  await toLevel1(page, person);
  await press(page, 'Alt+z');
  await dialog(page).getByLabel('By which day').fill(addDays(today(), 2));
  await dialog(page).getByRole('button', { name: 'Promise it' }).press('Enter');
  await expect(dialog(page).getByText(/^Received by the central service/)).toBeVisible();
  await press(page, 'Enter');
  await endConversation(page);
  await press(page, 'Alt+j');
  await expect(promised(page)).toContainText('in 2 days');
  await press(page, 'Alt+f');
  await expect(findLine(page)).toBeFocused();
  await proxy.set('refused');
  await expect(state(page)).toContainText('Offline', { timeout: 60_000 });
  await toLevel1(page, person);
  await press(page, 'Alt+z');
  await dialog(page).getByRole('radio', { name: 'Write to them' }).check();
  await dialog(page).getByLabel('By which day').fill(addDays(today(), 1));
  await dialog(page).getByRole('button', { name: 'Promise it' }).press('Enter');
  await expect(dialog(page).getByText(/^On this computer, waiting to be sent/)).toBeVisible();
  await press(page, 'Enter');
  await endConversation(page);
  await press(page, 'Alt+j');
  await expect(promised(page)).toHaveCount(2);
  await expect(promised(page).first()).toContainText(`Write to ${fullName(person)}`);
  await expect(promised(page).first()).toContainText('not yet received by the central service');
  await promised(page)
    .nth(1)
    .getByRole('button', { name: /^Not kept or moved/ })
    .press('Enter');
  const ending = page.getByRole('dialog', { name: /^Ring / });
  await ending.getByLabel('By which day').fill(today());
  await expectGood(seen(), 'promise-moved');
  await ending.getByRole('button', { name: 'Record it' }).press('Enter');
  await expect(promised(page).first()).toContainText('today');
  await expect(promised(page)).toHaveCount(2);
  await expectGood(seen(), 'my-day-promised-offline');
  expect(grepFolders([profile], [person.familyName, person.id, addDays(today(), 2)])).toEqual([]);
  await proxy.set('none');
  await expect(state(page)).toContainText('Online', { timeout: 60_000 });
  await expect(promised(page).filter({ hasText: 'not yet received' })).toHaveCount(0, { timeout: 30_000 });
  await expect(promised(page)).toHaveCount(2);
});

test('kept by a colleague it leaves the list on screen, so that nobody is rung twice', async () => {
  const page = desk.window();
  await expect(promised(page)).toHaveCount(2);
  const ask = asking(central.url, await central.token('local.supervisor'));
  const { items } = (await ask('promises.list', { whose: 'everybody' })) as { items: { id: string; customerId: string }[] };
  const one = items.find(({ customerId }) => customerId === person.id);
  await ask('promises.keep', { commandId: v7(), promiseId: one?.id, at: new Date().toISOString(), outcome: 'kept' });
  await expect(promised(page)).toHaveCount(1, { timeout: 20_000 });
});

test('about a request: on its screen, by its reference in My day, and gone from both with a reason', async () => {
  const page = desk.window();
  const logged = await requestingAt(central).log('local.adviser', other, '1984-03-21');
  await page.evaluate((to) => location.assign(to), `#/requests/${logged.requestId}`);
  await expect(heading(page, `Request ${showReference(logged.reference)}`)).toBeVisible();
  await expect(page.getByText('Nothing has been promised about this request.')).toBeVisible();
  await press(page, 'Alt+4');
  await dialog(page).getByRole('radio', { name: 'Send them something' }).check();
  await dialog(page).getByRole('button', { name: 'Promise it' }).press('Enter');
  await expect(dialog(page).getByText(/^Received by the central service/)).toBeVisible();
  await press(page, 'Enter');
  await expect(promised(page)).toContainText('Send them something');
  await expectGood(seen(), 'request-promised');
  await press(page, 'Alt+j');
  const line = promised(page).filter({ hasText: showReference(logged.reference) });
  await line.getByRole('button', { name: /^Not kept or moved/ }).press('Enter');
  const ending = page.getByRole('dialog', { name: /about request/ });
  await ending.getByRole('radio', { name: 'It was not kept' }).check();
  await ending.getByRole('radio', { name: 'It was not ready in time' }).check();
  await ending.getByRole('button', { name: 'Record it' }).press('Enter');
  await expect(line).toHaveCount(0);
  await page.evaluate((to) => location.assign(to), `#/requests/${logged.requestId}`);
  await expect(promised(page)).toContainText('not kept: it was not ready in time');
});

test('promised on a record after My day was read, then no connection: My day has it, and says how far it knows', async () => {
  const page = desk.window();
  await press(page, 'Alt+j');
  await expect(heading(page, 'My day')).toBeVisible();
  await expect(promised(page)).toHaveCount(1);
  await press(page, 'Alt+f');
  await toLevel1(page, person);
  await press(page, 'Alt+z');
  await dialog(page).getByLabel('By which day').fill(addDays(today(), 3));
  await dialog(page).getByRole('button', { name: 'Promise it' }).press('Enter');
  await expect(dialog(page).getByText(/^Received by the central service/)).toBeVisible();
  await press(page, 'Enter');
  await endConversation(page);
  await proxy.set('refused');
  await expect(state(page)).toContainText('Offline', { timeout: 60_000 });
  await press(page, 'Alt+j');
  await expect(promised(page)).toHaveCount(2);
  await expect(promised(page).filter({ hasText: 'in 3 days' })).toContainText(`Ring ${fullName(person)}`);
  const asLastKnown = page.getByText(/^Your own promises as this computer last knew them, today at /);
  await expect(asLastKnown).toBeVisible();
  await expectGood(seen(), 'my-day-last-known');
  await proxy.set('none');
  await expect(state(page)).toContainText('Online', { timeout: 60_000 });
  await expect(asLastKnown).toHaveCount(0);
  await expect(promised(page)).toHaveCount(2);
});
