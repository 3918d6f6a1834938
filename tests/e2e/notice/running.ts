import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { launchApp, PROJECT, type RunningApp } from '../../support/app.ts';
import { type BackendProcess, startBackendProcess } from '../../support/backend-process.ts';

export type RunningDesk = RunningApp & { readonly backend: BackendProcess };

/** A fresh embedded backend with a few synthetic people, and the app with a phone adviser signed in to it. */
export async function startDesk(customers: number): Promise<RunningDesk> {
  const folder = mkdtempSync(join(tmpdir(), 'adviser-desk-backend-'));
  const backend = await startBackendProcess({
    DATA_FOLDER: join(folder, 'data'),
    LOCAL_IDENTITY: join(folder, 'identity'),
    IDENTITY_PORT: '0',
    CUSTOMERS: String(customers),
  });
  const running = await launchApp({ server: backend.url, issuer: backend.issuer, as: 'phone.adviser' });
  const close = async () => {
    await running.close();
    await backend.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { ...running, backend, close };
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
    // Electron has no second page to run the rules in: the old way runs them in this one.
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
    expect(
      violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html, failureSummary }) => `${html}\n${failureSummary}`) })),
    ).toEqual([]);
  }
}
