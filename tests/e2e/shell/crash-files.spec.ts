import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { launchApp, PROJECT, type RunningApp } from '../../support/app.ts';
import { filesUnder } from '../../support/profile-grep.ts';

/** Nothing listens there. */
const NOBODY = 'http://127.0.0.1:9';

/** Fells the page and waits for the next one. */
async function fell(desk: RunningApp): Promise<void> {
  await desk.app.evaluate(async ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    const back = new Promise<void>((done) => contents?.once('did-finish-load', () => done()));
    contents?.forcefullyCrashRenderer();
    await back;
  });
}
const dumps = (folder: string) => filesUnder(folder).filter((file) => /\.(dmp|core|meta)$|[/\\]core(\.\d+)?$/.test(file));

test('a page that falls over leaves no file about it, and nothing is there to write one', async () => {
  const desk = await launchApp({ server: NOBODY });
  const folder = await desk.app.evaluate(({ app }) => app.getPath('crashDumps'));
  try {
    expect(folder.startsWith(desk.profile)).toBe(true);
    await fell(desk);
    expect(dumps(desk.profile)).toEqual([]);
    const handlers = readdirSync('/proc').filter((pid) => {
      try {
        return (
          /crashpad/.test(readFileSync(`/proc/${pid}/cmdline`, 'latin1')) &&
          readFileSync(`/proc/${pid}/cmdline`, 'latin1').includes(desk.profile)
        );
      } catch {
        return false;
      }
    });
    expect(handlers).toEqual([]);
  } finally {
    await desk.close();
  }
});

test('the same look finds the file a crash reporter would leave', async () => {
  const desk = await launchApp({ server: NOBODY });
  try {
    await desk.app.evaluate(({ crashReporter }) => crashReporter.start({ uploadToServer: false }));
    // The page now there began before it; the next one belongs to it.
    await fell(desk);
    await desk.app.evaluate(async ({ BrowserWindow }) => {
      const other = new BrowserWindow({ show: false, webPreferences: { partition: 'control' } });
      await other.loadURL('data:text/html,x');
      other.webContents.forcefullyCrashRenderer();
    });
    await expect.poll(() => dumps(desk.profile).length, { timeout: 15_000 }).toBeGreaterThan(0);
  } finally {
    await desk.close();
  }
});

test('the shell nowhere starts a crash reporter', () => {
  const sources = filesUnder(join(PROJECT, 'electron')).filter((file) => file.endsWith('.ts'));
  expect(sources.length).toBeGreaterThan(20);
  expect(sources.filter((file) => readFileSync(file, 'utf8').includes('crashReporter'))).toEqual([]);
});
