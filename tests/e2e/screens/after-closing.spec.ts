import { randomBytes } from 'node:crypto';
import { expect, type Page, test } from '@playwright/test';
import type { SyntheticCustomer } from '../../../backend/synthetic/generate.ts';
import { makeReference, showReference, spell } from '../../../shared/domain/reference.ts';
import { launchApp, type RunningApp } from '../../support/app.ts';
import { type Central, call, startCentral } from '../shell/desk-world.ts';
import { askingAt, complain, given, toForm, words } from './asking-after.ts';
import { CUSTOMERS, startOver } from './desk.ts';
import { expectGood, look } from './good.ts';
import { answerWhoSpeaks, findLine, heading, press, queueRow } from './steps.ts';
import { readBack, received, stopper, stoppingAt } from './stopping.ts';

test.describe.configure({ mode: 'serial' });

let central: Central;
let adviser: RunningApp;
let supervisor: RunningApp;
let gone: SyntheticCustomer;
let others: ReturnType<typeof askingAt>;
test.beforeAll(async () => {
  test.setTimeout(300_000);
  central = await startCentral(CUSTOMERS, { SAFETY_NET_HOURS: '0' });
  others = askingAt(central);
  gone = stopper(({ outcomes }) => outcomes.length === 1 && (outcomes[0]?.paidOn ?? '') > '2024-04-01');
  await stoppingAt(central).close('phone.adviser', gone);
  // What is due is destroyed when a backend starts, once the closing journal has it.
  await expect(async () => {
    await central.stop();
    await central.start();
    await expect.poll(async () => (await others.staysOf(gone)).length, { timeout: 5_000 }).toBe(1);
  }).toPass({ timeout: 120_000 });
  const { url: server, issuer } = central;
  adviser = await launchApp({ server, issuer, as: 'phone.adviser' });
  supervisor = await launchApp({ server, issuer, as: 'supervisor' });
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

const stands = (page: Page) => page.locator('#how-it-stands');
const region = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const requestOf = queueRow;

async function openRequest(page: Page, reference: string): Promise<void> {
  await press(page, 'Alt+b');
  await expect(requestOf(page, reference)).toContainText(`Closed account ${showReference(gone.reference)}`);
  await requestOf(page, reference).getByRole('link').focus();
  await press(page, 'Enter');
  await expect(heading(page, `Request ${showReference(reference)}`)).toBeFocused();
}
async function decide(page: Page, name: string, decision: string): Promise<void> {
  await page.getByLabel(`${name}: decide`).selectOption(decision);
}
const question = (page: Page) => page.getByRole('dialog', { name: 'Decide this for good?' });
async function goOn(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Go on to decide…' }).click();
}

let logged = '';

test('an adviser takes it down by the reference: a slip is told, nothing is confirmed, and it is read back', async () => {
  const { page } = adviser;
  await toForm(page, gone.reference);
  await expect(page.getByText(`Spelt: ${spell(gone.reference).join(' ')}`)).toBeVisible();
  await expect(page.locator('#main')).not.toContainText(gone.familyName);
  await given(page).fill(`${gone.reference.slice(0, 9)}${gone.reference.endsWith('0') ? '1' : '0'}`);
  await press(page, 'Enter');
  await expect(page.getByText(/^There is a slip in it/)).toBeVisible();
  await expect(given(page)).toBeFocused();
  await expectGood(adviser, 'after-closing-slip');
  await given(page).fill(gone.reference);
  await press(page, 'Enter');
  await expect(page.getByText('Choose what they ask')).toBeVisible();
  await page.getByRole('radio', { name: 'Something of it is wrong' }).check();
  await words(page).fill('I was born on another day.');

  // Leaving asks, and what is typed is there again in the next window.
  await page.getByRole('link', { name: /^Requests/ }).click();
  await page.getByRole('button', { name: 'Stay' }).press('Enter');
  const kept = async (place: string): Promise<string> => {
    const answer = await call(page, 'shell.draft', { place });
    return answer.ok ? String(answer.value.text) : '';
  };
  const { conversation } = JSON.parse(await kept('window')) as { conversation: { conversationId: string } };
  await expect.poll(() => kept(`after:${conversation.conversationId}`)).toContain('another day');
  await page.reload();
  await expect(words(page)).toHaveValue('I was born on another day.');

  await page.getByLabel('How they want to be answered').fill('By letter, to 1 Example Road');
  await expectGood(adviser, 'after-closing');
  await press(page, 'Enter');
  await expect(readBack(page)).toContainText('I cannot see or say whether anything is kept.');
  await expect(received(page)).toBeVisible();
  const reference = readBack(page).locator('strong');
  logged = (await reference.innerText()).replace(' ', '');
  await expect(readBack(page)).toContainText(`Spelt: ${spell(logged).join(' ')}`);
  await page.getByRole('button', { name: /\(why this day\?\)$/ }).click();
  await expect(page.getByRole('list', { name: 'How the day was reached' })).toContainText('The request was made on');
  await expectGood(adviser, 'after-closing-recorded');

  await press(page, 'Alt+e');
  await expect(page.getByRole('list', { name: 'What was done' })).toContainText(
    `something of what may be kept of you is wrong. The reference is ${showReference(logged)}.`,
  );
});

test('a supervisor decides what stays: corrected and kept, told, complete', async () => {
  const { page } = supervisor;
  await openRequest(page, logged);
  await expect(page.locator('#main')).toContainText(`closed account ${showReference(gone.reference)}`);
  await expectGood(supervisor, 'after-request');
  await press(page, 'd');
  const person = region(page, 'The person');
  await expect(page.getByLabel('Date of birth: decide')).toBeFocused();
  await decide(page, 'Date of birth', 'corrected');
  await page.getByLabel('Date of birth: what it should be').fill('31/2/1984');
  await decide(page, 'Adviser', 'kept');
  await goOn(page);
  await expect(person).toContainText('Type a date as day, month, year');
  await expect(page.getByText('Say it in words for the person')).toBeVisible();
  await expect(page.getByText('Tick all three: whoever is refused hears where to turn')).toBeVisible();
  await expectGood(supervisor, 'after-decide');
  await page.getByLabel('Date of birth: what it should be').fill('21/3/1984');
  await page.getByLabel('Adviser: why it is kept, in words for the person').fill('It is who you spoke to.');
  for (const tick of ['how to complain to us', 'the Information Commissioner', 'a court can decide'])
    await page.getByRole('checkbox', { name: new RegExp(tick) }).check();
  await goOn(page);
  await expect(question(page)).toContainText('Date of birth: Corrected to: 21 March 1984');
  await expectGood(supervisor, 'after-question');
  await question(page).getByRole('button', { name: 'Decide', exact: true }).click();
  await expect(stands(page)).toBeFocused();
  await expect(stands(page)).toContainText('Tell the customer');
  expect((await others.staysOf(gone))[0]?.birthDate).toBe('1984-03-21');
  await expect(page.getByRole('list', { name: 'What to tell' })).toContainText(
    'We have corrected your date of birth to 21 March 1984.',
  );
  await expectGood(supervisor, 'after-tell');
  await page.getByLabel('How', { exact: true }).selectOption('letter');
  await page.getByRole('button', { name: 'Record that they were told' }).click();
  await expect(stands(page)).toContainText('Complete');
  await expect(page.getByRole('list', { name: 'What was decided' })).toContainText('It is who you spoke to.');
  await expectGood(supervisor, 'after-complete');
});

test('somebody was quicker: what is held now is shown, and what was typed is there', async () => {
  const { page } = supervisor;
  const [mine, theirs] = [await others.ask('phone.adviser', gone), await others.ask('phone.adviser', gone)];
  await openRequest(page, mine.reference);
  await press(page, 'd');
  await decide(page, 'Date of birth', 'corrected');
  await page.getByLabel('Date of birth: what it should be').fill('22/3/1984');
  const born = { field: 'dateOfBirth', decision: 'corrected', seenNow: '1984-03-21', value: '1984-03-23' };
  await others.correct(theirs, born);
  await goOn(page);
  await question(page).getByRole('button', { name: 'Decide', exact: true }).click();
  const alert = page.getByRole('alert').filter({ hasText: 'Somebody was quicker' });
  await expect(alert).toContainText('Date of birth is now: 23 March 1984.');
  await expect(alert).toBeFocused();
  await expect(region(page, 'The person')).toContainText('23 March 1984');
  await expectGood(supervisor, 'after-quicker');
  await decide(page, 'Date of birth', 'corrected');
  await expect(page.getByLabel('Date of birth: what it should be')).toHaveValue('22/3/1984');
  await goOn(page);
  await question(page).getByRole('button', { name: 'Decide', exact: true }).click();
  await expect(stands(page)).toContainText('Tell the customer');
  expect((await others.staysOf(gone))[0]?.birthDate).toBe('1984-03-22');
});

test('whoever logged it does not decide it, and an adviser sees nothing of what stays', async () => {
  const [own, theirs] = [await others.ask('supervisor', gone), await others.ask('phone.adviser', gone)];
  await openRequest(supervisor.page, own.reference);
  await expect(region(supervisor.page, 'What stays')).toContainText('You logged this yourself.');
  await openRequest(adviser.page, theirs.reference);
  await expect(region(adviser.page, 'What stays')).toContainText('A supervisor looks at what stays');
  await expect(adviser.page.getByRole('button', { name: /^Show what stays/ })).toHaveCount(0);
});

test('a complaint about what stays: accepted with whom it is about, seen and acknowledged by a supervisor it is not about', async () => {
  const { page } = adviser;
  const reference = await complain(page, gone.reference, async () => {
    await page.getByLabel('Their name, as the customer says it').fill('Zebedee Zed');
    await expectGood(adviser, 'after-complaint');
  });
  await openRequest(supervisor.page, reference);
  const about = region(supervisor.page, 'The complaint');
  await expect(about).toContainText('How we used their information');
  await expect(about).toContainText('“Zebedee Zed”');
  await about.getByLabel('How', { exact: true }).selectOption('letter');
  await supervisor.page.getByRole('button', { name: 'Record that it was acknowledged' }).press('Enter');
  await expect(about).toContainText('Told next by');
  await expectGood(supervisor, 'after-complaint-request');
});

test('the supervisor whom a complaint about what stays is about finds it neither in the queue nor by its address', async () => {
  const { page } = adviser;
  const reference = await complain(page, gone.reference, async () => {
    await page.getByLabel('Their name, as the customer says it').fill('Margaret Doyle');
    await page.getByLabel('Who that is, where it is clear').selectOption('supervisor');
  });
  const found = await others.complaintOf(reference);
  expect(found).toMatchObject({ closedReference: gone.reference, complaint: { about: 'information', aboutSub: 'supervisor' } });
  const { page: theirs } = supervisor;
  await press(theirs, 'Alt+b');
  // Others of the same account are there.
  await expect(theirs.getByRole('grid', { name: 'Requests' })).toContainText(showReference(gone.reference));
  await expect(requestOf(theirs, reference)).toHaveCount(0);
  await theirs.evaluate((id) => location.assign(`#/requests/${id}`), found.id);
  await expect(theirs.getByRole('alert').first()).toBeVisible();
  await expect(region(theirs, 'The complaint')).toHaveCount(0);
});

test('no account is closed under it: Unsent work says what to do, and it goes with the right reference', async () => {
  const { page } = adviser;
  await toForm(page, makeReference(randomBytes(9)));
  await page.getByRole('radio', { name: 'A copy of what stays' }).check();
  await words(page).fill('Everything you have.');
  await page.getByLabel('How they want to be answered').fill('By e-mail');
  await press(page, 'Enter');
  await expect(page.getByText('This was not recorded. Unsent work says what to do.')).toBeVisible();
  await page.getByRole('button', { name: /^To Unsent work/ }).press('Enter');
  const stuck = region(page, 'Needs your attention').getByRole('listitem');
  await expect(stuck).toContainText('Asked after closing');
  await page.getByRole('button', { name: 'Put it right' }).click();
  await expect(stuck).toContainText(/No account is closed under/);
  await expectGood(adviser, 'after-not-found');
  await page.getByRole('button', { name: 'Send it with this reference' }).click();
  await expect(stuck).toContainText('This is the one that was refused');
  await given(page).fill(showReference(gone.reference));
  await page.getByRole('button', { name: 'Send it with this reference' }).click();
  await expect(page.getByText('Nothing is unsent.')).toBeVisible({ timeout: 20_000 });
  await press(page, 'Alt+b');
  await expect(page.getByRole('grid', { name: 'Requests' })).toContainText('Send me my information');
});

test('from what stays on Closings one is led to the same form', async () => {
  const { page } = supervisor;
  await press(page, 'Alt+u');
  await region(page, 'What stays').getByLabel('Reference of who stopped').fill(gone.reference);
  await region(page, 'What stays').getByRole('button', { name: 'Log what they ask' }).press('Enter');
  await answerWhoSpeaks(page, '4');
  await expect(given(page)).toHaveValue(gone.reference);
});

test('without a connection it is taken down, and goes once there is one', async () => {
  const { page } = adviser;
  await central.stop();
  await findLine(page).fill(gone.reference);
  await press(page, 'Enter');
  await expect(page.getByRole('button', { name: /^Take down what they ask/ })).toBeVisible({ timeout: 60_000 });
  await press(page, 'Alt+c');
  await answerWhoSpeaks(page, '1');
  await expect(given(page)).toHaveValue(gone.reference);
  await page.getByRole('radio', { name: /^They are unhappy/ }).check();
  await page.getByRole('radio', { name: 'How we used their information', exact: true }).check();
  await words(page).fill('You used my information for a survey.');
  await page.getByLabel('How they want to be answered').fill('By e-mail');
  await press(page, 'Enter');
  await expect(page.getByText(/^Waiting to be sent/)).toBeVisible();
  await expectGood(adviser, 'after-closing-offline');
  await central.start();
  await expect(received(page)).toBeVisible({ timeout: 60_000 });
});
