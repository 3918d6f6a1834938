import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { PRIVACY_TEAM } from '../../shared/codes/organisations.ts';
import type { Store } from '../../shared/domain/retention-run.ts';
import { type ByRule, type Certificate, countByRule, type Gone, hashOfCertificate, hashOfItems } from './certificate.ts';
import { audit, type Run } from './runs.ts';

/** What of a run is gone, without saying whose it was. */
export type GoneOfRun = {
  readonly rules: ByRule;
  readonly count: number;
  readonly fromOn: string;
  readonly toOn: string;
  readonly itemsHash: string;
};

const GONE = `select i.rule, i.due_on::text as "dueOn", i.subject from retention_items i
  where i.run_id = $1::uuid and i.state = 'done' order by i.position`;

/** Takes together what of a run is gone; null where nothing is. */
export async function goneOf(client: pg.ClientBase, { id }: Pick<Run, 'id'>): Promise<GoneOfRun | null> {
  const { rows } = await client.query<Gone>(GONE, [id]);
  const days = rows.map(({ dueOn }) => dueOn).toSorted();
  const [fromOn] = days;
  const toOn = days.at(-1);
  if (fromOn === undefined || toOn === undefined) return null;
  return { rules: countByRule(rows), count: rows.length, fromOn, toOn, itemsHash: hashOfItems(rows) };
}

const LAST = 'select hash from retention_certificates order by number desc limit 1';
// Of two at once one waits here for the other, and then comes after it.
const INSERT = `insert into retention_certificates (id, run_id, store, what, organisation, rules, count, from_on, to_on, items_hash, made_at,
    previous, hash)
  values ($1, $2, $3, $4, $5, $6::jsonb, $7, $8::date, $9::date, $10, $11::timestamptz, $12, $13)
  on conflict (previous) do nothing`;
const TRIES = 20;

/** Writes the certificate of a run for one store, after the last there is. Only for what was looked at and found to be gone. */
export async function makeCertificate(
  client: pg.ClientBase,
  run: Pick<Run, 'id' | 'what' | 'organisation'>,
  store: Exclude<Store, 'back-ups'>,
  gone: GoneOfRun,
  now: Date,
): Promise<void> {
  const { id: runId, what, organisation } = run;
  const said = { id: randomUUID(), runId, store, what, organisation, ...gone, madeAt: now.toISOString() };
  for (let tries = 0; tries < TRIES; tries += 1) {
    const { rows } = await client.query<{ hash: string }>(LAST);
    if (!(await insert(client, { ...said, previous: rows[0]?.hash ?? '' }))) continue;
    const details = { run: runId, certificate: said.id, store };
    await audit(client, { organisation: organisation ?? PRIVACY_TEAM, outcome: 'certified', details, requestId: said.id });
    return;
  }
  throw new Error('Others certified each time in between');
}

async function insert(client: pg.ClientBase, certificate: Certificate): Promise<boolean> {
  const { id, runId, store, what, organisation, rules, count, fromOn, toOn, itemsHash, madeAt, previous } = certificate;
  const { rowCount } = await client.query(INSERT, [
    ...[id, runId, store, what, organisation, JSON.stringify(rules), count, fromOn, toOn, itemsHash, madeAt, previous],
    hashOfCertificate(certificate),
  ]);
  return rowCount === 1;
}
