import { expect, type Page, test } from '@playwright/test';
import type { SyntheticCustomer } from '../../../backend/synthetic/generate.ts';
import { addDays } from '../../../shared/domain/calendar.ts';
import { londonDay } from '../../../shared/domain/day.ts';
import { showReference } from '../../../shared/domain/reference.ts';
import { launchApp, type RunningApp } from '../../support/app.ts';
import { type Central, startCentral } from '../shell/desk-world.ts';
import { CUSTOMERS, fullName, somebody, startOver } from './desk.ts';
import { expectGood, look } from './good.ts';
import { heldOf, type Logged, requestingAt } from './requesting.ts';
import { heading, press, queueRow, toLevel2, toView } from './steps.ts';

test.describe.configure({ mode: 'serial' });

let central: Central;
let others: ReturnType<typeof requestingAt>;
let adviser: RunningApp;
let supervisor: RunningApp;
test.beforeAll(async () => {
  test.setTimeout(180_000);
  central = await startCentral(CUSTOMERS);
  others = requestingAt(central);
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

const RIGHT = '1984-03-21';
const born = (wanted: (day: string) => boolean = () => true): SyntheticCustomer =>
  somebody(({ birthDate }) => birthDate !== null && birthDate !== RIGHT && wanted(birthDate));
const panel = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const stands = (page: Page) => page.locator('#how-it-stands');
const row = (page: Page, { reference }: Logged) => queueRow(page, reference);

/** Opens a request from the list, by keyboard. */
async function open(page: Page, logged: Logged): Promise<void> {
  await press(page, 'Alt+b');
  await expect(heading(page, 'Requests')).toBeFocused();
  await row(page, logged).getByRole('link').focus();
  await press(page, 'Enter');
  await expect(heading(page, `Request ${showReference(logged.reference)}`)).toBeFocused();
}
/** Chooses a decision in the form, which the key opens. */
async function choose(page: Page, decision: RegExp): Promise<void> {
  await press(page, 'd');
  await expect(panel(page, 'Decide').getByRole('radio').first()).toBeFocused();
  await page.getByRole('radio', { name: decision }).check();
}
async function goOn(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Go on to decide…' }).click();
}
const question = (page: Page) => page.getByRole('dialog', { name: 'Decide this for good?' });
const decideIt = (page: Page) => question(page).getByRole('button', { name: 'Decide', exact: true }).click();

test('the whole way: logged, checked, decided by another person, told, two recipients told and one impossible, complete', async () => {
  const person = born();
  await others.share(person);
  const logged = await others.log('phone.adviser', person, RIGHT);
  const { page } = supervisor;

  await press(page, 'Alt+b');
  await expect(row(page, logged)).toContainText('Something is wrong');
  await expect(row(page, logged)).toContainText('Being checked');
  await expect(row(page, logged)).toContainText('Date of birth');
  await expect(page.locator('#main')).not.toContainText(fullName(person));
  await row(page, logged)
    .getByRole('button', { name: /^in \d+ days$/ })
    .click();
  const why = page.getByRole('dialog', { name: `Why this day: ${showReference(logged.reference)}` });
  await expect(why.getByRole('list', { name: 'How the day was reached' })).toContainText('The request was made on');
  await expect(why).toContainText('Logged by Priya Shah');
  await expectGood(supervisor, 'requests-why');
  await press(page, 'Enter');
  await expectGood(supervisor, 'requests');

  await startOver(page);
  await open(page, logged);
  await expect(panel(page, 'Date of birth')).toContainText('The customer says21 March 1984');
  await expectGood(supervisor, 'request-being-checked');
  await press(page, 'n');
  await expect(page.getByLabel('What was done')).toBeFocused();
  await page.keyboard.type('Saw the passport at the desk');
  await page.getByLabel('What it came to').selectOption('bears-customer-out');
  await page.getByLabel('Which document was seen').selectOption('passport');
  await expectGood(supervisor, 'request-step');
  await page.getByRole('button', { name: 'Record this step' }).click();
  await expect(stands(page)).toBeFocused();
  await expect(page.getByRole('list', { name: 'Steps to check' })).toContainText('It bears the customer out. Seen: a passport.');

  await choose(page, /^Corrected to what the customer says: 21 March 1984/);
  await goOn(page);
  await expect(question(page)).toContainText('It can be taken back only by opening the request again.');
  await expectGood(supervisor, 'request-question');
  await decideIt(page);
  await expect(stands(page)).toBeFocused();
  await expect(stands(page)).toContainText('Tell the customer');

  await expect(page.getByRole('list', { name: 'What to tell' })).toContainText(
    'We have corrected your date of birth to 21 March 1984.',
  );
  await expect(panel(page, 'Tell the customer')).toContainText('no longer marked as being checked');
  await expectGood(supervisor, 'request-tell-customer');
  await page.getByLabel('How', { exact: true }).selectOption('phone');
  await page.getByRole('button', { name: 'Record that they were told' }).click();
  await expect(stands(page)).toBeFocused();
  await expect(stands(page)).toContainText('3 recipients still open');
  await expect(page.getByRole('list', { name: 'Recipients' }).getByRole('listitem')).toHaveCount(3);
  await expectGood(supervisor, 'request-tell-recipients');

  await others.tellRecipients(logged);
  await startOver(page);
  await press(page, 'Alt+b');
  await toView(page, 'Finished');
  await expect(page.getByText(/^Finished requests of every organisation/)).toBeVisible();
  await row(page, logged).getByRole('link').click();
  await expect(stands(page)).toContainText('Complete');
  await expect(page.getByRole('list', { name: 'Recipients' })).toContainText('Cannot be told');
  await expectGood(supervisor, 'request-complete');
});

test('“kept” is not decided without the reasons and all three ticks', async () => {
  const person = born();
  const logged = await others.log('phone.adviser', person, RIGHT);
  const { page } = supervisor;
  await open(page, logged);
  await choose(page, /^Kept, with reasons/);
  await expect(page.getByRole('region', { name: 'Where they can turn' })).toContainText('Information Commissioner’s Office');
  await goOn(page);
  await expect(page.getByText('Say it in words for the customer')).toBeVisible();
  await expect(page.getByText('Tick all three: whoever is refused hears where to turn')).toBeVisible();
  await expectGood(supervisor, 'request-kept');
  await page.getByLabel('Why it is kept, in words for the customer').fill('The passport says so.');
  for (const tick of ['how to complain to us', 'the Information Commissioner', 'a court can decide'])
    await page.getByRole('checkbox', { name: new RegExp(tick) }).check();
  await goOn(page);
  await decideIt(page);
  await expect(stands(page)).toBeFocused();
  await page.getByLabel(/^Their statement/).fill('I was born on the 21st.');
  await page.getByLabel('How', { exact: true }).selectOption('letter');
  await page.getByRole('button', { name: 'Record that they were told' }).click();
  await expect(stands(page)).toContainText('Complete');
  expect(await others.read(logged)).toMatchObject({ statement: 'I was born on the 21st.', step: 'completed' });
});

test('another supervisor is quicker: it is said who and what, the new state is shown, and nothing typed is lost', async () => {
  const person = born();
  const logged = await others.log('phone.adviser', person, RIGHT);
  const { page } = supervisor;
  await open(page, logged);
  await choose(page, /^Corrected differently/);
  await page.getByRole('textbox', { name: 'Date of birth', exact: true }).fill('20/03/1984');
  // It comes by itself, while it is being typed.
  await others.decide('supervisor.two', logged, { decision: 'corrected' });
  const told = page.getByRole('alert').filter({ hasText: 'Kofi Mensah has decided' });
  await expect(told).toContainText('Date of birth: Corrected to what the customer says: 21 March 1984');
  await expect(told).toBeFocused();
  await expect(page.getByText('What you had typed: 20/03/1984')).toBeVisible();
  await expect(stands(page)).toContainText('Tell the customer');
  await expectGood(supervisor, 'request-quicker');
  expect(await others.read(logged)).toMatchObject({ version: 2, disputes: [{ decidedValue: RIGHT }] });
});

test('the record changed meanwhile: three values are shown, the person chooses again, and nothing typed is lost', async () => {
  const person = somebody((one) => heldOf(one, 'mobile') !== null);
  const logged = await others.log('phone.adviser', person, '07700 900 123', { field: 'mobile' });
  const { page } = supervisor;
  await open(page, logged);
  await choose(page, /^Completed with a note/);
  await page.getByLabel('The note that completes it').fill('Only at weekends.');
  await others.change(person, '07700 900 441');
  await goOn(page);
  await decideIt(page);
  await expect(page.getByRole('alert')).toContainText('Mobile is now: 07700 900 441');
  await expect(panel(page, 'Mobile')).toContainText('Held now07700 900 441');
  await expect(page.getByRole('radio', { name: /^Completed with a note/ })).not.toBeChecked();
  await expectGood(supervisor, 'request-changed-meanwhile');
  await page.getByRole('radio', { name: /^Completed with a note/ }).check();
  await expect(page.getByLabel('The note that completes it')).toHaveValue('Only at weekends.');
  await goOn(page);
  await decideIt(page);
  await expect(stands(page)).toContainText('Tell the customer');
});

test('who logged it sees why they do not decide; another supervisor may', async () => {
  const logged = await others.log('supervisor', born(), RIGHT);
  const { page } = supervisor;
  await open(page, logged);
  await expect(panel(page, 'Decide')).toContainText(
    'You logged this yourself, or what joined it. Another supervisor decides it.',
  );
  await expect(page.getByRole('button', { name: /^Decide/ })).toHaveCount(0);
  await expectGood(supervisor, 'request-four-eyes');
});

test('asked again: the words of each and how to answer it stand together, and a form that is open says so', async () => {
  const person = born();
  const logged = await others.log('phone.adviser', person, RIGHT);
  const { page } = supervisor;
  await open(page, logged);
  await choose(page, /^Corrected differently/);
  const post = { words: 'You still have it wrong', howToAnswer: 'do not write, they open my post' };
  const again = await others.log('phone.adviser', person, RIGHT, post);
  await expect(page.getByRole('alert')).toContainText(`asked again as ${showReference(again.reference)}`);
  await expect(panel(page, 'How it stands')).toContainText(post.words);
  await expect(panel(page, 'How it stands')).toContainText(`How to answer: ${post.howToAnswer}`);
  await expectGood(supervisor, 'request-asked-again');
});

test('more time: only if the customer was told by the first due day', async () => {
  const today = londonDay(new Date());
  const logged = await others.log('phone.adviser', born(), RIGHT, { saidAt: `${addDays(today, -60)}T12:00:00Z` });
  const { page } = supervisor;
  await press(page, 'Alt+b');
  await expect(row(page, logged)).toContainText(/overdue \d+ days/);
  await row(page, logged).getByRole('link').click();
  await expect(heading(page, `Request ${showReference(logged.reference)}`)).toBeFocused();
  await press(page, '5');
  await page.getByLabel('How much more time').selectOption('2');
  await page.getByLabel('Why', { exact: true }).selectOption('complex');
  const typed = (day: string) => day.split('-').reverse().join('/');
  await page.getByLabel('Told on').fill(typed(today));
  await page.getByLabel('How', { exact: true }).selectOption('letter');
  await page.getByRole('button', { name: 'Record more time' }).click();
  await expect(page.getByText(/^The first due day was over by then/)).toBeVisible();
  await expectGood(supervisor, 'request-more-time');
  await page.getByLabel('Told on').fill(typed(addDays(today, -40)));
  await page.getByRole('button', { name: 'Record more time' }).click();
  await expect(stands(page)).toBeFocused();
  await expect(panel(page, 'More time')).toContainText('cannot be taken again');
});

test('an adviser sees only their own, on the customer’s screen too, and decides none', async () => {
  const person = born();
  const mine = await others.log('phone.adviser', person, RIGHT);
  const theirs = await others.log('supervisor', born(), RIGHT);
  const { page } = adviser;
  await press(page, 'Alt+b');
  await expect(row(page, mine)).toBeVisible();
  await expect(row(page, theirs)).toHaveCount(0);
  await expect(page.getByText(/^Open requests that you logged yourself/)).toBeVisible();
  await press(page, 'f');
  await toLevel2(page, person);
  const own = panel(page, 'Requests');
  await expect(own).toContainText('Something is wrong · Being checked');
  await expectGood(adviser, 'customer-requests');
  await own.getByRole('link', { name: showReference(mine.reference) }).click();
  await expect(heading(page, `Request ${showReference(mine.reference)}`)).toBeFocused();
  await expect(panel(page, 'Decide')).toContainText('A supervisor decides this');
  await expect(panel(page, 'More time')).toHaveCount(0);
});
