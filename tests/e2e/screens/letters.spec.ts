import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { showReference } from '../../../shared/domain/reference.ts';
import { launchApp, type RunningApp } from '../../support/app.ts';
import { central as asking } from '../../walk/central.ts';
import { expectGood } from './good.ts';
import { press } from './steps.ts';
import { chosenNotice, heldOf, noticeOf, openResearch, startTelling, type Telling } from './telling.ts';

test.describe.configure({ mode: 'serial' });

let telling: Telling;
let first: RunningApp;
let folder: string;
test.beforeAll(async () => {
  test.setTimeout(180_000);
  folder = mkdtempSync(join(tmpdir(), 'adviser-desk-letters-'));
  telling = await startTelling();
  first = await launchApp({ server: telling.central.url, issuer: telling.central.issuer, as: 'supervisor' });
});
test.afterAll(async () => {
  await first?.close();
  await telling?.central.end();
  rmSync(folder, { recursive: true, force: true });
});

const letter = (page: Page) => page.getByRole('dialog').getByRole('document', { name: 'The letter' });

/** What the audit holds of that outcome, newest first. */
async function audited(outcome: string): Promise<{ actor: string; subject: string | null; operation: string }[]> {
  const { url, token } = telling.central;
  const { items } = await asking(url, await token('supervisor'))('audit.list', { kind: 'desk-event', outcome });
  return items as { actor: string; subject: string | null; operation: string }[];
}
/** The system's dialog, as if the person chose that place; none: they went back. */
const chooses = (filePath: string | null) =>
  first.app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = (() => Promise.resolve({ canceled: path === null, filePath: path ?? '' })) as never;
  }, filePath);

test('the letter has what this recipient has, and nothing else of the customer', async () => {
  const { page } = first;
  await openResearch(page);
  const [person] = telling.research;
  await press(page, 'w');
  await expect(letter(page)).toContainText(`Reference: ${showReference(person.reference)}`);
  const text = await letter(page).innerText();
  for (const told of [heldOf(person, 'givenName'), heldOf(person, 'mobile'), 'article 21', 'Margaret Doyle'])
    expect(text).toContain(told);
  const others = ['familyName', 'postcode', 'email', 'addressLine1'].map((field) => heldOf(person, field)).filter(Boolean);
  for (const other of others) expect(text).not.toContain(other);
  await expectGood(first, 'who-to-tell-letter');
  await page.getByRole('dialog').getByRole('button', { name: 'Copy' }).press('Enter');
  await expect(page.getByRole('dialog').getByRole('status')).toContainText('Copied.');
  const copied = await first.app.evaluate(({ clipboard }) => clipboard.readText() as string | Promise<string>);
  expect(copied).toContain('Please stop contacting this person');
  await press(page, 'Escape');
  await expect(chosenNotice(page).getByRole('button').first()).toBeFocused();
});

test('what is to be erased is named in its letter, and its value is not', async () => {
  const { page } = first;
  await openResearch(page);
  await press(page, '2');
  await expect(noticeOf(page, telling.careers)).toContainText('Erase: ethnicity');
  await press(page, 'w');
  await expect(letter(page)).toContainText('Please erase what you hold of this: ethnicity.');
  await expect(letter(page)).toContainText(`Family name: ${heldOf(telling.careers, 'familyName')}`);
  await press(page, 'Escape');
});

test('it is saved as a PDF where the person says, and the audit is told', async () => {
  const { page } = first;
  await openResearch(page);
  await press(page, 'w');
  const save = page.getByRole('dialog').getByRole('button', { name: 'Save as PDF…' });
  await expect(save).toBeEnabled();
  await chooses(null);
  await save.press('Enter');
  await expect(save).toBeEnabled();
  expect(await audited('letter-saved')).toEqual([]);

  const file = join(folder, 'letter.pdf');
  await chooses(file);
  await save.press('Enter');
  await expect(page.getByRole('dialog').getByRole('status')).toContainText('Saved as PDF.');
  const bytes = readFileSync(file);
  expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
  expect(bytes.toString('latin1').trimEnd().endsWith('%%EOF')).toBe(true);
  expect(bytes.length).toBeGreaterThan(5_000);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder)).toEqual(['letter.pdf']);

  await chooses(join(folder, 'not-there', 'letter.pdf'));
  await save.press('Enter');
  await expect(page.getByRole('dialog').getByRole('alert')).toContainText('Nothing can be written at that place.');
  expect(existsSync(join(folder, 'not-there'))).toBe(false);
  await expect.poll(async () => (await audited('letter-saved')).length).toBe(2);
  const [row] = await audited('letter-saved');
  expect(row).toMatchObject({ actor: 'supervisor', operation: 'deskEvents.record', subject: expect.any(String) });
  // The letter's window is gone with it.
  expect(await first.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  await press(page, 'Escape');
});

test('it is printed by the system’s own dialog, from a page without scripts that is gone afterwards', async () => {
  const { page } = first;
  await openResearch(page);
  // The dialog of the system alone is stood in for.
  await first.app.evaluate(({ app }) => {
    const own = globalThis as unknown as { prints: Record<string, unknown>[] };
    own.prints = [];
    app.on('web-contents-created', (_event, contents) => {
      const held = contents as unknown as {
        getLastWebPreferences: () => Record<string, unknown>;
        print: (options: { silent: boolean }, done: (printed: boolean, why: string) => void) => void;
      };
      held.print = ({ silent }, done) => {
        const { javascript, sandbox, contextIsolation, preload } = held.getLastWebPreferences();
        own.prints.push({
          silent,
          title: contents.getTitle(),
          url: contents.getURL(),
          javascript,
          sandbox,
          contextIsolation,
          preload,
        });
        const back = own.prints.length > 1;
        done(!back, back ? 'Print job canceled' : '');
      };
    });
  });
  await press(page, 'w');
  const print = page.getByRole('dialog').getByRole('button', { name: 'Print…' });
  await expect(print).toBeEnabled();
  await print.press('Enter');
  await expect(page.getByRole('dialog').getByRole('status')).toContainText('Given to the printer.');
  await print.press('Enter');
  const printed = () => first.app.evaluate(() => (globalThis as unknown as { prints: Record<string, unknown>[] }).prints);
  await expect.poll(async () => (await printed()).length).toBe(2);
  await expect(print).toBeEnabled();
  await expect(page.getByRole('dialog').getByRole('status')).toBeEmpty();
  const prints = await printed();
  expect(prints[0]).toMatchObject({
    ...{ silent: false, title: 'Letter about personal information', javascript: false, sandbox: true, contextIsolation: true },
    url: expect.stringMatching(/^desk:\/\/app\/sheet\/[0-9a-f]{32}$/),
  });
  expect(prints[0]?.preload ?? null).toBeNull();
  expect(prints[1]?.url).not.toBe(prints[0]?.url);
  await expect.poll(async () => (await audited('letter-printed')).length).toBe(2);
  expect(await first.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  await press(page, 'Escape');
});
