import type pg from 'pg';
import { londonDay } from '../../shared/domain/day.ts';
import { transactionOn } from '../database/dialect.ts';
import { destroy, type Went } from './destroy.ts';

type Due = { readonly id: string; readonly customerId: string; readonly receivedAt: Date; readonly organisation: string };

// The customer's row first, as every command about a customer does: a stop that is under way is waited for, and then it is not due.
const DUE = `select c.id, c.customer_id as "customerId", c.received_at as "receivedAt", c.organisation
  from closings c where c.state = 'waiting' and c.due_at <= $1::timestamptz order by c.due_at, c.id limit 1`;
const LOCK = `select audit_alias as alias from customers where id = $1::uuid for update`;
const STILL = `select from closings where id = $1::uuid and state = 'waiting' and due_at <= $2::timestamptz for update`;
const DONE = `with kept as (select exists (select from evidence where customer_id = $2::uuid) as any),
  gone as (
    update closings set state = 'destroyed', version = version + 1, destroyed_at = clock_timestamp(), went = $3::jsonb,
           customer_id = case when kept.any then customer_id end
      from kept where id = $1::uuid
  )
  insert into audit (actor, organisation, operation, kind, subject, outcome, details, request_id)
  values ('closing', $4, 'closing', 'closing', $5::uuid, 'destroyed', jsonb_build_object('closing', $1::uuid, 'went', $3::jsonb), $1::text)`;

/** Destroys what is due, one closing a transaction, until none is; answers how many. Several backends may do so at once. */
export async function destroyDue(pool: pg.Pool, now: Date): Promise<number> {
  for (let count = 0; ; count += 1) if (!(await destroyNext(pool, now))) return count;
}

/** Nothing or all of one closing; false when none is due. */
async function destroyNext(pool: pg.Pool, now: Date): Promise<boolean> {
  const { rows } = await pool.query<Due>(DUE, [now]);
  const [due] = rows;
  if (!due) return false;
  const client = await pool.connect();
  try {
    await client.query('begin');
    const locked = await client.query<{ alias: string }>(LOCK, [due.customerId]);
    const still = await client.query(STILL, [due.id, now]);
    if (still.rowCount === 1) {
      const went: Went = await destroy(due.customerId, londonDay(due.receivedAt), transactionOn(client, Promise.resolve()));
      await client.query(DONE, [due.id, due.customerId, JSON.stringify(went), due.organisation, locked.rows[0]?.alias ?? null]);
    }
    await client.query('commit');
    return true;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}
