import { once } from 'node:events';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { rebuildDictionary } from '../database/find-dictionary.ts';
import { chunksOf } from './chunks.ts';
import { fillQueue } from './example-queue.ts';
import type { Progress } from './progress.ts';
import { COMPLETE_VALUES, COUNT_REQUESTS, COUNTED_TABLES } from './request-rows.ts';
import { COUNT_LISTS, INSERT_LISTS, listRows } from './research-lists.ts';
import { TABLE_NAMES, TABLES, type TableName } from './rows.ts';
import { setAside } from './table-extras.ts';

export type LoadOptions = {
  readonly customers: number;
  readonly seed: number;
  /** Requests round today besides; none unless told. */
  readonly examples?: number;
  readonly onProgress?: (progress: Progress) => void;
};

/** From so many people on, keys and indexes are made once afterwards: quicker than keeping them up row by row. */
const WORTH_SETTING_ASIDE = 2_000;

/**
 * Fills an empty database with synthetic people, in one transaction: afterwards all of them are there, or none.
 * `pool` is the owner's. Resolves to the seconds it took; throws where the database already holds customers.
 */
export async function loadSynthetic(pool: pg.Pool, options: LoadOptions): Promise<number> {
  const began = performance.now();
  const seconds = () => (performance.now() - began) / 1000;
  const client = await pool.connect();
  try {
    await client.query('begin');
    await fill(client, options, seconds);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  } finally {
    client.release();
  }
  // Outside the transaction: what was frozen is marked all-visible, so that reads need not look at the rows again.
  await pool.query(`vacuum (analyze) ${TABLE_NAMES.join(', ')}`);
  const { customers } = options;
  options.onProgress?.({ step: 'done', done: customers, of: customers, perSecond: customers / seconds(), secondsLeft: 0 });
  return seconds();
}

async function fill(
  client: pg.PoolClient,
  { customers, seed, examples, onProgress }: LoadOptions,
  seconds: () => number,
): Promise<void> {
  await client.query(`lock table ${TABLE_NAMES.join(', ')} in access exclusive mode`);
  const held = await client.query('select from customers limit 1');
  if (held.rowCount) throw new Error('The database already holds customers: synthetic people go into an empty one only.');
  const { rows } = await client.query<{ version: string }>('select version()');
  // COPY from the client does not pass through the embedded database's socket.
  const copies = !/PGlite/.test(rows[0]?.version ?? '');
  await client.query(
    "set local statement_timeout = 0; set local maintenance_work_mem = '256MB'; set local synchronous_commit = off",
  );
  const apart = customers >= WORTH_SETTING_ASIDE;
  const extras = apart ? await setAside(client, TABLE_NAMES) : [];
  // In tables emptied by this very transaction rows can be frozen as they come, and need no second writing later.
  if (apart) await client.query(`truncate ${TABLE_NAMES.join(', ')}`);
  for (const table of COUNTED_TABLES) await client.query(`alter table ${table} disable trigger user`);
  await client.query(INSERT_LISTS, [listRows()]);
  const write = copies ? copyRows(client, apart) : insertRows(client);
  let done = 0;
  for await (const people of chunksOf(seed, customers)) {
    for (const table of TABLE_NAMES) await write(table, people.rows[table]);
    done += people.many;
    const perSecond = done / seconds();
    onProgress?.({ step: 'people', done, of: customers, perSecond, secondsLeft: Math.ceil((customers - done) / perSecond) });
  }
  for (const [index, make] of extras.entries()) {
    await client.query(make);
    onProgress?.({ step: 'indexes', done: index + 1, of: extras.length, perSecond: 0, secondsLeft: null });
  }
  await client.query(COUNT_LISTS);
  await client.query(COMPLETE_VALUES);
  await client.query('alter table requests enable trigger user; alter table requests disable trigger request_changed');
  await client.query(COUNT_REQUESTS);
  for (const table of COUNTED_TABLES) await client.query(`alter table ${table} enable trigger user`);
  if (examples) await fillQueue(client, examples, seed, new Date());
  await rebuildDictionary(client);
  onProgress?.({ step: 'words', done: 1, of: 1, perSecond: 0, secondsLeft: null });
}

type Write = (table: TableName, rows: Uint8Array) => Promise<void>;

function copyRows(client: pg.PoolClient, freeze: boolean): Write {
  return async (table, rows) => {
    if (rows.length === 0) return;
    const stream = client.query(
      copyFrom(`copy ${table} (${Object.keys(TABLES[table]).join(', ')}) from stdin with (freeze ${freeze})`),
    );
    const finished = once(stream, 'finish');
    stream.end(rows);
    await finished;
  };
}

function insertRows(client: pg.PoolClient): Write {
  return async (table, rows) => {
    if (rows.length === 0) return;
    const columns = Object.entries(TABLES[table]);
    const cells = columns.map(([, type], index) => `cell[${index + 1}]::${type}`);
    await client.query(
      `insert into ${table} (${columns.map(([name]) => name).join(', ')})
       select ${cells.join(', ')} from (select string_to_array(line, E'\\t', '\\N') from string_to_table($1, E'\\n') as line) as rows (cell)`,
      [Buffer.from(rows.buffer, 0, rows.length - 1).toString()],
    );
  };
}
