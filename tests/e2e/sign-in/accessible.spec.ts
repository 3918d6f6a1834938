import { expect, test } from '@playwright/test';
import { launchApp } from '../../support/app.ts';
import { signInAt } from '../../support/sign-in.ts';
import { expectGood } from '../screens/good.ts';
import { startCentral } from '../shell/desk-world.ts';
import { expectSaid, expectSeen, openThreshold, signInButton, signOut } from './desk.ts';

test('Sign in: at the start, while the browser has the turn, when it did not open, when it failed', async () => {
  test.setTimeout(90_000);
  const desk = await openThreshold();
  const { page } = desk;
  try {
    await expect(page.getByText(/^Sign-in at http/)).toBeVisible();
    await expectGood(desk, 'sign-in');
    await signInButton(page).click();
    await desk.opened();
    await expectGood(desk, 'sign-in-waiting');
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expectGood(desk, 'sign-in-cancelled');
    await desk.app.evaluate(({ shell }) => {
      shell.openExternal = async () => Promise.reject(new Error('no browser'));
    });
    await signInButton(page).click();
    await expect(page.getByText(/^The browser did not open/)).toBeVisible();
    await expectGood(desk, 'sign-in-no-browser');
  } finally {
    await desk.close();
  }
});

test('Choose a passcode: by keyboard alone, with what is wrong said at the field; and signing out instead', async () => {
  test.setTimeout(120_000);
  const central = await startCentral(5);
  const desk = await launchApp({ server: central.url, issuer: central.issuer });
  const { page } = desk;
  // A key store that wraps by turning round: what it keeps is not what is looked at here.
  await desk.app.evaluate(({ safeStorage }) => {
    const turned = (bytes: Buffer) => Buffer.from(bytes.map((byte) => byte ^ 255));
    Object.assign(safeStorage, {
      isEncryptionAvailable: () => true,
      encryptString: (text: string) => turned(Buffer.from(text)),
      decryptString: (bytes: Buffer) => turned(bytes).toString(),
    });
  });
  try {
    await page.keyboard.press('Enter');
    await signInAt(await desk.opened(), 'phone.adviser');
    const first = page.getByLabel('Passcode', { exact: true });
    await expect(first).toBeFocused();
    await expectGood(desk, 'passcode');
    await page.keyboard.type('short');
    await page.keyboard.press('Enter');
    await expect(page.getByText('That is 5 characters. It has to be 8 or more.')).toBeVisible();
    await expect(first).toBeFocused();
    await expectGood(desk, 'passcode-short');
    await first.fill('aaaaaaaaaa');
    await page.keyboard.press('Enter');
    await expect(page.getByText('That is one character over and over.')).toBeVisible();
    await desk.app.evaluate(({ clipboard }) => clipboard.writeText('päss phrase from paper'));
    await first.fill('');
    await page.keyboard.press('Control+v');
    await expect(first).toHaveValue('päss phrase from paper');
    await page.keyboard.press('Tab');
    await page.keyboard.type('something else');
    await page.keyboard.press('Enter');
    await expect(page.getByText('That is not the same. Type it again.')).toBeVisible();
    await expect(page.getByLabel('The same again')).toBeFocused();
    await expect(first).toHaveAttribute('type', 'password');
    await page.getByLabel('Show what I type').check();
    await expect(first).toHaveAttribute('type', 'text');
    await page.getByRole('button', { name: 'Sign out instead' }).click();
    await expectSeen(desk, signInButton);
    await desk.opened();

    await signInButton(desk.window()).click();
    await signInAt(await desk.opened(), 'phone.adviser');
    await expectSeen(desk, (now) => now.getByLabel('Passcode', { exact: true }));
    await desk.window().keyboard.type('correct horse');
    await desk.window().keyboard.press('Tab');
    await desk.window().keyboard.type('correct horse');
    await desk.window().keyboard.press('Enter');
    await expect(desk.window().getByRole('contentinfo', { name: 'State' })).toContainText('Priya Shah', { timeout: 20_000 });
    await signOut(desk);
    await desk.opened();

    // Known on this machine: no passcode is asked for again.
    await desk.signIn('phone.adviser');
    await central.stop();
    await signOut(desk);
    await signInButton(desk.window()).click();
    await expectSaid(desk, /sign-in service does not answer/);
  } finally {
    await desk.close();
    await central.end();
  }
});
