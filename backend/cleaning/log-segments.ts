import type { ClientBase } from 'pg';
import { type Pause, tryAgain } from './patience.ts';

const CURRENT = 'select pg_walfile_name(pg_current_wal_insert_lsn()) as name';
// Beside them may lie notes of back-ups, named after the segment they began in.
const SEGMENTS = `select left(name, 24) as name from pg_ls_waldir() where name ~ '^[0-9A-F]{24}([.]partial)?$' order by 1`;
const HELD_BY = `select 'the replication slot ' || slot_name as holder from pg_replication_slots where restart_lsn is not null
  union all select 'wal_keep_size' where current_setting('wal_keep_size') <> '0'
  union all select 'archiving, which has not caught up' where current_setting('archive_mode') <> 'off'`;
const TRIES = 60;

/**
 * Lets no log segment live on that was written before now. A segment of which the server is done is removed, or renamed for use
 * later on with all that is in it: so each of those is written through, from its first page to its last.
 */
export async function renewLog(client: ClientBase, pause: Pause): Promise<void> {
  await nextSegment(client);
  await client.query('checkpoint');
  const last = (await segments(client)).at(-1) ?? '';
  while ((await current(client)) <= last) await nextSegment(client);
  const older = async () => {
    await client.query('checkpoint');
    return (await segments(client)).filter((name) => name <= last);
  };
  const left = await tryAgain(older, (some) => some.length === 0, { tries: TRIES, pause });
  if (left.length > 0) throw new Error(`${left.length} old log segments are kept by ${await holders(client)}`);
}

// Without a record between them a second switch does nothing.
async function nextSegment(client: ClientBase): Promise<void> {
  await client.query(`select pg_logical_emit_message(false, 'clean-up', '')`);
  await client.query('select pg_switch_wal()');
}

async function current(client: ClientBase): Promise<string> {
  const { rows } = await client.query<{ name: string }>(CURRENT);
  return rows[0]?.name ?? '';
}

async function segments(client: ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(SEGMENTS);
  return rows.map(({ name }) => name);
}

async function holders(client: ClientBase): Promise<string> {
  const { rows } = await client.query<{ holder: string }>(HELD_BY);
  return rows.map(({ holder }) => holder).join(', ') || 'the server, which does not say why';
}
