import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as rest } from 'node:timers/promises';
import { appEnvironment, runtime } from '../../support/app.ts';
import { connectDevtools } from './devtools.ts';
import { familyOf, memoryOf } from './memory.ts';

/** What one start came to: milliseconds from the spawn, and kilobytes after the idle time (null when not asked). */
export type Start = { readonly painted: number; readonly usable: number; readonly memory: number | null };

export type Measured = {
  /** The application folder. */
  readonly folder: string;
  readonly server: string;
  /** A profile to start with again; otherwise a fresh one. */
  readonly profile?: string;
  /** Milliseconds of idling before the memory is read; 0 does not read it. */
  readonly idle: number;
};

/** Milliseconds in which nobody looks at the window, so that looking does not slow it. */
const UNDISTURBED = 2_500;
const PATIENCE = 20_000;

/** Starts an application, leaves it alone, then reads the page's own marks of its start. */
export async function startOnce(what: Measured): Promise<Start> {
  const profile = what.profile ?? mkdtempSync(join(tmpdir(), 'adviser-desk-bench-'));
  const env = await appEnvironment({ server: what.server }, profile);
  const began = performance.timeOrigin + performance.now();
  const child = spawn(runtime().electron, [what.folder, '--no-sandbox', '--remote-debugging-port=0'], {
    cwd: what.folder,
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  try {
    const port = await debuggingPort(child);
    await rest(UNDISTURBED);
    const marks = await readMarks(port);
    if (what.idle > 0) await rest(what.idle);
    const memory = what.idle > 0 ? memoryOf(familyOf(child.pid as number)) : null;
    return { painted: marks.painted - began, usable: marks.usable - began, memory };
  } finally {
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    const forced = setTimeout(() => child.kill('SIGKILL'), 3_000);
    if (child.exitCode === null && child.signalCode === null) await ended;
    clearTimeout(forced);
    if (!what.profile) rmSync(profile, { recursive: true, force: true });
  }
}

/** The port Chromium chose, from the line it writes to stderr. */
function debuggingPort(child: ChildProcess): Promise<number> {
  return new Promise((found, failed) => {
    let said = '';
    child.stderr?.on('data', (data: Buffer) => {
      said += String(data);
      const port = /DevTools listening on ws:\/\/127\.0\.0\.1:(\d+)\//.exec(said)?.[1];
      if (port) found(Number(port));
    });
    child.once('exit', () => failed(new Error(`The application ended before it was ready:\n${said}`)));
  });
}

/** When the page was painted and usable, in milliseconds since 1970. */
async function readMarks(port: number): Promise<{ painted: number; usable: number }> {
  const devtools = await connectDevtools(port);
  try {
    const until = Date.now() + PATIENCE;
    while (Date.now() < until) {
      const [painted, usable] = await devtools.evaluate<[number | null, number | null]>(
        `['painted', 'usable'].map((name) => {
          const mark = performance.getEntriesByName(name)[0];
          return mark ? performance.timeOrigin + mark.startTime : null;
        })`,
      );
      if (painted && usable) return { painted, usable };
      await rest(100);
    }
  } finally {
    devtools.close();
  }
  throw new Error('The page never said that it was painted and usable');
}
