import { type ElectronApplication, expect, type Page } from '@playwright/test';

/** What the walk signs in with: the app and its window, a page of a browser of its own, and whom to be. */
export type SigningIn = {
  readonly app: ElectronApplication;
  /** The window there is now: the app makes a new one when somebody leaves. */
  page: Page;
  readonly browser: Page;
  /** The address the app asked the browser to open. */
  readonly opened: () => Promise<string>;
  /** The provider's own address: a browser is taken nowhere else. */
  readonly issuer: string;
  /** The name on the provider's page. */
  readonly name: string;
  /** Keeps what the browser shows. */
  readonly shoot: (name: string) => Promise<void>;
};

const PATIENT = { timeout: 20_000 };

/** Signs in as a person does: *Sign in*, the provider's page in the browser, the person's button, back to the app. */
export async function signIn(walk: SigningIn): Promise<void> {
  const { page, browser, name, shoot } = walk;
  await page.getByRole('main').getByRole('button', { name: 'Sign in', exact: true }).click(PATIENT);
  await browser.goto(await wanted(walk));
  await expect(browser.getByRole('heading', { name: 'Sign in to Adviser Desk' })).toBeVisible(PATIENT);
  await shoot('sign-in-page');
  await browser.getByRole('button', { name }).click();
  await expect.poll(() => new URL(browser.url()).pathname, PATIENT).toBe('/signed-in');
  await shoot('sign-in-answer');
  const find = page.getByRole('combobox', { name: 'Anything the caller says' });
  const passcode = page.getByRole('heading', { name: 'Choose a passcode' });
  await expect(find.or(passcode)).toBeVisible(PATIENT);
  if (await passcode.isVisible()) await choosePasscode(page);
  await expect(find).toBeVisible(PATIENT);
  await expect(page.getByRole('contentinfo', { name: 'State' })).toContainText(name);
}

/** Signs out: the app forgets at once, its window with it, and the session at the provider ends in the browser. */
export async function signOut(walk: SigningIn): Promise<void> {
  const { app, browser, shoot } = walk;
  const anew = app.waitForEvent('window', PATIENT);
  await walk.page.getByRole('button', { name: 'Sign out', exact: true }).click();
  walk.page = await anew;
  await expect(walk.page.getByRole('main').getByRole('button', { name: 'Sign in', exact: true })).toBeVisible(PATIENT);
  await browser.goto(await wanted(walk));
  await browser.getByRole('button', { name: 'Sign out' }).click(PATIENT);
  await expect(browser.getByRole('heading', { name: 'You are signed out' })).toBeVisible(PATIENT);
  await shoot('sign-out-page');
}

async function choosePasscode(page: Page): Promise<void> {
  await page.getByLabel('Passcode', { exact: true }).fill('walk the main job');
  await page.getByLabel('The same again').fill('walk the main job');
  await page.getByRole('button', { name: 'Use this passcode' }).click();
}

/** The address the app wants opened; it must be the provider's. */
async function wanted({ opened, issuer }: SigningIn): Promise<string> {
  const address = await opened();
  expect(new URL(address).origin).toBe(issuer);
  return address;
}
