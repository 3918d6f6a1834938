import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readEnvironment } from '../../backend/environment.ts';
import { runBackend } from '../../backend/run.ts';
import { type FreshDatabase, freshDatabase, hasDatabase, query } from './postgres.ts';

const root = new URL('../../', import.meta.url).pathname;
/** What an empty prepared database depends on, and a filled one besides. */
const MADE_FROM = ['backend/database', 'backend/notice', 'backend/identity', 'shared/codes'];
const FILLED_FROM = ['backend/synthetic', 'shared/domain'];

/** How many synthetic people a prepared database holds, and their seed. */
export type Filling = { readonly customers: number; readonly seed: number };

/** Where a backend may keep what it keeps: the environment that names it, and its end. */
export type Place = { readonly variables: Record<string, string>; readonly remove: () => Promise<void> };

/** A filled database and a data folder of their own: in the cluster at hand where there is one, else embedded. */
export async function preparedPlace(cluster: string | undefined, filling: Filling): Promise<Place> {
  if (cluster === undefined) {
    const folder = await preparedFolder(filling);
    return { variables: { DATA_FOLDER: folder }, remove: async () => rmSync(folder, { recursive: true, force: true }) };
  }
  const database = await preparedDatabase(cluster, filling);
  const folder = mkdtempSync(join(tmpdir(), 'desk-data-'));
  return {
    variables: { DATABASE_URL: database.url, DATABASE_OWNER_URL: database.ownerUrl, DATA_FOLDER: folder },
    remove: async () => {
      await database.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A folder with a migrated, filled embedded database, copied from one that is made once per state of the code. */
export async function preparedFolder(filling: Filling): Promise<string> {
  const kept = join(root, '.local/test', `embedded-${key(filling)}`);
  if (!existsSync(kept)) {
    const making = mkdtempSync(join(tmpdir(), 'desk-embedded-'));
    await fillOnce({ DATA_FOLDER: making }, filling);
    mkdirSync(join(root, '.local/test'), { recursive: true });
    try {
      cpSync(making, `${kept}.${process.pid}`, { recursive: true });
      renameSync(`${kept}.${process.pid}`, kept);
      removeOlder(kept, filling);
    } catch (error) {
      // Another test process was quicker.
      if (!existsSync(kept)) throw error;
      rmSync(`${kept}.${process.pid}`, { recursive: true, force: true });
    }
    rmSync(making, { recursive: true });
  }
  const own = mkdtempSync(join(tmpdir(), 'desk-embedded-'));
  cpSync(kept, own, { recursive: true });
  return own;
}

// What earlier states of the code left.
function removeOlder(kept: string, { customers, seed }: Filling): void {
  const folder = join(root, '.local/test');
  const older = readdirSync(folder).filter((name) => name.startsWith(`embedded-${customers}_${seed}_`) && !kept.endsWith(name));
  for (const name of older) rmSync(join(folder, name), { recursive: true, force: true });
}

/** A database of its own in the run's cluster, made from a migrated, filled template. */
export async function preparedDatabase(cluster: string, filling: Filling): Promise<FreshDatabase> {
  const template = `made_${key(filling)}`;
  if (!(await hasDatabase(cluster, template))) {
    const making = await freshDatabase(cluster, 'template1');
    const folder = mkdtempSync(join(tmpdir(), 'desk-making-'));
    await fillOnce({ DATABASE_URL: making.url, DATABASE_OWNER_URL: making.ownerUrl, DATA_FOLDER: folder }, filling);
    rmSync(folder, { recursive: true });
    // Two files may come here at once; the second's rename fails and its database is dropped.
    await query(cluster, 'postgres', `alter database ${making.name} rename to ${template}`).catch(() => making.drop());
  }
  return freshDatabase(cluster, template);
}

async function fillOnce(variables: Record<string, string>, { customers, seed }: Filling): Promise<void> {
  const environment = readEnvironment({
    ...variables,
    PORT: '0',
    LOG_LEVEL: 'error',
    LOCAL_IDENTITY: testIdentity,
    IDENTITY_PORT: 'off',
    CUSTOMERS: String(customers),
    SEED: String(seed),
  });
  await (await runBackend(environment, () => {})).stop();
}

/** The folder of the key pair that test tokens are signed with. */
export const testIdentity = join(root, '.local/test/identity');

function key({ customers, seed }: Filling): string {
  const hash = createHash('sha256');
  const folders = customers > 0 ? [...MADE_FROM, ...FILLED_FROM] : MADE_FROM;
  for (const folder of folders) for (const file of filesIn(join(root, folder))) hash.update(file).update(readFileSync(file));
  return `${customers}_${seed}_${hash.digest('hex').slice(0, 12)}`;
}

function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((file) => statSync(file).isFile())
    .toSorted();
}
