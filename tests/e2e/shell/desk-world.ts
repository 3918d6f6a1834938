import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from '@playwright/test';
import type { Change } from '../../../shared/desk.ts';
import type { Result } from '../../../shared/problem.ts';
import { PROJECT } from '../../support/app.ts';
import { type BackendProcess, startBackendProcess } from '../../support/backend-process.ts';

/** A backend on a port of its own that can go away and come back with the same data, and tokens for it. */
export type Central = {
  readonly url: string;
  readonly token: (name: string) => Promise<string>;
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
  readonly end: () => Promise<void>;
};

export async function startCentral(customers: number): Promise<Central> {
  const folder = mkdtempSync(join(tmpdir(), 'adviser-desk-shell-'));
  const identity = { LOCAL_IDENTITY: join(folder, 'identity') };
  const port = await freePort();
  const settings = { ...identity, DATA_FOLDER: join(folder, 'data'), CUSTOMERS: String(customers), PORT: String(port) };
  let running: BackendProcess | null = null;
  const start = async () => {
    running ??= await startBackendProcess(settings);
  };
  const stop = async () => {
    await running?.stop();
    running = null;
  };
  await start();
  return {
    url: `http://127.0.0.1:${port}`,
    token: async (name) => {
      const cli = join(PROJECT, 'backend/identity/token-cli.ts');
      const { stdout } = await promisify(execFile)(process.execPath, [cli, '--as', name], {
        env: { ...process.env, ...identity },
      });
      return stdout.trim();
    },
    start,
    stop,
    end: async () => {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((done) => server.once('listening', done));
  const { port } = server.address() as { port: number };
  await new Promise((done) => server.close(done));
  return port;
}

type Bridge = Record<string, Record<string, (input: unknown) => Promise<Result<unknown>>>> & {
  readonly onChange: (listener: (change: Change) => void) => () => void;
};
export type DeskWindow = { readonly desk: Bridge; heard?: Change[] };

/** Calls a function of the bridge as the page would: `area.name`. */
export function call(page: Page, name: string, input?: unknown): Promise<Result<Record<string, unknown>>> {
  return page.evaluate(
    ([area, operation, given]) => {
      const { desk } = window as unknown as DeskWindow;
      return desk[area as string]?.[operation as string]?.(given) as Promise<Result<Record<string, unknown>>>;
    },
    [...name.split('.'), input] as [string, string, unknown],
  );
}

/** Begins to keep every change the bridge tells. */
export function listen(page: Page): Promise<void> {
  return page.evaluate(() => {
    const own = window as unknown as DeskWindow;
    own.heard = [];
    own.desk.onChange((change) => own.heard?.push(change));
  });
}

/** The states an item has been told to be in, in order. */
export async function statesOf(page: Page, itemId: string): Promise<string[]> {
  const heard = await page.evaluate(() => (window as unknown as DeskWindow).heard ?? []);
  return heard.flatMap((change) => (change.kind === 'item' && change.itemId === itemId ? [change.state] : []));
}
