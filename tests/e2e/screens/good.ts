import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { PROJECT, type RunningApp } from '../../support/app.ts';
import { faultsOf } from '../../support/axe.ts';

type Desk = Pick<RunningApp, 'app' | 'page'>;

const PICTURES = join(process.env.E2E_OUTPUT ?? join(PROJECT, '.local/e2e'), 'screens');
const SMALLEST = { width: 1024, height: 700 };
const LARGE = { width: 1920, height: 1080 };
const EVERY_VIEW = [
  ['light', 'light', SMALLEST, 1],
  ['large-dark', 'dark', SMALLEST, 2],
  ['dark', 'dark', SMALLEST, 1],
  ['large', 'light', SMALLEST, 2],
  ['wide', 'light', LARGE, 1],
  ['wide-dark', 'dark', LARGE, 1],
] as const;
/** Both themes, and enlarged: of what lasts only seconds, also in a full run. */
export const VIEWS_AT_ONCE = EVERY_VIEW.slice(0, 2);
/** Those always; every view in a full run. */
const VIEWS = process.env.TEST_FULL === '1' ? EVERY_VIEW : VIEWS_AT_ONCE;

/** Sets the window's content and zoom, as a person would with the window's edge and Ctrl +. */
export async function look(desk: Desk, zoom: number, size = SMALLEST): Promise<void> {
  await desk.app.evaluate(
    ({ BrowserWindow }, { width, height, factor }) => {
      const [window] = BrowserWindow.getAllWindows();
      window?.setContentSize(width, height);
      window?.webContents.setZoomFactor(factor);
    },
    { ...size, factor: zoom },
  );
  await expect.poll(() => desk.page.evaluate(() => innerWidth)).toBe(Math.round(size.width / zoom));
}

/** Waits until what was asked for has been drawn: two frames, and whatever moves has come to rest. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (let frame = 0; frame < 2; frame++) await new Promise((done) => requestAnimationFrame(done));
    await new Promise((done) => setTimeout(done, 100));
    await Promise.allSettled(document.getAnimations().map((one) => one.finished));
  });
}

/** What the window shows, as the window itself draws it: enlarged it is more than the page's own measure. */
async function picture(desk: Desk, name: string): Promise<void> {
  const png = await desk.app.evaluate(async ({ BrowserWindow }) => {
    const image = await BrowserWindow.getAllWindows()[0]?.webContents.capturePage();
    return image?.toPNG().toString('base64') ?? '';
  });
  mkdirSync(PICTURES, { recursive: true });
  writeFileSync(join(PICTURES, `${name}.png`), Buffer.from(png, 'base64'));
}

/** Light, dark, twice as large and on a wide screen: no fault, nothing to scroll sideways; a picture of each is left to be looked at. */
export async function expectGood(desk: Desk, name: string, views: readonly (typeof EVERY_VIEW)[number][] = VIEWS): Promise<void> {
  const { page } = desk;
  for (const [view, colorScheme, size, zoom] of views) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await look(desk, zoom, size);
    await settled(page);
    await picture(desk, `${name}-${view}`);
    expect(await faultsOf(page), `${name} in ${view}`).toEqual([]);
    const [wide, visible] = await page.evaluate(() => [
      document.documentElement.scrollWidth,
      document.documentElement.clientWidth,
    ]);
    expect(wide, `${name} in ${view} scrolls sideways`).toBeLessThanOrEqual(visible as number);
  }
  await look(desk, 1);
}
