import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { affectedTables, ONLY_ADDED_TO } from '../../../backend/cleaning/affected.ts';
import { cleanUp } from '../../../backend/cleaning/clean-up.ts';
import { lockFolder } from '../../../backend/database/embedded-lock.ts';
import type { TestBackend } from '../../support/backend.ts';
import { runCleanUp, startCleanUp } from '../../support/clean-up-process.ts';
import { urlOf } from '../../support/postgres.ts';
import type { Place } from '../../support/prepared.ts';
import { asOwner, closingOf, destroyed, grantCleaning, type Marked, mark, tracesOf } from '../cleaning.ts';
import { onServer, ownPlace } from '../own-process.ts';
import { addPerson } from '../people.ts';

let place: Place;
let marked: Marked;
let closing: string;
beforeAll(async () => {
  place = await ownPlace();
  if (onServer) await grantCleaning(place);
});
afterAll(() => place?.remove());
/** Somebody who is closed and gone from the tables. */
const begin = () =>
  asOwner(place, async (pool) => {
    const person = await addPerson({ pool } as TestBackend);
    marked = await mark(pool, [person.id], [person.email]);
    closing = await destroyed(pool, marked);
  });
beforeEach(begin);
const stateNow = () => asOwner(place, (pool) => closingOf(pool, closing));
const DESTROYED = { state: 'destroyed', cleaned: false };
const CLEANED = { state: 'cleaned', cleaned: true };
const owner = async () => {
  const client = new pg.Client({ connectionString: place.variables.DATABASE_OWNER_URL });
  await client.connect();
  return client;
};
/** Cleans up in this process, its pauses shorter: long enough for what other files write on this server meanwhile. */
const withShortPauses = (client: pg.ClientBase) =>
  cleanUp({ client, say: () => undefined, pause: () => setTimeout(100), remove: null });

test('every table is rewritten but those that are only added to', async () => {
  await asOwner(place, async (pool) => {
    const client = await pool.connect();
    const tables = await affectedTables(client);
    const { rows } = await client.query<{ name: string }>(
      `select tablename as name from pg_tables where schemaname = 'public' order by 1`,
    );
    expect([...tables, ...ONLY_ADDED_TO].toSorted()).toEqual(rows.map(({ name }) => name).toSorted());
    for (const table of ONLY_ADDED_TO)
      await expect(client.query(`delete from ${table}`)).rejects.toMatchObject({ message: 'The audit is only added to' });
    client.release();
  });
});

if (onServer) {
  test('the role that serves may not do it, and is told who may', async () => {
    const { DATABASE_OWNER_URL: _owner, ...serving } = place.variables;
    const { code, said } = await runCleanUp(serving);
    expect([code, said]).toEqual([1, expect.stringContaining('DATABASE_OWNER_URL')]);
    expect(await stateNow()).toEqual(DESTROYED);
  });

  test('an owner who may not yet is told what to have granted', async () => {
    const other = await ownPlace();
    const { code, said } = await runCleanUp(other.variables);
    expect([code, said]).toEqual([1, expect.stringContaining('grant execute on function pg_switch_wal() to OWNER;')]);
    await other.remove();
  });

  test('one that comes while another is under way says so and ends; the other waits for a table in use, and finishes', async () => {
    const user = await owner();
    await user.query('begin; lock table worries in access share mode');
    const first = startCleanUp(place.variables);
    await first.says(': worries');
    const second = await runCleanUp(place.variables);
    expect([second.code, second.said]).toEqual([3, expect.stringContaining('under way already')]);
    expect(await stateNow()).toEqual(DESTROYED);
    await user.query('commit');
    await user.end();
    expect([await first.ended, await stateNow(), await tracesOf(marked, place)]).toEqual([0, CLEANED, []]);
  });

  test('a table that stays in use stops it: nothing is marked, and run again it finishes', async () => {
    const user = await owner();
    await user.query('begin; lock table worries in access share mode');
    const client = await owner();
    await client.query('set lock_timeout = 10');
    await expect(withShortPauses(client)).rejects.toThrow(
      /: worries \(the table was in use all the time\)\. No closing is marked/,
    );
    await client.end();
    await user.end();
    expect(await stateNow()).toEqual(DESTROYED);
    expect((await runCleanUp(place.variables)).code).toBe(0);
    expect([await stateNow(), await tracesOf(marked, place)]).toEqual([CLEANED, []]);
  });

  describe('whoever can still see what was deleted', () => {
    let reader: pg.Client;
    beforeEach(async () => {
      reader = await owner();
      await reader.query('begin isolation level repeatable read; select from customers');
      await begin();
    });

    test('is waited for', async () => {
      const client = await owner();
      let pauses = 0;
      const pause = async () => {
        pauses += 1;
        if (pauses === 3) await reader.end();
      };
      expect(await cleanUp({ client, say: () => undefined, pause, remove: null })).toBeGreaterThan(0);
      await client.end();
      expect([pauses >= 3, await stateNow(), await tracesOf(marked, place)]).toEqual([true, CLEANED, []]);
    });

    test('as is whoever writes in another database of the server', async () => {
      await reader.end();
      const writer = new pg.Client({ connectionString: urlOf(String(process.env.TEST_POSTGRES), 'owner', 'postgres') });
      await writer.connect();
      await writer.query('begin; select pg_current_xact_id()');
      await begin();
      const client = await owner();
      let pauses = 0;
      const pause = async () => {
        pauses += 1;
        if (pauses === 3) await writer.end();
      };
      expect(await cleanUp({ client, say: () => undefined, pause, remove: null })).toBeGreaterThan(0);
      await client.end();
      expect([pauses, await stateNow(), await tracesOf(marked, place)]).toEqual([3, CLEANED, []]);
    });

    test('is named where they stay, and nothing is marked', async () => {
      const client = await owner();
      await expect(withShortPauses(client)).rejects.toThrow('deleted rows can still be seen by a session of owner');
      await client.end();
      await reader.end();
      expect(await stateNow()).toEqual(DESTROYED);
    });
  });
} else {
  test('a backend that runs has its folder to itself: the clean-up says so and ends', async () => {
    const unlock = lockFolder(String(place.variables.DATA_FOLDER));
    const { code, said } = await runCleanUp(place.variables);
    expect([code, said]).toEqual([3, expect.stringContaining('is using the data folder')]);
    unlock();
    expect(await stateNow()).toEqual(DESTROYED);
  });
}
