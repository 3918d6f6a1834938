import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { launchApp, PROJECT, type RunningApp } from '../../support/app.ts';
import { faultsOf } from '../../support/axe.ts';
import { startCentral } from '../shell/desk-world.ts';

/** A backend with a few synthetic people, and the app with a phone adviser signed in to it. */
export async function startDesk(customers: number): Promise<RunningApp> {
  const central = await startCentral(customers);
  const running = await launchApp({ server: central.url, issuer: central.issuer, as: 'phone.adviser' });
  const close = async () => {
    await running.close();
    await central.end();
  };
  return { ...running, close };
}

/** Goes to a place of the app, as a link inside it would. */
export async function goTo(page: Page, place: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, place);
}

/** No accessibility fault on what is shown, in light and in dark. */
export async function expectAccessible(page: Page, shot: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    // Half faded in, a text has not the contrast it will have.
    await page.evaluate(async () => {
      await new Promise((done) => requestAnimationFrame(done));
      await Promise.allSettled(document.getAnimations().map((one) => one.finished));
    });
    await page.screenshot({ path: join(PROJECT, `.local/e2e/${shot}-${colorScheme}.png`) });
    expect(await faultsOf(page)).toEqual([]);
  }
}
