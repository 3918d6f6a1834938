import type pg from 'pg';
import { appendLines, type Known } from './journal-file.ts';
import { remember } from './journal-head.ts';
import { linkedAll, type Place, type Told } from './journal-line.ts';

type Waiting = Told & { readonly id: string };
type Written = Known & { readonly more: boolean };

/** Lines written in one go. */
const AT_ONCE = 500;
export const CLOSED_ON = `(c.received_at at time zone 'Europe/London')::date::text`;

// One that was stopped before the file had heard of it was never closed, as far as the file goes.
const BEGUN = `select c.id, k.audit_alias as alias, ${CLOSED_ON} as "closedOn", 'closed' as step, r.audit_alias as remains
  from closings c join customers k on k.id = c.customer_id left join customers r on r.id = c.remains
 where c.scope = 'service' and c.state = 'waiting' and c.journalled is null order by c.received_at, c.id limit ${AT_ONCE}`;
const ENDED = `select c.id, c.journal_alias as alias, ${CLOSED_ON} as "closedOn",
       case when c.state = 'stopped' then 'stopped' else 'destroyed' end as step, r.audit_alias as remains
  from closings c left join customers r on r.id = c.remains where c.journal_alias is not null and c.state in ('stopped', 'destroyed', 'cleaned')
 order by coalesce(c.stopped_at, c.destroyed_at), c.id limit ${AT_ONCE}`;
const LOOK = `select position::int, encode(hash, 'hex') as hash, exists (${BEGUN}) or exists (${ENDED}) as waits from closing_journal_head`;
// Once the file has a closing's end, nothing here says any more whose alias it was.
const MARK = `update closings c set journalled = w.step, journal_alias = case when w.step = 'closed' then w.alias end
  from unnest($1::uuid[], $2::text[], $3::uuid[]) as w (id, step, alias) where c.id = w.id`;

/** How far the database knows the file, and whether anything was committed that the file has not. */
export async function lookAt(pool: pg.Pool): Promise<{ readonly head: Place; readonly waits: boolean }> {
  const { rows } = await pool.query<Place & { waits: boolean }>({ name: 'journal-look', text: LOOK });
  if (!rows[0]) throw new Error('This database has no head of the closing journal');
  const { waits, ...head } = rows[0];
  return { head, waits };
}

/**
 * Writes into the file what was committed and is not there yet, waits for the disk, and then lets the database remember: in this order a
 * crash between the two leaves a file that is ahead, never one that is behind. `bytes`: where its last whole line ends. Gives where it ends
 * then, and whether there may be more.
 */
export async function writeWaiting(client: pg.ClientBase, path: string, end: Place, bytes: number): Promise<Written> {
  const begun = (await client.query<Waiting>(BEGUN)).rows;
  const ended = (await client.query<Waiting>(ENDED)).rows;
  const waiting = [...begun, ...ended];
  if (waiting.length === 0) return { end, bytes, more: false };
  const lines = linkedAll(end, waiting);
  const after = await appendLines(path, bytes, lines);
  await remember(client, lines);
  const of = <K extends keyof Waiting>(name: K) => waiting.map((one) => one[name]);
  await client.query(MARK, [of('id'), of('step'), of('alias')]);
  return { end: lines.at(-1) ?? end, bytes: after, more: begun.length === AT_ONCE || ended.length === AT_ONCE };
}
