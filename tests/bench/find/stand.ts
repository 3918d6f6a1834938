import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { optionsOf, PLANNING } from '../../../backend/database/connect.ts';
import { localToken } from '../../support/local-token.ts';
import { freshDatabase, query, startCluster } from '../../support/postgres.ts';
import { UNLIMITED } from '../../support/unlimited.ts';
import { startChild } from '../support/child.ts';

/** What a measurement stands on: a filled PostgreSQL of its own, our backend and the floors over it, each a process. */
export type Stand = {
  readonly ours: string;
  readonly floors: string;
  readonly token: string;
  readonly owner: pg.Pool;
  /** What was written is on the disk, so that no checkpoint falls into a measurement. */
  readonly settle: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

const root = new URL('../../../', import.meta.url).pathname;

type Options = {
  readonly customers: number;
  readonly seed: number;
  readonly say: (line: string) => void;
  /** The program of the floors, and who calls ours, where it is not what finds are compared with. */
  readonly floor?: string;
  readonly as?: string;
};

/** Starts it; filling a million people takes minutes. Flushes to the disk are on, as in earnest. */
export async function startStand(options: Options): Promise<Stand> {
  const { floor = 'tests/bench/find/floor-server.ts', as = 'phone.adviser' } = options;
  const folder = mkdtempSync(join(tmpdir(), 'desk-bench-'));
  const cluster = await startCluster({ durable: true });
  const started: { stop: () => Promise<void> }[] = [];
  const stop = async () => {
    for (const one of started.toReversed()) await one.stop();
    await cluster.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const database = await freshDatabase(cluster.folder);
    options.say(`A PostgreSQL of its own is up; filling it with ${options.customers} synthetic people`);
    const variables = {
      PORT: '0',
      IDENTITY_PORT: 'off',
      LOG_LEVEL: 'error',
      ...UNLIMITED,
      DATABASE_URL: database.url,
      DATABASE_OWNER_URL: database.ownerUrl,
      DATA_FOLDER: folder,
      LOCAL_IDENTITY: join(folder, 'identity'),
      CUSTOMERS: String(options.customers),
      SEED: String(options.seed),
    };
    const ours = await startChild(
      join(root, 'backend/main.ts'),
      [],
      variables,
      (process.env.BENCH_NODE_OPTIONS ?? '').split(' ').filter(Boolean),
    );
    started.push(ours);
    const settle = async () => void (await query(cluster.folder, 'postgres', 'checkpoint'));
    await settle();
    const floors = await startChild(join(root, floor), [database.url, optionsOf([['timezone', 'UTC'], ...PLANNING])], {});
    started.push(floors);
    const owner = new pg.Pool({ connectionString: database.ownerUrl, max: 2 });
    started.push({ stop: () => owner.end() });
    const token = await localToken(variables.LOCAL_IDENTITY, as);
    return { ours: ours.url, floors: floors.url, token, owner, settle, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
