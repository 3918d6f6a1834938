import type pg from 'pg';
import { londonDay } from '../../shared/domain/day.ts';
import { transactionOn } from '../database/dialect.ts';
import { destroy, type Went } from './destroy.ts';
import { NOT_HELD } from './held.ts';
import { merge } from './merge.ts';

export type Due = {
  readonly id: string;
  readonly commandId: string;
  readonly customerId: string;
  readonly remains: string | null;
  readonly receivedAt: Date;
  readonly organisation: string;
};

// Only what the closing journal has (decision 35): whatever happens to this database, nobody comes back.
const DUE = `select c.id, c.command_id as "commandId", c.customer_id as "customerId", c.remains, c.received_at as "receivedAt", c.organisation
  from closings c where c.state = 'waiting' and c.journalled is not null and c.due_at <= $1::timestamptz and c.id <> all($2::uuid[]) order by c.due_at, c.id limit 1`;
// The customer's row first, as every command about a customer does, and of two rows the smaller first: a stop that is under way is
// waited for, and then it is not due.
const LOCK = 'select audit_alias as alias, id from customers where id = any($1::uuid[]) order by id for update';
// What has been asked for meanwhile is not destroyed unheard: with the rows locked nothing more is asked of them.
const STILL = `select from closings c where c.id = $1::uuid and c.state = 'waiting' and c.journalled is not null
  and c.due_at <= $2::timestamptz and ${NOT_HELD} for update`;
/**
 * SQL: the end of a closing `$1`. No audit row names the closing: that has the reference, and with the last row of evidence the alias is to
 * point to nobody.
 */
export const DONE = `with gone as (
    update closings set state = 'destroyed', version = version + 1, destroyed_at = clock_timestamp(), went = $3::jsonb,
           customer_id = case when exists (select from evidence e where e.customer_id = $2::uuid) then customer_id end,
           conversation_id = null, sign_in_id = null
     where id = $1::uuid
  )
  insert into audit (actor, organisation, operation, kind, subject, outcome, request_id)
  values ('closing', $4, 'closing', 'closing', $5::uuid, 'gone', gen_random_uuid()::text)`;

/**
 * Destroys what is due, one closing a transaction, until none is; answers how many. Several backends may do so at once. One that fails
 * keeps no other from its end: it is told, and comes again the next time.
 */
export async function destroyDue(pool: pg.Pool, now: Date, failed: (error: unknown) => void): Promise<number> {
  const tried: string[] = [];
  let destroyed = 0;
  for (;;) {
    const { rows } = await pool.query<Due>(DUE, [now, tried]);
    const [due] = rows;
    if (!due) return destroyed;
    tried.push(due.id);
    try {
      if (await destroyOne(pool, due, now)) destroyed += 1;
    } catch (error) {
      failed(error);
    }
  }
}

/** Nothing or all of one closing; false when it was stopped or done meanwhile, or something holds it. */
async function destroyOne(pool: pg.Pool, due: Due, now: Date): Promise<boolean> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const ids = due.remains === null ? [due.customerId] : [due.customerId, due.remains];
    const locked = await client.query<{ alias: string; id: string }>(LOCK, [ids]);
    const still = await client.query(STILL, [due.id, now]);
    if (still.rowCount === 1) {
      const went = await goes(due, client);
      const alias = locked.rows.find(({ id }) => id === due.customerId)?.alias ?? null;
      await client.query(DONE, [due.id, due.customerId, JSON.stringify(went), due.organisation, alias]);
    }
    await client.query('commit');
    return still.rowCount === 1;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}

/** What goes of whom a closing is about, in the caller's transaction; of two records what stays of both is one's first. */
export async function goes({ customerId, remains, commandId, receivedAt }: Due, client: pg.ClientBase): Promise<Went> {
  const tx = transactionOn(client, Promise.resolve());
  const moved = remains === null ? 0 : await merge({ customerId, remains, commandId }, tx);
  return { moved, ...(await destroy(customerId, londonDay(receivedAt), tx)) };
}

const EVERY_MS = 60_000;

/** Destroys what is due now and every minute, until the returned function is called, which waits for what is under way. */
export function startDestroying(pool: pg.Pool, open: () => boolean, failed: (error: unknown) => void): () => Promise<void> {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<unknown> = Promise.resolve();
  const round = async () => {
    // A closing that was stopped in what a restored database has lost is not to go before the journal says so.
    if (open()) await destroyDue(pool, new Date(), failed).catch(failed);
    if (!stopped) timer = setTimeout(start, EVERY_MS);
  };
  const start = () => {
    running = round();
  };
  start();
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await running;
  };
}
