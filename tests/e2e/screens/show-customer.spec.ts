import { expect, type Page } from '@playwright/test';
import { call } from '../shell/desk-world.ts';
import { fullName, somebody, test } from './desk.ts';
import { expectGood, look } from './good.ts';
import { heading, press, toLevel2 } from './steps.ts';

test.afterEach(({ desk }) => look(desk, 1));

/** Every word the accessibility tree and the picture of the page would give away. */
async function readable(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  const names = nodes.filter(({ ignored }) => !ignored).flatMap(({ name, value }) => [name?.value, value?.value]);
  return [...names, await page.evaluate(() => document.body.innerText), await page.title()].join('\n');
}

const NOT_SHOWN = ['Priya Shah', 'Nothing unsent', 'Record consent', 'End conversation', 'level 2'];

test('the words of a consent alone, in large print; no key does anything beneath, and Escape leads back', async ({
  page,
  desk,
}) => {
  const person = somebody(({ states }) => states['priority-group-targeting'] === 'not-asked');
  await toLevel2(page, person);
  await press(page, 'c');
  await expect(page.getByRole('list', { name: 'Optional purposes' })).toBeVisible();
  await press(page, '4', 'g');
  const wording = await page.getByRole('blockquote').innerText();
  await press(page, 'v');
  await expect(heading(page, 'Do you agree?')).toBeFocused();
  const words = await readable(page);
  expect(words).toContain(wording);
  for (const word of [...NOT_SHOWN, person.familyName, person.reference.slice(0, 5)]) expect(words, word).not.toContain(word);
  expect(await page.title()).toBe('Adviser Desk');
  const size = await page
    .locator('p')
    .filter({ hasText: wording })
    .evaluate((one) => Number.parseFloat(getComputedStyle(one).fontSize));
  expect(size).toBeGreaterThanOrEqual(28);
  await expectGood(desk, 'show-consent');
  await press(page, 'y', 'n', 'e', 'Control+k', 'F1');
  await expect(heading(page, 'Do you agree?')).toBeVisible();
  // The menu's own keys are heard by the shell, not by the page: none leads to another screen beneath.
  for (const id of ['my-day', 'find', 'settings', 'end-conversation', 'shortcuts'])
    await desk.app.evaluate(({ Menu }, name) => Menu.getApplicationMenu()?.getMenuItemById(name)?.click(), id);
  // One after the other through the shell, this comes behind them.
  expect((await call(page, 'shell.session')).ok).toBe(true);
  await expect(heading(page, 'Do you agree?')).toBeVisible();
  expect(await page.evaluate(() => location.hash)).toMatch(/consent$/);
  // Covered and shown again it is still alone.
  await press(page, 'F9');
  await expect(page.getByRole('heading', { name: 'Everything is hidden' })).toBeVisible();
  await press(page, 'F9');
  await expect(heading(page, 'Do you agree?')).toBeVisible();
  expect(await readable(page)).not.toContain('Priya Shah');
  await press(page, 'Escape');
  await expect(page.getByRole('blockquote')).toBeVisible();
  await expect(page.getByRole('button', { name: /Show the customer/ })).toBeVisible();
  expect(await page.title()).toContain('Record consent');
});

test('a change and a mistake as they would stand, with what is typed and nothing else', async ({ page, desk }) => {
  const person = somebody((one) => one.values.some(({ field }) => field === 'postcode'));
  await toLevel2(page, person);
  await press(page, 'g');
  await expect(heading(page, 'Something has changed')).toBeVisible();
  const postcode = page.getByLabel('Postcode', { exact: true });
  await postcode.fill('LS6 1AB');
  await press(page, 'Alt+v');
  await expect(heading(page, 'Is this right?')).toBeFocused();
  const words = await readable(page);
  expect(words).toContain('LS6 1AB');
  for (const word of [...NOT_SHOWN, person.familyName, 'Mobile']) expect(words, word).not.toContain(word);
  await expectGood(desk, 'show-change');
  await page.getByRole('button', { name: 'Back' }).click();
  await expect(postcode).toHaveValue('LS6 1AB');
});

test('closing: the lists, in large print', async ({ page, desk }) => {
  const person = somebody();
  await toLevel2(page, person);
  await press(page, 'm');
  await expect(heading(page, 'Stop using the service')).toBeVisible();
  await press(page, '2');
  await expect(page.getByRole('region', { name: 'What goes' })).toBeVisible();
  const lasting = await page.getByRole('region', { name: 'Until when' }).isVisible();
  await press(page, 'Alt+v');
  await expect(heading(page, 'If you stop using the service')).toBeFocused();
  const parts = ['What goes', 'What stays, and why', ...(lasting ? ['Until when'] : [])];
  for (const name of parts) await expect(page.getByRole('heading', { level: 2, name })).toBeVisible();
  expect(await readable(page)).not.toContain(fullName(person));
  await expectGood(desk, 'show-closing');
  await press(page, 'Escape');
  await expect(page.getByRole('region', { name: 'What goes' })).toBeVisible();
});
