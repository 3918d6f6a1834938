import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { type ElectronApplication, _electron as electron, type Page } from '@playwright/test';
import { expectPolicyKept, watchPolicy } from './policy-watch.ts';
import { type SignInOptions, signInAt } from './sign-in.ts';

export const PROJECT = resolve(import.meta.dirname, '../..');

/** The Electron to use, as the start scripts left it. */
export type Runtime = { readonly electron: string; readonly version: string; readonly fallback: boolean };

export function runtime(): Runtime {
  return JSON.parse(readFileSync(join(PROJECT, '.local/runtime.json'), 'utf8')) as Runtime;
}

export type AppOptions = {
  /** Address of the backend. */
  readonly server: string;
  /** The provider to sign in at. */
  readonly issuer?: string | null;
  /** Who signs in once the app is there, over plain HTTP in place of the browser; without anybody nobody does. */
  readonly as?: string;
  /** A profile folder to keep between starts; otherwise a fresh one that goes when the app is closed. */
  readonly profile?: string;
  readonly env?: Record<string, string>;
  /** More for the runtime's command line, before the app's own place. */
  readonly args?: readonly string[];
  /** Leaves Chromium's sandbox on: only as an ordinary user, and for one it is on unless told otherwise. */
  readonly chromiumSandbox?: boolean;
  /** The test does on purpose what the content security policy refuses; otherwise that fails the run when the app is closed. */
  readonly againstPolicy?: 'expected';
};

export type RunningApp = {
  readonly app: ElectronApplication;
  /** The page at the start. */
  readonly page: Page;
  /** The page now: when somebody goes, or the desk locks, the window goes and another one comes. */
  readonly window: () => Page;
  readonly profile: string;
  /** Ends the app as a person would, or by force when it stays (unsent work asks before it goes). */
  readonly close: () => Promise<void>;
  /** Presses *Sign in* and does in the browser's place what a person does there; answers when Find is on screen. */
  readonly signIn: (as: string, options?: SignInOptions) => Promise<void>;
  /** The address the browser was asked to open last, taken; waits until there is one. */
  readonly opened: () => Promise<string>;
};

let screen: Promise<string> | undefined;

/** The display to draw on: the one at hand, else one virtual screen a process. */
export function display(): Promise<string> {
  screen ??= process.env.DISPLAY || process.platform !== 'linux' ? Promise.resolve(process.env.DISPLAY ?? '') : startXvfb();
  return screen;
}

function startXvfb(): Promise<string> {
  return new Promise((found, failed) => {
    const xvfb = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1600x1200x24', '-nolisten', 'tcp'], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    });
    xvfb.once('error', failed);
    xvfb.once('exit', (code) => failed(new Error(`Xvfb ended with ${code}`)));
    xvfb.stdio[3]?.once('data', (data: Buffer) => {
      found(`:${String(data).trim()}`);
      // From here on it must not keep this process alive; it ends with it.
      xvfb.unref();
      (xvfb.stdio[3] as { unref?: () => void }).unref?.();
    });
    process.once('exit', () => xvfb.kill());
  });
}

/** The environment the app is started with: this one's, without what belongs to other parts. */
export async function appEnvironment(options: AppOptions, profile: string): Promise<Record<string, string>> {
  const inherited = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && !/^(ADVISER_DESK_|ELECTRON_)/.test(entry[0]),
  );
  return {
    ...Object.fromEntries(inherited),
    DISPLAY: await display(),
    ADVISER_DESK_SERVER: options.server,
    ...(options.issuer ? { ADVISER_DESK_ISSUER: options.issuer } : {}),
    // What an administrator of this machine placed is no part of a test.
    ADVISER_DESK_MANAGED: join(profile, 'no-managed-file.json'),
    ADVISER_DESK_PROFILE: profile,
    ...options.env,
  };
}

/** Whether Chromium runs with its sandbox here: it refuses to as root. */
const sandboxed = () => process.getuid?.() !== 0;

/** Arguments of the runtime: the project itself; Chromium insists on no sandbox as root. */
export function appArguments(sandbox = sandboxed()): string[] {
  return sandbox ? [PROJECT] : [PROJECT, '--no-sandbox'];
}

/** Starts the built app (run the build first) and waits for its page. */
export async function launchApp(options: AppOptions): Promise<RunningApp> {
  const profile = options.profile ?? mkdtempSync(join(tmpdir(), 'adviser-desk-profile-'));
  // By way of the electron package, not as `executablePath`: only then does the driver hold the app back until it is
  // connected. Otherwise the two race, and one start in thirty hangs on a busy machine.
  process.env.ELECTRON_OVERRIDE_DIST_PATH = dirname(runtime().electron);
  const app = await electron.launch({
    args: [...(options.args ?? []), ...appArguments(options.chromiumSandbox)],
    cwd: PROJECT,
    env: await appEnvironment(options, profile),
    chromiumSandbox: options.chromiumSandbox ?? sandboxed(),
    // The app's own choice of colours, not the driver's.
    colorScheme: null,
  });
  const against = await watchPolicy(app);
  const page = await app.firstWindow();
  await page.waitForSelector('html[data-painted]', { state: 'attached' });
  const child = app.process();
  const close = async () => {
    const ended = new Promise((done) => child.once('exit', done));
    const forced = setTimeout(() => child.kill('SIGKILL'), 5_000);
    await app.close().catch(() => undefined);
    if (child.exitCode === null && child.signalCode === null) await ended;
    clearTimeout(forced);
    if (!options.profile) rmSync(profile, { recursive: true, force: true });
    if (options.againstPolicy !== 'expected') expectPolicyKept(against);
  };
  const opened = await keepAddresses(app);
  const window = () => app.windows().findLast((one) => !one.isClosed()) ?? page;
  const signIn = async (as: string, given?: SignInOptions) => {
    await window().getByRole('button', { name: 'Sign in', exact: true }).click();
    await signInAt(await opened(), as, given);
    await window()
      .getByRole('combobox', { name: /^Anything the caller says/ })
      .waitFor();
  };
  const running = { app, page, window, profile, close, signIn, opened };
  if (options.as) await signIn(options.as).catch((error: unknown) => close().then(() => Promise.reject(error)));
  return running;
}

/** No browser opens in a test: the app's addresses are kept for whoever asks. Links outside go the same way. */
export async function keepAddresses(app: ElectronApplication): Promise<() => Promise<string>> {
  await app.evaluate(({ shell }) => {
    const own = globalThis as unknown as { opened: string[] };
    own.opened = [];
    shell.openExternal = async (address: string) => void own.opened.push(address);
  });
  return async () => {
    for (const until = Date.now() + 15_000; Date.now() < until; ) {
      const address = await app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened.shift());
      if (address) return address;
      await new Promise((done) => setTimeout(done, 50));
    }
    throw new Error('The app did not open the browser');
  };
}
