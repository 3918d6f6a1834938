import { randomBytes } from 'node:crypto';
import { expect, type Page } from '@playwright/test';
import { v7 } from 'uuid';
import { makeReference } from '../../../shared/domain/reference.ts';
import { central as asking } from '../../walk/central.ts';
import { beginSaying } from '../faults/saying.ts';
import type { DeskWindow } from '../shell/desk-world.ts';
import { call, listen } from '../shell/desk-world.ts';
import { fullName, somebody, startOver, test } from './desk.ts';
import { expectGood, look } from './good.ts';
import { centralConsents, findLine, heading, press, toLevel1 } from './steps.ts';

test.afterEach(({ desk }) => look(desk, 1));

const state = (page: Page) => page.getByRole('contentinfo', { name: 'State' });
const surveyed = () => somebody(({ states }) => states['satisfaction-survey'] === 'given');
const unsent = (page: Page) => page.getByRole('region', { name: 'Needs your attention' }).getByRole('listitem');

/** Records a withdrawal in a conversation that has ended elsewhere meanwhile: it is refused. */
async function refusedWithdrawal(page: Page, url: string, token: string): Promise<ReturnType<typeof surveyed>> {
  await startOver(page);
  await listen(page);
  const person = surveyed();
  await toLevel1(page, person);
  const heard = await page.evaluate(() => (window as unknown as DeskWindow).heard ?? []);
  const opened = heard.find((change) => change.kind === 'item' && change.operation === 'conversations.open' && change.output);
  const { conversationId } = (opened as { output: { conversationId: string } }).output;
  const answer = await fetch(`${url}/v1/conversations/${conversationId}/end`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': v7() },
    body: JSON.stringify({ at: new Date().toISOString() }),
  });
  expect(answer.status).toBe(200);
  await press(page, 'c');
  await expect(page.getByRole('button', { name: 'Satisfaction surveys' })).toBeFocused();
  await press(page, 'w', 'Enter');
  await expect(page.getByText('This was not recorded. Tell the customer so.')).toBeVisible();
  await press(page, 'Enter');
  await expect(heading(page, fullName(person))).toBeVisible();
  return person;
}

test('what was refused waits, with its name and its reason, until a person takes it out; the audit says who and why', async ({
  page,
  desk,
}) => {
  const { central } = desk;
  const person = await refusedWithdrawal(page, central.url, await central.token('phone.adviser'));
  await expect(state(page)).toContainText('1 needs your attention');
  await press(page, 'Alt+k');
  await expect(heading(page, 'Unsent work')).toBeFocused();
  await expect(unsent(page)).toContainText(`The decision about consent, ${fullName(person)}`);
  await expect(unsent(page)).toContainText('Satisfaction surveys: withdrawn');
  await expect(unsent(page)).toContainText('This conversation is no longer open.');
  await unsent(page).getByRole('button', { name: 'Put it right' }).click();
  await expectGood(desk, 'unsent-repair');
  await page.getByRole('button', { name: 'Take it out for good' }).click();
  await expect(page.getByText('Choose a reason first')).toBeVisible();
  await expect(page.getByLabel('Reason')).toBeFocused();
  await page.getByLabel('Reason').selectOption('no-longer-wanted');
  await page.getByRole('button', { name: 'Take it out for good' }).click();
  await expect(page.getByText('Nothing is unsent.')).toBeVisible();
  await expect(state(page)).toContainText('Nothing unsent');
  await expectGood(desk, 'unsent-nothing');
  const audit = await fetch(`${central.url}/v1/audit?kind=desk-event&outcome=discard`, {
    headers: { authorization: `Bearer ${await central.token('supervisor')}` },
  });
  const { items } = (await audit.json()) as { items: { reason: string; customerId: string; actor: string }[] };
  expect(items[0]).toMatchObject({ reason: 'no-longer-wanted', customerId: person.id, actor: 'phone.adviser' });
  await press(page, 'f');
});

test('a refused one is put right: it goes in the conversation that is open now, once', async ({ page, desk }) => {
  const { central } = desk;
  const person = await refusedWithdrawal(page, central.url, await central.token('phone.adviser'));
  await press(page, 'Alt+e');
  await page.getByRole('button', { name: 'End conversation now' }).click();
  await expect(findLine(page)).toBeFocused();
  await toLevel1(page, person);
  await press(page, 'Alt+k');
  const stuck = unsent(page).filter({ hasText: 'The decision about consent' });
  await stuck.getByRole('button', { name: 'Put it right' }).click();
  await expect(page.getByLabel('It belongs to the conversation that is open now')).toBeChecked();
  await page.getByRole('button', { name: 'Send the corrected one' }).click();
  await expect(stuck).toHaveCount(0);
  const supervisor = await central.token('supervisor');
  await expect
    .poll(async () => (await centralConsents(central.url, supervisor, person.id))['satisfaction-survey'])
    .toBe('withdrawn');
  // The end of a conversation that had ended elsewhere was refused as well.
  await unsent(page).getByRole('button', { name: 'Put it right' }).click();
  await page.getByLabel('Reason').selectOption('done-elsewhere');
  await page.getByRole('button', { name: 'Give it to a supervisor' }).click();
  await expect(unsent(page)).toContainText('Given to a supervisor.');
  await unsent(page).getByRole('button', { name: 'Put it right' }).click();
  await page.getByLabel('Reason').selectOption('done-elsewhere');
  await page.getByRole('button', { name: 'Take it out for good' }).click();
  await expect(page.getByText('Nothing is unsent.')).toBeVisible();
  await press(page, 'f');
});

/** Makes a record of somebody who has one, and takes down what they ask; answers the reference of that. */
async function askOfNobody(page: Page, conversationId: string): Promise<string> {
  const person = surveyed();
  const [customerId, reference] = [v7(), makeReference(randomBytes(9))];
  const base = () => ({ commandId: v7(), customerId, conversationId, saidAt: new Date().toISOString() });
  const { givenName, familyName, birthDate } = person;
  const values = Object.entries({ givenName, familyName, dateOfBirth: birthDate }).map(([field, value]) => ({ field, value }));
  await call(page, 'customers.register', { ...base(), reference: makeReference(randomBytes(9)), values });
  const asked = { requestId: v7(), reference, words: 'Send me all you have on me', howToAnswer: 'By post' };
  expect(await call(page, 'accessRequests.log', { ...base(), ...asked })).toMatchObject({ ok: true });
  return reference;
}

test('what somebody asked whose record was not made goes as of somebody we cannot find: words, reference and day stay', async ({
  page,
  desk,
}) => {
  const { central } = desk;
  const reference = await askOfNobody(page, await beginSaying(page));
  const stuck = (what: string) => unsent(page).filter({ hasText: what });
  await stuck('The record of somebody new').getByRole('button', { name: 'Put it right' }).click();
  await page.getByLabel('Reason').selectOption('recorded-twice');
  await page.getByRole('button', { name: 'Take it out for good' }).click();
  await expect(unsent(page)).toContainText('This was not sent, because what it belongs to was taken out.');
  await expect(unsent(page)).toContainText('Send me all you have on me');
  await unsent(page).getByRole('button', { name: 'Put it right' }).click();
  await expectGood(desk, 'unsent-asked');
  await page.getByRole('button', { name: 'Send it as a request of somebody we cannot find' }).click();
  await expect(page.getByText('Nothing is unsent.')).toBeVisible({ timeout: 20_000 });
  const ask = asking(central.url, await central.token('supervisor'));
  const { items } = await ask('requests.list', { which: 'open', limit: 100 });
  expect(items.find((one) => one.reference === reference)).toMatchObject({ kind: 'access', customerId: null });
  await press(page, 'f');
});

test('without a connection it says what waits and for whom, and sends it when asked', async ({ page, desk }) => {
  const { central } = desk;
  const person = surveyed();
  await toLevel1(page, person);
  await press(page, 'c');
  await expect(page.getByRole('button', { name: 'Satisfaction surveys' })).toBeFocused();
  await central.stop();
  await press(page, 'w', 'Enter');
  await state(page)
    .getByRole('button', { name: /1 unsent/ })
    .click();
  const waiting = page.getByRole('region', { name: 'Waiting to be received' }).getByRole('listitem');
  await expect(waiting).toContainText(fullName(person));
  await expect(waiting).toContainText(/Next try in \d+ seconds?/);
  await expectGood(desk, 'unsent-waiting');
  await central.start();
  await press(page, 'n');
  await expect(page.getByText('Nothing is unsent.')).toBeVisible({ timeout: 30_000 });
  await press(page, 'f');
});
