import { expect, type Page } from '@playwright/test';
import { somebody, test } from './desk.ts';
import { expectGood, look } from './good.ts';
import { findLine, heading, press, toLevel1 } from './steps.ts';

test.afterEach(({ desk }) => look(desk, 1));

const help = (page: Page) => page.getByRole('region', { name: 'Help with this screen' });
const button = (page: Page) => page.getByRole('button', { name: 'Help with this screen' });

test('one key says what a screen is for, also while one types, and takes it away again', async ({ page, desk }) => {
  await expect(findLine(page)).toBeFocused();
  await press(page, 'F1');
  await expect(help(page)).toContainText('Type anything the caller says');
  await expect(findLine(page)).toBeFocused();
  await expect(page.getByRole('status').filter({ hasText: 'Type anything the caller says' })).toHaveCount(1);
  await expectGood(desk, 'help-find');
  await page.keyboard.type('jo');
  await press(page, 'F1');
  await expect(help(page)).toHaveCount(0);
  await expect(findLine(page)).toHaveValue('jo');
});

test('the button by the title does the same, and whoever goes on has done with it', async ({ page, desk }) => {
  await toLevel1(page, somebody());
  await expect(button(page)).toHaveAttribute('aria-expanded', 'false');
  await button(page).press('Enter');
  await expect(button(page)).toHaveAttribute('aria-expanded', 'true');
  await expect(help(page)).toContainText('Ask, do not tell');
  await expectGood(desk, 'help-customer');
  await press(page, 'c');
  await expect(heading(page, 'Record consent')).toBeVisible();
  await expect(help(page)).toHaveCount(0);
  await press(page, 'F1');
  await expect(help(page)).toContainText('Four purposes');
  const choose = () => desk.app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('help')?.click());
  await choose();
  await expect(help(page)).toHaveCount(0);
});
