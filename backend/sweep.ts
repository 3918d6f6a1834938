import type pg from 'pg';
import {
  CHANGE_DAYS,
  FAILED_CHECK_HOURS,
  KEY_DAYS,
  MACHINE_DAYS,
  PEOPLE_YEARS,
  UNMATCHED_MONTHS,
} from '../shared/domain/limits.ts';
import { destroyCounted, SWEEP_COUNTS } from './reports/counted.ts';
import { keepClocks } from './requests/clock.ts';

// A check's answer says which items matched: it goes with the check. All are deletions that any backend may repeat.
const SWEEPS: readonly (readonly [text: string, values: readonly unknown[]])[] = [
  ['delete from identity_checks where at < now() - make_interval(hours => $1::int)', [FAILED_CHECK_HOURS.value]],
  [
    `delete from idempotency_keys where made_at < now() - make_interval(hours => $1::int)
       and (operation in ('customers.checkIdentity', 'machines.report') or made_at < now() - make_interval(days => $2::int))`,
    [FAILED_CHECK_HOURS.value, KEY_DAYS.value],
  ],
  [
    destroyCounted(
      'r.customer_id is null and r.closed_reference is null and r.completed_at < now() - make_interval(months => $1::int)',
    ),
    [UNMATCHED_MONTHS.value],
  ],
  [SWEEP_COUNTS, []],
  // What a recipient of somebody who is no more was told has its end with it (domain: sharing).
  [`delete from recipient_notices where customer_id is null and state in ('acknowledged', 'impossible')`, []],
  ['delete from closing_copies where expires_at < now()', []],
  // Up to where stays known: whoever was told less than that has missed something.
  [
    `with swept as (
       delete from changes where at < now() - make_interval(days => $1::int) returning transaction_id, id
     ), last as (select transaction_id, id from swept order by transaction_id desc, id desc limit 1)
     update change_feed set swept_transaction = last.transaction_id, swept_id = last.id
       from last where (last.transaction_id, last.id) > (swept_transaction, swept_id)`,
    [CHANGE_DAYS.value],
  ],
  ['delete from machine_sessions where ends_at < now()', []],
  [`delete from people where seen_on < current_date - make_interval(years => $1::int)`, [PEOPLE_YEARS.value]],
  // Who had it open when their window went without saying so.
  ['delete from presence where until < now()', []],
  ['delete from absences where to_on < current_date - 1', []],
  // Unsent work stands on the board until it is received, and a lost machine until it is found.
  [
    `delete from machines m where seen_at < now() - make_interval(days => $1::int) and oldest_recorded_at is null
       and not exists (select from lost_machines l where l.machine_id = m.machine_id)`,
    [MACHINE_DAYS.value],
  ],
];
const HOUR = 3_600_000;

/**
 * Deletes what is kept only so long: identity checks after a day, changes after a week, idempotency records after ninety, requests
 * about nobody. The clocks of requests are kept by the same round.
 */
export async function sweep(pool: pg.Pool): Promise<void> {
  // First: by that day what goes is counted.
  await keepClocks(pool, 'ended', new Date());
  for (const [text, values] of SWEEPS) await pool.query(text, [...values]);
  await keepClocks(pool, 'undated', new Date());
  await keepClocks(pool, 'waiting', new Date());
}

/** Sweeps now and every hour until the returned function is called, which waits for a sweep under way; a failed one is tried again. */
export function sweepHourly(pool: pg.Pool, failed: (error: unknown) => void): () => Promise<void> {
  let running: Promise<void> = Promise.resolve();
  const run = () => {
    running = sweep(pool).catch(failed);
  };
  run();
  const timer = setInterval(run, HOUR);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await running;
  };
}
