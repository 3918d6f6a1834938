import { expect, type Page, test } from '@playwright/test';
import { phrases } from '../../../shared/domain/caller-words.ts';
import type { RunningApp } from '../../support/app.ts';
import { expectAccessible, goTo, startDesk } from './running.ts';

let desk: RunningApp;
test.beforeAll(async () => {
  desk = await startDesk(0);
});
test.afterAll(() => desk.close());

/** An id as a record has it; nobody needs to hold it for the way to be right. */
const SOMEBODY = '01900000-0000-7000-8000-000000000001';
const dialog = (page: Page) => page.getByRole('dialog', { name: 'What the caller said' });

async function openFrom(place: string): Promise<Page> {
  const { page } = desk;
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toHaveCount(0);
  await goTo(page, place);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.keyboard.press('Alt+q');
  await expect(page.getByLabel('In the caller’s own words')).toBeFocused();
  return page;
}

test('the list of shortcuts names it', async () => {
  const { page } = desk;
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Shortcuts' }).click();
  await expect(page.getByRole('dialog', { name: 'Shortcuts' }).getByText('What the caller said')).toBeVisible();
  await page.keyboard.press('Escape');
});

test('it offers every phrase before a word is typed', async () => {
  const page = await openFrom('#/find');
  await expect(dialog(page).getByRole('option')).toHaveCount(phrases.length);
  await expectAccessible(page, 'caller-words');
});

test('"I want to withdraw" asks the one question and does nothing before it', async () => {
  const page = await openFrom('#/find');
  await page.keyboard.type('i want to withdraw');
  await page.keyboard.press('Enter');
  await expect(
    dialog(page).getByText('Do you want to stop the surveys or take back what you told us, or stop using the service?'),
  ).toBeVisible();
  await expect(dialog(page).getByRole('button', { name: 'Stop the surveys' })).toBeFocused();
  await expectAccessible(page, 'caller-words-question');
  await page.keyboard.press('3');
  await expect(dialog(page).getByText('No customer is open. Find who is speaking first.')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Find a customer' })).toBeVisible();
});

test('what the notice answers opens at its section', async () => {
  const page = await openFrom('#/find');
  await page.keyboard.type('i want to complain');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'I want to go to somebody else' }).press('Enter');
  await expect(page.getByRole('heading', { name: 'How to complain' })).toBeFocused();
  await expect(dialog(page)).toHaveCount(0);
});

test('what was never right goes to its form for that customer', async () => {
  const page = await openFrom(`#/customer/${SOMEBODY}`);
  await page.keyboard.type('that’s not my date of birth');
  await page.keyboard.press('Enter');
  await page.keyboard.press('1');
  await expect(dialog(page)).toHaveCount(0);
  expect(await page.evaluate(() => location.hash)).toBe(`#/customer/${SOMEBODY}/wrong`);
});

test('somebody who tells of a death is led there, with no name asked', async () => {
  const page = await openFrom(`#/customer/${SOMEBODY}`);
  await page.keyboard.type('my husband has died');
  await page.keyboard.press('Enter');
  await page.keyboard.press('1');
  await expect(dialog(page).getByText('Read nothing out. A supervisor confirms.')).toBeVisible();
  await page.keyboard.press('Enter');
  expect(await page.evaluate(() => location.hash)).toBe(`#/customer/${SOMEBODY}/died`);
});

test('with nobody open, recording consent begins with finding the customer', async () => {
  const page = await openFrom('#/notice');
  await page.keyboard.type('stop ringing me');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(dialog(page).getByText('No customer is open. Find who is speaking first.')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Find a customer' })).toBeVisible();
});

test('from a customer it goes to recording consent for that customer', async () => {
  const page = await openFrom(`#/customer/${SOMEBODY}`);
  await page.keyboard.type('no more survyes');
  await page.keyboard.press('Enter');
  await page.keyboard.press('1');
  await expect(dialog(page)).toHaveCount(0);
  expect(await page.evaluate(() => location.hash)).toBe(`#/customer/${SOMEBODY}/consent`);
});

test('arrows pick a phrase and an answer; Escape goes back one step at a time', async () => {
  const page = await openFrom('#/find');
  await page.keyboard.type('delete');
  const options = dialog(page).getByRole('option');
  await expect(options.first()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('ArrowDown');
  await expect(options.nth(1)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(dialog(page).getByText('or have one thing removed and carry on?')).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(dialog(page).getByRole('button', { name: 'Have one thing removed' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog(page).getByRole('heading', { name: 'Something else about my information' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog(page).getByText('or have one thing removed and carry on?')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByLabel('In the caller’s own words')).toHaveValue('delete');
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toHaveCount(0);
});

test('words that fit nothing say so', async () => {
  const page = await openFrom('#/find');
  await page.keyboard.type('xyzzy');
  await expect(dialog(page).getByText('Nothing fits.')).toBeVisible();
  await expect(dialog(page).getByRole('option')).toHaveCount(0);
  await page.keyboard.press('Escape');
});
