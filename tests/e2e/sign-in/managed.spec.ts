import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { call } from '../shell/desk-world.ts';
import { expectSaid, NOBODY, openThreshold, signInButton } from './desk.ts';

let folder: string;
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'adviser-desk-managed-'));
});
test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** The app under a file that an administrator placed. */
function placed(text: string) {
  const file = join(folder, 'configuration.json');
  writeFileSync(file, text);
  return openThreshold({ env: { ADVISER_DESK_MANAGED: file, ADVISER_DESK_CLIENT_ID: 'somebody-else' } });
}

test('what an administrator placed counts, is shown, and cannot be changed here', async () => {
  const rules = { server: NOBODY, issuer: 'https://id.example/desk', clientId: 'desk-of-the-north' };
  const desk = await placed(JSON.stringify(rules));
  const { page } = desk;
  try {
    await expect(
      page.getByText('Sign-in at https://id.example/desk for the central service at http://127.0.0.1:9.'),
    ).toBeVisible();
    await page.keyboard.press('Alt+s');
    const panel = page.getByRole('region', { name: 'The service this desk works with' });
    await expect(panel).toContainText('Your administrator has set this.');
    await expect(panel).toContainText('https://id.example/desk');
    await expect(panel).toContainText('desk-of-the-north');
    await expect(panel.getByRole('textbox')).toHaveCount(0);
    expect(await call(page, 'shell.changeConfiguration', { issuer: 'https://evil.example' })).toEqual({
      ok: false,
      error: { code: 'managed' },
    });
  } finally {
    await desk.close();
  }
});

test('a broken file is said with its place, and nobody signs in', async () => {
  const desk = await placed('{"issuer": "http://id.example", "sever": "https://central.example"}');
  const { page } = desk;
  try {
    await expect(page.getByText(/cannot be used: look at issuer, sever\. Until your administrator/)).toBeVisible();
    await signInButton(page).click();
    await expectSaid(desk, /^The configuration that your administrator placed on this computer cannot be used/);
    await page.keyboard.press('Alt+s');
    const panel = page.getByRole('region', { name: 'The service this desk works with' });
    await expect(panel).toContainText(join(folder, 'configuration.json'));
    await expect(panel.getByRole('textbox')).toHaveCount(0);
  } finally {
    await desk.close();
  }
});

test('with nothing placed it is set in Settings, wrong values are named, and it counts at the next sign-in', async () => {
  const desk = await openThreshold();
  const { page } = desk;
  try {
    await page.keyboard.press('Alt+s');
    const issuer = page.getByLabel('Address of the sign-in service');
    await expect(issuer).toHaveValue(desk.issuer);
    await expect(page.getByText('Set for this run of the app').first()).toBeVisible();
    await issuer.fill('http://id.example');
    await page.getByRole('button', { name: 'Keep these' }).click();
    await expect(page.getByText(/^This has to be a whole address that begins with https/)).toBeVisible();
    await expect(issuer).toBeFocused();
    await issuer.fill('http://127.0.0.1:9/none');
    await page.getByRole('button', { name: 'Keep these' }).click();
    await expect(page.getByText('Kept. It counts from the next sign-in on.')).toBeVisible();
    await page.keyboard.press('Alt+i');
    await expect(page.getByText(/^Sign-in at http:\/\/127\.0\.0\.1:9\/none/)).toBeVisible();
    await signInButton(page).click();
    await expectSaid(desk, /sign-in service does not answer/);
  } finally {
    await desk.close();
  }
});
