import { expect, type Page, test } from '@playwright/test';
import { londonDay } from '../../../shared/domain/day.ts';
import { showReference } from '../../../shared/domain/reference.ts';
import { launchApp, type RunningApp } from '../../support/app.ts';
import { faultsOf } from '../../support/axe.ts';
import { signInAt } from '../../support/sign-in.ts';
import { type Central, startCentral } from '../shell/desk-world.ts';
import { CUSTOMERS, startOver } from './desk.ts';
import { expectGood, look } from './good.ts';
import {
  address,
  aroundToday,
  fillQueue,
  filtered,
  grid,
  lead,
  type Made,
  meanwhileAt,
  placeOf,
  rowOf,
  rows,
  SOON,
  views,
} from './queueing.ts';
import { heading, press } from './steps.ts';

const TODAY = londonDay(new Date());
const ROWS = aroundToday(230, TODAY);
let central: Central;
let meanwhile: ReturnType<typeof meanwhileAt>;
let desk: RunningApp;
test.beforeAll(async () => {
  test.setTimeout(180_000);
  central = await startCentral(CUSTOMERS);
  await fillQueue(central, ROWS);
  meanwhile = meanwhileAt(central);
  for (const who of ['supervisor', 'supervisor.two']) await meanwhile.signIn(who);
  desk = await launchApp({ server: central.url, issuer: central.issuer, as: 'supervisor' });
});
/** The desk with its window as it is now: a lock makes another. */
const now = () => ({ ...desk, page: desk.window() });
test.beforeEach(async () => {
  await look(now(), 1);
  await startOver(desk.window());
  await press(desk.window(), 'Alt+b');
  await expect(heading(desk.window(), 'Requests')).toBeFocused();
  await expect(grid(desk.window())).toBeVisible();
});
test.afterAll(async () => {
  await desk?.close();
  await central?.end();
});

const at = (index: number): Made => ROWS[index] as Made;

test('the views by keyboard, each with its count; the first look says what is late', async () => {
  const { page } = desk;
  await expect(views(page).getByRole('link')).toHaveCount(18);
  const counts = await meanwhile.counts();
  expect(counts.views).toMatchObject({ overdue: 20, mine: 77, unassigned: 76 });
  await expect(views(page).getByRole('link', { name: /^Overdue\s*20$/ })).toBeVisible();
  await expect(lead(page)).toContainText('what is due first comes first: 99+');
  await expect(rows(page).first()).toContainText('overdue 20 days');
  await press(page, 'v');
  await expect(views(page).getByRole('link', { name: /^All open/ })).toBeFocused();
  await press(page, 'Home', 'ArrowDown', 'ArrowDown', 'Enter');
  expect(await address(page)).toBe('#/requests?view=overdue');
  await expect(lead(page)).toContainText('overdue (the day they were due is over)');
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '21');
  await expectGood(now(), 'queue-overdue');
  await page.goBack();
  await expect(lead(page)).not.toContainText('overdue');
  await page.goForward();
  await expect(lead(page)).toContainText('overdue');
  await views(page)
    .getByRole('link', { name: /^From repair/ })
    .click();
  await expect(page.getByText('Nothing here.')).toBeVisible();
  await expectGood(now(), 'queue-empty');
});

test('filters and an order: in the address, said on screen, there again after a reload and a lock, cleared at once', async () => {
  let { page } = desk;
  await press(page, 'r');
  await expect(page.getByLabel('Reference', { exact: true })).toBeFocused();
  await page.getByRole('search', { name: 'Filters' }).getByLabel('Kind').selectOption('access');
  await page.getByLabel('With', { exact: true }).selectOption('nobody');
  await page.getByRole('button', { name: 'Reference' }).click();
  await expect(filtered(page)).toContainText('kind: Send me my information');
  await expect(filtered(page)).toContainText('with nobody');
  await expectGood(now(), 'queue-filters');
  const wanted = '#/requests?kind=access&assignee=nobody&sort=reference';
  expect(await address(page)).toBe(wanted);
  const there = await meanwhile.list({ which: 'open', kind: 'access', assignee: 'nobody', sort: 'reference' });
  const same = async (now: Page) => {
    await expect(filtered(now)).toContainText('with nobody');
    await expect(grid(now)).toHaveAttribute('aria-rowcount', String(there.length + 1));
    await expect(grid(now).getByRole('columnheader', { name: 'Reference' })).toHaveAttribute('aria-sort', 'ascending');
    await expect(rows(now).first()).toContainText(showReference(there[0]?.reference ?? ''));
  };
  await same(page);
  await page.reload();
  await same(page);
  const next = desk.app.waitForEvent('window');
  await desk.app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('lock')?.click());
  page = await next;
  await page.getByRole('button', { name: 'Sign in to unlock' }).click();
  await signInAt(await desk.opened(), 'supervisor');
  await same(page);
  expect(await address(page)).toBe(wanted);
  await page.getByRole('button', { name: 'No longer with nobody' }).click();
  await expect(filtered(page)).not.toContainText('with nobody');
  await page.getByRole('button', { name: 'Clear all filters' }).click();
  await expect(filtered(page)).toHaveCount(0);
  expect(await address(page)).toBe('#/requests?sort=reference');
  await page.goBack();
  await expect(filtered(page)).toContainText('kind: Send me my information');
});

test('by keyboard alone: to a row, why that day, open it, on to the next, and back to where one was', async () => {
  const page = desk.window();
  const focused = grid(page).locator('tr.q-row:focus');
  await press(page, 't');
  await expect(focused).toHaveAttribute('aria-rowindex', '2');
  await press(page, 'ArrowDown', 'ArrowDown', 'ArrowUp');
  await expect(focused).toContainText(showReference(at(1).reference));
  await expect(grid(page).locator('tr.q-row[tabindex="0"]')).toHaveCount(1);
  await press(page, 'End');
  await expect(focused).toBeInViewport();
  for (let turn = 0; turn < 3; turn++) {
    await expect(focused).toBeInViewport();
    await press(page, 'End');
    await page.waitForTimeout(400);
  }
  await press(page, 'End');
  await expect(focused).toHaveAttribute('aria-rowindex', String(ROWS.length + 1));
  await expect(grid(page)).toHaveAttribute('aria-rowcount', String(ROWS.length + 1));
  expect(await rows(page).count()).toBeLessThan(60);
  await press(page, 'Home', 'PageDown');
  const index = Number(await focused.getAttribute('aria-rowindex')) - 2;
  expect(index).toBeGreaterThan(3);
  await press(page, 'd');
  const why = page.getByRole('dialog', { name: `Why this day: ${showReference(at(index).reference)}` });
  await expect(why.getByRole('list', { name: 'How the day was reached' })).toContainText('The request was made on');
  await press(page, 'Enter');
  await expect(why).toHaveCount(0);
  await expect(focused).toHaveAttribute('aria-rowindex', String(index + 2));
  await press(page, 'Enter');
  await expect(heading(page, `Request ${showReference(at(index).reference)}`)).toBeFocused();
  await expect(page.getByRole('navigation', { name: 'In the list' })).toContainText(`${index + 1} of ${ROWS.length}`);
  await expectGood(now(), 'queue-opened');
  await press(page, 'PageDown');
  await expect(heading(page, `Request ${showReference(at(index + 1).reference)}`)).toBeFocused();
  await press(page, 'PageDown', 'PageUp', 'PageUp', 'PageDown');
  // All that in one tab, and one alone is not shown as one.
  await expect(page.getByRole('navigation', { name: 'Open', exact: true })).toHaveCount(0);
  await press(page, 'Escape');
  await expect(heading(page, 'Requests')).toBeVisible();
  await expect(focused).toBeInViewport();
  const back = Number(await focused.getAttribute('aria-rowindex')) - 2;
  expect(Math.abs(back - index)).toBeLessThanOrEqual(2);
});

test('what another supervisor does slides in: nothing under the focus moves, what left says so until one moves on', async () => {
  const page = desk.window();
  await views(page)
    .getByRole('link', { name: /^Unassigned/ })
    .click();
  await expect(lead(page)).toContainText('unassigned');
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '77');
  await press(page, 't', 'ArrowDown', 'ArrowDown', 'ArrowDown');
  const [first, here, given] = [at(2), at(11), at(5)];
  const focused = grid(page).locator('tr.q-row:focus');
  await expect(focused).toContainText(showReference(here.reference));
  const before = await placeOf(focused);
  const count = views(page).getByRole('link', { name: /^Unassigned/ });
  await expect(count).toContainText('76');

  await meanwhile.give(given.id, 'supervisor.two');
  await expect(rowOf(page, given)).toContainText('Not here now', SOON);
  await expect(count).toContainText('75', SOON);
  // One that was somebody’s, due before all of these, is nobody’s now: it comes in above.
  await meanwhile.give(at(1).id, null);
  await expect(rowOf(page, at(1))).toContainText('New', SOON);
  await expect(focused).toContainText(showReference(here.reference));
  expect(await placeOf(focused)).toBe(before);
  await expectGood(now(), 'queue-live');
  await press(page, 't', 'ArrowUp');
  // What is gone is passed over, and goes.
  await expect(focused).toContainText(showReference(at(8).reference));
  await expect(rowOf(page, given)).toHaveCount(0);
  await press(page, 'Home', 'ArrowDown');
  await expect(focused).toContainText(showReference(first.reference));
  await expect(rowOf(page, at(1))).not.toContainText('New');
  await meanwhile.give(given.id, null);
  await expect(rowOf(page, given)).toContainText('New', SOON);
});

test('large and small: the whole of a row is in sight at 1920 × 1080 and enlarged, with no fault', async () => {
  const page = desk.window();
  await expectGood(now(), 'queue-all-open');
  await desk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1920, 1080));
  await expect.poll(() => page.evaluate(() => innerWidth)).toBe(1920);
  await expect(grid(page).getByRole('columnheader', { name: 'Organisation' })).toBeVisible();
  await expect(rows(page).first()).toHaveCSS('height', '40px');
  expect(await faultsOf(page)).toEqual([]);
  // At every width the whole reference is in its cell.
  for (const [width, zoom] of [
    [1920, 1],
    [1280, 1],
    [1024, 1],
    [1024, 2],
  ] as const) {
    await look(now(), zoom);
    await desk.app.evaluate(({ BrowserWindow }, wide) => BrowserWindow.getAllWindows()[0]?.setContentSize(wide, 700), width);
    await expect.poll(() => page.evaluate(() => innerWidth)).toBe(width / zoom);
    const cut = () =>
      rows(page).evaluateAll(
        (all) =>
          all.filter((row) => {
            const [cell, link] = [row.querySelector('th'), row.querySelector('a')];
            return !cell || !link || link.getBoundingClientRect().right > cell.getBoundingClientRect().right;
          }).length,
      );
    await expect.poll(cut, `${width} at ${zoom}`).toBe(0);
  }
});

test('without the central service it says so, and comes back with it', async () => {
  const page = desk.window();
  await central.stop();
  await page.reload();
  const told = page.locator('#main').getByRole('alert').filter({ hasText: 'cannot be reached' });
  await expect(told).toBeVisible({ timeout: 20_000 });
  // Said once; of worries, what it means for them.
  await expect(page.getByText('Whether there is a worry nobody has seen is not known at the moment.')).toBeVisible();
  await expectGood(now(), 'queue-offline');
  await central.start();
  await expect(page.getByRole('contentinfo', { name: 'State' })).toContainText('Online', { timeout: 60_000 });
  await told.getByRole('button', { name: 'Try again' }).click();
  await expect(grid(page)).toBeVisible();
});
