import { expect, type Page } from '@playwright/test';
import { showReference } from '../../../shared/domain/reference.ts';
import { central as asking } from '../../walk/central.ts';
import { type Desk, fullName, lineOf, somebody, test, typedDate } from './desk.ts';
import { expectGood, look } from './good.ts';
import { requestingAt } from './requesting.ts';
import { findLine, heading, markOne, press, toLevel2 } from './steps.ts';

test.afterEach(({ desk }) => look(desk, 1));

const palette = (page: Page) => page.getByRole('dialog', { name: /^Go to anything/ });
const line = (page: Page) => palette(page).getByRole('combobox');
/** Opens it, and waits until it takes what is typed. */
async function openIt(page: Page): Promise<void> {
  await press(page, 'Control+k');
  await expect(line(page)).toBeFocused();
}
const options = (page: Page) => palette(page).getByRole('option');
const under = (page: Page, group: string) => palette(page).getByRole('group', { name: group }).getByRole('option');
/** The newest searches for people, by the audit. */
const searches = async (central: Desk['central']): Promise<string[]> => {
  const ask = asking(central.url, await central.token('supervisor'));
  const { items } = await ask('audit.list', { kind: 'search', limit: 100 });
  return items.filter(({ operation }) => operation === 'customers.find').map(({ id }) => id);
};

test('one key opens it over any screen, shows every action with its key, does it, and gives the focus back', async ({
  page,
  desk,
}) => {
  const person = somebody();
  await toLevel2(page, person);
  const button = page.getByRole('button', { name: 'Record consent' });
  await expect(button).toBeFocused();
  await press(page, 'Control+k');
  await expect(line(page)).toBeFocused();
  await expect(under(page, 'Customer').filter({ hasText: 'Record consent' })).toContainText('key C');
  await expect(under(page, 'Screens').filter({ hasText: 'My day' })).toContainText('keys J or Ctrl+D');
  await expect(under(page, 'Everywhere').filter({ hasText: 'Lock now' })).toContainText('Ctrl+L');
  await expectGood(desk, 'palette');
  await press(page, 'Escape');
  await expect(palette(page)).toHaveCount(0);
  await expect(button).toBeFocused();
  await press(page, 'Control+k', 'Control+k');
  await expect(palette(page)).toHaveCount(0);
  await openIt(page);
  await page.keyboard.type('rec cons');
  await expect(options(page)).toHaveText([/^Record consent/, /^Look for a customer: rec cons/]);
  await expect(line(page)).toHaveAttribute('aria-activedescendant', (await options(page).first().getAttribute('id')) ?? '');
  await press(page, 'Enter');
  await expect(heading(page, 'Record consent')).toBeVisible();
});

test('arrows go round, and what is heard is the number of choices', async ({ page }) => {
  await expect(findLine(page)).toBeFocused();
  await openIt(page);
  await page.keyboard.type('s');
  const count = await options(page).count();
  expect(count).toBeGreaterThan(2);
  await expect(palette(page).getByRole('status')).toHaveText(`${count} choices`);
  await expect(options(page).first()).toHaveAttribute('aria-selected', 'true');
  await press(page, 'ArrowUp');
  await expect(options(page).last()).toHaveAttribute('aria-selected', 'true');
  await press(page, 'ArrowDown', 'ArrowDown');
  await expect(options(page).nth(1)).toHaveAttribute('aria-selected', 'true');
  await press(page, 'Escape');
});

test('somebody is found as Find finds them, and only where nothing else fits or it is asked for', async ({ page, desk }) => {
  const person = somebody();
  const before = await searches(desk.central);
  await expect(findLine(page)).toBeFocused();
  await openIt(page);
  await page.keyboard.type('settings');
  await expect(options(page).last()).toHaveText(/^Look for a customer: settings/);
  await page.waitForTimeout(400);
  expect(await searches(desk.central), 'a screen’s name is no search').toEqual(before);
  await line(page).fill('');
  await page.keyboard.type(lineOf(person));
  await expect(under(page, 'People')).toHaveCount(1);
  await expect(under(page, 'People')).toContainText(fullName(person));
  expect((await searches(desk.central)).slice(1)).toEqual(before.slice(0, 99));
  await press(page, 'Enter');
  await expect(page.getByRole('heading', { name: 'Who is speaking?' })).toBeVisible();
  await press(page, 'Enter');
  await expect(page.getByLabel('Date of birth')).toHaveValue(typedDate(person.birthDate));
  // Nothing typed or found is in it any more.
  await press(page, 'Control+k');
  await expect(line(page)).toHaveValue('');
  await expect(palette(page)).not.toContainText(person.reference);
  await press(page, 'Escape');
});

test('a reference leads to the customer or the request; one with a slip is caught', async ({ page, desk }) => {
  const person = somebody();
  await expect(findLine(page)).toBeFocused();
  await openIt(page);
  await page.keyboard.type(person.reference);
  await expect(under(page, 'People')).toContainText(fullName(person));
  const { reference } = await requestingAt(desk.central).log('phone.adviser', somebody(), '1984-03-12');
  await line(page).fill(showReference(reference));
  await expect(under(page, 'Requests')).toHaveText(new RegExp(`^Request ${showReference(reference)}, Something is wrong`));
  await expectGood(desk, 'palette-reference');
  const last = reference.at(-1) === '7' ? '8' : '7';
  await line(page).fill(`${reference.slice(0, 9)}${last}`);
  await expect(
    palette(page)
      .getByText(/^That is no reference as it stands/)
      .first(),
  ).toBeVisible();
  await expect(under(page, 'Requests')).toHaveCount(0);
  await line(page).fill(reference.toLowerCase());
  await expect(under(page, 'Requests')).toHaveCount(1);
  await press(page, 'Enter');
  await expect(heading(page, `Request ${showReference(reference)}`)).toBeVisible();
});

test('what is unfinished asks before it is left; a question or a cover keeps it away, and a lock takes it', async ({
  page,
  desk,
}) => {
  await markOne(page);
  await openIt(page);
  await page.keyboard.type('my day');
  await press(page, 'Enter');
  await expect(page.getByRole('dialog', { name: 'Leave without recording?' })).toBeVisible();
  await press(page, 'Control+k');
  await expect(palette(page)).toHaveCount(0);
  await press(page, 'Enter');
  await expect(heading(page, 'Record consent')).toBeVisible();
  await press(page, 'F9', 'Control+k');
  await expect(page.getByRole('heading', { name: 'Everything is hidden' })).toBeVisible();
  await press(page, 'F9');
  await expect(palette(page)).toHaveCount(0);
  const choose = () => desk.app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('palette')?.click());
  await choose();
  await expect(palette(page)).toBeVisible();
  await press(page, 'F9');
  expect(await page.evaluate(() => document.body.innerText)).not.toContain('Go to anything');
  await press(page, 'F9');
  await press(page, 'Escape');
});
