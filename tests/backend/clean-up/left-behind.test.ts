import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cleanUp } from '../../../backend/cleaning/clean-up.ts';
import type { TestBackend } from '../../support/backend.ts';
import { runCleanUp } from '../../support/clean-up-process.ts';
import { type Cluster, startCluster } from '../../support/postgres.ts';
import { type Place, preparedPlace } from '../../support/prepared.ts';
import { asOwner, closingOf, destroyed, grantCleaning, type Marked, mark, superuser, tracesOf } from '../cleaning.ts';
import { onServer } from '../own-process.ts';
import { addPerson } from '../people.ts';

// What keeps the log keeps it for every database of a server: this one is nobody else's.
let cluster: Cluster | undefined;
let place: Place;
let marked: Marked;
let closing: string;
beforeAll(async () => {
  if (onServer) cluster = await startCluster();
  place = await preparedPlace(cluster?.folder, { customers: 0, seed: 1 });
  if (onServer) await grantCleaning(place);
});
afterAll(async () => {
  await place?.remove();
  await cluster?.stop();
});

const somebodyGoes = () =>
  asOwner(place, async (pool) => {
    const person = await addPerson({ pool } as TestBackend);
    marked = await mark(pool, [person.id], [person.email]);
    closing = await destroyed(pool, marked);
  });
const stateNow = () => asOwner(place, (pool) => closingOf(pool, closing));
const DESTROYED = { state: 'destroyed', cleaned: false };
const CLEANED = { state: 'cleaned', cleaned: true };

/** Leaves a file with something of theirs where a database's own files are. */
function leave(file: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, marked.words[0] as string);
}

if (onServer) {
  test('a replication slot that keeps old log segments is named, and no closing is cleaned before it is gone', async () => {
    await superuser(place, `select pg_create_physical_replication_slot('behind', true)`);
    await somebodyGoes();
    const client = new pg.Client({ connectionString: place.variables.DATABASE_OWNER_URL });
    await client.connect();
    const lines: string[] = [];
    const say = (line: string) => void lines.push(line);
    const run = cleanUp({ client, say, pause: async () => undefined, remove: null });
    await expect(run).rejects.toThrow(/log segments .* kept by the replication slot behind/);
    await client.end();
    expect(lines).toContainEqual(expect.stringContaining('Not reached: There are replication slots'));
    expect(await stateNow()).toEqual(DESTROYED);
    expect(await tracesOf(marked, place)).toContainEqual(expect.stringContaining('pg_wal/'));

    await superuser(place, `select pg_drop_replication_slot('behind')`);
    expect((await runCleanUp(place.variables)).code).toBe(0);
    expect([await stateNow(), await tracesOf(marked, place)]).toEqual([CLEANED, []]);
  });

  test('a file that a crash of the server left is named, and no closing is cleaned before it is gone', async () => {
    await somebodyGoes();
    const { rows } = await superuser(place, 'select oid from pg_database where datname = current_database()');
    const path = `base/${rows[0].oid}/999999`;
    const file = join(String(cluster?.folder), 'data', path);
    leave(file);
    const { code, said } = await runCleanUp(place.variables);
    expect([code, said]).toEqual([1, expect.stringContaining(path)]);
    expect([await stateNow(), await tracesOf(marked, place)]).toEqual([DESTROYED, [path]]);
    rmSync(file);
    expect((await runCleanUp(place.variables)).code).toBe(0);
    expect([await stateNow(), await tracesOf(marked, place)]).toEqual([CLEANED, []]);
  });
} else {
  test('files that a crash of the embedded database left are taken away', async () => {
    await somebodyGoes();
    const base = join(String(place.variables.DATA_FOLDER), 'postgres/base');
    for (const name of ['5/999999', 'pgsql_tmp/pgsql_tmp1.0']) leave(join(base, name));
    expect(await tracesOf(marked, place)).toEqual(
      expect.arrayContaining([expect.stringContaining('5/999999'), expect.stringContaining('pgsql_tmp1.0')]),
    );
    expect((await runCleanUp(place.variables)).code).toBe(0);
    expect([await stateNow(), await tracesOf(marked, place)]).toEqual([CLEANED, []]);
  });
}
