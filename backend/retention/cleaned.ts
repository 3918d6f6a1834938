import type { ClientBase } from 'pg';
import type { Retained } from '../../shared/domain/retention-run.ts';
import { type ByRule, countByRule, type Gone } from './certificate.ts';
import { type GoneOfRun, makeCertificate } from './certify.ts';

// Those of lapsed people follow their closings (certify-closed.ts).
const FINISHED = `select id from retention_runs r where r.state = 'finished' and r.what <> 'lapsed' and r.items_hash is not null
  and not exists (select from retention_certificates k where k.run_id = r.id and k.store = 'disk')`;
const RUN = `select r.id, r.what, r.organisation, r.items_hash as "itemsHash",
    (select json_agg(json_build_object('rule', i.rule, 'dueOn', i.due_on)) from retention_items i where i.run_id = r.id and i.state = 'done') as gone
  from retention_runs r where r.id = any($1::uuid[])
   and not exists (select from retention_certificates k where k.run_id = r.id and k.store = 'disk') order by r.finished_at, r.id for update`;

type Row = {
  readonly id: string;
  readonly what: Retained;
  readonly organisation: string | null;
  readonly itemsHash: string;
  readonly gone: readonly Gone[];
};

/** The runs whose rows are gone from the tables by now: for a clean-up to ask when it begins. */
export async function finishedRuns(client: ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(FINISHED);
  return rows.map(({ id }) => id);
}

/** Certifies of these runs that the disk holds nothing of them: for a clean-up at its end, outside any transaction. All of them or none. */
export async function certifyCleaned(client: ClientBase, ids: readonly string[], now: Date): Promise<void> {
  if (ids.length === 0) return;
  await client.query('begin');
  try {
    const { rows } = await client.query<Row>(RUN, [ids]);
    for (const row of rows) await makeCertificate(client, row, 'disk', goneAs(row), now);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}

function goneAs({ gone, itemsHash }: Row): GoneOfRun {
  const days = gone.map(({ dueOn }) => dueOn).toSorted();
  const rules: ByRule = countByRule(gone);
  return { rules, count: gone.length, fromOn: String(days[0]), toOn: String(days.at(-1)), itemsHash };
}
