import pg from 'pg';
import { readEnvironment } from '../../backend/environment.ts';
import { runBackend } from '../../backend/run.ts';
import { toHttp } from '../../shared/http.ts';
import { type OperationName, rowOf } from '../../shared/operations.ts';
import { localToken } from './local-token.ts';
import { startCluster } from './postgres.ts';
import { type Filling, type Place, preparedPlace, testIdentity } from './prepared.ts';
import { UNLIMITED } from './unlimited.ts';

export type DatabaseKind = 'embedded' | 'postgresql';
/** An answer as it came: the body parsed, whatever the status. */
export type Answer = { readonly status: number; readonly body: Record<string, unknown>; readonly headers: Headers };

/** A backend in this process on port 0, with a database of its own. `pool` may read and arrange everything. */
export type TestBackend = {
  readonly url: string;
  /** The provider to sign in at; null unless it was asked for. */
  readonly issuer: string | null;
  readonly token: (name: string) => Promise<string>;
  /** Calls an operation over HTTP as one of the seeded people (or with no token, when null). */
  readonly call: (name: OperationName, as: string | null, input: Record<string, unknown>) => Promise<Answer>;
  readonly pool: pg.Pool;
  readonly stop: () => Promise<void>;
};

/** The database this run is about: TEST_DATABASE, else the embedded one. */
export function testDatabase(): DatabaseKind {
  return process.env.TEST_DATABASE === 'postgresql' ? 'postgresql' : 'embedded';
}

type Starting = {
  readonly database: DatabaseKind;
  readonly customers?: number;
  readonly seed?: number;
  /** With the local identity's provider. */
  readonly identity?: boolean;
  /** Where it keeps its data, if that is to outlive it; else in a place of its own. */
  readonly place?: Place;
  /** Environment variables besides. */
  readonly variables?: Record<string, string>;
};

/** Starts a backend; `customers` synthetic people (none unless told) made with `seed`. */
export async function startBackend(options: Starting): Promise<TestBackend> {
  const filling = { customers: options.customers ?? 0, seed: options.seed ?? 1 };
  const own = () => (options.database === 'postgresql' ? onServer(filling) : preparedPlace(undefined, filling));
  const place = options.place ?? (await own());
  const environment = readEnvironment({
    PORT: '0',
    LOG_LEVEL: 'error',
    LOCAL_IDENTITY: testIdentity,
    IDENTITY_PORT: options.identity ? '0' : 'off',
    ...UNLIMITED,
    ...place.variables,
    ...options.variables,
  });
  const running = await runBackend(environment, () => {});
  const owner = environment.DATABASE_OWNER_URL;
  const pool = owner ? new pg.Pool({ connectionString: owner, max: 4 }) : running.pool;
  const tokens = new Map<string, Promise<string>>();
  const token = (name: string) => {
    const known = tokens.get(name) ?? localToken(testIdentity, name);
    tokens.set(name, known);
    return known;
  };
  return {
    url: running.url,
    issuer: running.issuer,
    token,
    pool,
    call: async (name, as, input) => callOver(running.url, name, as === null ? null : await token(as), input),
    stop: async () => {
      if (pool !== running.pool) await pool.end();
      await running.stop();
      if (!options.place) await place.remove();
    },
  };
}

/** One call over HTTP with an access token. */
export async function callOver(
  url: string,
  name: OperationName,
  token: string | null,
  input: Record<string, unknown>,
): Promise<Answer> {
  const { path, query, headers, body } = toHttp(rowOf(name), input);
  const search = new URLSearchParams(query).toString();
  const answer = await fetch(`${url}${path}${search && `?${search}`}`, {
    method: rowOf(name).method,
    headers: {
      ...headers,
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...(body ? { 'content-type': 'application/json' } : {}),
    },
    body: body && JSON.stringify(body),
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown>, headers: answer.headers };
}

/** One made for this backend alone where the run has none. */
async function onServer(filling: Filling): Promise<Place> {
  if (process.env.TEST_POSTGRES) return preparedPlace(process.env.TEST_POSTGRES, filling);
  const cluster = await startCluster();
  const place = await preparedPlace(cluster.folder, filling);
  return { ...place, remove: () => place.remove().then(cluster.stop) };
}
