import { existsSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { fillQueue } from '../../../backend/synthetic/example-queue.ts';
import { launchApp, type RunningApp } from '../../support/app.ts';
import { BINARIES, type Cluster, startCluster } from '../../support/postgres.ts';
import { central as asking } from '../../walk/central.ts';
import { type Central, startCentral } from '../shell/desk-world.ts';
import { expectGood, look } from './good.ts';
import { keysOf, pointed, watchPointer } from './keys-alone.ts';
import { grid, KOFI, lead, meanwhileAt, rows, SOON } from './queueing.ts';
import { requestingAt } from './requesting.ts';
import { findLine, heading } from './steps.ts';

test.describe.configure({ mode: 'serial' });

const SEEDED = 5_000;
const BEFORE_LUNCH = 30;

let cluster: Cluster | undefined;
let central: Central;
let desk: RunningApp;
let hand: ReturnType<typeof keysOf>;
test.beforeAll(async () => {
  test.setTimeout(300_000);
  // On a cluster of its own: as long as one transaction fills so much in, no other database of its cluster tells of changes.
  cluster = existsSync(BINARIES) ? await startCluster() : undefined;
  central = await startCentral(8_000, {}, cluster ?? 'embedded');
  await central.arrange(async (pool) => {
    const client = await pool.connect();
    try {
      await client.query('begin');
      await fillQueue(client, SEEDED, 1, new Date());
      await client.query('commit; analyze');
    } finally {
      client.release();
    }
  });
  // Whoever is given something has signed in before.
  await meanwhileAt(central).signIn(KOFI[0]);
  desk = await launchApp({ server: central.url, issuer: central.issuer, as: 'supervisor' });
  hand = keysOf(desk.page);
  await look(desk, 1);
  await watchPointer(desk.page);
});
test.afterEach(async () => expect(await pointed(desk.page), 'a pointer was used').toBe(0));
test.afterAll(async () => {
  await desk?.close();
  await central?.end();
  await cluster?.stop();
});

const as = async (who: string) => asking(central.url, await central.token(who));
const panel = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const stands = (page: Page) => page.locator('#how-it-stands');
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const countsNow = async () => (await as('supervisor'))('requests.counts', {});
const shownCount = (count: number) => (count >= 100 ? '99+' : String(count));
const idInAddress = async (page: Page) => String(/requests\/([0-9a-f-]{36})/.exec(await page.evaluate(() => location.hash))?.[1]);

test('five seconds into the morning one sees what is late, what will be, whose it is, and what nobody has', async () => {
  const { page } = desk;
  const { views } = await countsNow();
  await expect(findLine(page)).toBeFocused();
  const began = Date.now();
  await hand.keys('Alt+w');
  const numbers = page.getByRole('list', { name: 'This morning in numbers' });
  await expect(numbers.getByRole('listitem')).toHaveCount(6);
  for (const [view, label] of [
    ['overdue', 'late'],
    ['unassigned', 'with nobody yet'],
    ['mine', 'with you'],
  ] as const)
    await expect(numbers.getByRole('link', { name: new RegExp(`${label}$`) })).toContainText(shownCount(views[view]));
  await expect(page.getByRole('table').getByRole('row', { name: /^You / })).toBeVisible();
  await expect(page.getByRole('list', { name: 'Due by day' }).getByRole('listitem')).toHaveCount(30);
  expect(Date.now() - began).toBeLessThan(5_000);
  await expectGood(desk, 'day-morning');
});

test('thirty requests before lunch, each taken and brought on by a step, and none of it twice', async () => {
  test.setTimeout(600_000);
  const { page } = desk;
  await hand.keys('Alt+w');
  await hand.tabTo(page.getByRole('link', { name: /with nobody yet$/ }));
  await hand.keys('Enter');
  await expect(lead(page)).toContainText('unassigned');
  await expect(grid(page)).toBeVisible();
  await expectGood(desk, 'day-unassigned');
  await hand.keys('t', 'Enter');
  const began = { at: Date.now(), keys: hand.pressed() };
  const worked: { id: string; did: string }[] = [];
  for (let turn = 0; turn < BEFORE_LUNCH; turn++) {
    await expect(heading(page, /^Request /)).toBeFocused();
    await expect(panel(page, 'Who has it')).toContainText('Nobody has picked it up.');
    const id = await idInAddress(page);
    expect(worked.map((one) => one.id)).not.toContain(id);
    await hand.act(button(page, /^Take it/));
    await expect(panel(page, 'Who has it')).toContainText('You have it');
    worked.push({ id, did: await bringOn(page, `Looked at it, ${turn + 1} of the morning.`) });
    if (turn === BEFORE_LUNCH - 1) break;
    await expect(stands(page)).toBeFocused();
    await hand.keys('PageDown');
  }
  await expect(page.getByRole('navigation', { name: 'Open', exact: true })).toHaveCount(0);
  const minutes = (Date.now() - began.at) / 60_000;
  console.info(
    `${BEFORE_LUNCH} requests: ${((hand.pressed() - began.keys) / BEFORE_LUNCH).toFixed(0)} keys each, ${((60 * minutes) / BEFORE_LUNCH).toFixed(1)} s each`,
  );
  const ask = await as('supervisor.two');
  for (const { id, did } of worked) {
    const { items } = await ask('requests.history', { requestId: id });
    const events = items.map(({ event }: { event: string }) => event);
    expect(
      events.filter((event: string) => event === 'claimed'),
      id,
    ).toHaveLength(1);
    expect(
      events.filter((event: string) => event === did),
      `${did} ${id}`,
    ).toHaveLength(1);
  }
  expect(new Set(worked.map(({ did }) => did)).size).toBeGreaterThan(2);
});

/** What is to be done next with a request that one has: it is decided, acknowledged, told of, or noted. Says which, as its history does. */
async function bringOn(page: Page, note: string): Promise<string> {
  const decide = panel(page, 'Decide').getByRole('button', { name: 'Decide' });
  if ((await panel(page, 'What is in dispute').isVisible()) && (await decide.isVisible())) {
    await hand.act(decide);
    await expect(panel(page, 'Decide').getByRole('radio').first()).toBeFocused();
    await hand.keys('Space', 'Enter');
    const question = page.getByRole('dialog', { name: 'Decide this for good?' });
    await expect(question.getByRole('button', { name: 'Back' })).toBeFocused();
    await hand.tabTo(question.getByRole('button', { name: 'Decide', exact: true }));
    await hand.keys('Enter');
    await expect(panel(page, 'How it stands')).toContainText('The decision is recorded.');
    return 'decided';
  }
  const acknowledge = button(page, 'Record that it was acknowledged');
  if (await acknowledge.isVisible()) {
    await hand.tabTo(panel(page, 'The complaint').getByLabel('How', { exact: true }));
    await hand.keys('ArrowDown');
    await hand.tabTo(acknowledge);
    await hand.keys('Enter');
    await expect(panel(page, 'The complaint')).toContainText('Told next by');
    return 'acknowledged';
  }
  const progress = button(page, 'Record what they were told');
  if (await progress.isVisible()) {
    await hand.tabTo(panel(page, 'The complaint').getByLabel('How', { exact: true }));
    await hand.keys('ArrowDown', 'Tab');
    await hand.type('We are still looking into it.');
    await hand.tabTo(progress);
    await hand.keys('Enter');
    await expect(page.getByRole('list', { name: 'What they were told' })).toContainText('We are still looking into it.');
    return 'progress-told';
  }
  await hand.act(button(page, /^Add a note/));
  await expect(page.getByLabel('Note', { exact: true })).toBeFocused();
  await hand.type(note);
  await hand.tabTo(button(page, 'Keep this note'));
  await hand.keys('Enter');
  await expect(page.getByRole('list', { name: 'Notes' })).toContainText(note);
  return 'noted';
}

test('a colleague takes the one that is open: it is said, and one goes on to the next', async () => {
  const { page } = desk;
  await hand.keys('PageDown');
  await expect(panel(page, 'Who has it')).toContainText('Nobody has picked it up.');
  const requestId = await idInAddress(page);
  await requestingAt(central).claim(KOFI[0], { requestId, reference: '' });
  await expect(panel(page, 'Who has it')).toContainText('Kofi Mensah has it', SOON);
  await expectGood(desk, 'day-taken-by-another');
  await hand.keys('PageDown');
  await expect(panel(page, 'Who has it')).toContainText('Nobody has picked it up.');
});

test('twenty given at once, as previewed', async () => {
  const { page } = desk;
  await hand.keys('Escape');
  await expect(heading(page, 'Requests')).toBeVisible();
  await hand.keys('t', 'Home', 'Space', ...Array.from({ length: 19 }, () => 'Shift+ArrowDown'));
  await expect(page.getByText('20 marked')).toBeVisible();
  await hand.act(button(page, /^Give/));
  const dialog = page.getByRole('dialog', { name: 'Give 20 requests to…' });
  await expect(dialog.getByLabel('Give to')).toBeFocused();
  await hand.type('Kofi');
  await hand.tabTo(dialog.getByRole('button', { name: 'Show what will be done…' }));
  await hand.keys('Enter');
  await expect(dialog).toContainText('Will be given to Kofi Mensah: 20');
  await expectGood(desk, 'day-give');
  await hand.tabTo(dialog.getByRole('button', { name: 'Give these 20 to Kofi Mensah' }));
  await hand.keys('Enter');
  await expect(dialog).toContainText('20 requests given.', { timeout: 60_000 });
  await expect(dialog.getByRole('button', { name: 'Close' })).toBeFocused();
  await hand.keys('Enter');
  await expect(dialog).toHaveCount(0);
  const { items } = await (await as(KOFI[0]))('requests.list', { which: 'open', view: 'mine', limit: 100 });
  expect(items.length).toBeGreaterThanOrEqual(20);
});

test('to the end of five thousand and back, by keyboard', async () => {
  test.setTimeout(120_000);
  const { page } = desk;
  await hand.keys('Alt+b');
  await expect(lead(page)).toContainText('what is due first comes first: 99+');
  await expect(lead(page)).not.toContainText('unassigned');
  await expectGood(desk, 'day-queue');
  await hand.keys('t');
  const focused = grid(page).locator('tr.q-row:focus');
  for (let turn = 0; turn < 12; turn++) {
    await hand.keys('End');
    await expect(focused).toBeInViewport();
    await page.waitForTimeout(100);
  }
  const far = Number(await focused.getAttribute('aria-rowindex'));
  expect(far).toBeGreaterThan(500);
  expect(await rows(page).count()).toBeLessThan(60);
  await hand.keys('Home');
  await expect(focused).toHaveAttribute('aria-rowindex', '2');
});

// Each place of a supervisor, as the bar and *More* name them.
const PLACES = [
  ['f', 'find'],
  ['j', 'my-day'],
  ['h', 'who-to-tell'],
  ['p', 'notice'],
  ['a', 'audit'],
  ['u', 'closings'],
  ['z', 'machines'],
  ['y', 'reports'],
  ['g', 'retention'],
  ['s', 'settings'],
] as const;
for (const [letter, name] of PLACES)
  test(`by its key to ${name}, with no fault`, async () => {
    await hand.keys(`Alt+${letter}`);
    await expect(heading(desk.page, /./)).toBeVisible();
    await expect(desk.page.getByRole('progressbar')).toHaveCount(0);
    await expectGood(desk, `day-${name}`);
  });
