import { expect, type Page, test } from '@playwright/test';
import { v7 } from 'uuid';
import { heldValue } from '../../../backend/synthetic/generate.ts';
import { launchApp, type RunningApp } from '../../support/app.ts';
import { type Central, startCentral } from '../shell/desk-world.ts';
import { CUSTOMERS, fullName, somebody, startOver, typedDate } from './desk.ts';
import { expectGood, look } from './good.ts';
import { answersOf, keepAnswers, secretsOf, speakingAt, wordsOf } from './speaking.ts';
import { answerWhoSpeaks, heading, levelLine, open, press } from './steps.ts';

test.describe.configure({ mode: 'serial' });

let central: Central;
let others: ReturnType<typeof speakingAt>;
let adviser: RunningApp;
let supervisor: RunningApp;
test.beforeAll(async () => {
  test.setTimeout(180_000);
  central = await startCentral(CUSTOMERS);
  others = speakingAt(central);
  adviser = await launchApp({ server: central.url, issuer: central.issuer, as: 'phone.adviser' });
  supervisor = await launchApp({ server: central.url, issuer: central.issuer, as: 'supervisor' });
});
test.beforeEach(async () => {
  for (const desk of [adviser, supervisor]) {
    await look(desk, 1);
    await startOver(desk.page);
  }
});
test.afterAll(async () => {
  await adviser?.close();
  await supervisor?.close();
  await central?.end();
});

const ELSE = 'Somebody else is speaking';
const panel = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const nameField = (page: Page) => page.getByLabel('Full name of whoever speaks');
const refused = (page: Page) => page.getByText('Say: “We cannot talk about anybody’s record with you.”');

/** Somebody else speaks, of a customer who was found. */
async function speaking(page: Page, person: ReturnType<typeof somebody>): Promise<void> {
  await open(page, person);
  await answerWhoSpeaks(page, '4');
  await expect(heading(page, ELSE)).toBeVisible();
  await expect(nameField(page)).toBeFocused();
}
async function says(page: Page, name: string): Promise<void> {
  await nameField(page).fill(name);
  await press(page, 'Enter');
}

test('without authority nothing is said, shown or answered, and the same whether there is a record or not', async () => {
  const { page, app } = adviser;
  const person = somebody();
  await others.allow(person, 'Ada Quill', ['information']);
  await speaking(page, person);
  await keepAnswers(app);
  await says(page, 'Bob Marlow');
  await expect(refused(page)).toBeVisible();
  const there = await wordsOf(page);
  await expectGood(adviser, 'speaking-for-nothing');
  await page.evaluate((id) => history.replaceState(null, '', `#/customer/${id}`), v7());
  await page.evaluate(() => window.dispatchEvent(new HashChangeEvent('hashchange')));
  await expect(refused(page)).toHaveCount(0);
  await says(page, 'Bob Marlow');
  await expect(refused(page)).toBeVisible();
  expect(await wordsOf(page)).toBe(there);
  const answers = await answersOf(app);
  const used = answers.filter((one) => one.startsWith('authorities.use'));
  expect(used.map((one) => one.replace(/,"requestId":"[^"]+"/, ''))).toEqual(
    Array(2).fill('authorities.use {"ok":false,"error":{"code":"no-authority"}}'),
  );
  for (const secret of [...secretsOf(person), 'Ada Quill']) {
    expect(there).not.toContain(secret);
    expect(await page.title()).not.toContain(secret);
    expect(answers.filter((one) => one.includes(secret))).toEqual([]);
  }
  expect(answers.filter((one) => one.startsWith('customers.'))).toEqual([]);
  await press(page, 'Alt+e');
  await expect(heading(page, 'End conversation')).toBeVisible();
  await expect(page.getByText('Nothing was recorded in this conversation.')).toBeVisible();
});

test('under an authority they are served for what it covers; ended elsewhere, it stops within seconds', async () => {
  const { page } = adviser;
  const person = somebody((one) => heldValue(one, 'mobile') !== null);
  const authorityId = await others.allow(person, 'Ada O’Quill', ['information', 'details']);
  await speaking(page, person);
  await page.keyboard.type('ada oquill');
  await press(page, 'Enter');
  await expect(heading(page, fullName(person))).toBeVisible();
  await expect(levelLine(page, 0)).toBeVisible();
  const may = panel(page, 'Somebody speaks for them');
  await expect(may).toContainText('They may hear what we hold and change details.');
  await expect(may).toContainText('They may not decide about consents or say that something is wrong.');
  await expect(page.getByRole('button', { name: 'Check', exact: true })).toBeFocused();
  await press(page, 'Enter');
  await expect(levelLine(page, 1)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Record consent' })).toHaveCount(0);
  await expect(panel(page, 'Consents')).toContainText('They may not decide about consents.');
  await press(page, 'Alt+i');
  await expect(page.getByLabel('Reference')).toBeFocused();
  await page.keyboard.type(person.reference);
  await press(page, 'Enter');
  await expect(panel(page, 'Details')).toContainText(heldValue(person, 'mobile') as string);
  await expect(panel(page, 'Details')).toContainText('They may not say that something is wrong.');
  await expect(page.getByRole('button', { name: 'Something is wrong' })).toHaveCount(0);
  await expect(panel(page, 'Who may speak for them')).toHaveCount(0);
  await expectGood(adviser, 'speaking-for-covered');
  await press(page, 'Alt+g');
  await expect(heading(page, 'Something has changed')).toBeVisible();
  await press(page, 'Escape');
  await expect(heading(page, fullName(person))).toBeVisible();
  await others.end(person, authorityId);
  await expect(heading(page, ELSE)).toBeVisible({ timeout: 8_000 });
  await expect(page.getByText('They may not speak for anybody here now')).toBeVisible();
  for (const secret of secretsOf(person)) expect(await page.locator('body').innerText()).not.toContain(secret);
  await says(page, 'Ada O’Quill');
  await expect(refused(page)).toBeVisible();
});

test('the customer comes to the phone, says so, and it goes on for this conversation, by keyboard alone', async () => {
  const { page } = adviser;
  const person = somebody();
  await speaking(page, person);
  await page.keyboard.type('Ada Quill');
  await press(page, 'Enter');
  await expect(refused(page)).toBeVisible();
  await press(page, 'Alt+c');
  await expect(page.getByLabel('Full name', { exact: true })).toBeFocused();
  await expectGood(adviser, 'speaking-for-customer-here');
  await page.keyboard.type(fullName(person));
  await press(page, 'Tab');
  await page.keyboard.type(typedDate(person.birthDate));
  await press(page, 'Enter');
  await expect(page.getByLabel('Full name of who may speak')).toBeFocused();
  await expect(page.getByLabel('Full name of who may speak')).toHaveValue('Ada Quill');
  await press(page, 'Tab');
  await page.keyboard.type('“My sister may talk to you about everything”');
  await press(page, 'Tab', 'Space');
  await expectGood(adviser, 'speaking-for-record');
  await press(page, 'Enter');
  await expect(heading(page, fullName(person))).toBeVisible();
  await expect(levelLine(page, 1)).toBeVisible();
  await expect(panel(page, 'Somebody speaks for them')).toContainText('They may hear what we hold and decide about consents.');
  await press(page, 'Alt+c');
  await expect(heading(page, 'Record consent')).toBeVisible();
  await press(page, 'w', 'Enter');
  await expect(page.getByText(/^Received by the central service/)).toBeVisible();
  await press(page, 'Enter');
  await press(page, 'Alt+e');
  const done = page.getByRole('list', { name: 'What was done' }).getByRole('listitem');
  await expect(done).toHaveText([
    /^At \d\d:\d\d you withdrew your agreement to .+\.Received/,
    /^At \d\d:\d\d you told us that Ada Quill may speak for you, to hear what we hold about you and decide about your consents, for this conversation only\.Received/,
  ]);
  await press(page, 'Enter');
  await speaking(page, person);
  await says(page, 'Ada Quill');
  await expect(refused(page)).toBeVisible();
});

test('a worry raised without a connection arrives, is read back to nobody, and a supervisor sees it', async () => {
  const { page } = adviser;
  const state = page.getByRole('contentinfo', { name: 'State' });
  const person = somebody();
  await speaking(page, person);
  await expect(state).toContainText('Nothing unsent');
  await central.stop();
  await says(page, 'Ada Quill');
  await expect(page.getByText('Without a connection nobody can be looked up here')).toBeVisible();
  await expectGood(adviser, 'speaking-for-offline');
  await press(page, 'Alt+x');
  const dialog = page.getByRole('dialog', { name: 'I am worried' });
  await expect(dialog).toContainText('Nothing changes. A supervisor sees it.');
  await expect(dialog.getByRole('button', { name: 'Pressure' })).toBeFocused();
  await press(page, 'Enter');
  await expect(dialog.getByRole('status')).toContainText(/^(Waiting to be sent|Sent, but no answer yet|On this computer)/);
  await expectGood(adviser, 'speaking-for-worry');
  await press(page, 'Enter');
  await expect(dialog).toHaveCount(0);
  await press(page, 'Alt+k');
  await expect(page.getByText('A note for a supervisor')).toBeVisible();
  expect(await wordsOf(page)).not.toMatch(/worr|pressure|safe\b/i);
  await central.start();
  await expect(state).toContainText('Nothing unsent', { timeout: 60_000 });
  expect((await others.worries()).map(({ customerId, about }) => [customerId, about])).toContainEqual([person.id, 'pressure']);
  await press(page, 'Alt+e');
  await expect(page.getByText('Nothing was recorded in this conversation.')).toBeVisible();
  expect(await wordsOf(page)).not.toMatch(/worr|pressure/i);

  const their = supervisor.page;
  await expect(their.getByRole('contentinfo', { name: 'State' })).toContainText('Online', { timeout: 60_000 });
  await press(their, 'Alt+b');
  const worries = their.getByRole('list', { name: 'Worries' }).getByRole('listitem');
  await expect(worries).toHaveText([/^They may be under pressure.+I have seen thisOpen the record$/]);
  for (const secret of secretsOf(person)) expect(await wordsOf(their)).not.toContain(secret);
  await expectGood(supervisor, 'speaking-for-worries');
  await worries.getByRole('button', { name: 'I have seen this' }).focus();
  await press(their, 'Enter');
  await expect(worries).toHaveCount(0);
  expect(await others.worries()).toEqual([]);
});
