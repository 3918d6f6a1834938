import type pg from 'pg';
import type { Store } from '../../shared/domain/retention-run.ts';
import { inTransaction } from '../database/in-transaction.ts';
import { goneOf, makeCertificate } from './certify.ts';
import { RUN, type Run } from './runs.ts';

type Checked = Exclude<Store, 'back-ups'>;

const MADE = (store: Checked) => `exists (select from retention_certificates k where k.run_id = r.id and k.store = '${store}')`;
const WAITING = `select ${RUN} from retention_runs r
  where r.state = 'finished' and r.what = 'lapsed'
    and not (${MADE('database')} and ${MADE('disk')} and ${MADE('machines')})
    and exists (select from retention_items i where i.run_id = r.id and i.state = 'done')`;
const LOCK = 'select from retention_runs where id = $1::uuid for update';
// Whoever turned up inside the safety net is a customer still.
const STOPPED = `update retention_items i set state = 'held', held_because = 'stopped', subject = null
  from closings c where i.run_id = $1::uuid and i.state = 'done' and c.id = i.subject and c.state = 'stopped'`;
const CHECK = `select coalesce(bool_and(c.state in ('destroyed', 'cleaned')
      and not exists (select from customers p where p.reference = c.customer_reference)), false) as database,
    coalesce(bool_and(c.state = 'cleaned'), false) as disk,
    not exists (select from retention_items j join closing_copies k on k.closing_id = j.subject
                 where j.run_id = $1::uuid and k.expires_at > $2::timestamptz) as machines,
    array(select store from retention_certificates where run_id = $1::uuid) as made
  from retention_items i join closings c on c.id = i.subject where i.run_id = $1::uuid and i.state = 'done'`;

type Check = Record<Checked, boolean> & { readonly made: readonly string[] };

/**
 * Certifies what runs of lapsed people have closed, store by store, once each of their closings has got there: gone from the tables,
 * gone from the disk, and no machine left that may hold a copy.
 */
export async function certifyClosed(pool: pg.Pool, now: Date): Promise<void> {
  const { rows } = await pool.query<Run>(WAITING);
  for (const run of rows) await inTransaction(pool, (client) => certifyOne(client, run, now));
}

async function certifyOne(client: pg.ClientBase, run: Run, now: Date): Promise<void> {
  await client.query(LOCK, [run.id]);
  await client.query(STOPPED, [run.id]);
  const { rows } = await client.query<Check>(CHECK, [run.id, now]);
  const [check] = rows;
  if (!check?.database) return;
  const gone = await goneOf(client, run);
  if (gone === null) return;
  for (const store of ['database', 'disk', 'machines'] as const)
    if (check[store] && !check.made.includes(store)) await makeCertificate(client, run, store, gone, now);
}
