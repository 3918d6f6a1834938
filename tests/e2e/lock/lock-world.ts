import { expect, type Page } from '@playwright/test';
import { launchApp, type RunningApp } from '../../support/app.ts';
import { type SignInOptions, signInAt } from '../../support/sign-in.ts';
import { type Central, startCentral } from '../shell/desk-world.ts';

/** An app and a backend; its window changes whenever the desk is locked. */
export type LockWorld = {
  readonly central: Central;
  readonly desk: RunningApp;
  /** The window there is now. */
  readonly page: () => Page;
  /** Locks as the menu does; answers the window that came instead. */
  readonly lock: () => Promise<Page>;
  /** Presses *Sign in to unlock* and signs in as `as` in the browser's place. */
  readonly signInToUnlock: (as: string, options?: SignInOptions) => Promise<void>;
  readonly end: () => Promise<void>;
};

export const CUSTOMERS = 60;

export async function startLockWorld(env: Record<string, string> = {}, args?: readonly string[]): Promise<LockWorld> {
  const central = await startCentral(CUSTOMERS);
  const desk = await launchApp({ server: central.url, issuer: central.issuer, env, args: args ?? [] });
  const page = () => desk.app.windows().findLast((one) => !one.isClosed()) as Page;
  return {
    central,
    desk,
    page,
    lock: async () => {
      const old = page();
      const next = desk.app.waitForEvent('window');
      await desk.app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('lock')?.click());
      const fresh = await next;
      await expect.poll(() => old.isClosed()).toBe(true);
      await expect(lockedHeading(fresh)).toBeVisible();
      return fresh;
    },
    signInToUnlock: async (as, options) => {
      await page().getByRole('button', { name: 'Sign in to unlock' }).click();
      await signInAt(await desk.opened(), as, options);
    },
    end: async () => {
      await desk.close();
      await central.end();
    },
  };
}

export const lockedHeading = (page: Page) => page.getByRole('heading', { level: 1, name: 'Locked' });
