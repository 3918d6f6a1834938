import { chromium, expect, test } from '@playwright/test';
import { launchApp } from '../../support/app.ts';
import { call, startCentral } from '../shell/desk-world.ts';
import { signInButton, signOut } from './desk.ts';

/** Debian's own; elsewhere the driver's. */
const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';

test('a real sign-in in Chromium opens the desk, and signing out ends the session at the provider', async () => {
  test.setTimeout(120_000);
  const central = await startCentral(20);
  const desk = await launchApp({ server: central.url, issuer: central.issuer });
  const browser = await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
  try {
    const web = await browser.newPage();
    await signInButton(desk.page).click();
    await web.goto(await desk.opened());
    await web.getByRole('button', { name: /Priya Shah/ }).click();
    await expect(web.getByRole('heading', { name: 'Back to Adviser Desk' })).toBeVisible();
    expect(web.url()).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/signed-in\?/);
    await expect(desk.page.getByRole('contentinfo', { name: 'State' })).toContainText(
      'Priya Shah · National Careers Service helpline',
    );
    expect(await call(desk.page, 'notice.read', { version: 'current' })).toMatchObject({ ok: true });
    expect(await desk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible())).toBe(true);

    // The same address again: it is gone with its one answer.
    await expect(web.reload()).rejects.toThrow(/ERR_CONNECTION_REFUSED/);

    await signOut(desk);
    await web.goto(await desk.opened());
    await web.getByRole('button', { name: 'Sign out' }).click();
    await expect(web.getByRole('heading', { name: 'You are signed out' })).toBeVisible();

    // Whoever comes next says who they are.
    await signInButton(desk.window()).click();
    await web.goto(await desk.opened());
    await expect(web.getByRole('button', { name: /Priya Shah/ })).toBeVisible();
  } finally {
    await browser.close();
    await desk.close();
    await central.end();
  }
});
