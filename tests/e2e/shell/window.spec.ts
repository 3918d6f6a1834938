import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { v7 } from 'uuid';
import { localPeople } from '../../../backend/identity/local.ts';
import { startProvider } from '../../../backend/identity/provider/start-provider.ts';
import { appArguments, appEnvironment, launchApp, PROJECT, runtime } from '../../support/app.ts';
import { call, listen } from './desk-world.ts';

const NOBODY = 'http://127.0.0.1:9';
let profile: string;
test.beforeEach(() => {
  profile = mkdtempSync(join(tmpdir(), 'adviser-desk-profile-'));
});
test.afterEach(() => rmSync(profile, { recursive: true, force: true }));

test('the window comes back where and as large as it was, and never smaller than the screens need', async () => {
  const first = await launchApp({ server: NOBODY, profile });
  const kept = await first.app.evaluate(({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows()[0];
    window?.setBounds({ x: 90, y: 70, width: 1111, height: 777 });
    return window?.getBounds();
  });
  expect(kept).toMatchObject({ width: 1111, height: 777 });
  await first.close();
  const second = await launchApp({ server: NOBODY, profile });
  const window = await second.app.evaluate(({ BrowserWindow }) => {
    const found = BrowserWindow.getAllWindows()[0];
    const bounds = found?.getBounds();
    found?.setSize(300, 200);
    return { bounds, least: found?.getMinimumSize(), visible: found?.isVisible() };
  });
  expect(window).toEqual({ bounds: kept, least: [1024, 700], visible: true });
  await second.close();
});

test('a settings file that cannot be read is set aside, never overwritten, and the app starts', async () => {
  writeFileSync(join(profile, 'settings.json'), '{"theme": "dark"');
  writeFileSync(join(profile, 'window.json'), '\u0000\u0001');
  const { page, close } = await launchApp({ server: NOBODY, profile });
  expect(await call(page, 'shell.settings')).toMatchObject({ ok: true, value: { theme: 'system' } });
  expect(await call(page, 'shell.changeSettings', { theme: 'light' })).toMatchObject({ ok: true, value: { theme: 'light' } });
  await close();
  const aside = readdirSync(profile).filter((name) => name.includes('.unreadable-'));
  expect(aside.map((name) => name.replace(/-\d+/, '')).toSorted()).toEqual([
    'settings.unreadable.json',
    'window.unreadable.json',
  ]);
  const kept = aside.find((name) => name.startsWith('settings'));
  expect(readFileSync(join(profile, String(kept)), 'utf8')).toBe('{"theme": "dark"');
  expect(JSON.parse(readFileSync(join(profile, 'settings.json'), 'utf8'))).toEqual({ theme: 'light' });
});

test('the colours chosen hold after a restart; a field of another version falls back alone', async () => {
  writeFileSync(join(profile, 'settings.json'), '{"theme": "dark", "channel": "telepathy", "later": 1}');
  const { app, page, close } = await launchApp({ server: NOBODY, profile });
  expect(await call(page, 'shell.settings')).toMatchObject({ ok: true, value: { theme: 'dark', channel: 'telephone' } });
  expect(await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)).toBe(true);
  await listen(page);
  await app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('theme-light')?.click());
  await expect.poll(() => page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)).toBe(false);
  await app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('settings')?.click());
  await expect.poll(() => page.url()).toBe('desk://app/#/settings');
  await close();
  expect(JSON.parse(readFileSync(join(profile, 'settings.json'), 'utf8'))).toEqual({
    theme: 'light',
    channel: 'telepathy',
    later: 1,
  });
});

test('a second start shows the first window and ends itself', async () => {
  const { app, close } = await launchApp({ server: NOBODY, profile });
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
  const second = spawn(runtime().electron, appArguments(), {
    cwd: PROJECT,
    env: await appEnvironment({ server: NOBODY }, profile),
    stdio: 'ignore',
  });
  const code = await new Promise((done) => second.once('exit', done));
  expect(code).toBe(0);
  await expect.poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible())).toBe(true);
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  await close();
});

test('closing on unsent work asks first, and stays when told so', async () => {
  const folder = join(profile, 'identity');
  const provider = await startProvider({ folder, port: 0, people: localPeople });
  const { app, page, close } = await launchApp({ server: NOBODY, issuer: provider.issuer, as: 'phone.adviser', profile });
  await call(page, 'conversations.open', {
    ...{ commandId: v7(), conversationId: v7(), at: new Date().toISOString() },
    ...{ channel: 'telephone', direction: 'in', speaker: 'customer' },
  });
  await app.evaluate(({ dialog, BrowserWindow }) => {
    const own = globalThis as unknown as { asked: string[]; answer: number };
    own.asked = [];
    own.answer = 0;
    dialog.showMessageBox = (async (_window: unknown, { message }: { message: string }) => {
      own.asked.push(message);
      return { response: own.answer, checkboxChecked: false };
    }) as unknown as typeof dialog.showMessageBox;
    BrowserWindow.getAllWindows()[0]?.close();
  });
  await expect
    .poll(() => app.evaluate(() => (globalThis as unknown as { asked: string[] }).asked))
    .toEqual(['One item has not been received yet.']);
  expect(await page.evaluate(() => document.visibilityState)).toBe('visible');
  await app.evaluate(() => {
    (globalThis as unknown as { answer: number }).answer = 1;
  });
  await close();
  await provider.stop();
});

test('a page that falls over is loaded again', async () => {
  const { app, close } = await launchApp({ server: NOBODY, profile });
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer());
  // A question put to a page that is going down is never answered.
  const painted = () =>
    app.evaluate(({ BrowserWindow }) =>
      Promise.race([
        BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript('document.documentElement.dataset.painted ?? null'),
        new Promise((done) => setTimeout(() => done(null), 500)),
      ]),
    );
  await expect.poll(painted).toBe('');
  await close();
});
