import type pg from 'pg';
import { BEGINNING, CHAINED_COLUMNS, type ChainedRow, linked } from './chain.ts';

/** Rows chained in one transaction: few enough that neither memory nor those who wait for a connection feel it. */
export const SEALED_AT_ONCE = 500;

type Tip = { position: string; hash: Buffer; audit_id: string; transaction_id: string };

const LOCK = 'select from audit_sealing for update skip locked';
const TIP = 'select position, hash, audit_id, transaction_id::text from audit_chain order by position desc limit 1';
// Below the oldest transaction still under way nothing more can come, so the order (transaction, id) is final there.
const FINAL = 'a.transaction_id < pg_snapshot_xmin(pg_current_snapshot())';
const UNSEALED = `select ${CHAINED_COLUMNS} from audit a
  where (a.transaction_id, a.id) > ($1::xid8, $2::bigint) and ${FINAL} order by a.transaction_id, a.id limit ${SEALED_AT_ONCE}`;
const behindTip = (which: string) => `select 1 from (select 1) one
  left join lateral (select transaction_id, audit_id from audit_chain order by position desc limit 1) tip on true
 cross join lateral (select 1 from audit a
    where (a.transaction_id, a.id) > (coalesce(tip.transaction_id, '0'), coalesce(tip.audit_id, 0)) and ${which}
    order by a.transaction_id, a.id limit 1) next_one`;
const ANYTHING = behindTip(FINAL);
const WAITING = behindTip('true');
const CHAIN = `insert into audit_chain (position, audit_id, transaction_id, hash)
  select $1::bigint + place, id, transaction, decode(hash, 'hex')
    from unnest($2::bigint[], $3::xid8[], $4::text[]) with ordinality as sealed (id, transaction, hash, place)`;

/**
 * Runs `work` while this process alone, of all backends of the database, seals; undefined when another one does. What `work` wrote
 * is committed with it, or nothing.
 */
export async function whileSealing<T>(pool: pg.Pool, work: (client: pg.ClientBase) => Promise<T>): Promise<T | undefined> {
  const client = await pool.connect();
  let healthy = false;
  try {
    const [, { rowCount }] = await Promise.all([client.query('begin'), client.query({ name: 'seal-lock', text: LOCK })]);
    const done = rowCount === 1 ? await work(client) : undefined;
    await client.query('commit');
    healthy = true;
    return done;
  } catch (error) {
    healthy = await client.query('rollback').then(
      () => true,
      () => false,
    );
    throw error;
  } finally {
    client.release(!healthy);
  }
}

/** Chains the next committed rows, oldest first; true when there may be more. Another backend at work counts as nothing to do. */
export async function sealSome(pool: pg.Pool): Promise<boolean> {
  // Asked without the lock first: an idle database is not written to every second.
  const { rowCount } = await pool.query({ name: 'seal-anything', text: ANYTHING });
  if (!rowCount) return false;
  const count = await whileSealing(pool, chainNext);
  return count === SEALED_AT_ONCE;
}

/** Whether committed rows wait until a transaction older than they are has ended; the database's own upkeep may be one. */
export async function waitsForOthers(pool: pg.Pool): Promise<boolean> {
  const { rowCount } = await pool.query({ name: 'seal-waiting', text: WAITING });
  return rowCount === 1;
}

async function chainNext(client: pg.ClientBase): Promise<number> {
  // Statements of their own, after the lock: they see what the sealer before committed.
  const { rows: tips } = await client.query<Tip>({ name: 'seal-tip', text: TIP });
  const tip = tips[0];
  const from = [tip?.transaction_id ?? '0', tip?.audit_id ?? '0'];
  const { rows } = await client.query<ChainedRow>({ name: 'seal-unsealed', text: UNSEALED, values: from });
  if (rows.length === 0) return 0;
  let last: Buffer = tip?.hash ?? BEGINNING;
  const hashes = rows.map((row) => {
    last = linked(last, row);
    return last.toString('hex');
  });
  const values = [tip?.position ?? '0', rows.map((row) => row.id), rows.map((row) => row.transaction), hashes];
  await client.query({ name: 'seal-chain', text: CHAIN, values });
  return rows.length;
}
