import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';
import { localPeople } from '../../../backend/identity/local.ts';
import { startProvider } from '../../../backend/identity/provider/start-provider.ts';
import { type AppOptions, launchApp, type RunningApp } from '../../support/app.ts';

/** Nothing listens there: these tests are about the way in. */
export const NOBODY = 'http://127.0.0.1:9';

/** The app beside a provider of its own, nobody signed in. */
export type Threshold = RunningApp & { readonly issuer: string };

export async function openThreshold(options: Partial<AppOptions> & { readonly tokenSeconds?: number } = {}): Promise<Threshold> {
  const folder = mkdtempSync(join(tmpdir(), 'adviser-desk-provider-'));
  const { tokenSeconds, ...rest } = options;
  const provider = await startProvider({ folder, port: 0, people: localPeople, ...(tokenSeconds ? { tokenSeconds } : {}) });
  const running = await launchApp({ server: NOBODY, issuer: provider.issuer, ...rest });
  const close = async () => {
    await running.close();
    await provider.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { ...running, issuer: provider.issuer, close };
}

export const signInButton = (page: Page) => page.getByRole('button', { name: 'Sign in', exact: true });
export const waiting = (page: Page) => page.getByText('Go on in your browser.');

/** Something comes to be on screen, in whichever window is there by then. */
export async function expectSeen(desk: RunningApp, find: (page: Page) => Locator, timeout = 20_000): Promise<void> {
  const seen = () =>
    find(desk.window())
      .isVisible()
      .catch(() => false);
  await expect.poll(seen, { timeout }).toBe(true);
}

/** Presses *Sign out* and waits until nobody is signed in. */
export async function signOut(desk: RunningApp): Promise<void> {
  await desk.window().getByRole('button', { name: 'Sign out' }).click();
  await expectSeen(desk, signInButton);
}

/** Nobody is signed in, and the screen says why. */
export async function expectSaid(desk: RunningApp, words: string | RegExp, timeout = 30_000): Promise<void> {
  await expectSeen(desk, (page) => page.getByRole('main').getByText(words), timeout);
  await expect(signInButton(desk.window())).toBeFocused();
}
