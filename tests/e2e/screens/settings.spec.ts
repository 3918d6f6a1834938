import { expect } from '@playwright/test';
import { somebody, test } from './desk.ts';
import { findLine, heading, open, press } from './steps.ts';

test('settings hold at once and after a restart of the page', async ({ page }) => {
  await press(page, 'Alt+s');
  await expect(heading(page, 'Settings')).toBeFocused();
  const darkness = () => page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
  await page.emulateMedia({ colorScheme: null });
  await page.getByLabel('Dark').check();
  await expect.poll(darkness).toBe(true);
  await page.getByLabel('Light').check();
  await expect.poll(darkness).toBe(false);
  await page.getByLabel('Face to face').check();
  await page.reload();
  await expect(page.getByLabel('Face to face')).toBeChecked();
  await expect(page.getByLabel('Light')).toBeChecked();
  await press(page, 'f');
  await open(page, somebody());
  await expect(page.getByLabel('How it came')).toHaveValue('face-to-face');
  await press(page, 'Alt+s');
  await page.getByLabel('Telephone').check();
  await page.getByLabel('As the computer is set').check();
});

test('letters alone can be switched off; with Alt they always work', async ({ page }) => {
  await press(page, 'Alt+s');
  await page.getByLabel(/^Letters alone work as shortcuts/).uncheck();
  await heading(page, 'Settings').click();
  await press(page, 'f');
  await expect(heading(page, 'Settings')).toBeVisible();
  await press(page, 'Alt+f');
  await expect(findLine(page)).toBeFocused();
  await press(page, 'Alt+s');
  await page.getByLabel(/^Letters alone work as shortcuts/).check();
  await heading(page, 'Settings').click();
  await press(page, 'f');
  await expect(findLine(page)).toBeFocused();
});

test('? shows every key of the screen, and letters typed into a field stay letters', async ({ page }) => {
  await open(page, somebody());
  await expect(page.getByRole('heading', { name: 'Who is speaking?' })).toBeVisible();
  await press(page, '?');
  const list = page.getByRole('dialog', { name: 'Shortcuts' });
  await expect(list).toContainText('Find a customer');
  await expect(list).toContainText('The customer, through an interpreter');
  await press(page, 'Escape');
  await expect(list).toHaveCount(0);
  await press(page, 'f');
  await expect(findLine(page)).toBeFocused();
  await findLine(page).fill('');
  await page.keyboard.type('pfs?');
  await expect(findLine(page)).toHaveValue('pfs?');
});
