import { expect, test } from '@playwright/test';
import { noticeFiles } from '../../../backend/notice/load.ts';
import type { Desk } from '../../../shared/desk.ts';
import { currentNotice, textsOf } from '../../../shared/domain/notice.ts';
import type { RunningApp } from '../../support/app.ts';
import { expectAccessible, goTo, startDesk } from './running.ts';

let desk: RunningApp;
test.beforeAll(async () => {
  desk = await startDesk(0);
});
test.afterAll(() => desk.close());

const open = async () => {
  const { page } = desk;
  await goTo(page, '#/find');
  await page.getByRole('heading', { level: 1, name: 'Find a customer' }).waitFor();
  await page.keyboard.press('Alt+p');
  await expect(page.getByRole('heading', { level: 1, name: 'Privacy notice' })).toBeVisible();
  await expect(page.getByLabel('Search the notice')).toBeFocused();
};

test('one key shows every text of the notice in force, and its version', async () => {
  await open();
  const notice = currentNotice(await noticeFiles(), new Date().toISOString().slice(0, 10));
  if (!notice) throw new Error('No notice in force');
  const main = desk.page.locator('#main');
  const shown = (await main.innerText()).replace(/\s+/g, ' ');
  for (const section of notice.sections)
    for (const text of [section.heading, ...section.blocks.flatMap(textsOf)]) expect(shown).toContain(text);
  expect(shown).toContain(`version ${notice.version}, in force since 25 May 2018`);
  expect(shown).toContain(notice.controller);
  await expect(main.getByRole('table')).toHaveCount(5);
  await expect(main.getByRole('row', { name: /JSESSIONID/ })).toContainText('When you close your browser');
});

test('searching marks, counts and filters as one types; keys go to the next match and the one before', async () => {
  await open();
  const { page } = desk;
  await page.keyboard.type('0800 100 900');
  await expect(page.getByText('Match 1 of 3')).toBeVisible();
  await expect(page.locator('#main mark')).toHaveCount(3);
  await expect(page.getByRole('navigation', { name: 'Contents' }).getByRole('link')).toHaveCount(3);
  const current = page.locator('mark[data-current]');
  await expect(current).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(page.getByText('Match 2 of 3')).toBeVisible();
  await expect(page.getByRole('region', { name: /incorrect/ }).locator('mark[data-current]')).toBeInViewport();
  await page.keyboard.press('Shift+Enter');
  await page.keyboard.press('Shift+Enter');
  await expect(page.getByText('Match 3 of 3')).toBeVisible();
  await page.keyboard.press('Alt+n');
  await expect(page.getByText('Match 1 of 3')).toBeVisible();
  await expectAccessible(page, 'notice-search');
  await page.keyboard.press('Escape');
  await expect(page.locator('#main mark')).toHaveCount(0);
  await page.keyboard.type('elephants');
  await expect(page.getByText('Nowhere in the notice')).toBeVisible();
});

test('the contents lead to a section by keyboard', async () => {
  await open();
  const { page } = desk;
  const link = page.getByRole('navigation', { name: 'Contents' }).getByRole('link', { name: 'How to complain' });
  await link.focus();
  await page.keyboard.press('Enter');
  const heading = page.getByRole('heading', { name: 'How to complain' });
  await expect(heading).toBeFocused();
  await expect(heading).toBeInViewport();
  await page.keyboard.press('/');
  await expect(page.getByLabel('Search the notice')).toBeFocused();
});

test('a link is handed to the shell and to nothing else; the page stays', async () => {
  await open();
  const { app, page } = desk;
  await app.evaluate(({ shell }) => {
    const opened: string[] = [];
    Object.assign(globalThis, { opened });
    shell.openExternal = async (url: string) => void opened.push(url);
  });
  await page.getByRole('link', { name: 'ICO: report a concern' }).focus();
  await page.keyboard.press('Enter');
  await expect
    .poll(() => app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened))
    .toEqual(['https://ico.org.uk/concerns/']);
  expect(app.windows()).toHaveLength(1);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Privacy notice');
});

test('every link of the notice is one the shell may open', async () => {
  const hrefs = (await noticeFiles()).flatMap((notice) =>
    notice.sections.flatMap((section) => section.blocks.flatMap((block) => (block.kind === 'links' ? block.links : []))),
  );
  for (const { href } of hrefs) {
    const answer = await desk.page.evaluate(
      (address) => (window as unknown as { desk: Desk }).desk.shell.openLink(address),
      href,
    );
    expect(answer).toEqual({ ok: true, value: null });
  }
});

test('accessible in light and dark, and at 200 % zoom in the smallest window', async () => {
  await open();
  const { app, page } = desk;
  await expectAccessible(page, 'notice');
  await app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    window?.setContentSize(1024, 700);
    window?.webContents.setZoomFactor(2);
  });
  await expectAccessible(page, 'notice-zoomed');
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(sideways).toBeLessThanOrEqual(0);
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(1));
});
