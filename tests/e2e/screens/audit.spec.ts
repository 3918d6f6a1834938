import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect, type Page } from '@playwright/test';
import { writeHead } from '../../../backend/audit/head.ts';
import { type Witness, witnessOf } from '../../../backend/audit/witness.ts';
import { toHttp } from '../../../shared/http.ts';
import { rowOf } from '../../../shared/operations.ts';
import { launchApp, type RunningApp } from '../../support/app.ts';
import { type Central, call, startCentral } from '../shell/desk-world.ts';
import { expectGood, look } from './good.ts';
import { heading, press } from './steps.ts';

type World = { readonly central: Central; readonly witness: Witness; readonly folder: string };

/** A backend whose file of signed heads the test can reach, with sixty looks in its audit. */
const test = base.extend<{ supervisor: RunningApp; adviser: RunningApp }, { world: World }>({
  world: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names from the pattern
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), 'adviser-desk-audit-'));
      witnessOf({ DATA_FOLDER: folder });
      const variables = { AUDIT_KEY: join(folder, 'audit.key'), AUDIT_HEADS: join(folder, 'heads.jsonl') };
      const central = await startCentral(50, variables);
      const token = await central.token('phone.adviser');
      const ask = async (name: 'customers.find' | 'customers.read', input: Record<string, unknown>) => {
        const { path, query, body } = toHttp(rowOf(name), input);
        const answer = await fetch(`${central.url}${path}?${new URLSearchParams(query)}`, {
          method: rowOf(name).method,
          headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
          ...(body ? { body: JSON.stringify(body) } : {}),
        });
        return (await answer.json()) as { results?: { id: string }[] };
      };
      const found: string[] = [];
      for (const line of ['an', 'ma', 'jo', 'sa']) {
        const { results = [] } = await ask('customers.find', { line });
        found.push(...results.map(({ id }) => id));
      }
      const [one, other] = [...new Set(found)];
      for (const customerId of [one, other, other]) await ask('customers.read', { customerId, reason: 'my-day' });
      for (let n = 0; n < 55; n++) await ask('customers.find', { line: 'Zzyzx' });
      await use({ central, folder, witness: witnessOf({ DATA_FOLDER: folder, ...variables }) });
      await central.end();
      rmSync(folder, { recursive: true });
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  supervisor: async ({ world }, use) => {
    const running = await launchApp({ server: world.central.url, issuer: world.central.issuer, as: 'supervisor' });
    await use(running);
    await running.close();
  },
  adviser: async ({ world }, use) => {
    const running = await launchApp({ server: world.central.url, issuer: world.central.issuer, as: 'phone.adviser' });
    await use(running);
    await running.close();
  },
});

const table = (page: Page) => page.getByRole('table', { name: 'Audit entries' });
const rows = (page: Page) => table(page).locator('tbody tr');
async function openAudit(page: Page): Promise<void> {
  await press(page, 'Alt+a');
  await expect(heading(page, 'Audit')).toBeFocused();
  await expect(rows(page).first()).toBeVisible();
}

test('a supervisor sees who looked at whom and why, narrows it by keyboard, and goes back page by page', async ({
  supervisor,
}) => {
  const { page } = supervisor;
  await openAudit(page);
  await expect(rows(page)).toHaveCount(50);
  await press(page, 'm');
  await expect.poll(() => rows(page).count()).toBeGreaterThan(58);
  await page.getByLabel('What', { exact: true }).selectOption({ label: 'Record opened' });
  await page.getByLabel('Who (sign-in name)').focus();
  await page.keyboard.type('phone.adviser');
  await press(page, 'Enter');
  await expect(rows(page)).toHaveCount(3);
  await expect(rows(page).first()).toContainText('phone.adviser');
  await expect(rows(page).first()).toContainText('National Careers Service helpline');
  await expect(rows(page).first()).toContainText('My day');
  await expect(rows(page).first()).toContainText('Shown');
  const about = rows(page).first().getByRole('button');
  const who = (await about.textContent()) ?? '';
  expect(who).toMatch(/^Customer [\dA-F]{4} [\dA-F]{4}$/);
  await about.press('Enter');
  await expect(rows(page)).toHaveCount(2);
  await expect(page.getByText(`Only ${who.toLowerCase().slice(0, 9)}${who.slice(9)}.`)).toBeVisible();
  await page.getByRole('button', { name: 'Every customer' }).press('Enter');
  await expect(rows(page)).toHaveCount(3);
  await page.getByRole('button', { name: 'Clear' }).click();
  // The looks before are there now, too.
  await expect(rows(page).first()).toContainText('Audit looked at');
});

test('verifying says that all is well, and when it is not, where', async ({ supervisor, world }) => {
  const { page } = supervisor;
  await openAudit(page);
  const result = page.getByRole('region', { name: 'Has anybody tampered with it?' }).getByRole('alert');
  // Sealed within a second, signed within the minute after the first.
  await page.waitForTimeout(1_500);
  await press(page, 'v');
  await expect(result).toContainText(
    /^All \d+ sealed entries are as they were written, none missing, none added\.Signed up to entry \d+/,
  );
  const end = Number(/All (\d+) sealed/.exec((await result.textContent()) ?? '')?.[1]);
  const head = { position: 5_000, hash: 'ab'.repeat(32), at: new Date().toISOString() };
  const whole = readFileSync(world.witness.path, 'utf8');
  appendFileSync(world.witness.path, writeHead(head, world.witness.key));
  await press(page, 'v');
  await expect(result).toContainText(/^The audit ends before entry \d+, but more had been signed: its end was cut off\./);
  expect(Number(/entry (\d+)/.exec((await result.textContent()) ?? '')?.[1])).toBeGreaterThan(end);
  expect(whole).not.toBe('');
  appendFileSync(world.witness.path, whole.replaceAll('"position":', '"position":1'));
  await press(page, 'v');
  await expect(result).toContainText('was not signed by this service');
});

test('what was found is saved as a file that a spreadsheet takes for text, and that is audited', async ({
  supervisor,
  world,
}) => {
  const { page, app } = supervisor;
  await openAudit(page);
  await page.getByLabel('What', { exact: true }).selectOption({ label: 'Record opened' });
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await expect(rows(page)).toHaveCount(3);
  const answerWith = (filePath: string | null) =>
    app.evaluate(({ dialog }, path) => {
      dialog.showSaveDialog = ((_window: unknown, asked: { properties: string[] }) => {
        (globalThis as { asked?: string[] }).asked = asked.properties;
        return Promise.resolve({ canceled: path === null, filePath: path ?? '' });
      }) as never;
    }, filePath);
  await answerWith(null);
  await press(page, 'x');
  const save = page.getByRole('button', { name: /^Export as CSV/ });
  await expect(save).toBeEnabled();
  const file = join(world.folder, 'audit.csv');
  await answerWith(file);
  await press(page, 'x');
  await expect(page.getByText('Saved: 3 entries.')).toBeVisible();
  const bytes = readFileSync(file);
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const lines = bytes.toString().slice(1).split('\r\n');
  expect(lines).toHaveLength(5);
  expect(lines[1]).toMatch(/^"\d{4}-\d\d-\d\dT[\d:.]+Z","phone\.adviser",.*"Record opened","[\da-f-]{36}","Shown","My day"/);
  expect(readdirSync(world.folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  await page.getByLabel('What', { exact: true }).selectOption({ label: 'Export' });
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page).first()).toContainText('supervisor');

  // No list of what was last saved on this computer names the file.
  expect(await app.evaluate(() => (globalThis as { asked?: string[] }).asked)).toContain('dontAddToRecent');
  await answerWith(join(world.folder, 'not-there', 'audit.csv'));
  await save.press('Enter');
  await expect(page.getByText('Nothing can be written at that place. Choose another.')).toBeVisible();
  await expect(save).toBeFocused();
});

test('every part of the screen is good to look at and to listen to', async ({ supervisor }) => {
  const { page } = supervisor;
  await openAudit(page);
  await expectGood(supervisor, 'audit');
  await press(page, 'v');
  await expect(page.getByRole('alert')).toBeVisible();
  await expectGood(supervisor, 'audit-verified');
});

test('the bar at the top holds all that a supervisor has, in the smallest window and twice as large', async ({ supervisor }) => {
  const bar = supervisor.page.getByRole('banner');
  for (const zoom of [1, 2]) {
    await look(supervisor, zoom);
    await expect(bar.getByRole('link')).toHaveCount(zoom === 1 ? 4 : 2);
    const boxes = await bar.locator(':scope > nav a:visible, :scope > button:visible').evaluateAll((parts) =>
      parts.map((part) => {
        const { left, right, top, bottom } = part.getBoundingClientRect();
        return { left, right, top, bottom, cut: part.scrollWidth > part.clientWidth + 1, words: part.textContent };
      }),
    );
    const width = await supervisor.page.evaluate(() => document.documentElement.clientWidth);
    expect(boxes).toHaveLength(zoom === 1 ? 7 : 5);
    for (const box of boxes) {
      expect(box, `at ${zoom}`).toMatchObject({ cut: false });
      expect(box.left).toBeGreaterThanOrEqual(0);
      expect(box.right, `${box.words} at ${zoom}`).toBeLessThanOrEqual(width);
      const over = boxes.filter(
        (other) =>
          other !== box &&
          other.left < box.right - 1 &&
          box.left < other.right - 1 &&
          other.top < box.bottom - 1 &&
          box.top < other.bottom - 1,
      );
      expect(over, `${box.words} at ${zoom}`).toEqual([]);
    }
    await bar.getByRole('button', { name: 'More' }).press('Enter');
    const items = supervisor.page.getByRole('menu', { name: 'More' }).getByRole('menuitem');
    await expect(items).toHaveText([
      ...(zoom === 1 ? [] : [/^My day/, /^Who to tell/]),
      ...[/^Morning/, /^Privacy notice/, /^Audit/, /^Closings/, /^Machines/, /^Reports/, /^Retention/, /^Settings/],
      ...[/^Go to anything/, /^Shortcuts/],
    ]);
    await press(supervisor.page, 'Escape');
    await expect(items).toHaveCount(0);
    await expect(bar.getByRole('button', { name: 'More' })).toBeFocused();
  }
  await bar.getByRole('button', { name: 'More' }).press('Enter');
  await expectGood(supervisor, 'more');
  await supervisor.page.getByRole('menuitem', { name: 'Machines' }).press('Enter');
  await expect(heading(supervisor.page, 'Machines')).toBeFocused();
});

test('an adviser is not offered it, and is refused', async ({ adviser: { page } }) => {
  await expect(page.getByRole('link', { name: /^Find a customer/ })).toBeVisible();
  await page.getByRole('button', { name: 'More' }).press('Enter');
  await expect(page.getByRole('menuitem', { name: /^Settings/ })).toBeVisible();
  await expect(page.getByRole('menuitem', { name: /^Audit/ })).toHaveCount(0);
  await press(page, 'Escape');
  await press(page, 'Alt+a');
  await page.evaluate(() => {
    location.hash = '#/audit';
  });
  await expect(heading(page, 'Find a customer')).toBeVisible();
  for (const [name, input] of [
    ['audit.list', {}],
    ['audit.verify', {}],
  ] as const)
    expect(await call(page, name, input)).toMatchObject({ ok: false, error: { code: 'forbidden' } });
});
