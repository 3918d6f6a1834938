import { createServer } from 'node:net';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type pg from 'pg';
import { connect } from '../../../backend/database/connect.ts';
import type { Change } from '../../../shared/desk.ts';
import type { Result } from '../../../shared/problem.ts';
import type { DatabaseKind } from '../../support/backend.ts';
import { type BackendProcess, startBackendProcess } from '../../support/backend-process.ts';
import { localToken } from '../../support/local-token.ts';
import type { Cluster } from '../../support/postgres.ts';
import { preparedPlace } from '../../support/prepared.ts';

/** A backend on a port of its own that can go away and come back with the same data, and tokens for it. */
export type Central = {
  readonly url: string;
  /** Its provider, at the same address for as long as this is. */
  readonly issuer: string;
  readonly token: (name: string) => Promise<string>;
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
  /** Ends it in the middle of whatever it does. */
  readonly kill: () => Promise<void>;
  /** Stops it, lets its database be arranged as its owner, and starts it again. */
  readonly arrange: (work: (database: pg.Pool) => Promise<void>) => Promise<void>;
  readonly end: () => Promise<void>;
};

/** Starts one with synthetic people: on the run's PostgreSQL where there is one, unless `on` says otherwise, or names another cluster. */
export async function startCentral(
  customers: number,
  variables: Record<string, string> = {},
  on: DatabaseKind | Pick<Cluster, 'folder'> = 'postgresql',
): Promise<Central> {
  const cluster = typeof on === 'object' ? on.folder : on === 'postgresql' ? process.env.TEST_POSTGRES : undefined;
  const place = await preparedPlace(cluster, { customers, seed: 1 });
  const identity = { LOCAL_IDENTITY: join(place.variables.DATA_FOLDER as string, 'identity') };
  const [port, identityPort] = [await freePort(), await freePort()];
  // Whoever is signed in stays so while it is away: the provider forgets what renews a token when it is stopped.
  const lasting = { IDENTITY_PORT: String(identityPort), IDENTITY_TOKEN_SECONDS: '3600' };
  const settings = { ...place.variables, ...identity, ...lasting, PORT: String(port), ...variables };
  let running: BackendProcess | null = null;
  const start = async () => {
    running ??= await startBackendProcess(settings);
  };
  const stop = async () => {
    await running?.stop();
    running = null;
  };
  const kill = async () => {
    await running?.kill();
    running = null;
  };
  await start();
  return {
    url: `http://127.0.0.1:${port}`,
    issuer: `http://127.0.0.1:${identityPort}`,
    token: async (name) => {
      return localToken(identity.LOCAL_IDENTITY, name);
    },
    start,
    stop,
    kill,
    arrange: async (work) => {
      await stop();
      const { DATABASE_URL: databaseUrl, DATABASE_OWNER_URL: ownerUrl, DATA_FOLDER: dataFolder } = place.variables;
      const database = await connect({ url: databaseUrl, ownerUrl, dataFolder: String(dataFolder) });
      const pool = database.ownerPool();
      try {
        await work(pool);
      } finally {
        await pool.end();
        await database.stop();
        await start();
      }
    },
    end: async () => {
      await kill();
      await place.remove();
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
