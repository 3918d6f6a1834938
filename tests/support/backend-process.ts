import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { UNLIMITED } from './unlimited.ts';

/**
 * For V8: the embedded database is WebAssembly, and in a life as short as a test's its optimised code costs more to make
 * (two seconds of a core, which the end of the process waits for) than it saves.
 */
const SHORT_LIFE = ['--liftoff-only'];

const root = new URL('../../', import.meta.url).pathname;

/** Where Node keeps what it has compiled, for the next start: known by its content, so it is never stale. */
const COMPILED = join(root, '.local/test/compiled');

/** The backend as a process of its own. `stop` is graceful (SIGTERM), `kill` is not (SIGKILL); both wait for the end. */
export type BackendProcess = {
  readonly url: string;
  readonly database: string;
  /** The provider to sign in at: with IDENTITY_PORT among the variables (0 for any free one). */
  readonly issuer: string | null;
  readonly pid: number;
  /** What it wrote to stderr so far. */
  readonly said: () => string;
  readonly stop: () => Promise<number | null>;
  readonly kill: () => Promise<void>;
};

/** The backend ended before it was ready. */
export class NotStarted extends Error {
  readonly exitCode: number | null;
  readonly said: string;

  constructor(exitCode: number | null, said: string) {
    super(`The backend ended with ${exitCode} before it was ready:\n${said}`);
    this.exitCode = exitCode;
    this.said = said;
  }
}

/** Starts `backend/main.ts` on any free port with the given environment, and waits until it is ready; throws `NotStarted`. */
export async function startBackendProcess(variables: Record<string, string>): Promise<BackendProcess> {
  const child = spawn(process.execPath, [...SHORT_LIFE, join(root, 'backend/main.ts')], {
    cwd: root,
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      NODE_COMPILE_CACHE: COMPILED,
      PORT: '0',
      LOG_LEVEL: 'error',
      ...UNLIMITED,
      ...variables,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // A test that fails before its own stop leaves no backend behind.
  const leave = () => void child.kill('SIGKILL');
  process.once('exit', leave);
  child.once('exit', () => process.off('exit', leave));
  let said = '';
  child.stderr.on('data', (chunk) => {
    said += String(chunk);
  });
  const ended = once(child, 'exit') as Promise<[number | null]>;
  const line = await Promise.race([
    once(createInterface({ input: child.stdout }), 'line').then(([text]) => String(text)),
    ended.then(() => null),
  ]);
  if (line === null) throw new NotStarted(child.exitCode, said);
  const { url, database, issuer = null } = JSON.parse(line) as { url: string; database: string; issuer?: string };
  const endWith = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    const [code] = await ended;
    return code;
  };
  return {
    url,
    database,
    issuer,
    pid: child.pid as number,
    said: () => said,
    stop: () => endWith('SIGTERM'),
    kill: async () => void (await endWith('SIGKILL')),
  };
}
