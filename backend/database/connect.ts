import pg from 'pg';
import { BatchingClient } from './batching-client.ts';
import { startEmbedded } from './embedded.ts';

/** A reachable database. `pool` serves calls; `ownerPool` is for migrations and loads and is ended before serving. */
export type Connected = {
  readonly kind: 'embedded' | 'postgresql';
  readonly pool: () => pg.Pool;
  readonly ownerPool: () => pg.Pool;
  /** The role to grant to, where another role owns the tables. */
  readonly appRole: string | null;
  readonly fresh: boolean;
  readonly stop: () => Promise<void>;
};

const LOCK_TIMEOUT = 5_000;
const STATEMENT_TIMEOUT = 15_000;
/** A connection that nobody used this long is closed: the first call after a quiet minute must not pay for a new one and its plans. */
const QUIET = 600_000;

/**
 * Every statement is a bounded range of an index whatever its values: one plan serves them all, and to plan again or to
 * compile costs more than to run it.
 */
export const PLANNING: readonly (readonly [setting: string, value: string])[] = [
  ['plan_cache_mode', 'force_generic_plan'],
  ['jit', 'off'],
];

// Days stay text (a `Date` would move them by the machine's time zone); everything else as pg gives it.
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    oid === pg.types.builtins.DATE ? (value: string) => value : pg.types.getTypeParser(oid, format as 'text'),
};

/** Reaches the server that `url` names, or starts the embedded database over `dataFolder`. */
export async function connect(options: { url?: string; ownerUrl?: string; dataFolder: string }): Promise<Connected> {
  return options.url ? connectServer(options.url, options.ownerUrl) : connectEmbedded(options.dataFolder);
}

function connectServer(url: string, ownerUrl?: string): Connected {
  return {
    kind: 'postgresql',
    pool: () =>
      watched(
        new pg.Pool({
          connectionString: url,
          types,
          pipeline: true,
          Client: BatchingClient,
          max: 10,
          idleTimeoutMillis: QUIET,
          connectionTimeoutMillis: 5_000,
          options: optionsOf([
            ['lock_timeout', LOCK_TIMEOUT],
            ['statement_timeout', STATEMENT_TIMEOUT],
            ['timezone', 'UTC'],
            ...PLANNING,
          ]),
        } as pg.PoolConfig),
      ),
    ownerPool: () => watched(new pg.Pool({ connectionString: ownerUrl ?? url, types, max: 4 })),
    appRole: ownerUrl ? roleOf(url) : null,
    fresh: false,
    stop: async () => {},
  };
}

async function connectEmbedded(dataFolder: string): Promise<Connected> {
  const embedded = await startEmbedded(dataFolder);
  const open = (pipeline: boolean) => {
    const config = {
      stream: embedded.connect,
      user: 'postgres',
      database: 'postgres',
      types,
      pipeline,
      ...(pipeline ? { Client: BatchingClient } : {}),
      max: 1,
      idleTimeoutMillis: 0,
      // One connection serves everybody: a call waits its turn, but not for ever.
      connectionTimeoutMillis: 5_000,
      // The one session outlives its connections: what an earlier one prepared must go.
      onConnect: async (client: pg.ClientBase) => {
        await client.query('discard all');
        for (const [setting, value] of PLANNING) await client.query(`set ${setting} = ${value}`);
      },
    };
    return watched(new pg.Pool(config as pg.PoolConfig));
  };
  return {
    kind: 'embedded',
    pool: () => open(true),
    ownerPool: () => open(false),
    appRole: null,
    fresh: embedded.fresh,
    stop: embedded.stop,
  };
}

/** Session settings as a connection's `options`. */
export function optionsOf(settings: readonly (readonly [setting: string, value: string | number])[]): string {
  return settings.map(([setting, value]) => `-c ${setting}=${value}`).join(' ');
}

// A broken idle connection is replaced at the next use; without a listener it would end the process.
function watched(pool: pg.Pool): pg.Pool {
  pool.on('error', () => {});
  return pool;
}

function roleOf(url: string): string {
  const { username, searchParams } = new URL(url);
  return decodeURIComponent(username) || (searchParams.get('user') ?? '');
}
