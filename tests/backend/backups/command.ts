import { spawn } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../../..');

export type Ended = { readonly code: number | null; readonly said: string };

/** Starts a command of the project as `npm run` does, with nobody at a terminal. */
export function command(name: 'backup' | 'restore', args: readonly string[], variables: Record<string, string>) {
  // As in tests/support/backend-process.ts: the embedded database's code is never optimised in so short a life.
  const child = spawn(process.execPath, ['--liftoff-only', join(root, `backend/backup/${name}-cli.ts`), ...args], {
    cwd: root,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...variables },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk) => {
    said += String(chunk);
  });
  const ended = new Promise<Ended>((resolve) => child.once('close', (code) => resolve({ code, said })));
  return { child, ended };
}

/** Runs one to its end. */
export const runCommand = (...given: Parameters<typeof command>): Promise<Ended> => command(...given).ended;
