import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { display } from '../support/app.ts';
import { type Installed, install } from './installed.ts';
import { programs } from './processes.ts';
import { attach, type Packed, startPacked, until } from './start-packed.ts';

const REFUSED = 64;
let installed: Installed;
let packed: Packed | null = null;

test.beforeAll(() => {
  installed = install();
});
test.afterEach(async () => {
  await packed?.close();
  packed = null;
});
test.afterAll(() => installed?.remove());

const start = async (
  ...given: Parameters<typeof startPacked> extends [unknown, ...infer Rest] ? Rest : never
): Promise<Packed> => {
  packed = await startPacked(installed.program, ...given);
  return packed;
};

/** That it ended at once, said with which switch, and opened no port. */
async function refused(app: Packed, name: string): Promise<void> {
  expect(await Promise.race([app.ended, later('still running')])).toBe(REFUSED);
  expect(app.said()).toContain(`does not start with --${name}`);
  expect(app.said()).not.toMatch(/listening on/i);
}

const later = <T>(answer: T): Promise<T> => new Promise((done) => setTimeout(() => done(answer), 10_000));

for (const [switches, name] of [
  ['--remote-debugging-port=0', 'remote-debugging-port'],
  ['-remote-debugging-port=0', 'remote-debugging-port'],
  ['--remote-debugging-pipe', 'remote-debugging-pipe'],
  ['--inspect=0', 'inspect'],
  ['--inspect-brk=0', 'inspect-brk'],
  ['--no-sandbox', 'no-sandbox'],
  ['--ignore-certificate-errors', 'ignore-certificate-errors'],
  ['--log-net-log=/tmp/adviser-desk-net-log.json', 'log-net-log'],
] as const) {
  test(`does not start with ${switches}`, async () => {
    await refused(await start({ args: [switches] }), name);
    expect(existsSync('/tmp/adviser-desk-net-log.json')).toBe(false);
  });
}

test('a port to attach at needs the administrator’s word: not another rule, not a file others may write to', async () => {
  const args = ['--remote-debugging-port=0'];
  await refused(await start({ args, configuration: { lockMinutes: 5 } }), 'remote-debugging-port');
  await packed?.close();
  await refused(await start({ args, configuration: { allowDebuggingPort: true }, mode: '666' }), 'remote-debugging-port');
});

test('ELECTRON_RUN_AS_NODE does not make it run somebody’s script', async () => {
  const app = await start({ env: { ELECTRON_RUN_AS_NODE: '1' }, args: ['-e', 'console.log("ran " + 6 * 7)'] });
  await refused(app, 'e');
  expect(app.said()).not.toContain('ran 42');
});

test('no key of the page’s connections is written where SSLKEYLOGFILE says', async () => {
  const file = join('/tmp', `adviser-desk-keys-${process.pid}`);
  const app = await start({
    env: { SSLKEYLOGFILE: file },
    args: ['--remote-debugging-port=0'],
    configuration: { server: 'https://127.0.0.1:9', issuer: 'https://127.0.0.1:9', allowDebuggingPort: true },
  });
  const { browser, page } = await attach(app);
  await page.waitForSelector('html[data-usable]', { state: 'attached' });
  await browser.close();
  expect(existsSync(file)).toBe(false);
});

test('the keys that open developer tools open nothing, while those of the menu work', async () => {
  const app = await start({ args: ['--remote-debugging-port=0'], configuration: { allowDebuggingPort: true } });
  const { browser, page } = await attach(app);
  await page.waitForSelector('html[data-usable]', { state: 'attached' });
  const targets = async () => {
    const { host } = new URL(await app.debugging());
    return ((await (await fetch(`http://${host}/json/list`)).json()) as { url: string }[]).map(({ url }) => url);
  };
  // From the display, as a keyboard's would come: what the driver presses reaches the page and never the menu.
  const screen = await display();
  const keys = (...pressed: string[]) => execFileSync('xdotool', pressed, { env: { ...process.env, DISPLAY: screen } });
  keys('search', '--sync', '--onlyvisible', '--name', 'Adviser Desk', 'windowfocus', '--sync');
  for (const pressed of ['ctrl+shift+i', 'F12', 'ctrl+shift+j', 'ctrl+shift+c']) keys('key', pressed);
  // The menu's own key, after them: had one of them opened anything, it would be there by now.
  keys('key', 'ctrl+comma');
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
  expect((await targets()).filter((url) => url.startsWith('devtools:'))).toEqual([]);
  await browser.close();
});

test('SIGUSR1 does not open a debugger on the main process', async () => {
  const app = await start();
  await until(() => (existsSync(join(app.home, '.config', 'Adviser Desk', 'logs')) ? true : undefined), app.said);
  const [main] = await until(() => programs(app, installed.program), app.said);
  process.kill(main ?? 0, 'SIGUSR1');
  await Promise.race([app.ended, new Promise((done) => setTimeout(done, 1_500))]);
  expect(app.said()).not.toMatch(/Debugger listening/);
});
