import type pg from 'pg';
import { mayMean } from '../../shared/domain/complaint.ts';
import { londonDay } from '../../shared/domain/day.ts';
import { TAKE_AWAY } from '../requests/hold.ts';
import type { Caller } from './caller.ts';

const MET = `insert into people (sub, name, organisation, seen_on) values ($1, $2, $3, $4::date)
  on conflict (sub, name) do update set organisation = excluded.organisation, seen_on = excluded.seen_on
  returning (xmax = 0) as fresh`;
const UNNAMED = `select request_id as "requestId", about_name as name from complaints
  where named_at is null and about_sub is null and about_name is not null`;
const KEEP = 'insert into requests_unseen (request_id, sub) select unnest($1::uuid[]), $2 on conflict do nothing';

/**
 * Takes note of who works here, once a day and process. Somebody met for the first time is kept from every complaint about a name that
 * may be theirs, before anything is answered to them (domain: complaint, the person complained of never sees it).
 */
export function peopleIn(pool: pg.Pool): (caller: Caller, now: Date) => Promise<void> {
  let today = '';
  let met = new Set<string>();
  return async ({ sub, name, touchpoint, roles }, now) => {
    if (!roles.includes('adviser') && !roles.includes('supervisor')) return;
    const day = londonDay(now);
    if (day !== today) [today, met] = [day, new Set()];
    const who = JSON.stringify([sub, name, touchpoint]);
    if (met.has(who)) return;
    await meet(pool, { sub, name, touchpoint }, now);
    met.add(who);
  };
}

/** One transaction: a complaint logged meanwhile waits for it, or it for the complaint (`backend/requests/complaint.ts`). */
async function meet(pool: pg.Pool, { sub, name, touchpoint }: Omit<Caller, 'roles'>, now: Date): Promise<void> {
  const client = await pool.connect();
  let healthy = false;
  try {
    await client.query('begin');
    const { rows } = await client.query<{ fresh: boolean }>(MET, [sub, name, touchpoint, londonDay(now)]);
    if (rows[0]?.fresh) {
      const unnamed = await client.query<{ requestId: string; name: string }>(UNNAMED);
      const theirs = unnamed.rows.filter((one) => mayMean(one.name, name)).map(({ requestId }) => requestId);
      if (theirs.length > 0) {
        await client.query(KEEP, [theirs, sub]);
        // Somebody of ours who bears another name by now may hold one of them.
        await client.query(TAKE_AWAY, [[sub], now.toISOString(), '', 'The central service']);
      }
    }
    await client.query('commit');
    healthy = true;
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
