import { expect, test } from '@playwright/test';
import { londonDay } from '../../../shared/domain/day.ts';
import { showReference } from '../../../shared/domain/reference.ts';
import { launchApp, type RunningApp } from '../../support/app.ts';
import { type Central, startCentral } from '../shell/desk-world.ts';
import { CUSTOMERS, somebody, startOver } from './desk.ts';
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
import { speakingAt } from './speaking.ts';
import { heading, press } from './steps.ts';

const ROWS = aroundToday(90, londonDay(new Date()));
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
test.beforeEach(async () => {
  await look(desk, 1);
  await startOver(desk.page);
  await press(desk.page, 'Alt+b');
  await expect(heading(desk.page, 'Requests')).toBeFocused();
  await expect(grid(desk.page)).toBeVisible();
});
test.afterAll(async () => {
  await desk?.close();
  await central?.end();
});

const at = (index: number): Made => ROWS[index] as Made;

test('the focus stays where one works: on the heading one sorts by, and at the filters once one is taken away', async () => {
  const { page } = desk;
  const sort = grid(page).getByRole('button', { name: 'Reference', exact: true });
  const references = ROWS.map(({ reference }) => reference).toSorted();
  await sort.focus();
  await press(page, 'Enter');
  await expect(rows(page).first()).toContainText(showReference(references[0] ?? ''));
  await expect(sort).toBeFocused();
  await press(page, 'Enter');
  await expect(rows(page).first()).toContainText(showReference(references.at(-1) ?? ''));
  await expect(sort).toBeFocused();
  const button = page.getByRole('button', { name: /^Filters/ });
  const panel = page.getByRole('search', { name: 'Filters' });
  await press(page, 'r');
  await panel.getByLabel('Kind').selectOption('access');
  await panel.getByLabel('With', { exact: true }).selectOption('nobody');
  await panel.getByLabel('Kind').focus();
  await press(page, 'Escape');
  await expect(panel).toHaveCount(0);
  await expect(button).toBeFocused();
  await page.getByRole('button', { name: 'No longer with nobody' }).focus();
  await press(page, 'Enter');
  await expect(filtered(page)).not.toContainText('with nobody');
  await expect(button).toBeFocused();
  await page.getByRole('button', { name: 'Clear all filters' }).focus();
  await press(page, 'Enter');
  await expect(filtered(page)).toHaveCount(0);
  await expect(button).toBeFocused();
  await press(page, 'Enter');
  await expect(page.getByLabel('Reference', { exact: true })).toBeFocused();
  await button.focus();
  await press(page, 'Enter');
  await expect(panel).toHaveCount(0);
  await expect(button).toBeFocused();
});

test('what is typed into a filter stays and keeps the focus; a day counts once it is whole', async () => {
  const { page } = desk;
  const { reference } = at(3);
  await press(page, 'r');
  const field = page.getByLabel('Reference', { exact: true });
  await page.keyboard.type(reference);
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '2');
  await expect(field).toBeFocused();
  await press(page, 'Backspace');
  await expect(filtered(page)).toHaveCount(0);
  await expect(field).toBeFocused();
  await expect(field).toHaveValue(reference.slice(0, -1));
  await page.keyboard.type(reference.slice(-1));
  await expect(filtered(page)).toContainText(showReference(reference));
  await page.getByRole('button', { name: 'Clear all filters' }).click();
  await expect(field).toHaveValue('');

  const seen = await page.evaluateHandle(() => {
    const addresses: string[] = [];
    addEventListener('hashchange', () => addresses.push(location.hash));
    return addresses;
  });
  const from = page.getByLabel('Made from');
  await from.focus();
  await page.keyboard.type('01012026');
  await expect(filtered(page)).toContainText('made on or after');
  await expect(from).toBeFocused();
  expect(await seen.jsonValue()).toEqual(['#/requests?madeFrom=2026-01-01']);
  // A year that is begun and left counts for nothing.
  await press(page, 'ArrowLeft', 'ArrowRight');
  await page.keyboard.type('19');
  await page.getByLabel('Made to').focus();
  await expect(from).toHaveValue('2026-01-01');
  expect(await address(page)).toBe('#/requests?madeFrom=2026-01-01');
});

test('what is new comes in without pushing away what the pointer is at; a worry comes below', async () => {
  const { page } = desk;
  await views(page)
    .getByRole('link', { name: /^Unassigned/ })
    .click();
  await expect(lead(page)).toContainText('unassigned');
  const pointed = rowOf(page, at(20));
  await pointed.hover();
  const before = await placeOf(pointed);
  await meanwhile.give(at(13).id, null);
  await expect(rowOf(page, at(13))).toContainText('New', SOON);
  expect(await placeOf(pointed)).toBe(before);
  // Also where the keys are at a row above it.
  await rowOf(page, at(5)).click();
  await pointed.hover();
  const now = await placeOf(pointed);
  await meanwhile.give(at(16).id, null);
  await expect(rowOf(page, at(16))).toContainText('New', SOON);
  expect(await placeOf(pointed)).toBe(now);

  const speaking = speakingAt(central);
  await speaking.worry(somebody());
  await page.evaluate(() => dispatchEvent(new Event('focus')));
  const worries = page.getByRole('list', { name: 'Worries' });
  await expect(worries.getByRole('listitem')).toHaveCount(1);
  expect(await placeOf(pointed)).toBe(now);
  await expect(page.getByText('A worry nobody has seen has come. It stands below the requests.')).toBeAttached();
  await expectGood(desk, 'queue-worry');
  await speaking.worry(somebody());
  await page.evaluate(() => dispatchEvent(new Event('focus')));
  await expect(worries.getByRole('listitem')).toHaveCount(2);
  const seen = worries.getByRole('button', { name: 'I have seen this' });
  await seen.first().focus();
  await press(page, 'Enter');
  await expect(worries.getByRole('listitem')).toHaveCount(1);
  await expect(seen).toBeFocused();
  await press(page, 'Enter');
  await expect(worries).toHaveCount(0);
  await expect(heading(page, 'Requests')).toBeFocused();
  await page.mouse.move(0, 0);
});
