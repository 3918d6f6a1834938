import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { PREFERENCES } from '../../../electron/window/preferences.ts';
import { everyOperation } from '../../../shared/operations.ts';
import { launchApp, PROJECT, type RunningApp } from '../../support/app.ts';

/** Nothing listens there. */
const NOBODY = 'http://127.0.0.1:9';
let desk: RunningApp;
test.beforeAll(async () => {
  desk = await launchApp({ server: NOBODY, againstPolicy: 'expected' });
});
test.afterAll(() => desk?.close());

test('the running window has the frozen preferences', async () => {
  expect(Object.isFrozen(PREFERENCES)).toBe(true);
  const held = await desk.app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
      getLastWebPreferences: () => Record<string, unknown>;
    };
    return contents.getLastWebPreferences();
  });
  const { partition, ...flags } = PREFERENCES;
  // Electron leaves out of the list what is off by nature.
  for (const [name, value] of Object.entries(flags)) expect({ name, value: held[name] ?? false }).toEqual({ name, value });
  for (const name of ['enableBlinkFeatures', 'additionalArguments', 'offscreen']) expect(held[name] || null).toBeNull();
  const kept = await desk.app.evaluate(
    ({ session }, name) => ({
      path: session.fromPartition(name).getStoragePath(),
      persistent: session.fromPartition(name).isPersistent(),
    }),
    partition,
  );
  expect(kept).toEqual({ path: null, persistent: false });
});

test('the page has the bridge and nothing of Node or Electron', async () => {
  const seen = await desk.page.evaluate(() => {
    const names = [
      'require',
      'process',
      'module',
      'exports',
      'global',
      'Buffer',
      '__dirname',
      'electron',
      'ipcRenderer',
      'webview',
    ];
    const { desk: bridge } = window as unknown as { desk: Record<string, Record<string, unknown>> };
    return {
      leaked: names.filter((name) => name in window),
      frozen: Object.isFrozen(bridge) && Object.values(bridge).every((area) => Object.isFrozen(area)),
      functions: Object.entries(bridge).flatMap(([area, calls]) =>
        typeof calls === 'function' ? [area] : Object.keys(calls).map((name) => `${area}.${name}`),
      ),
    };
  });
  expect(seen.leaked).toEqual([]);
  expect(seen.frozen).toBe(true);
  const session = [
    'session',
    'signIn',
    'cancelSignIn',
    'copySignInAddress',
    'signOut',
    'choosePasscode',
    'unlock',
    'lockNow',
    'stay',
  ];
  const kept = ['configuration', 'changeConfiguration', 'keepDraft', 'draft', 'dropDraft', 'settings', 'changeSettings'];
  const items = ['replaceItem', 'discardItem', 'handOverItem', 'acknowledgeItems'];
  const unsent = ['unsentItems', 'sendNow', ...items, 'meet', 'machine'];
  const day = ['day', 'addToDay', 'takeOffDay', 'fetchDay', 'destroyCopies'];
  const out = ['copyPersonal', 'exportAudit', 'printSheet', 'saveSheet', 'openLink', 'wantedPlace'];
  const shell = [...session, ...kept, ...out, 'sync', ...unsent, ...day].map((name) => `shell.${name}`);
  // What the shell alone asks, the page has no function for.
  const shellAlone = ['deskKeys.read', 'deskEvents.record', 'machines.report', 'requests.reminders'];
  const forPage = everyOperation
    .map(({ name }) => name)
    .filter((name) => !shellAlone.includes(name) && !name.startsWith('copies.'));
  // Nothing hears a message that is not a call: `error` is Electron's own.
  expect(await desk.app.evaluate(({ ipcMain }) => ipcMain.eventNames())).toEqual(['error']);
  expect(seen.functions.toSorted()).toEqual([...forPage, ...shell, 'onChange'].toSorted());
});

test('the preload is one small CommonJS file that requires electron and nothing else', () => {
  const text = readFileSync(join(PROJECT, 'out/preload/preload.cjs'), 'utf8');
  const required = [...text.matchAll(/require\(([^)]*)\)/g)].map((match) => match[1]);
  expect(required).toEqual(['"electron"']);
  expect(text).not.toMatch(/\bimport\b|zod|\.send\b|sendSync|postMessage/);
  const names = JSON.stringify(everyOperation.map(({ name }) => name)).length;
  expect(text.length - names).toBeLessThan(500);
});

test('every document carries the policy, and nothing on the first screens is against it', async () => {
  const { page } = desk;
  await page.addInitScript(() => {
    const own = window as unknown as { against: string[] };
    own.against = [];
    document.addEventListener('securitypolicyviolation', (event) =>
      own.against.push(
        `${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}:${event.columnNumber} ${event.sample}`,
      ),
    );
  });
  const answers: (string | undefined)[] = [];
  page.on('response', async (response) => answers.push((await response.allHeaders())['content-security-policy']));
  await page.reload();
  await page.waitForSelector('html[data-usable]', { state: 'attached' });
  for (const place of ['#/settings', '#/notice', '#/find']) {
    await page.evaluate((hash) => {
      location.hash = hash;
    }, place);
    await page.waitForTimeout(300);
  }
  expect(await page.evaluate(() => (window as unknown as { against: string[] }).against)).toEqual([]);
  expect(answers.length).toBeGreaterThan(2);
  for (const policy of answers) expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self' 'nonce-");
  const refused = await page.evaluate(() => {
    const script = document.createElement('script');
    try {
      script.text = 'window.ran = true';
    } catch {
      return 'trusted types';
    }
    return 'taken';
  });
  expect(refused).toBe('trusted types');
  // From a timer: what the driver itself evaluates is let through.
  const built = await page.evaluate(
    () =>
      new Promise((done) => {
        setTimeout(() => {
          try {
            done(new Function('return "built"')());
          } catch {
            done('refused');
          }
        });
      }),
  );
  expect(built).toBe('refused');
});

test('the scheme serves the page alone', async () => {
  const answers = await desk.page.evaluate(() =>
    Promise.all(
      [
        '/../../../package.json',
        '/%2e%2e%2f%2e%2e%2fpackage.json',
        '/..%5c..%5cpackage.json',
        '/assets/../../main/main.cjs',
        '/index.html',
      ].map(async (path) => (await fetch(path)).status),
    ),
  );
  expect(answers).toEqual([404, 404, 404, 404, 200]);
});

test('a call from a page that is not the desk rejects', async () => {
  const answer = await desk.app.evaluate(async ({ app, BrowserWindow }) => {
    const preload = `${app.getAppPath()}/out/preload/preload.cjs`;
    const other = new BrowserWindow({ show: false, webPreferences: { preload, partition: 'other', sandbox: true } });
    await other.loadURL('data:text/html,<title>x</title>');
    const said = await other.webContents.executeJavaScript(
      'window.desk.shell.settings().then(() => "answered", (error) => String(error))',
    );
    other.destroy();
    return said as string;
  });
  expect(answer).toContain('Refused: shell.settings from a page that is not the desk');
});
