import { execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';

const run = promisify(execFile);
/** Where PostgreSQL's programs are. */
export const BINARIES = process.env.POSTGRES_BIN ?? '/usr/lib/postgresql/15/bin';

/** A throw-away PostgreSQL reached through a Unix socket in `folder`. Roles: `owner` owns what it makes, `app` owns nothing. */
export type Cluster = { readonly folder: string; readonly stop: () => Promise<void> };
/** A database of its own: `url` for the application's role, `ownerUrl` for migrations and fixtures. */
export type FreshDatabase = {
  readonly name: string;
  readonly url: string;
  readonly ownerUrl: string;
  readonly drop: () => Promise<void>;
};

/** Starts a cluster, as user `postgres` when root. `durable` keeps fsync on, for measuring; tests have it off. */
export async function startCluster(options: { durable?: boolean } = {}): Promise<Cluster> {
  const folder = await mkdtemp(join(tmpdir(), 'desk-pg-'));
  await chmod(folder, 0o755);
  const asRoot = process.getuid?.() === 0;
  const as = (program: string, args: string[]): [string, string[]] =>
    asRoot ? ['runuser', ['-u', 'postgres', '--', join(BINARIES, program), ...args]] : [join(BINARIES, program), args];
  if (asRoot) await run('chown', ['postgres', folder]);
  const data = join(folder, 'data');
  await run(...as('initdb', ['-D', data, '-U', 'postgres', '--auth=trust', '--no-sync', '--locale=C.UTF-8', '-E', 'UTF8']));
  const settings = ['listen_addresses=', `unix_socket_directories=${folder}`, 'max_connections=200', 'shared_buffers=256MB'];
  if (!options.durable) settings.push('fsync=off', 'synchronous_commit=off', 'full_page_writes=off');
  const [program, args] = as('postgres', ['-D', data, ...settings.flatMap((setting) => ['-c', setting])]);
  const server = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  // For a process that ends without `stop`: its connections end with it, and SIGTERM, which runuser hands on, waits for no more.
  const leave = () => void server.kill('SIGTERM');
  process.once('exit', leave);
  server.once('exit', () => process.off('exit', leave));
  let said = '';
  server.stderr.on('data', (chunk) => {
    said = (said + String(chunk)).slice(-4_000);
  });
  await waitUntilUp(folder, () => said);
  await query(folder, 'postgres', 'create role owner login createdb; create role app login;');
  return {
    folder,
    stop: async () => {
      const ended = once(server, 'exit');
      // SIGINT is PostgreSQL's fast shutdown; runuser hands it on.
      await run(...as('pg_ctl', ['-D', data, '-m', 'immediate', 'stop'])).catch(() => server.kill('SIGINT'));
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Makes a database in a cluster, from a template where one is named. */
export async function freshDatabase(
  folder: string,
  template = 'template1',
  name = `t${randomBytes(6).toString('hex')}`,
): Promise<FreshDatabase> {
  await query(folder, 'postgres', `create database ${name} owner owner template ${template} strategy file_copy`);
  return {
    name,
    url: urlOf(folder, 'app', name),
    ownerUrl: urlOf(folder, 'owner', name),
    drop: async () => {
      // A pool says it has ended before its connections have: PostgreSQL waits a few seconds for them, then they are cut off.
      const drop = (how = '') => query(folder, 'postgres', `drop database if exists ${name}${how}`);
      await drop().catch(() => drop(' with (force)'));
    },
  };
}

/** True when the cluster holds a database of that name. */
export async function hasDatabase(folder: string, name: string): Promise<boolean> {
  return (await query(folder, 'postgres', `select 1 from pg_database where datname = '${name}'`)).rowCount === 1;
}

/** The address of a database through the cluster's socket. */
export function urlOf(folder: string, role: string, database: string): string {
  return `postgresql://${role}@localhost/${database}?host=${encodeURIComponent(folder)}`;
}

/** Runs SQL as the superuser on a client of its own. */
export async function query(folder: string, database: string, text: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: urlOf(folder, 'postgres', database) });
  await client.connect();
  try {
    return await client.query(text);
  } finally {
    await client.end();
  }
}

async function waitUntilUp(folder: string, said: () => string): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    const up = await query(folder, 'postgres', 'select 1').then(
      () => true,
      () => false,
    );
    if (up) return;
    await new Promise((later) => setTimeout(later, 50));
  }
  throw new Error(`PostgreSQL did not start:\n${said()}`);
}
