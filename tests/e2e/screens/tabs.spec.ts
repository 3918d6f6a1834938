import { expect, type Page } from '@playwright/test';
import { showReference } from '../../../shared/domain/reference.ts';
import { call } from '../shell/desk-world.ts';
import { fullName, lineOf, somebody, test } from './desk.ts';
import { expectGood, look } from './good.ts';
import { requestingAt } from './requesting.ts';
import { findLine, heading, levelLine, markOne, open, openSpeaking, press, toLevel1 } from './steps.ts';
import { typedIn } from './typed-in.ts';

test.afterEach(({ desk }) => look(desk, 1));

const strip = (page: Page) => page.getByRole('navigation', { name: 'Open' });
const tabsIn = (page: Page) => strip(page).getByRole('listitem');
const current = (page: Page) => strip(page).locator('[aria-current="page"]');
const show = (page: Page, address: string) => page.evaluate((to) => location.assign(to), `#${address}`);
const question = (page: Page) => page.getByRole('dialog', { name: /^Close / });

test('customers and requests stay open side by side, by keyboard; typed text waits, and a reload brings all back', async ({
  page,
  desk,
}) => {
  const person = somebody();
  const { requestId, reference } = await requestingAt(desk.central).log('phone.adviser', somebody(), '1984-03-12');
  await toLevel1(page, person);
  await expect(strip(page), 'one alone needs no strip').toHaveCount(0);
  await press(page, 'w');
  await expect(heading(page, 'Something is wrong')).toBeVisible();
  await show(page, `/requests/${requestId}`);
  await expect(heading(page, `Request ${showReference(reference)}`)).toBeVisible();
  await expect(tabsIn(page)).toHaveCount(2);
  await expect(current(page)).toHaveText(`Request ${showReference(reference)}`);
  await press(page, 'Control+Tab');
  await expect(heading(page, 'Something is wrong')).toBeVisible();
  await expect(current(page)).toHaveText(fullName(person));
  await expectGood(desk, 'tabs');
  await press(page, 'Control+2');
  await expect(heading(page, `Request ${showReference(reference)}`)).toBeVisible();
  await press(page, 'Control+Shift+Tab');
  await expect(heading(page, 'Something is wrong')).toBeVisible();
  await page.reload();
  await expect(heading(page, 'Something is wrong')).toBeVisible();
  await expect(tabsIn(page)).toHaveCount(2);
  await expect(tabsIn(page).first()).toContainText(fullName(person));
  await press(page, 'Control+w');
  await expect(heading(page, `Request ${showReference(reference)}`)).toBeVisible();
  await expect(strip(page)).toHaveCount(0);
  await press(page, 'Control+w');
  await expect(heading(page, 'Requests')).toBeVisible();
  expect(await desk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});

test('what is typed in a tab is there again after others, and closing it asks', async ({ page, desk }) => {
  const { requestId, reference } = await requestingAt(desk.central).log('phone.adviser', somebody(), '1984-03-12');
  await show(page, `/requests/${requestId}`);
  await expect(heading(page, `Request ${showReference(reference)}`)).toBeVisible();
  await press(page, 'Alt+f');
  await markOne(page);
  const decided = page.getByRole('button', { name: 'Record this decision' });
  // From a tab to a tab nothing asks: what was marked is kept.
  for (const back of ['Control+2', 'Control+Tab']) {
    await press(page, 'Control+1');
    await expect(heading(page, `Request ${showReference(reference)}`)).toBeVisible();
    await press(page, back);
    await expect(decided).toBeVisible();
  }
  await press(page, 'Control+w');
  await expect(question(page)).toContainText('Something is typed there');
  await press(page, 'Enter');
  await expect(question(page)).toHaveCount(0);
  await expect(decided).toBeVisible();
  await press(page, 'Control+w');
  await page.getByRole('button', { name: 'Close it' }).click();
  await expect(heading(page, `Request ${showReference(reference)}`)).toBeVisible();
  await expect(strip(page)).toHaveCount(0);
});

test('at most eight are open: the oldest goes that is not kept, and after asking where something is typed', async ({ page }) => {
  const person = await markOne(page);
  const others = Array.from({ length: 8 }, () => somebody());
  await page.evaluate(
    (ids) => {
      for (const id of ids) {
        history.replaceState(null, '', `#/customer/${id}`);
        window.dispatchEvent(new HashChangeEvent('hashchange'));
      }
    },
    others.map(({ id }) => id),
  );
  await expect(question(page)).toContainText('No more than 8 can be open');
  await expect(question(page)).toContainText(fullName(person));
  await press(page, 'Enter');
  await expect(tabsIn(page)).toHaveCount(8);
  await expect(tabsIn(page).first()).toContainText(fullName(person));
});

test('no name stays in a tab once its conversation has ended, nor in what is kept of the window', async ({ page, desk }) => {
  const [person, other] = [somebody(), somebody()];
  const { requestId } = await requestingAt(desk.central).log('phone.adviser', somebody(), '1984-03-12');
  await toLevel1(page, person);
  await show(page, `/requests/${requestId}`);
  await expect(tabsIn(page)).toHaveCount(2);
  await expect(tabsIn(page).first()).toContainText(fullName(person));
  await press(page, 'e');
  await page.getByRole('button', { name: 'End conversation now' }).click();
  await expect(findLine(page)).toBeFocused();
  await expect(strip(page)).toHaveCount(0);
  await page.keyboard.type(lineOf(other));
  await expect(page.getByRole('option')).toHaveCount(1);
  await press(page, 'Enter');
  await expect(page.getByRole('heading', { name: 'Who is speaking?' })).toBeVisible();
  await expect(tabsIn(page)).toHaveCount(2);
  const kept = JSON.stringify(await call(page, 'shell.draft', { place: 'window' }));
  const { tabs } = JSON.parse((JSON.parse(kept) as { value: { text: string } }).value.text) as { tabs: unknown };
  expect(JSON.stringify(tabs)).not.toContain(other.familyName);
  expect(JSON.stringify(tabs)).not.toContain(person.id);
});

test('what is marked in one conversation is not in the next one, and whoever ends it is told that it goes', async ({
  page,
  desk,
}) => {
  const { requestId, reference } = await requestingAt(desk.central).log('phone.adviser', somebody(), '1984-03-12');
  await show(page, `/requests/${requestId}`);
  await expect(heading(page, `Request ${showReference(reference)}`)).toBeVisible();
  await press(page, 'Alt+f');
  const person = await markOne(page);
  await press(page, 'Control+1');
  await expect(heading(page, `Request ${showReference(reference)}`)).toBeVisible();
  await press(page, 'e');
  await expect(heading(page, 'End conversation')).toBeVisible();
  await expect(page.getByRole('alert')).toContainText('Not recorded: what is typed or marked in Record consent.');
  await expectGood(desk, 'something typed at the end');
  await page.getByRole('button', { name: 'End conversation now' }).click();
  await expect(findLine(page)).toBeFocused();
  await expect.poll(() => typedIn(page)).toEqual([]);
  await toLevel1(page, person);
  await press(page, 'c');
  await expect(page.getByRole('list', { name: 'Optional purposes' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Record this decision' })).toHaveCount(0);
});

test('what was typed before the line dropped is there when it is taken up again, and gone once nobody can take it up', async ({
  page,
}) => {
  const person = await markOne(page);
  const marked = page.getByRole('button', { name: 'Record this decision' });
  await press(page, 'Alt+l');
  await page.getByRole('button', { name: 'Take it up again' }).click();
  await expect(levelLine(page, 0)).toBeVisible();
  await page.getByLabel('Postcode').fill(person.postcode as string);
  await press(page, 'Enter');
  await expect(levelLine(page, 1)).toBeVisible();
  await press(page, 'c');
  await expect(marked).toBeVisible();
  await press(page, 'Alt+l');
  await expect(page.getByRole('region', { name: 'Line dropped' })).toBeVisible();
  await expect.poll(() => typedIn(page)).toHaveLength(1);
  await page.evaluate(() => {
    const real = Date.now;
    Date.now = () => real() + 31 * 60_000;
  });
  await openSpeaking(page, somebody());
  await expect.poll(() => typedIn(page)).toEqual([]);
  await page.reload();
});

test('a line that drops closes no customer’s tab, and none keeps a name meanwhile; they go once nobody can take it up', async ({
  page,
}) => {
  const [first, second] = [somebody(), somebody()];
  await toLevel1(page, first);
  await press(page, 'Alt+f');
  await open(page, second);
  await expect(heading(page, fullName(second))).toBeVisible();
  await press(page, 'Control+1');
  await page.getByRole('button', { name: `Keep ${fullName(first)} open` }).click();
  const dropped = page.getByRole('region', { name: 'Line dropped' });
  await press(page, 'Alt+l');
  await expect(dropped).toBeVisible();
  await expect(tabsIn(page)).toHaveCount(2);
  await expect(tabsIn(page).first()).toContainText('Customer●');
  for (const { familyName } of [first, second]) await expect(strip(page)).not.toContainText(familyName);
  await page.getByRole('button', { name: 'Take it up again' }).click();
  await expect(tabsIn(page)).toHaveCount(2);
  await expect(tabsIn(page).first()).toContainText(`${fullName(first)}●`);
  await expect(tabsIn(page).last()).toContainText(fullName(second));
  await press(page, 'Alt+l');
  await expect(dropped).toBeVisible();
  await page.evaluate(() => {
    const real = Date.now;
    Date.now = () => real() + 31 * 60_000;
  });
  await openSpeaking(page, somebody());
  await expect(strip(page)).toHaveCount(0);
  await page.reload();
});
