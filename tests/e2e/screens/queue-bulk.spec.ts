import { expect, type Page, test } from '@playwright/test';
import { londonDay } from '../../../shared/domain/day.ts';
import { showReference } from '../../../shared/domain/reference.ts';
import { launchApp, type RunningApp } from '../../support/app.ts';
import { type FaultProxy, startFaultProxy } from '../../support/fault-proxy.ts';
import { type Central, call, startCentral } from '../shell/desk-world.ts';
import { CUSTOMERS, startOver } from './desk.ts';
import { expectGood, look, VIEWS_AT_ONCE } from './good.ts';
import { aroundToday, fillQueue, grid, KOFI, MARGARET, type Made, meanwhileAt, rowOf, SOON } from './queueing.ts';
import { heading, press } from './steps.ts';

const TODAY = londonDay(new Date());
const ROWS = aroundToday(30, TODAY);
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
  way = await startFaultProxy(central.url, /\/(assignments|notes)$/);
  desk = await launchApp({ server: way.url, issuer: central.issuer, as: 'supervisor' });
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
  await way?.stop();
  await central?.end();
});

const at = (index: number): Made => ROWS[index] as Made;

test('giving several: exactly those of the preview; what somebody has changed since is refused and said', async () => {
  const page = desk.window();
  await press(page, 't', 'Space', ...Array.from({ length: 4 }, () => 'Shift+ArrowDown'));
  await expect(page.getByText('5 marked')).toBeVisible();
  await expect(grid(page).locator('tr[aria-selected="true"]')).toHaveCount(5);
  await press(page, 'i');
  const dialog = page.getByRole('dialog', { name: 'Give 5 requests to…' });
  await dialog.getByLabel('Give to').selectOption(KOFI[0]);
  await expectGood(now(), 'queue-give');
  await dialog.getByRole('button', { name: 'Show what will be done…' }).click();
  const shown = ({ reference }: Made) => showReference(reference);
  const will = [at(0), at(2), at(3)];
  await expect(dialog).toContainText('Will be given to Kofi Mensah: 3');
  await expect(dialog.getByRole('list', { name: 'Will be done', exact: true }).getByRole('listitem')).toHaveText(will.map(shown));
  await expect(dialog.getByRole('list', { name: 'Will not be done' }).getByRole('listitem')).toHaveText([
    `${shown(at(1))}: Kofi Mensah has it already`,
    `${shown(at(4))}: Kofi Mensah has it already`,
  ]);
  await expectGood(now(), 'queue-give-preview');
  await meanwhile.give(at(2).id, MARGARET[0]);
  await dialog.getByRole('button', { name: 'Give these 3 to Kofi Mensah' }).click();
  await expect(dialog).toContainText('2 requests given, 1 request refused.');
  await expect(dialog.getByRole('list', { name: 'How each ended' }).getByRole('listitem')).toHaveText([
    `${shown(at(0))}: given`,
    `${shown(at(2))}: refused, somebody has changed it since the preview`,
    `${shown(at(3))}: given`,
  ]);
  await expectGood(now(), 'queue-given');
  await press(page, 'Enter');
  await expect(dialog).toHaveCount(0);
  await expect(rowOf(page, at(0))).toContainText('Kofi Mensah', SOON);
  const there = new Map((await meanwhile.list({ which: 'open' })).map(({ id, assignedTo }) => [id, assignedTo]));
  expect([0, 1, 2, 3, 4].map((index) => there.get(at(index).id))).toEqual([...[KOFI[0], KOFI[0], MARGARET[0], KOFI[0], KOFI[0]]]);
});

test('a note to several, once for each', async () => {
  const page = desk.window();
  await press(page, 't', 'Space', 'Shift+ArrowDown', 'n');
  const dialog = page.getByRole('dialog', { name: 'Add a note to 2 requests' });
  await dialog.getByRole('button', { name: 'Show what will be done…' }).click();
  await expect(dialog).toContainText('Write the note first');
  await dialog.getByLabel('Note').fill('Wait for the new form.');
  await dialog.getByRole('button', { name: 'Show what will be done…' }).click();
  await expect(dialog).toContainText('Will be noted: “Wait for the new form.”: 2');
  await dialog.getByRole('button', { name: 'Note it on these 2' }).click();
  await expect(dialog).toContainText('2 requests noted.');
  await press(page, 'Enter');
  for (const { id } of [at(0), at(1)])
    expect((await meanwhile.history(id)).filter(({ text }) => text === 'Wait for the new form.')).toHaveLength(1);
  expect((await meanwhile.history(at(2).id)).map(({ text }) => text)).not.toContain('Wait for the new form.');
});

test('the connection drops on the way: nobody waits for it, what goes later says so, and what is dealt with is not marked any more', async () => {
  const page = desk.window();
  await press(page, 't', 'Home', 'Space', 'Shift+ArrowDown', 'Shift+ArrowDown', 'n');
  const dialog = page.getByRole('dialog', { name: 'Add a note to 3 requests' });
  await dialog.getByLabel('Note').fill('The line was bad.');
  await dialog.getByRole('button', { name: 'Show what will be done…' }).click();
  await way.set('held');
  await dialog.getByRole('button', { name: 'Note it on these 3' }).click();
  await expect.poll(() => way.met()).toBe(1);
  await way.set('503');
  await expect(dialog).toContainText('1 request noted, 2 requests to go later.');
  await expect(dialog.getByRole('list', { name: 'How each ended' }).getByRole('listitem')).toHaveText([
    /: noted$/,
    /: (on this computer, goes later|goes later, and is not kept)/,
    /: (on this computer, goes later|goes later, and is not kept)/,
  ]);
  await expectGood(now(), 'queue-note-later');
  await expect(dialog.getByRole('button', { name: 'Close' })).toBeFocused();
  await press(page, 'Escape');
  await expect(dialog).toHaveCount(0);
  await expect(page.getByText('None marked')).toBeVisible();
  await expect(grid(page).locator('tr.q-row:focus')).toHaveAttribute('aria-rowindex', '4');
  await way.set('none');
  const [first, , last] = await Promise.all([0, 1, 2].map((index) => noted(page, index)));
  expect([first, last]).toEqual([1, 1]);
});

/** How often the line was noted on a row's request, once it is there. */
async function noted(page: Page, index: number): Promise<number> {
  const id = String(await grid(page).locator('tr.q-row').nth(index).getAttribute('data-row'));
  const times = async () => (await meanwhile.history(id)).filter(({ text }) => text === 'The line was bad.').length;
  await expect.poll(times, { timeout: 60_000 }).toBeGreaterThan(0);
  return times();
}

test('a note that waits for its answer is left by stopping; what nobody asked for stays marked, and the words stay', async () => {
  const page = desk.window();
  await press(page, 't', 'Home', 'Space', 'Shift+ArrowDown');
  await page.getByRole('button', { name: /^Add a note/ }).focus();
  await press(page, 'Enter');
  const dialog = page.getByRole('dialog', { name: 'Add a note to 2 requests' });
  await dialog.getByLabel('Note').fill('Ask the archive.');
  await dialog.getByRole('button', { name: 'Show what will be done…' }).click();
  await way.set('held');
  await dialog.getByRole('button', { name: 'Note it on these 2' }).click();
  await expect.poll(() => way.met()).toBe(1);
  await press(page, 'Escape');
  await expect(dialog).toContainText('1 request to go later, 1 request left out.');
  await press(page, 'Escape');
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('button', { name: /^Add a note/ })).toBeFocused();
  await expect(page.getByText('1 marked')).toBeVisible();
  await way.set('none');
  await press(page, 'Enter');
  const again = page.getByRole('dialog', { name: 'Add a note to one request' });
  await expect(again.getByLabel('Note')).toHaveValue('Ask the archive.');
  await again.getByRole('button', { name: 'Show what will be done…' }).click();
  await again.getByRole('button', { name: 'Note it on this one' }).click();
  await expect(again).toContainText('1 request noted.');
  await press(page, 'Enter');
  await expect(again).toHaveCount(0);
  // The button went with the marks.
  await expect(page.getByRole('button', { name: /^Mark all/ })).toBeFocused();
  for (const index of [0, 1]) {
    const id = String(await grid(page).locator('tr.q-row').nth(index).getAttribute('data-row'));
    const times = async () => (await meanwhile.history(id)).filter(({ text }) => text === 'Ask the archive.').length;
    await expect.poll(times, SOON).toBe(1);
  }
});

test('an answer that is lost is no refusal: it says to look again, and it stays marked', async () => {
  const page = desk.window();
  await press(page, 't', 'Home', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'Space', 'i');
  const dialog = page.getByRole('dialog', { name: 'Give one request to…' });
  await dialog.getByLabel('Give to').selectOption('');
  await dialog.getByRole('button', { name: 'Show what will be done…' }).click();
  await way.set('answer lost after the effect');
  await dialog.getByRole('button', { name: 'Give this one to nobody' }).click();
  await expect(dialog).toContainText('1 request without an answer.', { timeout: 20_000 });
  await expect(dialog.getByRole('list', { name: 'How each ended' })).toContainText('no answer: look again whether it was given');
  await way.set('none');
  await press(page, 'Enter');
  await expect(dialog).toHaveCount(0);
  await expect(page.getByText('1 marked')).toBeVisible();
});

test('stopped half way: what was done stays, what was not is said, and nothing more is sent', async () => {
  const page = desk.window();
  const five = [10, 11, 12, 13, 14].map(at);
  await press(page, 't', 'Home', ...five.map(() => 'ArrowDown'), ...five.map(() => 'ArrowDown'), 'Space');
  await press(page, ...five.slice(1).map(() => 'Shift+ArrowDown'));
  await expect(page.getByText('5 marked')).toBeVisible();
  await press(page, 'i');
  const dialog = page.getByRole('dialog', { name: 'Give 5 requests to…' });
  await dialog.getByLabel('Give to').selectOption(KOFI[0]);
  await dialog.getByRole('button', { name: 'Show what will be done…' }).press('Enter');
  await expect(dialog).toContainText('Will be given to Kofi Mensah: 3');
  await way.set('held');
  await dialog.getByRole('button', { name: 'Give these 3 to Kofi Mensah' }).press('Enter');
  await expect.poll(() => way.met()).toBe(1);
  // The first goes on, the second waits on its way.
  await way.set('held');
  await expect.poll(() => way.met()).toBe(1);
  await expect(dialog.getByRole('progressbar', { name: 'Progress' })).toBeVisible();
  await expect(dialog.getByRole('status')).toHaveText('1 of 3');
  // The menu's own keys are heard by the shell: none leads away from what could then not be stopped.
  for (const id of ['find', 'my-day', 'settings', 'shortcuts'])
    await desk.app.evaluate(({ Menu }, name) => Menu.getApplicationMenu()?.getMenuItemById(name)?.click(), id);
  expect((await call(page, 'shell.session')).ok).toBe(true);
  await expect(dialog.getByRole('status')).toHaveText('1 of 3');
  await expect(dialog.getByRole('button', { name: 'Stop after this one' })).toBeFocused();
  await press(page, 'Enter');
  await expect(dialog.getByRole('button', { name: 'Stopping after this one…' })).toBeDisabled();
  // The service is waited for no longer than the pictures of every view would take.
  await expectGood(now(), 'queue-stopping', VIEWS_AT_ONCE);
  await way.set('none');
  await expect(dialog).toContainText('2 requests given, 1 request left out.');
  const [, first, second, , third] = five as [Made, Made, Made, Made, Made];
  await expect(dialog.getByRole('list', { name: 'How each ended' }).getByRole('listitem')).toHaveText([
    `${showReference(first.reference)}: given`,
    `${showReference(second.reference)}: given`,
    `${showReference(third.reference)}: left out: you stopped before it`,
  ]);
  await expectGood(now(), 'queue-stopped');
  await expect(dialog.getByRole('button', { name: 'Close' })).toBeFocused();
  await press(page, 'Enter');
  await expect(dialog).toHaveCount(0);
  const there = new Map((await meanwhile.list({ which: 'open' })).map(({ id, assignedTo }) => [id, assignedTo]));
  expect([first, second, third].map(({ id }) => there.get(id))).toEqual([KOFI[0], KOFI[0], null]);
});

test('led away in the middle, it stops after the one under way: nothing goes on that nobody sees', async () => {
  const page = desk.window();
  await press(page, 't', 'Home', ...Array.from({ length: 20 }, () => 'ArrowDown'), 'Space');
  await press(page, ...Array.from({ length: 4 }, () => 'Shift+ArrowDown'), 'i');
  const dialog = page.getByRole('dialog', { name: 'Give 5 requests to…' });
  await dialog.getByLabel('Give to').selectOption(KOFI[0]);
  await dialog.getByRole('button', { name: 'Show what will be done…' }).press('Enter');
  await expect(dialog).toContainText('Will be given to Kofi Mensah: 4');
  await way.set('held');
  await dialog.getByRole('button', { name: 'Give these 4 to Kofi Mensah' }).press('Enter');
  await expect.poll(() => way.met()).toBe(1);
  await page.evaluate(() => location.assign('#/find'));
  await expect(dialog).toHaveCount(0);
  // The first goes on; whatever came after it would be held.
  await way.set('held');
  const holders = async () => {
    const there = new Map((await meanwhile.list({ which: 'open' })).map(({ id, assignedTo }) => [id, assignedTo]));
    return [20, 21, 23, 24].map((index) => there.get(at(index).id));
  };
  await expect.poll(holders, SOON).toEqual([KOFI[0], MARGARET[0], null, MARGARET[0]]);
  expect((await call(page, 'shell.session')).ok).toBe(true);
  expect(way.met()).toBe(0);
  await way.set('none');
});
