import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { ordinaryUser } from '../../scripts/stages/ordinary-user.mjs';
import { display } from '../support/app.ts';
import { outputOf } from './installed.ts';

export type Start = {
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** What an administrator has placed; none when left out. */
  readonly configuration?: Readonly<Record<string, unknown>>;
  /** Who may write to that file besides, as chmod takes it. */
  readonly mode?: string;
};

export type Packed = {
  readonly child: ChildProcess;
  readonly home: string;
  /** All it printed so far. */
  readonly said: () => string;
  readonly ended: Promise<number | null>;
  /** The address programs attach at, once it says so. */
  readonly debugging: () => Promise<string>;
  /** Addresses it handed to the system's browser. */
  readonly opened: () => string[];
  readonly close: () => Promise<void>;
};

const root = process.getuid?.() === 0;
const SCRIPT = join(import.meta.dirname, 'with-configuration.sh');

/**
 * Starts an installed app as a person at the machine would: as an ordinary user with the sandbox on, where root runs this.
 * An ordinary user who runs this can only place a managed file as root of a namespace of their own, for whom Chromium goes
 * without its sandbox.
 */
export async function startPacked(program: string, { args = [], env = {}, configuration, mode }: Start = {}): Promise<Packed> {
  const home = mkdtempSync(join(tmpdir(), 'adviser-desk-home-'));
  const bin = join(home, 'bin');
  for (const folder of [bin, join(home, 'etc')]) mkdirSync(folder);
  // In the place of the desktop's own: what it is asked to open is written down.
  writeFileSync(join(bin, 'xdg-open'), `#!/bin/sh\nprintf '%s\\n' "$1" >> "${home}/opened"\n`, { mode: 0o755 });
  writeFileSync(join(home, 'configuration.json'), JSON.stringify(configuration ?? {}));
  if (root) outputOf('chown', '-R', await ordinaryUser(), home);
  const variables = { PATH: `${bin}:/usr/bin:/bin`, HOME: home, DISPLAY: await display(), LANG: 'C.UTF-8', ...env };
  const inNamespaceRoot = !root && configuration !== undefined;
  const app = [
    ...(root ? ['runuser', '-u', await ordinaryUser(), '--'] : []),
    'env',
    '-i',
    ...Object.entries(variables).map(([name, value]) => `${name}=${value}`),
    program,
    ...(inNamespaceRoot ? ['--no-sandbox'] : []),
    ...args,
  ];
  const placed = [
    '--mount',
    ...(root ? [] : ['--user', '--map-root-user']),
    SCRIPT,
    join(home, 'etc'),
    join(home, 'configuration.json'),
  ];
  const [command = '', ...rest] = configuration === undefined ? app : ['unshare', ...placed, ...app];
  const child = spawn(command, rest, {
    cwd: '/',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...(mode ? { CONFIGURATION_MODE: mode } : {}) },
  });
  return follow(child, home);
}

function follow(child: ChildProcess, home: string): Packed {
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk) => {
      text += chunk;
    });
  }
  const ended = new Promise<number | null>((done, failed) => {
    child.once('error', failed);
    child.once('close', done);
  });
  const kept = join(home, 'opened');
  return {
    child,
    home,
    said: () => text,
    ended,
    debugging: () =>
      until(
        () => /DevTools listening on (ws:\S+)/.exec(text)?.[1],
        () => `no debugging port:\n${text}`,
      ),
    opened: () => (existsSync(kept) ? readFileSync(kept, 'utf8').trim().split('\n') : []),
    close: async () => {
      child.kill('SIGTERM');
      const forced = setTimeout(() => child.kill('SIGKILL'), 5_000);
      await ended;
      clearTimeout(forced);
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** Waits up to twenty seconds for an answer. */
export async function until<T>(look: () => T | undefined | Promise<T | undefined>, complaint: () => string): Promise<T> {
  for (const end = Date.now() + 20_000; Date.now() < end; ) {
    const found = await look();
    if (found !== undefined) return found;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(complaint());
}

/** Attaches to a running app and answers its page once it has drawn itself. */
export async function attach(packed: Packed): Promise<{ browser: Browser; page: Page }> {
  const browser = await chromium.connectOverCDP(await packed.debugging(), { noDefaults: true });
  const pages = () => browser.contexts().flatMap((context) => context.pages());
  const page = await until(
    () => pages().find((one) => one.url().startsWith('desk:')),
    () => `no page of ours among ${pages().length}`,
  );
  await page.waitForSelector('html[data-painted]', { state: 'attached' });
  return { browser, page };
}
