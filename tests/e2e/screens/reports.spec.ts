import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect, type Page } from '@playwright/test';
import { addMonths } from '../../../shared/domain/calendar.ts';
import { londonDay } from '../../../shared/domain/day.ts';
import { countedFrom, putCounted } from '../../backend/reports/counted.ts';
import { launchApp, type RunningApp } from '../../support/app.ts';
import { type Central, startCentral } from '../shell/desk-world.ts';
import { CUSTOMERS } from './desk.ts';
import { expectGood } from './good.ts';
import { heading, press } from './steps.ts';

const NOW = new Date();
const monthAgo = addMonths(`${londonDay(NOW).slice(0, 7)}-01`, -1).slice(0, 7);
const monthWords = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', month: 'long', year: 'numeric' }).format(
  new Date(`${monthAgo}-01T00:00:00Z`),
);
const ALL = countedFrom(7, NOW, { requests: 900, customers: 0, closings: 700, notices: 160 });

type World = { readonly central: Central; readonly desk: RunningApp; readonly local: RunningApp; readonly faults: string[] };
const test = base.extend<object, { world: World }>({
  world: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names from the pattern
    async ({}, use) => {
      const central = await startCentral(CUSTOMERS);
      await central.arrange((pool) => putCounted({ pool }, ALL));
      const as = (who: string) => launchApp({ server: central.url, issuer: central.issuer, as: who });
      const world = { central, desk: await as('supervisor'), local: await as('local.supervisor'), faults: [] as string[] };
      for (const { page } of [world.desk, world.local]) {
        page.on('pageerror', (error) => world.faults.push(error.message));
        page.on('console', (message) => {
          if (message.type() === 'error' || /Content Security Policy|Trusted/i.test(message.text()))
            world.faults.push(message.text());
        });
      }
      await use(world);
      for (const desk of [world.desk, world.local]) await desk.close();
      await central.end();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
});
test.describe.configure({ mode: 'serial' });
// What the content security policy or a script complains of.
test.afterEach(({ world }) => expect(world.faults.splice(0)).toEqual([]));

const REPORTS = [
  ['1', 'What is open', /requests? (is|are) open/],
  ['2', 'Due in the next 30 days', /past the day/],
  ['3', 'How long it took', /ended in the last twelve months/],
  ['4', 'Received and finished', /received and/],
  ['5', 'Consents', /customers stand to each purpose/],
  ['6', 'Accounts closed', /closed in the last twelve months/],
  ['7', 'Still to be told', /still to be told/],
  ['8', 'What is to be destroyed', /to be destroyed in the years to come/],
] as const;
const report = (page: Page, title: string) => page.getByRole('region', { name: title, exact: true });
const intoFile = (desk: RunningApp, filePath: string | null) =>
  desk.app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = (() => Promise.resolve({ canceled: path === null, filePath: path ?? '' })) as never;
  }, filePath);

test('each report by a digit: a sentence, a chart that is named by it, and the table one key away', async ({ world }) => {
  const { page } = world.desk;
  await press(page, 'Alt+y');
  await expect(heading(page, 'Reports')).toBeFocused();
  for (const [digit, title, says] of REPORTS) {
    await press(page, digit);
    const panel = report(page, title);
    await expect(panel.getByText(says)).toBeVisible();
    const chart = panel.getByRole('img', { name: says });
    await expect(chart).toBeVisible();
    await expect(chart.locator('svg rect, svg path').first()).toBeAttached();
    await expect(panel.getByRole('list', { name: 'Colours and patterns' })).toBeVisible();
    await expectGood(world.desk, `reports-${digit}`);
    await press(page, 't');
    await expect(panel.getByRole('table', { name: title })).toBeVisible();
    await expect(chart).toHaveCount(0);
    if (digit === '1' || digit === '2') await expectGood(world.desk, `reports-${digit}-table`);
    await press(page, 't');
    await expect(chart).toBeVisible();
  }
});

test('the numbers are those there are: of all for the privacy team, of one by choice, of the own for everybody else', async ({
  world,
}) => {
  const open = (organisation: string | null) =>
    ALL.requests.filter((one) => one.status === 'open' && (organisation === null || one.organisation === organisation)).length;
  const { page } = world.desk;
  await press(page, '1');
  const said = /^(\d+) requests are open/;
  const numberOn = async (of: Page) =>
    Number(said.exec((await report(of, 'What is open').getByText(said).textContent()) ?? '')?.[1]);
  const seeded = (await numberOn(page)) - open(null);
  expect(seeded).toBeGreaterThanOrEqual(0);
  const organisation = page.getByRole('combobox', { name: 'Organisation' });
  await organisation.selectOption({ label: 'West Midlands and Staffordshire' });
  // A letter in the list is the list's: the table stays shut.
  await organisation.press('t');
  await expect(report(page, 'What is open').getByRole('table')).toHaveCount(0);
  await expect.poll(() => numberOn(page)).toBeLessThan(open(null));
  const of204 = await numberOn(page);
  expect(of204).toBeGreaterThanOrEqual(open('0000000204'));
  await heading(page, 'Reports').focus();

  const local = world.local.page;
  await press(local, 'Alt+y');
  await expect(heading(local, 'Reports')).toBeFocused();
  await expect(local.getByRole('combobox', { name: 'Organisation' })).toHaveCount(0);
  const kept = ALL.requests.filter(
    ({ organisation, status, unseenBy }) => organisation === '0000000203' && status === 'open' && unseenBy === 'local.supervisor',
  ).length;
  expect(kept).toBeGreaterThan(0);
  expect(await numberOn(local)).toBeGreaterThanOrEqual(open('0000000203') - kept);
  expect(await numberOn(local)).toBeLessThan(open(null));
});

test('a report goes into a file for spreadsheets, into a PDF, and back where no place is chosen; each is in the audit', async ({
  world,
}) => {
  const { desk } = world;
  const { page } = desk;
  const folder = mkdtempSync(join(tmpdir(), 'adviser-desk-reports-'));
  await press(page, '6');
  const panel = report(page, 'Accounts closed');
  await expect(panel.getByRole('img')).toBeVisible();
  await intoFile(desk, join(folder, 'closed.csv'));
  await press(page, 'x');
  await expect(panel.getByRole('status')).toContainText('Saved as CSV.');
  const [first, ...rows] = readFileSync(join(folder, 'closed.csv'), 'utf8').trim().split('\r\n');
  expect(first).toBe('"Organisation","Why","Everything","The online account alone"');
  expect(rows.length).toBe(5);
  await intoFile(desk, join(folder, 'closed.pdf'));
  await press(page, 'd');
  await expect(panel.getByRole('status')).toContainText('Saved as PDF.');
  expect(readFileSync(join(folder, 'closed.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
  await intoFile(desk, null);
  await press(page, 'x');
  await expect(panel.getByRole('status')).toContainText('You went back');
  rmSync(folder, { recursive: true });
  await press(page, 'Alt+a');
  await expect(page.getByRole('row').filter({ hasText: 'Figures saved' })).toHaveCount(2);
  await press(page, 'Alt+y');
});

test('a month is looked at, published after a question, and then is the same for everybody, for good', async ({ world }) => {
  const { desk, local } = world;
  const { page } = desk;
  await press(page, '9');
  const panel = report(page, 'For partners');
  await expect(panel.getByText('Nothing is published yet.')).toBeVisible();
  await press(page, 'v');
  const dialog = page.getByRole('dialog', { name: `Publish the figures of ${monthWords}?` });
  await expect(dialog.getByRole('table')).toHaveCount(3);
  const closed = dialog.getByRole('table', { name: 'Accounts closed' }).getByRole('row');
  const looked = await closed.allTextContents();
  expect(looked.length).toBe(1 + 11 * 5);
  expect(looked.join()).toContain('<10');
  // Each number is of an organisation and of a reason: who cannot see hears both.
  await expect(closed.nth(1).getByRole('rowheader')).toHaveCount(2);
  await expectGood(desk, 'reports-publish');
  await dialog.getByRole('button', { name: 'Go on' }).press('Enter');
  await expect(dialog).toContainText('can never be changed or taken back');
  await expectGood(desk, 'reports-publish-question');
  await press(page, 'Escape');
  await expect(dialog).toHaveCount(0);
  await expect(panel.getByText('Nothing is published yet.')).toBeVisible();

  await press(page, 'v');
  await dialog.getByRole('button', { name: 'Go on' }).press('Enter');
  await dialog.getByRole('button', { name: 'Publish for good' }).press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(panel.getByText(`${monthWords}, published by Margaret Doyle`)).toBeVisible();
  await expectGood(desk, 'reports-published');

  const other = local.page;
  await press(other, '9');
  const theirs = report(other, 'For partners');
  await expect(theirs.getByText(`${monthWords}, published by Margaret Doyle`)).toBeVisible();
  await expect(theirs.getByRole('button', { name: /Look and publish/ })).toHaveCount(0);
  expect(await theirs.getByRole('table', { name: 'Accounts closed' }).getByRole('row').allTextContents()).toEqual(looked);
  const folder = mkdtempSync(join(tmpdir(), 'adviser-desk-published-'));
  await intoFile(local, join(folder, 'published.csv'));
  await press(other, 'x');
  await expect(theirs.getByRole('status')).toContainText('Saved as CSV.');
  const lines = readFileSync(join(folder, 'published.csv'), 'utf8').trim().split('\r\n');
  expect(lines.length).toBe(1 + 11 * (12 + 15 + 5));
  expect(lines.slice(1).every((line) => /"(?:<10|\d*[05])"$/.test(line))).toBe(true);
  rmSync(folder, { recursive: true });
});
