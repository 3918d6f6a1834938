import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { z } from 'zod';
import { showReference } from '../../../shared/domain/reference.ts';
import { KANTARA_SCHEMA } from '../../support/kantara-schema.ts';
import { central as asking } from '../../walk/central.ts';
import { type Desk, fullName, somebody, startDesk, startOver, typedDate } from './desk.ts';
import { expectGood } from './good.ts';
import { answerWhoSpeaks, open, press, toLevel1, toLevel2 } from './steps.ts';

test.describe.configure({ mode: 'serial' });

let desk: Desk;
let folder: string;
test.beforeAll(async () => {
  test.setTimeout(180_000);
  folder = mkdtempSync(join(tmpdir(), 'adviser-desk-receipt-'));
  desk = await startDesk();
});
test.afterAll(async () => {
  await desk?.close();
  rmSync(folder, { recursive: true, force: true });
});
test.beforeEach(() => startOver(desk.page));

const dialog = (page: Page) => page.getByRole('dialog', { name: /^Something to take away for / });
const said = (page: Page) => dialog(page).getByRole('status');
const sheet = (page: Page, name: string) => dialog(page).getByRole('document', { name });
const button = (page: Page, name: string) => dialog(page).getByRole('button', { name });

/** What the audit holds of that outcome, newest first. */
async function audited(outcome: string): Promise<{ actor: string; subject: string | null; operation: string }[]> {
  const { url, token } = desk.central;
  const { items } = await asking(url, await token('supervisor'))('audit.list', { kind: 'desk-event', outcome });
  return items as { actor: string; subject: string | null; operation: string }[];
}
/** The system's dialog, as if the person chose that place; none: they went back. */
const chooses = (filePath: string | null) =>
  desk.app.evaluate(({ dialog: system }, path) => {
    system.showSaveDialog = (() => Promise.resolve({ canceled: path === null, filePath: path ?? '' })) as never;
  }, filePath);

/** Takes back the consent to surveys, and waits until the central service has it. */
async function withdraws(page: Page): Promise<void> {
  await press(page, 'c');
  await expect(page.getByRole('button', { name: 'Satisfaction surveys' })).toBeFocused();
  await press(page, 'w', 'Enter');
  await expect(page.getByText(/^Received by the central service/)).toBeVisible();
}

test('one key shows what was done as it will stand on paper, and the receipt of the consents; both name nobody', async () => {
  const { page } = desk;
  const person = somebody(({ states }) => states['satisfaction-survey'] === 'given');
  await toLevel2(page, person);
  await withdraws(page);
  await press(page, '9');
  const confirmation = sheet(page, 'The confirmation');
  await expect(confirmation).toContainText('you withdrew your agreement to being contacted for satisfaction surveys.');
  await expect(confirmation).toContainText('Received by the central service at');
  await expect(confirmation).toContainText(`Your reference: ${showReference(person.reference)}`);
  const confirmed = await confirmation.innerText();
  await expectGood(desk, 'receipt-confirmation');

  await dialog(page).getByRole('radio', { name: 'Consent receipt' }).check();
  const receipt = sheet(page, 'The consent receipt');
  await expect(receipt).toContainText('Satisfaction survey: withdrawn');
  await expect(receipt).toContainText('Department for Education decides what your information is used for');
  await expect(receipt).toContainText(`Your reference: ${showReference(person.reference)}`);
  await expectGood(desk, 'receipt-consents');
  const text = `${confirmed} ${await receipt.innerText()}`;
  const held = ['mobile', 'email', 'addressLine1'].flatMap(
    (field) => person.values.find((one) => one.field === field)?.value ?? [],
  );
  for (const value of [fullName(person), person.familyName, typedDate(person.birthDate), ...held])
    expect(text.split(/\s+/).join(' ')).not.toContain(` ${value} `);
  await press(page, 'Escape');
  await expect(dialog(page)).toHaveCount(0);
  await press(page, '?');
  await expect(page.getByRole('dialog', { name: 'Shortcuts' })).toContainText('Receipt');
});

test('it is saved where the person says, as PDF or as a document of the published form, and the audit is told', async () => {
  const { page } = desk;
  const person = somebody(({ states }) => states['satisfaction-survey'] === 'given');
  await toLevel2(page, person);
  await withdraws(page);
  await press(page, '9');
  await expect(sheet(page, 'The confirmation')).toBeVisible();
  await chooses(null);
  await button(page, 'Save as PDF…').press('Enter');
  await expect(said(page)).toContainText('Not saved: no place was chosen.');
  expect(await audited('confirmation-saved')).toEqual([]);
  const pdf = join(folder, 'confirmation.pdf');
  await chooses(pdf);
  await button(page, 'Save as PDF…').press('Enter');
  await expect(said(page)).toContainText('Saved as PDF.');
  expect(readFileSync(pdf).subarray(0, 5).toString()).toBe('%PDF-');

  await dialog(page).getByRole('radio', { name: 'Consent receipt' }).check();
  await expect(sheet(page, 'The consent receipt')).toBeVisible();
  const json = join(folder, 'receipt.json');
  await chooses(json);
  await button(page, 'Save as JSON…').press('Enter');
  await expect(said(page)).toContainText('Saved as JSON');
  const document = JSON.parse(readFileSync(json, 'utf8')) as Record<string, unknown>;
  expect(z.fromJSONSchema(KANTARA_SCHEMA as never).parse(document)).toEqual(document);
  expect(document).toMatchObject({ version: 'KI-CR-v1.1.0', piiPrincipalId: person.reference });
  expect(statSync(json).mode & 0o777).toBe(0o600);
  await chooses(join(folder, 'not-there', 'receipt.json'));
  await button(page, 'Save as JSON…').press('Enter');
  await expect(dialog(page).getByRole('alert')).toContainText('Nothing can be written at that place.');
  for (const [outcome, times] of [
    ['confirmation-saved', 1],
    ['receipt-saved', 2],
  ] as const) {
    await expect.poll(async () => (await audited(outcome)).length).toBe(times);
    const [row] = await audited(outcome);
    expect(row).toMatchObject({ actor: 'phone.adviser', operation: 'deskEvents.record', subject: expect.any(String) });
  }
  expect(await desk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});

test('it is printed by the system’s own dialog, under a title that names nobody', async () => {
  const { page } = desk;
  await toLevel2(
    page,
    somebody(({ states }) => states['satisfaction-survey'] === 'given'),
  );
  await desk.app.evaluate(({ app }) => {
    const own = globalThis as unknown as { titles: string[] };
    own.titles = [];
    // The dialog of the system alone is stood in for.
    app.on('web-contents-created', (_event, contents) => {
      const held = contents as unknown as { print: (options: object, done: (printed: boolean, why: string) => void) => void };
      held.print = (_options, done) => {
        own.titles.push(contents.getTitle());
        const back = own.titles.length > 1;
        done(!back, back ? 'Print job canceled' : '');
      };
    });
  });
  await press(page, '9');
  await expect(dialog(page)).toContainText('Nothing was recorded for them in this conversation.');
  await dialog(page).getByRole('radio', { name: 'Consent receipt' }).check();
  await button(page, 'Print…').press('Enter');
  await expect(said(page)).toContainText('Given to the printer.');
  await button(page, 'Print…').press('Enter');
  await expect(said(page)).toContainText('Not printed: you went back.');
  expect(await desk.app.evaluate(() => (globalThis as unknown as { titles: string[] }).titles)).toEqual([
    'Consent receipt',
    'Consent receipt',
  ]);
  await expect.poll(async () => (await audited('receipt-printed')).length).toBe(2);
});

test('below level 2 there is a confirmation without the reference, and no receipt yet', async () => {
  const { page } = desk;
  const person = somebody(({ states }) => states['satisfaction-survey'] === 'given');
  await toLevel1(page, person);
  await withdraws(page);
  await press(page, '9');
  await expect(sheet(page, 'The confirmation')).toContainText('you withdrew your agreement');
  await expect(sheet(page, 'The confirmation')).not.toContainText('Your reference');
  await dialog(page).getByRole('radio', { name: 'Consent receipt' }).check();
  await expect(dialog(page).getByRole('alert')).toContainText('The identity check has not gone far enough for this.');
  await expect(button(page, 'Print…')).toHaveCount(0);
});

test('a record that is open without the person gives the receipt alone', async () => {
  const { page } = desk;
  const person = somebody(({ states }) => states['satisfaction-survey'] === 'given');
  await open(page, person);
  await answerWhoSpeaks(page, '6');
  await expect(page.getByRole('heading', { level: 1, name: fullName(person) })).toBeVisible();
  await press(page, '9');
  await expect(sheet(page, 'The consent receipt')).toContainText('Satisfaction survey: given');
  await expect(dialog(page).getByRole('radio')).toHaveCount(0);
});

test('without a connection the confirmation says what waits to be sent, and the receipt what it needs', async () => {
  const { page, central } = desk;
  const person = somebody(({ states }) => states['satisfaction-survey'] === 'given');
  await toLevel2(page, person);
  await press(page, 'c');
  await expect(page.getByRole('button', { name: 'Satisfaction surveys' })).toBeFocused();
  await central.stop();
  await press(page, 'w', 'Enter');
  await expect(page.getByText('I have recorded that you no longer agree')).toBeVisible();
  await expect(page.getByRole('contentinfo', { name: 'State' })).toContainText('Offline');
  await press(page, '9');
  const confirmation = sheet(page, 'The confirmation');
  await expect(confirmation).toContainText('you withdrew your agreement');
  await expect(confirmation).toContainText('goes to our central service as soon as there is a connection.');
  await expect(dialog(page)).toContainText('There is no connection: this is what was recorded on this computer.');
  await dialog(page).getByRole('radio', { name: 'Consent receipt' }).check();
  await expect(dialog(page).getByRole('alert')).toContainText('it needs a connection, and there is none now.');
  await expectGood(desk, 'receipt-offline');
  await press(page, 'Escape');
  await central.start();
  await expect(page.getByRole('contentinfo', { name: 'State' })).toContainText('Nothing unsent', { timeout: 60_000 });
});
