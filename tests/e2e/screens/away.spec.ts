import { expect, type Page, test } from '@playwright/test';
import { addDays } from '../../../shared/domain/calendar.ts';
import { londonDay } from '../../../shared/domain/day.ts';
import { launchApp, type RunningApp } from '../../support/app.ts';
import { type Central, startCentral } from '../shell/desk-world.ts';
import { CUSTOMERS, startOver } from './desk.ts';
import { expectGood, look } from './good.ts';
import { aroundToday, fillQueue, KOFI, type Made, meanwhileAt, rowOf, rows, views } from './queueing.ts';
import { heading, press } from './steps.ts';

test.describe.configure({ mode: 'serial' });

const TODAY = londonDay(new Date());
/** Of six, two are with each supervisor and two with nobody. */
const ROWS = aroundToday(6, TODAY);
let central: Central;
let desk: RunningApp;
test.beforeAll(async () => {
  test.setTimeout(120_000);
  central = await startCentral(CUSTOMERS);
  await fillQueue(central, ROWS);
  // Whoever is looked for by name has been at work before.
  for (const who of [KOFI[0], 'local.adviser']) await meanwhileAt(central).signIn(who);
  desk = await launchApp({ server: central.url, issuer: central.issuer, as: 'supervisor' });
});
test.beforeEach(async () => {
  await look(desk, 1);
  await startOver(desk.page);
});
test.afterAll(async () => {
  await desk?.close();
  await central?.end();
});

const region = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const everybody = (page: Page) => region(page, 'Who is away');
const lineOf = (page: Page, name: string) => everybody(page).getByRole('listitem').filter({ hasText: name });
const theDialog = (page: Page, name: string) => page.getByRole('dialog', { name, exact: true });
const ownerAway = (page: Page) => views(page).getByRole('link', { name: /^Owner away/ });

async function toMorning(page: Page): Promise<void> {
  await press(page, 'Alt+w');
  await expect(heading(page, 'Morning')).toBeFocused();
  await expect(everybody(page)).toBeVisible();
}

/** To the requests of whoever is away, by keyboard. */
async function toOwnerAway(page: Page, count: number): Promise<void> {
  await press(page, 'Alt+b');
  await expect(heading(page, 'Requests')).toBeFocused();
  await expect(ownerAway(page)).toHaveText(new RegExp(`${count}$`));
  await ownerAway(page).focus();
  await press(page, 'Enter');
}

/** Looks for somebody by the beginning of their name and picks them, by keyboard. */
async function pick(page: Page, name: string): Promise<void> {
  const dialog = theDialog(page, 'Note who is away');
  await expect(dialog.getByLabel('Look for somebody by name')).toBeFocused();
  await page.keyboard.type(name);
  await expect(dialog.getByRole('option', { name: new RegExp(`^${name}`) })).toHaveCount(1);
  await press(page, 'Tab');
  await expect(dialog.getByLabel('Who', { exact: true })).toBeFocused();
  await page.keyboard.type(name.split(' ')[0] ?? '');
}

test('where nobody is away the view says so, and where that is noted; the morning says it once it has been read', async () => {
  const { page } = desk;
  await toOwnerAway(page, 0);
  const said = page.getByRole('alert').filter({ hasText: 'Nobody who has a request is away today.' });
  await expect(said).toContainText('Who is away is noted in Morning.');
  await expectGood(desk, 'queue-nobody-away');
  await said.getByRole('link', { name: 'Morning' }).focus();
  await press(page, 'Enter');
  await expect(heading(page, 'Morning')).toBeVisible();
  await expect(everybody(page)).toContainText('Nobody is noted as away.');
  await expectGood(desk, 'morning-nobody-away');
});

test('nobody picked, or days that cannot be, are said in words, and nothing is noted', async () => {
  const { page } = desk;
  await toMorning(page);
  await press(page, 'n');
  const dialog = theDialog(page, 'Note who is away');
  await expect(dialog.getByLabel('Look for somebody by name')).toBeFocused();
  await page.keyboard.type('Qqq');
  await expect(dialog).toContainText('Nobody you can note is found by this name.');
  await press(page, 'Enter');
  await expect(dialog).toContainText('Say who');
  await dialog.getByLabel('Who', { exact: true }).selectOption({ label: 'You yourself' });
  await dialog.getByLabel('First day').fill(addDays(TODAY, 4));
  await dialog.getByLabel('Last day').fill(addDays(TODAY, 3));
  await press(page, 'Enter');
  await expect(dialog).toContainText('The last day is before the first');
  await expectGood(desk, 'away-form');
  await dialog.getByLabel('First day').fill(addDays(TODAY, -4));
  await dialog.getByLabel('Last day').fill(addDays(TODAY, -3));
  await press(page, 'Enter');
  await expect(dialog).toContainText('That is over already');
  await press(page, 'Escape');
  await expect(dialog).toHaveCount(0);
  await expect(everybody(page)).toContainText('Nobody is noted as away.');
  // Cancelled, it is forgotten.
  await press(page, 'n');
  await expect(dialog.getByLabel('Look for somebody by name')).toHaveValue('');
  await press(page, 'Escape');
});

test('a supervisor notes a colleague away for today, by keyboard; what they have is in the view, and counted', async () => {
  const { page } = desk;
  await toMorning(page);
  const note = everybody(page).getByRole('button', { name: /^Note who is away/ });
  await expect(note).toHaveAttribute('aria-keyshortcuts', /\bN\b/);
  await press(page, 'n');
  await pick(page, KOFI[1]);
  const dialog = theDialog(page, 'Note who is away');
  await expect(dialog.getByLabel('Who', { exact: true })).toHaveValue(KOFI[0]);
  await press(page, 'Tab');
  await expect(dialog.getByLabel('First day')).toHaveValue(TODAY);
  await press(page, 'Enter');
  await expect(dialog).toHaveCount(0);
  // Where it was when the key was pressed.
  await expect(heading(page, 'Morning')).toBeFocused();
  await expect(lineOf(page, KOFI[1])).toContainText('Away today');
  await expectGood(desk, 'morning-away');
  await toOwnerAway(page, 2);
  await expect(rowOf(page, ROWS[1] as Made)).toBeVisible();
  await expect(rows(page)).toHaveCount(2);
  await expectGood(desk, 'queue-owner-away');
});

test('the days are changed, and taken back after a question; then the view is empty', async () => {
  const { page } = desk;
  await toMorning(page);
  await lineOf(page, KOFI[1])
    .getByRole('button', { name: `Change when ${KOFI[1]} is away` })
    .press('Enter');
  const dialog = theDialog(page, `Change when ${KOFI[1]} is away`);
  await expect(dialog.getByLabel('First day')).toBeFocused();
  await expect(dialog.getByLabel('Who', { exact: true })).toHaveCount(0);
  await dialog.getByLabel('Last day').fill(addDays(TODAY, 3));
  await press(page, 'Enter');
  await expect(dialog).toHaveCount(0);
  await expect(lineOf(page, KOFI[1])).toContainText(/Away until /);
  await lineOf(page, KOFI[1])
    .getByRole('button', { name: /^Take back/ })
    .press('Enter');
  const question = theDialog(page, 'Take this back?');
  await expect(question).toContainText(`${KOFI[1]} is away until `);
  await expect(question.getByRole('button', { name: 'Back', exact: true })).toBeFocused();
  await expectGood(desk, 'away-take-back');
  await press(page, 'Tab', 'Enter');
  await expect(question).toHaveCount(0);
  await expect(everybody(page)).toContainText('Nobody is noted as away.');
  await expect(everybody(page).getByRole('button', { name: /^Note who is away/ })).toBeFocused();
  await toOwnerAway(page, 0);
  await expect(page.getByText('Nobody who has a request is away today.')).toBeVisible();
});

test('from the palette; of somebody elsewhere the privacy team notes it, and it stands where they work', async () => {
  const { page } = desk;
  await toMorning(page);
  await press(page, 'Control+k');
  await expect(page.getByRole('combobox')).toBeFocused();
  await page.keyboard.type('note who');
  await expect(page.getByRole('option', { name: /Note who is away/ })).toBeVisible();
  await press(page, 'Enter');
  await pick(page, 'Tom Whitaker');
  await press(page, 'Tab', 'Enter');
  await expect(lineOf(page, 'Tom Whitaker, London')).toContainText('Away today');
  const local = await launchApp({ server: central.url, issuer: central.issuer, as: 'local.supervisor' });
  try {
    await toMorning(local.page);
    await expect(lineOf(local.page, 'Tom Whitaker')).toContainText('Away today');
    await press(local.page, 'n');
    const dialog = theDialog(local.page, 'Note who is away');
    await dialog.getByLabel('Look for somebody by name').fill(KOFI[1]);
    await expect(dialog).toContainText('Nobody you can note is found by this name.');
    await press(local.page, 'Escape');
    await lineOf(local.page, 'Tom Whitaker')
      .getByRole('button', { name: /^Take back/ })
      .press('Enter');
    await expect(theDialog(local.page, 'Take this back?').getByRole('button', { name: 'Back', exact: true })).toBeFocused();
    await press(local.page, 'Tab', 'Enter');
    await expect(everybody(local.page)).toContainText('Nobody is noted as away.');
  } finally {
    await local.close();
  }
});

test('an adviser notes themselves in My day; without a connection it is said, and what was typed stays', async () => {
  const adviser = await launchApp({ server: central.url, issuer: central.issuer, as: 'phone.adviser' });
  try {
    const { page } = adviser;
    await press(page, 'Alt+j');
    await expect(heading(page, 'My day')).toBeVisible();
    const own = region(page, 'When you are away');
    await expect(own).toContainText('You are not noted as away.');
    await press(page, 'n');
    const dialog = theDialog(page, 'Note when you are away');
    await expect(dialog.getByLabel('First day')).toBeFocused();
    await expect(dialog.getByLabel('Look for somebody by name')).toHaveCount(0);
    await dialog.getByLabel('Last day').fill(addDays(TODAY, 2));
    await central.stop();
    await press(page, 'Enter');
    await expect(dialog).toContainText('The central service cannot be reached from this computer.', { timeout: 20_000 });
    await expect(dialog.getByLabel('Last day')).toHaveValue(addDays(TODAY, 2));
    await expectGood(adviser, 'away-offline');
    await central.start();
    await expect(page.locator('footer[aria-label="State"]')).toContainText('Online', { timeout: 60_000 });
    await dialog.getByRole('button', { name: 'Note it' }).press('Enter');
    await expect(dialog).toHaveCount(0);
    await expect(own.getByRole('listitem')).toContainText('Away until ');
    await expectGood(adviser, 'my-day-away');
  } finally {
    await adviser.close();
  }
  await toMorning(desk.page);
  await expect(lineOf(desk.page, 'Priya Shah')).toContainText('Away until ');
});
