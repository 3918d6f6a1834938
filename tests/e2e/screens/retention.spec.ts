import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect, type Page } from '@playwright/test';
import { showReference } from '../../../shared/domain/reference.ts';
import { launchApp, type RunningApp } from '../../support/app.ts';
import { expectGood } from './good.ts';
import { type Keeping, startKeeping } from './keeping.ts';
import { heading, press } from './steps.ts';

type Desks = { readonly first: RunningApp; readonly second: RunningApp; readonly adviser: RunningApp };

const test = base.extend<object, { keeping: Keeping; desks: Desks }>({
  keeping: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names from the pattern
    async ({}, use) => {
      const keeping = await startKeeping();
      await use(keeping);
      await keeping.central.end();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  desks: [
    async ({ keeping: { central } }, use) => {
      const as = (who: string) => launchApp({ server: central.url, issuer: central.issuer, as: who });
      const desks = { first: await as('supervisor'), second: await as('supervisor.two'), adviser: await as('phone.adviser') };
      await use(desks);
      for (const desk of Object.values(desks)) await desk.close();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
});
test.describe.configure({ mode: 'serial' });

const open = async ({ page }: RunningApp) => {
  await press(page, 'Alt+g');
  await expect(heading(page, 'Retention')).toBeFocused();
};
const card = (page: Page, name: string) =>
  page
    .getByRole('list', { name: 'Due now', exact: true })
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name }) });
const runs = (page: Page) => page.getByRole('list', { name: 'Runs', exact: true }).locator('> li');

test('it is a place for supervisors, and shows what is due and what is to come, by keyboard', async ({ keeping, desks }) => {
  const { first, adviser } = desks;
  const { page } = first;
  await adviser.page.getByRole('button', { name: 'More' }).press('Enter');
  await expect(adviser.page.getByRole('menuitem', { name: /^Retention/ })).toHaveCount(0);

  await open(first);
  await expect(card(page, 'Proofs of payment')).toContainText('4 due now, 1 of them held');
  const bars = page.getByRole('list', { name: 'What falls due, by year' });
  await expect(bars.getByRole('button', { name: /^Now: 4 proofs of payment/ })).toHaveAttribute('aria-pressed', 'true');
  const behind = page.getByRole('table', { name: 'Due now' });
  const proofs = behind.getByRole('row').filter({ hasText: 'Six years since they stopped using the service' });
  await expect(proofs.getByRole('cell')).toHaveText([
    ...[keeping.today.slice(0, 4), 'Proofs of payment', 'Six years since they stopped using the service', 'London', '4', '1'],
  ]);
  await bars.getByRole('button', { name: /^2031: 1 proof of payment/ }).press('Enter');
  await expect(page.getByRole('img', { name: /^What falls due in 2031, by month.*Mar: 1 proof of payment/ })).toBeVisible();
  await expect(page.getByRole('table', { name: 'Falls due in 2031' })).toContainText('March 2031');
  await expectGood(first, 'retention-calendar');
});

test('a run is made by one, looked at and approved by another, and destroys what nothing holds', async ({ keeping, desks }) => {
  const { first, second } = desks;
  const { page } = first;
  await page.getByRole('heading', { level: 1 }).focus();
  await press(page, '1');
  const making = page.getByRole('dialog', { name: 'Make a run: Proofs of payment' });
  await expect(making).toContainText('another supervisor approves it');
  await expectGood(first, 'retention-propose');
  await making.getByRole('button', { name: 'Make the run' }).press('Enter');
  await expect(making).toHaveCount(0);
  await expect(runs(page)).toHaveCount(1);
  await expect(runs(page)).toContainText('You made it, so another supervisor has to approve it');
  await expect(runs(page).getByRole('button', { name: 'Approve…', exact: true })).toHaveCount(0);

  await open(second);
  const other = second.page;
  await runs(other).getByRole('button', { name: 'See what is in it' }).press('Enter');
  const items = other.getByRole('dialog', { name: 'Proofs of payment: what is in the run' });
  const references = [...keeping.due, keeping.held].map(({ reference }) => showReference(reference));
  for (const reference of references) await expect(items.getByRole('row').filter({ hasText: reference })).toHaveCount(1);
  const held = items.getByRole('row').filter({ hasText: showReference(keeping.held.reference) });
  await expect(held).toContainText('Held: They have complained');
  await expect(held.getByRole('link', { name: `request ${showReference(keeping.complaint)}` })).toBeVisible();
  await expectGood(second, 'retention-items');
  await press(other, 'Escape');
  await expect(items).toHaveCount(0);

  await runs(other).getByRole('button', { name: 'Approve…', exact: true }).press('Enter');
  await other
    .getByRole('dialog', { name: 'Approve this run?' })
    .getByRole('button', { name: 'Approve', exact: true })
    .press('Enter');
  await runs(other).getByRole('button', { name: 'Start it…' }).press('Enter');
  await other
    .getByRole('dialog', { name: 'Start this run?' })
    .getByRole('button', { name: 'Start it', exact: true })
    .press('Enter');
  await expect(runs(other)).toContainText('Finished');
  await expect(runs(other)).toContainText('3 destroyed, 1 held or left out');
  await expect(runs(other)).toContainText('The files on the disk: not checked yet, no certificate');
  await expect(card(other, 'Proofs of payment')).toContainText('1 due now, 1 of them held');
  await expectGood(second, 'retention-run');
});

test('a certificate says what went, and nothing of anybody; the request that holds the rest is at hand', async ({
  keeping,
  desks,
}) => {
  const { page } = desks.second;
  await page.getByRole('button', { name: /^The tables: 3 proofs of payment/ }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Certificate of destruction' });
  await expect(dialog).toContainText('What: 3 proofs of payment');
  await expect(dialog).toContainText('SHA-256 of this certificate');
  for (const { reference, outcomeId } of keeping.due) {
    await expect(dialog).not.toContainText(reference);
    await expect(dialog).not.toContainText(outcomeId);
  }
  await expectGood(desks.second, 'retention-certificate');
  const folder = mkdtempSync(join(tmpdir(), 'adviser-desk-certificate-'));
  await desks.second.app.evaluate(
    ({ dialog: system }, filePath) => {
      system.showSaveDialog = (() => Promise.resolve({ canceled: false, filePath })) as never;
    },
    join(folder, 'certificate.pdf'),
  );
  await dialog.getByRole('button', { name: 'Save as PDF…' }).press('Enter');
  await expect(dialog.getByRole('status')).toContainText('Saved as PDF.');
  expect(readFileSync(join(folder, 'certificate.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
  rmSync(folder, { recursive: true });
  await press(page, 'Escape');
  await runs(page).getByRole('button', { name: 'See what is held' }).press('Enter');
  await page.getByRole('link', { name: `request ${showReference(keeping.complaint)}` }).press('Enter');
  await expect(page).toHaveURL(/\/requests\//);
});
