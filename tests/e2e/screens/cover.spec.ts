import { expect, type Page } from '@playwright/test';
import { faultsOf } from '../../support/axe.ts';
import { fullName, somebody, test } from './desk.ts';
import { findLine, press, toLevel2 } from './steps.ts';

const cover = (page: Page) => page.getByRole('heading', { name: 'Everything is hidden' });

/** Every word the accessibility tree and the picture of the page would give away. */
async function readable(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  const names = nodes.filter(({ ignored }) => !ignored).flatMap(({ name, value }) => [name?.value, value?.value]);
  return [...names, await page.evaluate(() => document.body.innerText), await page.title()].join('\n');
}

test('one key hides everything of a person, and the same key brings it back as it was', async ({ page, desk }) => {
  const person = somebody((one) => one.familyName.length > 4);
  await toLevel2(page, person);
  const words = [person.givenName, person.familyName, person.postcode as string, person.reference.slice(0, 5)];
  const before = await readable(page);
  for (const word of words) expect(before, word).toContain(word);
  const focused = () => page.evaluate(() => document.activeElement?.textContent);
  const had = await focused();
  await press(page, 'F9');
  await expect(cover(page)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Show it again' })).toBeFocused();
  const after = await readable(page);
  for (const word of words) expect(after, word).not.toContain(word);
  expect(await page.title()).toBe('Adviser Desk');
  const [title] = await desk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((one) => one.getTitle()));
  expect(title).toBe('Adviser Desk');
  // Other keys do nothing underneath, and Tab stays on the cover.
  await press(page, 'c', 'e', '?', 'Escape', 'Tab', 'Tab', 'Shift+Tab');
  await expect(cover(page)).toBeVisible();
  expect(page.url()).toContain(person.id);
  await press(page, 'F9');
  await expect(cover(page)).toHaveCount(0);
  await expect(page.getByRole('heading', { level: 1, name: fullName(person) })).toBeVisible();
  expect(await focused()).toBe(had);
});

test('it works while typing, keeps what was typed, and works over an open box', async ({ page }) => {
  await findLine(page).fill('Quillfeather');
  await press(page, 'F9');
  await expect(cover(page)).toBeVisible();
  await page.keyboard.type('xyz');
  expect(await readable(page)).not.toContain('Quillfeather');
  await press(page, 'F9');
  await expect(findLine(page)).toHaveValue('Quillfeather');
  await expect(findLine(page)).toBeFocused();
  await findLine(page).fill('');
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Shortcuts' }).click();
  const list = page.getByRole('dialog', { name: 'Shortcuts' });
  await expect(list).toContainText('Hide everything, and show it again');
  await press(page, 'F9');
  await expect(cover(page)).toBeVisible();
  expect(await readable(page)).not.toContain('Show this list');
  await page.getByRole('button', { name: 'Show it again' }).click();
  await expect(list).toBeVisible();
  await press(page, 'Escape');
  await expect(list).toHaveCount(0);
});

test('it has a way by mouse and one in the menu, and a reload shows nothing either', async ({ page, desk }) => {
  await findLine(page).fill('Quillfeather');
  await page.getByRole('button', { name: 'Hide everything' }).click();
  await expect(cover(page)).toBeVisible();
  await page.reload();
  await expect(cover(page)).toBeVisible();
  expect(await readable(page)).not.toContain('Quillfeather');
  await page.getByRole('button', { name: 'Show it again' }).click();
  await expect(findLine(page)).toHaveValue('Quillfeather');
  await findLine(page).fill('');
  const choose = () => desk.app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('cover')?.click());
  await choose();
  await expect(cover(page)).toBeVisible();
  await choose();
  await expect(cover(page)).toHaveCount(0);
  await page.reload();
  await expect(findLine(page)).toBeVisible();
  await expect(cover(page)).toHaveCount(0);
});

for (const colours of ['light', 'dark'] as const)
  test(`the cover is accessible, ${colours}`, async ({ page, desk }) => {
    await page.evaluate(
      (theme) =>
        (
          window as unknown as { desk: { shell: { changeSettings: (to: unknown) => Promise<unknown> } } }
        ).desk.shell.changeSettings({ theme }),
      colours,
    );
    await press(page, 'F9');
    await expect(cover(page)).toBeVisible();
    await page.screenshot({ path: test.info().outputPath(`cover-${colours}.png`) });
    for (const zoom of [1, 2]) {
      await desk.app.evaluate(
        ({ BrowserWindow }, factor) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(factor),
        zoom,
      );
      expect(await faultsOf(page)).toEqual([]);
    }
    await desk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(1));
    await press(page, 'F9');
    await page.evaluate(() =>
      (window as unknown as { desk: { shell: { changeSettings: (to: unknown) => Promise<unknown> } } }).desk.shell.changeSettings(
        { theme: 'system' },
      ),
    );
  });
