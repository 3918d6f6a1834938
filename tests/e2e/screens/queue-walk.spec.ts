import { expect, type Page, test } from '@playwright/test';
import { londonDay } from '../../../shared/domain/day.ts';
import { showReference } from '../../../shared/domain/reference.ts';
import { launchApp, type RunningApp } from '../../support/app.ts';
import { type FaultProxy, startFaultProxy } from '../../support/fault-proxy.ts';
import { type Central, startCentral } from '../shell/desk-world.ts';
import { CUSTOMERS, somebody, startOver } from './desk.ts';
import { expectGood, look } from './good.ts';
import { aroundToday, fillQueue, grid, KOFI, lead, type Made, meanwhileAt, rowOf, rows, SOON, views } from './queueing.ts';
import { requestingAt } from './requesting.ts';
import { findLine, heading, openSpeaking, press } from './steps.ts';

const ROWS = aroundToday(130, londonDay(new Date()));
let central: Central;
let meanwhile: ReturnType<typeof meanwhileAt>;
let way: FaultProxy;
let desk: RunningApp;
test.beforeAll(async () => {
  test.setTimeout(180_000);
  central = await startCentral(CUSTOMERS);
  await fillQueue(central, ROWS);
  meanwhile = meanwhileAt(central);
  for (const who of ['supervisor', 'supervisor.two']) await meanwhile.signIn(who);
  const { log } = requestingAt(central);
  for (const says of ['1984-03-21', '1984-03-22']) await log('phone.adviser', somebody(), says);
  way = await startFaultProxy(central.url, /[?&]cursor=/);
  desk = await launchApp({ server: way.url, issuer: central.issuer, as: 'supervisor' });
});
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
  await way?.stop();
  await central?.end();
});

const at = (index: number): Made => ROWS[index] as Made;
const walk = (page: Page) => page.getByRole('navigation', { name: 'In the list' });
const request = (page: Page, { reference }: { readonly reference: string }) =>
  heading(page, `Request ${showReference(reference)}`);
const focused = (page: Page) => grid(page).locator('tr.q-row:focus');

test('somebody who stays with what they typed goes on later all the same', async () => {
  const page = desk.window();
  await press(page, 'r');
  await page.getByRole('search', { name: 'Filters' }).getByLabel('What', { exact: true }).selectOption('dateOfBirth');
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '3');
  await press(page, 'Escape', 't', 'Enter');
  await expect(walk(page)).toContainText('1 of 2');
  const decide = page.getByRole('region', { name: 'Decide', exact: true });
  await expect(decide).toBeVisible();
  await press(page, 'd');
  const choice = decide.getByRole('radio').first();
  await expect(choice).toBeFocused();
  await press(page, 'Space', 'PageDown');
  const question = page.getByRole('dialog', { name: 'Leave without recording?' });
  await question.getByRole('button', { name: 'Stay' }).press('Enter');
  await expect(question).toHaveCount(0);
  await expect(walk(page)).toContainText('1 of 2');
  await press(page, 'PageDown');
  await question.getByRole('button', { name: 'Leave' }).press('Enter');
  await expect(walk(page)).toContainText('2 of 2');
  await expect(walk(page).getByRole('button', { name: /^Next/ })).toBeDisabled();
  await press(page, 'PageUp');
  await expect(walk(page)).toContainText('1 of 2');
});

test('where the next page cannot be read that is said, and not that it was the last one', async () => {
  const page = desk.window();
  await way.set('503');
  await press(page, 't', 'End');
  await expect(focused(page)).toHaveAttribute('aria-rowindex', '101');
  await expect(page.getByRole('alert').filter({ hasText: 'Try again' })).toBeVisible(SOON);
  await press(page, 'Enter');
  await expect(walk(page)).toContainText('100 of 100 or more');
  await press(page, 'PageDown');
  const failed = walk(page).getByRole('alert');
  await expect(failed).toContainText('The central service cannot do this at the moment.');
  await expect(page.getByText('That was the last one.')).toHaveCount(0);
  await expectGood(now(), 'queue-walk-failed');
  await way.set('none');
  await failed.getByRole('button', { name: 'Try again' }).press('Enter');
  await expect(walk(page)).toContainText('101 of 132');
  await expect(heading(page, /^Request/)).toBeFocused();
});

test('a list that was forgotten with a conversation is looked for again when one goes on', async () => {
  const page = desk.window();
  await press(page, 'Alt+f');
  await openSpeaking(page, somebody());
  await press(page, 'Alt+b');
  await expect(grid(page)).toBeVisible();
  await press(page, 't', 'ArrowDown', 'Enter');
  await expect(request(page, at(1))).toBeFocused();
  await page.getByRole('button', { name: /^Line dropped/ }).click();
  await expect(findLine(page)).toBeFocused();
  await page.goBack();
  await expect(request(page, at(1))).toBeFocused();
  await expect(walk(page).getByRole('button', { name: /^Next/ })).toBeEnabled();
  await press(page, 'PageDown');
  await expect(request(page, at(2))).toBeFocused();
  await expect(walk(page)).toContainText('3 of 100 or more');
});

test('what is marked is so still when one comes back from looking at one, and after another order', async () => {
  const page = desk.window();
  await press(page, 't', 'Space', 'Shift+ArrowDown', 'Shift+ArrowDown');
  await expect(page.getByText('3 marked')).toBeVisible();
  await press(page, 'Enter');
  await expect(request(page, at(2))).toBeFocused();
  await press(page, 'Escape');
  await expect(focused(page)).toContainText(showReference(at(2).reference));
  await expect(page.getByText('3 marked')).toBeVisible();
  await expect(grid(page).locator('tr[aria-selected="true"]')).toHaveCount(3);
  // What is marked in one view is not in another, and not when one comes back from there.
  await views(page)
    .getByRole('link', { name: /^Unassigned/ })
    .click();
  await expect(lead(page)).toContainText('unassigned');
  await expect(page.getByText('None marked')).toBeVisible();
});

test('what was given away and comes back is not marked any more', async () => {
  const page = desk.window();
  await views(page)
    .getByRole('link', { name: /^Unassigned/ })
    .click();
  await expect(rows(page).first()).toContainText(showReference(at(2).reference));
  await press(page, 't', 'ArrowDown', 'Space', 'ArrowUp');
  await expect(page.getByText('1 marked')).toBeVisible();
  await meanwhile.give(at(5).id, KOFI[0]);
  await expect(rowOf(page, at(5))).toContainText('Not here now', SOON);
  await expect(page.getByText('None marked')).toBeVisible();
  await press(page, 'ArrowDown');
  await expect(rowOf(page, at(5))).toHaveCount(0);
  await meanwhile.give(at(5).id, null);
  await expect(rowOf(page, at(5))).toContainText('New', SOON);
  await expect(rowOf(page, at(5))).toHaveAttribute('aria-selected', 'false');
  await expect(page.getByText('None marked')).toBeVisible();
});

test('however long one stays at a request, its list is there', async () => {
  const page = desk.window();
  await page.clock.install();
  await page.reload();
  await expect(grid(page)).toBeVisible();
  await press(page, 't', 'ArrowDown', 'Enter');
  await expect(request(page, at(1))).toBeFocused();
  await page.clock.fastForward('45:00');
  await press(page, 'PageDown');
  await expect(request(page, at(2))).toBeFocused();
  await expect(walk(page)).toContainText('3 of 100 or more');
});
