import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { v7 } from 'uuid';
import { BODY_BYTES } from '../../../shared/domain/limits.ts';
import { makeReference } from '../../../shared/domain/reference.ts';
import { launchApp, type RunningApp } from '../../support/app.ts';
import { central as asking } from '../../walk/central.ts';
import { type Central, startCentral } from '../shell/desk-world.ts';
import { CUSTOMERS, fullName, somebody } from './desk.ts';
import { heading, press } from './steps.ts';

let central: Central;
let supervisor: RunningApp;
let folder: string;
test.beforeAll(async () => {
  test.setTimeout(180_000);
  folder = mkdtempSync(join(tmpdir(), 'adviser-desk-large-copy-'));
  central = await startCentral(CUSTOMERS);
  supervisor = await launchApp({ server: central.url, issuer: central.issuer, as: 'supervisor' });
});
test.afterAll(async () => {
  await supervisor?.close();
  await central?.end();
  rmSync(folder, { recursive: true, force: true });
});

const ASKED = 180;
/** What somebody asks at such length that it cannot be said in more. */
const wordsOf = (which: number) => `Number ${which}: ${'please look at this again. '.repeat(80)}`.slice(0, 1_990).trim();

/** Somebody has asked a great deal of us, asks for a copy of it all, and another has looked through that. */
async function lookedThrough(): Promise<{ readonly requestId: string; readonly reference: string }> {
  const ask = asking(central.url, await central.token('phone.adviser'));
  const person = somebody();
  const conversationId = v7();
  const about = { customerId: person.id, conversationId };
  const saidAt = new Date().toISOString();
  await ask('conversations.open', {
    ...{ commandId: v7(), conversationId, at: saidAt, channel: 'telephone', direction: 'in', speaker: 'customer' },
  });
  const check = { fullName: fullName(person), dateOfBirth: person.birthDate };
  await ask('customers.checkIdentity', { commandId: v7(), ...about, ...check });
  const asked = (words: string) => ({
    ...{ commandId: v7(), ...about, requestId: v7(), reference: makeReference(randomBytes(9)), saidAt },
    ...{ words, howToAnswer: 'by post' },
  });
  for (let which = 1; which <= ASKED; which += 1) await ask('otherRights.log', asked(wordsOf(which)));
  const { requestId, reference } = await ask('accessRequests.log', asked('Send me all you have on me'));

  const work = asking(central.url, await central.token('supervisor'));
  const { copy } = await work('requests.copy', { requestId });
  const flagged = copy.sections.flatMap(({ items }) =>
    items.flatMap(({ path, facts }) => facts.filter(({ flag }) => flag !== null).map(({ id }) => `${path}#${id}`)),
  );
  const keep = flagged.map((path) => ({ path, decision: 'keep', reason: 'only-about-them' }));
  if (keep.length > 0) await work('accessRequests.judge', { commandId: v7(), requestId, items: keep });
  const [{ version }, seen] = [await work('accessRequests.work', { requestId }), await work('requests.copy', { requestId })];
  await work('accessRequests.review', { commandId: v7(), requestId, version, hash: seen.copy.hash });
  return { requestId, reference };
}

/** The system's dialog, as if the person chose that place. */
const chooses = (filePath: string) =>
  supervisor.app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = (() => Promise.resolve({ canceled: false, filePath: path })) as never;
  }, filePath);

test('a copy that is larger than anything else goes out whole, as data and on paper', async () => {
  test.setTimeout(300_000);
  const { requestId, reference } = await lookedThrough();
  const { page, app } = supervisor;
  await page.evaluate((to) => location.assign(to), `#/requests/${requestId}`);
  await expect(heading(page, /^Request /)).toBeVisible();
  await expect(page.getByRole('button', { name: /^Open the copy/ })).toBeVisible();
  await press(page, 'c');
  const copy = page.getByRole('document', { name: 'The copy, word for word' });
  await expect(copy).toContainText(wordsOf(ASKED), { timeout: 30_000 });
  expect(((await copy.textContent()) ?? '').length).toBeGreaterThan(300_000);

  await chooses(join(folder, 'copy.json'));
  await page.getByRole('button', { name: 'Save as JSON…' }).press('Enter');
  await expect(page.getByText(/^Saved as JSON, with its published schema/)).toBeVisible({ timeout: 30_000 });
  const json = readFileSync(join(folder, 'copy.json'), 'utf8');
  expect(json.length).toBeGreaterThan(BODY_BYTES);
  expect(JSON.parse(json)).toMatchObject({ format: 'adviser-desk-access-copy', request: reference });
  for (const which of [1, ASKED]) expect(json).toContain(wordsOf(which));

  await chooses(join(folder, 'copy.pdf'));
  await page.getByRole('button', { name: 'Save as PDF…' }).press('Enter');
  await expect(page.getByText(/^Saved as PDF\./)).toBeVisible({ timeout: 120_000 });
  const pdf = readFileSync(join(folder, 'copy.pdf')).toString('latin1');
  expect(pdf.slice(0, 5)).toBe('%PDF-');
  expect(pdf.trimEnd().endsWith('%%EOF')).toBe(true);
  expect(pdf.match(/\/Type\s*\/Page\b/g)?.length).toBeGreaterThan(50);

  // The dialog of the system alone is stood in for.
  await app.evaluate(({ app: own }) => {
    own.on('web-contents-created', (_event, contents) => {
      const held = contents as unknown as { print: (options: unknown, done: (printed: boolean, why: string) => void) => void };
      held.print = (_options, done) => done(true, '');
    });
  });
  await page.getByRole('button', { name: 'Print…' }).press('Enter');
  await expect(page.getByText('Given to the printer.')).toBeVisible({ timeout: 60_000 });
});
