import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const root = new URL('../../', import.meta.url).pathname;

/** `npm run clean-up` as a process of its own, past what it takes to find Node. */
export type CleanUpProcess = {
  /** What it has said so far. */
  readonly said: () => string;
  /** Resolves once it has said so; at the latest when it ends. */
  readonly says: (part: string) => Promise<void>;
  readonly ended: Promise<number | null>;
  readonly kill: () => Promise<void>;
};

/** Starts a clean-up of the database that the variables name. */
export function startCleanUp(variables: Record<string, string>): CleanUpProcess {
  const child: ChildProcess = spawn(process.execPath, ['--liftoff-only', join(root, 'backend/cleaning/clean-up-cli.ts')], {
    cwd: root,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...variables },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const leave = () => void child.kill('SIGKILL');
  process.once('exit', leave);
  let said = '';
  child.stderr?.on('data', (chunk) => {
    said += String(chunk);
    child.emit('said');
  });
  const ended = once(child, 'close').then(([code]) => {
    process.off('exit', leave);
    child.emit('said');
    return code as number | null;
  });
  return {
    said: () => said,
    says: async (part) => {
      while (!said.includes(part) && child.exitCode === null && child.signalCode === null) await once(child, 'said');
    },
    ended,
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** Runs a clean-up to its end. */
export async function runCleanUp(variables: Record<string, string>): Promise<{ code: number | null; said: string }> {
  const run = startCleanUp(variables);
  return { code: await run.ended, said: run.said() };
}
