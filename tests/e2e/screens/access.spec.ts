import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { showReference } from '../../../shared/domain/reference.ts';
import { launchApp, type RunningApp } from '../../support/app.ts';
import { central as asking } from '../../walk/central.ts';
import { type Central, startCentral } from '../shell/desk-world.ts';
import { CUSTOMERS, fullName, somebody, startOver } from './desk.ts';
import { expectGood, look } from './good.ts';
import { heading, levelLine, press, toLevel1, toLevel2 } from './steps.ts';
import { callBack } from './stopping.ts';

test.describe.configure({ mode: 'serial' });

let central: Central;
let adviser: RunningApp;
let supervisor: RunningApp;
let folder: string;
test.beforeAll(async () => {
  test.setTimeout(180_000);
  folder = mkdtempSync(join(tmpdir(), 'adviser-desk-copies-'));
  central = await startCentral(CUSTOMERS);
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
  rmSync(folder, { recursive: true, force: true });
});

const panel = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const readBack = (page: Page) => page.locator('#read-back-words');
const received = (page: Page) => page.getByText(/^Received by the central service/);
const reachable = () =>
  somebody(({ values }) => {
    const held = (field: string) => values.find((one) => one.field === field);
    return Boolean(held('mobile') && held('addressLine1') && held('postcode'));
  });
/** The system's dialog, as if the person chose that place. */
const chooses = (filePath: string) =>
  supervisor.app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = (() => Promise.resolve({ canceled: false, filePath: path })) as never;
  }, filePath);

test('from the call to the copy marked sent', async () => {
  test.setTimeout(300_000);
  const person = reachable();
  const call = adviser.page;
  await toLevel2(call, person);
  await callBack(call);
  await expect(levelLine(call, 3)).toBeVisible();
  await press(call, '0');
  await expect(heading(call, 'Send me my information')).toBeVisible();
  await expect(call.getByLabel('In their own words')).toBeFocused();
  await expect(panel(call, 'For those who would rather ask in writing')).toContainText('Department for Education contact form');
  await call.getByRole('button', { name: /^Take it down/ }).focus();
  await press(call, 'Enter');
  await expect(call.getByText('Type it as they say it')).toBeVisible();
  await expect(call.getByLabel('In their own words')).toBeFocused();
  await call.keyboard.type('Send me all you have on me');
  await call.getByRole('radio', { name: /^To the address we hold: / }).press('Space');
  await expectGood(adviser, 'access-asked');
  await call.getByRole('button', { name: /^Take it down/ }).focus();
  await press(call, 'Enter');
  await expect(readBack(call)).toContainText('you asked for a copy of everything we hold about you.');
  await expect(readBack(call)).toContainText('It goes to the address we hold of you.');
  await expect(received(call)).toBeVisible();
  const reference = ((await readBack(call).locator('strong').textContent()) ?? '').replace(/\s/g, '');
  await expectGood(adviser, 'access-recorded');

  const ask = asking(central.url, await central.token('phone.adviser'));
  const open = await ask('requests.list', { which: 'open', customerId: person.id });
  const listed = (open.items as { id: string; reference: string }[]).find((one) => one.reference === reference);
  const { page } = supervisor;
  await page.evaluate((to) => {
    location.hash = to;
  }, `/requests/${listed?.id}`);
  await expect(heading(page, `Request ${showReference(reference)}`)).toBeVisible();
  await expect(page.getByRole('list', { name: 'How far the copy is' })).toContainText('To the address we hold');
  await expect(panel(page, 'Sent')).toContainText('each place outside this system has its answer');

  // One place with something in it, the others with nothing.
  const places = page.getByRole('list', { name: 'Places outside this system' });
  for (let left = 6; left > 0; left -= 1) {
    await places
      .getByRole('button', { name: /^Answer: / })
      .first()
      .focus();
    await press(page, 'Enter');
    const answer = places.getByLabel(/^What the search of/);
    await expect(answer).toBeFocused();
    await answer.selectOption(left === 6 ? 'found' : 'nothing');
    if (left === 6) {
      await places.getByLabel('How many items').fill('2');
      await places.getByLabel('Attached as').fill('Two recordings');
    }
    await places.getByRole('button', { name: 'Record the answer' }).focus();
    await press(page, 'Enter');
    // While it is recorded the form is there; then it has gone.
    await expect(places.getByRole('button', { name: 'Cancel' })).toHaveCount(0);
  }
  await expect(panel(page, 'Places outside this system')).toContainText('Each has its answer.');

  await press(page, 'c');
  const copy = page.getByRole('document', { name: 'The copy, word for word' });
  await expect(copy).toContainText(fullName(person));
  await expect(copy).toContainText('Two recordings');
  await expect(copy).toContainText('EACH DAY SOMEBODY LOOKED AT YOUR RECORD');
  const flagged = page.getByRole('list', { name: 'What may be about somebody else' });
  const notes = await flagged.getByRole('combobox').count();
  for (let index = 0; index < notes; index += 1) {
    await flagged.getByRole('combobox').nth(index).selectOption('only-about-them');
    await expect(flagged.getByRole('combobox').nth(index)).toHaveValue('only-about-them');
  }
  // What nothing has flagged: found by its words, left out for a reason, and put back from among what is marked.
  const other = panel(page, 'Something else about somebody else');
  const street = String(person.values.find(({ field }) => field === 'addressLine1')?.value);
  await expect(copy).toContainText(street);
  await other.getByLabel('Words of it').fill('xyzzy');
  await expect(other.getByRole('status')).toHaveText('Nothing else in the copy has these words in it.');
  await other.getByLabel('Words of it').fill(street);
  const first = other.getByRole('list', { name: 'What has these words in it' }).getByRole('listitem').first();
  await expect(first).toContainText(`“${street}”`);
  await expectGood(supervisor, 'access-mark-other');
  await first.getByRole('combobox').selectOption('about-somebody-else');
  const marked = flagged.getByRole('listitem').filter({ hasText: 'Marked by whoever looked through it' });
  await expect(marked).toContainText(`“${street}”`);
  await expect(other.getByLabel('Words of it')).toBeFocused();
  await expect(copy).toContainText('left out. It is about somebody else, who has not agreed that you get it.');
  await expect(copy).not.toContainText(`: ${street}\n`);
  await other.getByLabel('Words of it').fill('');
  await expectGood(supervisor, 'access-copy');

  // Nothing leaves this screen before somebody has looked through it.
  await expect(page.getByText('It can be printed and saved once it is looked through, as it stands then.')).toBeVisible();
  await expect(page.getByRole('button', { name: /^(Print|Save as)/ })).toHaveCount(0);

  await page.getByRole('button', { name: 'It is looked through' }).focus();
  await press(page, 'Enter');
  await expect(page.getByText(/^Looked through by Margaret Doyle on .*Nothing has changed since\.$/)).toBeVisible();
  await expectGood(supervisor, 'access-looked-through');

  // Onto the disk, as data and as a document, each noted in the audit before it goes.
  await chooses(join(folder, 'copy.json'));
  await page.getByRole('button', { name: 'Save as JSON…' }).press('Enter');
  await expect(page.getByText(/^Saved as JSON, with its published schema/)).toBeVisible();
  const saved = JSON.parse(readFileSync(join(folder, 'copy.json'), 'utf8'));
  expect(saved).toMatchObject({ format: 'adviser-desk-access-copy', version: 1, request: reference });
  await chooses(join(folder, 'copy.pdf'));
  await page.getByRole('button', { name: 'Save as PDF…' }).press('Enter');
  await expect.poll(() => readFileSync(join(folder, 'copy.pdf'), { flag: 'a+' }).subarray(0, 5).toString()).toBe('%PDF-');

  const [day, month, year] = new Date().toLocaleDateString('en-GB', { timeZone: 'Europe/London' }).split('/');
  await panel(page, 'Sent').getByLabel('When it was sent').fill(`${day}/${month}/${year}`);
  await press(page, 'Enter');
  await expect(page.getByRole('list', { name: 'How far the copy is' })).toContainText(/Sent on .*By post/);
  const audited = asking(central.url, await central.token('supervisor'));
  const { items } = await audited('audit.list', { customerId: person.id });
  const outcomes = (items as { outcome: string }[]).map(({ outcome }) => outcome);
  expect(outcomes).toEqual(expect.arrayContaining(['copy-saved', 'copy-sent', 'reviewed']));
});

test('without a connection it is kept on this computer, and received afterwards', async () => {
  const person = reachable();
  const { page } = adviser;
  await toLevel1(page, person);
  await central.stop();
  await press(page, '0');
  await page.getByLabel('In their own words').fill('What do you have about me');
  await page.getByRole('button', { name: /^Take it down/ }).focus();
  await press(page, 'Enter');
  await expect(readBack(page)).toContainText('a copy of everything we hold about you');
  await expect(page.getByText(/on this computer/i).first()).toBeVisible();
  await central.start();
  await expect(received(page)).toBeVisible({ timeout: 60_000 });
});
