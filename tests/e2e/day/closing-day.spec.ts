import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { v7 } from 'uuid';
import type { SyntheticCustomer } from '../../../backend/synthetic/generate.ts';
import type { UnsentItem } from '../../../shared/desk.ts';
import { makeReference, showReference } from '../../../shared/domain/reference.ts';
import { launchApp, type RunningApp } from '../../support/app.ts';
import { type FaultProxy, startFaultProxy } from '../../support/fault-proxy.ts';
import { type KeyStore, startKeyStore } from '../../support/key-store.ts';
import { filesUnder, grepFolders } from '../../support/profile-grep.ts';
import { signInAt } from '../../support/sign-in.ts';
import { central as asking } from '../../walk/central.ts';
import { CUSTOMERS, fullName, somebody } from '../screens/desk.ts';
import { expectGood } from '../screens/good.ts';
import { fetchForTheDay, findLine, heading, press, toLevel2Offline } from '../screens/steps.ts';
import { type Central, call, startCentral } from '../shell/desk-world.ts';

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
  profile = mkdtempSync(join(tmpdir(), 'adviser-desk-closing-'));
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
const onTheList = (page: Page, person: SyntheticCustomer) =>
  page
    .getByRole('list', { name: 'The people of your day' })
    .getByRole('listitem')
    .filter({ hasText: fullName(person) });
const copiesOnDisk = () => filesUnder(profile).filter((file) => /copies\/[\w-]+\.\d+\.sealed$/.test(file)).length;
const ids = () => ({ commandId: v7(), closingId: v7() });
/** Somebody who agreed to surveys, may be called back, asked for nothing and was passed on to nobody: nothing keeps them from closing. */
const surveyed = () =>
  somebody(
    ({ states, values, requests, shared }) =>
      states['satisfaction-survey'] === 'given' &&
      values.some(({ field }) => field === 'mobile') &&
      requests.length + shared.length === 0,
  );
async function fetchCopy(page: Page, person: SyntheticCustomer): Promise<void> {
  await fetchForTheDay(page, person);
  await expect(onTheList(page, person)).toContainText('On this computer: fetched today');
}
async function away(page: Page): Promise<void> {
  await proxy.set('refused');
  await expect(state(page)).toContainText('Offline', { timeout: 60_000 });
}
async function endConversation(page: Page): Promise<void> {
  await press(page, 'Alt+e');
  await page.getByRole('button', { name: 'End conversation now' }).click();
  await expect(findLine(page)).toBeFocused();
}
/** The bridge's answer, where it is one. */
async function answer<T>(page: Page, name: string, input?: object): Promise<T> {
  const result = await call(page, name, input);
  if (!result.ok) throw new Error(`${name}: ${result.error.code}`);
  return result.value as T;
}
const request = () => ({ requestId: v7(), reference: makeReference(randomBytes(9)) });
/** Somebody who is identified on their copy asks to stop using the service; answers where and when they said it. */
async function wish(page: Page, { id: customerId }: SyntheticCustomer) {
  const items = await answer<UnsentItem[]>(page, 'shell.unsentItems');
  const opened = items.find(({ operation }) => operation === 'conversations.open');
  const here = { customerId, conversationId: opened?.input.conversationId };
  const saidAt = new Date().toISOString();
  await answer(page, 'customers.checkIdentity', { ...here, commandId: v7(), calledBackOn: 'mobile' });
  const close = { ...here, ...ids(), ...request(), saidAt, scope: 'service', reason: 'customer-choice' };
  await answer(page, 'closures.close', close);
  return { ...here, saidAt, reference: close.reference };
}
/** Another adviser closes somebody's account, who is on the phone to them. */
async function closeElsewhere({ id: customerId, ...person }: SyntheticCustomer): Promise<void> {
  const ask = asking(central.url, await central.token('phone.adviser'));
  const [conversationId, at] = [v7(), new Date().toISOString()];
  const opening = { commandId: v7(), conversationId, at, channel: 'telephone', direction: 'in', speaker: 'customer' };
  await ask('conversations.open', opening);
  const { level } = await ask('customers.checkIdentity', {
    ...{ commandId: v7(), customerId, conversationId, fullName: fullName(person as SyntheticCustomer) },
    ...{ dateOfBirth: person.birthDate, reference: person.reference, calledBackOn: 'mobile' },
  });
  expect(level).toBe(3);
  const close = { customerId, conversationId, saidAt: at, scope: 'service', reason: 'customer-choice' };
  expect(await ask('closures.close', { ...ids(), ...close })).toMatchObject({ state: 'waiting' });
}
async function copiesLeft({ reference }: SyntheticCustomer): Promise<number | undefined> {
  const ask = asking(central.url, await central.token('supervisor'));
  const { items } = await ask('closures.list', { which: 'under-way' });
  return items.find((one) => one.reference === reference)?.copiesLeft;
}

test('asked for without a connection it is a wish, which arrives after everything else that was said', async () => {
  const page = desk.window();
  const person = surveyed();
  await fetchCopy(page, person);
  await away(page);
  await toLevel2Offline(page, person);
  const here = await wish(page, person);
  const { saidAt } = here;
  await page.reload();
  await expect(heading(page, fullName(person))).toBeVisible();
  const note = page.getByRole('note', { name: 'Stop using the service' });
  await expect(note).toContainText('Asked to stop using the service: done when this reaches the central service.');
  await expect(note).toContainText('Until then the copy on this computer stays.');
  await expect(page.getByRole('button', { name: /^Pass something on/ })).toHaveCount(0);
  await expectGood(seen(), 'customer-asked-to-stop');
  const { values } = await answer<{ values: { field: string; value: string }[] }>(page, 'customers.read', {
    ...{ customerId: person.id, conversationId: here.conversationId },
  });
  const mobile = values.find(({ field }) => field === 'mobile')?.value;
  const wrong = { field: 'mobile', seen: mobile, says: '07700 900 772', incomplete: false, decidedOnCall: true };
  const { conversationId } = here;
  const said = { customerId: person.id, conversationId, saidAt, howToAnswer: 'by phone' };
  const log = { ...said, ...request(), commandId: v7(), fields: [wrong] };
  await answer(page, 'rectifications.log', log);
  await press(page, 'c');
  await expect(page.getByRole('button', { name: 'Satisfaction surveys' })).toBeFocused();
  await expect(page.getByRole('button', { name: /^Give/ })).toHaveCount(0);
  await press(page, 'w', 'Enter');
  await expect(page.getByText(/^On this computer, waiting to be sent/)).toBeVisible();

  await press(page, 'Alt+j');
  await expect(onTheList(page, person)).toContainText('Asked to stop using the service: done when this reaches');
  await expect(onTheList(page, person)).toContainText('The copy stays until then.');
  await expectGood(seen(), 'my-day-asked-to-stop');
  await press(page, 'Alt+k');
  const waiting = page.getByRole('region', { name: 'Waiting to be received' }).getByRole('listitem');
  const closing = waiting.filter({ hasText: 'Stopping to use the service' });
  await expect(closing).toContainText('It goes last: everything else of this customer is sent first.');
  await expectGood(seen(), 'unsent-closing');
  await endConversation(page);
  await proxy.set('none');
  await expect(state(page)).toContainText('Nothing unsent', { timeout: 60_000 });

  const ask = asking(central.url, await central.token('supervisor'));
  expect(await ask('customers.read', { customerId: person.id, reason: 'my-day' })).toMatchObject({ status: 'closed' });
  await expect.poll(() => copiesLeft(person)).toBe(0);
  await expect.poll(copiesOnDisk).toBe(0);
  await press(page, 'Alt+j');
  await expect(onTheList(page, person)).toContainText('this customer no longer uses the service');
  expect(grepFolders([profile], [person.familyName, person.reference, person.id])).toEqual([]);
});

test('what keeps it from being done when it arrives: it has become a request, and whoever recorded it is told so', async () => {
  const page = desk.window();
  const person = surveyed();
  await fetchCopy(page, person);
  await away(page);
  await toLevel2Offline(page, person);
  const { conversationId, saidAt, reference } = await wish(page, person);
  const wrong = { field: 'email', says: null, incomplete: false };
  await answer(page, 'rectifications.log', {
    ...{ customerId: person.id, conversationId, saidAt, commandId: v7(), ...request() },
    ...{ howToAnswer: 'by phone', fields: [wrong] },
  });
  await endConversation(page);
  await proxy.set('none');
  const bar = page.getByRole('region', { name: 'Refused' });
  const became = `as a request, reference ${showReference(reference)}: it could not be closed at once.`;
  await expect(bar).toContainText('Stopping to use the service is not done yet.', { timeout: 60_000 });
  await expect(bar).toContainText(became);
  await expectGood(seen(), 'became-a-request');
  await press(page, 'Alt+o');
  await expect(bar).toHaveCount(0);
  expect(copiesOnDisk()).toBe(1);
});

test('closed elsewhere: the copy goes at once, though the record is not on screen, and the central service hears of it', async () => {
  const page = desk.window();
  const person = surveyed();
  await fetchCopy(page, person);
  const before = copiesOnDisk();
  await closeElsewhere(person);
  await expect(onTheList(page, person)).toContainText('this customer no longer uses the service');
  // What was found by their name a moment ago is not found any more.
  await expect(page.getByRole('list', { name: 'People found' }).getByText(fullName(person))).toHaveCount(0);
  await expect.poll(copiesOnDisk).toBe(before - 1);
  await expect.poll(() => copiesLeft(person)).toBe(0);
  await expectGood(seen(), 'my-day-closed');
  await page.reload();
  expect(grepFolders([profile], [person.familyName, person.reference, person.id])).toEqual([]);
});

test('what comes too late for a closed account loses its values, and one key takes it away', async () => {
  const page = desk.window();
  const person = surveyed();
  await fetchCopy(page, person);
  await away(page);
  await toLevel2Offline(page, person);
  await press(page, 'c');
  await expect(page.getByRole('button', { name: 'Satisfaction surveys' })).toBeFocused();
  await press(page, 'w', 'Enter');
  await expect(page.getByText(/^On this computer, waiting to be sent/)).toBeVisible();
  // What they ask is heard all the same.
  const { conversationId } = (await answer<UnsentItem[]>(page, 'shell.unsentItems'))[0]?.input ?? {};
  const asked = { ...request(), words: 'Who has had my number?', howToAnswer: 'By letter', about: 'information' };
  const said = { customerId: person.id, conversationId, saidAt: new Date().toISOString() };
  await answer(page, 'complaints.log', { ...asked, ...said, commandId: v7() });
  await closeElsewhere(person);
  await proxy.set('none');
  const bar = page.getByRole('region', { name: 'Refused' });
  await expect(bar).toContainText('It came too late: this customer has stopped using the service.', { timeout: 60_000 });
  await expect(page.getByText(/you no longer agree/)).toHaveCount(0);
  await expectGood(seen(), 'refused-too-late');
  const [late] = (await answer<UnsentItem[]>(page, 'shell.unsentItems')).filter(({ closedOn }) => closedOn !== null);
  expect(late).toMatchObject({ operation: 'consents.decide', input: {}, whom: null });
  await press(page, 'Alt+k');
  const region = page.getByRole('region', { name: 'Came too late' });
  await expect(region).toContainText('The decision about consent');
  await expect(region).not.toContainText(fullName(person));
  await expectGood(seen(), 'unsent-too-late');
  await press(page, 'o');
  await expect(region).toHaveCount(0);
  await expect(state(page)).toContainText('Nothing unsent');
  await expect.poll(() => copiesLeft(person)).toBe(0);
  const ask = asking(central.url, await central.token('supervisor'));
  const read = await ask('requests.read', { requestId: asked.requestId });
  expect(read).toMatchObject({ words: asked.words, customerId: null, closedReference: person.reference });
});
