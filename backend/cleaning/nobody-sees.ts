import type { ClientBase } from 'pg';
import { type Pause, tryAgain } from './patience.ts';

// Whoever began before `xmax` may still have to be shown what was deleted since: until they end, a rewritten table takes it along. So it
// does while whatever began before is still being written, also in another database of the server: this session's own view begins with
// the oldest of those. But a vacuum at work sees nothing of it, however long it takes.
const NOW = 'select pg_snapshot_xmax(pg_current_snapshot())::xid::text as boundary';
const HOLDERS = `select 'a session of ' || coalesce(usename, 'the server') as holder from pg_stat_activity
   where pid <> pg_backend_pid()
     and (age(backend_xid) > age($1::xid)
       or (datname = current_database() or datname is null) and age(backend_xmin) > age($1::xid))
     and pid not in (select pid from pg_stat_progress_vacuum)
  union all select 'a prepared transaction' from pg_prepared_xacts where age(transaction) > age($1::xid)
  union all select 'the replication slot ' || slot_name from pg_replication_slots
   where greatest(age(xmin), age(catalog_xmin)) > age($1::xid)`;

const TRIES = 120;

/** Waits until no session can still see a row that is deleted by now; throws, naming who can, when that takes too long. */
export async function nobodySees(client: ClientBase, pause: Pause): Promise<void> {
  const { rows } = await client.query<{ boundary: string }>(NOW);
  const holders = async () => {
    const held = await client.query<{ holder: string }>(HOLDERS, [rows[0]?.boundary]);
    return held.rows.map(({ holder }) => holder);
  };
  const left = await tryAgain(holders, (some) => some.length === 0, { tries: TRIES, pause });
  if (left.length > 0) throw new Error(`deleted rows can still be seen by ${[...new Set(left)].join(', ')}`);
}
