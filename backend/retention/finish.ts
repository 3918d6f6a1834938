import type pg from 'pg';
import { PRIVACY_TEAM } from '../../shared/codes/organisations.ts';
import type { Retained } from '../../shared/domain/retention-run.ts';
import { inTransaction } from '../database/in-transaction.ts';
import { goneOf, makeCertificate } from './certify.ts';
import { audit, type Run } from './runs.ts';

const LOCK = `select from retention_runs where id = $1::uuid and state = 'running' for update`;
const PENDING = `select from retention_items where run_id = $1::uuid and state = 'pending' limit 1`;
const FINISH = `update retention_runs set state = 'finished', finished_at = $2::timestamptz, items_hash = $3 where id = $1::uuid`;
// It has no more use for whom it was about; of who has lapsed the closing is followed to its end.
const FORGET = `update retention_items set subject = null where run_id = $1::uuid and (what <> 'lapsed' or state <> 'done')`;
const INTERRUPT = `update retention_runs set state = 'interrupted' where id = $1::uuid and state = 'running'`;

/** Where what is said to be gone would be found. */
const LEFT: Record<Exclude<Retained, 'lapsed'>, string> = {
  evidence: 'select from evidence e where e.outcome_id = i.subject',
  'old-requests': 'select from requests q where q.id = i.subject',
};

/**
 * Ends a run whose items have all had their turn: looks whether anything of what is said to be gone is left, and only where nothing is
 * certifies it, in the same transaction. What is left has its turn again. False where another backend is still at it.
 */
export function finishRun(pool: pg.Pool, run: Run, now: Date): Promise<boolean> {
  return inTransaction(pool, async (client) => {
    const locked = await client.query(LOCK, [run.id]);
    const pending = await client.query(PENDING, [run.id]);
    if (locked.rowCount === 0 || pending.rowCount !== 0) return false;
    if (await anythingLeft(client, run)) {
      await interrupt(client, run);
      return false;
    }
    const gone = run.what === 'lapsed' ? null : await goneOf(client, run);
    await client.query(FINISH, [run.id, now.toISOString(), gone?.itemsHash ?? null]);
    await client.query(FORGET, [run.id]);
    await said(client, run, 'finished');
    if (gone !== null) await makeCertificate(client, run, 'database', gone, now);
    return true;
  });
}

async function anythingLeft(client: pg.ClientBase, { id, what }: Run): Promise<boolean> {
  if (what === 'lapsed') return false;
  const { rowCount } = await client.query(
    `update retention_items i set state = 'pending', done_at = null where i.run_id = $1::uuid and i.state = 'done'
        and exists (${LEFT[what]})`,
    [id],
  );
  return (rowCount ?? 0) > 0;
}

/** Notes that a run could not go to its end: it does when it is run again. */
export const interruptRun = (pool: pg.Pool, run: Run): Promise<void> => inTransaction(pool, (client) => interrupt(client, run));

async function interrupt(client: pg.ClientBase, run: Run): Promise<void> {
  const { rowCount } = await client.query(INTERRUPT, [run.id]);
  if (rowCount === 1) await said(client, run, 'interrupted');
}

const said = (client: pg.ClientBase, run: Run, outcome: 'finished' | 'interrupted') =>
  audit(client, {
    ...{ organisation: run.organisation ?? PRIVACY_TEAM, outcome, details: { run: run.id }, requestId: run.id },
  });
