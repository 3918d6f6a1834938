import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connect } from '../../../backend/database/connect.ts';
import { addDays } from '../../../shared/domain/calendar.ts';
import type { Output } from '../../../shared/operations.ts';
import { callOver } from '../../support/backend.ts';
import { type BackendProcess, startBackendProcess } from '../../support/backend-process.ts';
import type { Place } from '../../support/prepared.ts';
import { rounds, seed } from '../../support/rounds.ts';
import { ownPlace, tokenOf } from '../own-process.ts';
import { newId } from '../people.ts';
import { today } from '../retention.ts';

let place: Place;
beforeAll(async () => {
  place = await ownPlace();
});
afterAll(() => place?.remove());

const ITEMS = 60;
type Run = Output<'retention.runs'>['items'][number];

/** Looks into the database while no backend is there. */
async function asOwner<Answer>(work: (pool: pg.Pool) => Promise<Answer>): Promise<Answer> {
  const { variables } = place;
  const database = await connect({
    url: variables.DATABASE_URL,
    ownerUrl: variables.DATABASE_OWNER_URL,
    dataFolder: String(variables.DATA_FOLDER),
  });
  const pool = database.ownerPool();
  try {
    return await work(pool);
  } finally {
    await pool.end();
    await database.stop();
  }
}

/** Evidence that is due, each of somebody else. */
async function plant(pool: pg.Pool, ids: readonly string[]): Promise<void> {
  await pool.query(
    `insert into evidence (outcome_id, customer_id, customer_reference, audit_alias, session_id, session_on, organisation, adviser,
         outcome_type, effective_on, priority, goes_on)
       select id, id, left(id::text, 10), id, id, '2019-05-02', '0000000203', 'x', 1, '2019-05-20', false, $2::date
         from unnest($1::uuid[]) id`,
    [ids, addDays(today(), -3)],
  );
}

async function ask<Answer>(
  at: BackendProcess,
  name: 'retention.propose' | 'retention.runs' | 'retention.approve' | 'retention.run',
  as: string,
  input: object,
) {
  const { status, body } = await callOver(at.url, name, await tokenOf(as), input as Record<string, unknown>);
  if (status !== 200) throw new Error(`${name} answered ${status}: ${JSON.stringify(body)}`);
  return body as Answer;
}
const runOf = async (at: BackendProcess, runId: string) =>
  (await ask<{ items: Run[] }>(at, 'retention.runs', 'supervisor', { limit: 100 })).items.find(({ id }) => id === runId) as Run;

/** What the database says of a run that nobody is at: each item whole, and no certificate before every item was. */
async function check(pool: pg.Pool, runId: string) {
  const { rows } = await pool.query(
    `select r.state, r.items_hash is not null as hashed,
          (select count(*)::int from retention_items i where i.run_id = r.id and i.state = 'done') as done,
          (select count(*)::int from retention_items i where i.run_id = r.id and i.state = 'pending') as pending,
          (select count(*)::int from retention_items i join evidence e on e.outcome_id = i.subject
            where i.run_id = r.id and i.state = 'done') as "doneAndThere",
          (select count(*)::int from retention_items i where i.run_id = r.id and i.state = 'pending'
              and not exists (select from evidence e where e.outcome_id = i.subject)) as "gonePending",
          (select count(*)::int from audit a where a.details ->> 'run' = r.id::text and a.outcome = 'gone') as audited,
          (select count(*)::int from retention_certificates k where k.run_id = r.id) as certificates
         from retention_runs r where r.id = $1`,
    [runId],
  );
  const [found] = rows;
  expect(found).toMatchObject({ doneAndThere: 0, gonePending: 0, audited: found.done });
  expect(found.certificates).toBe(found.state === 'finished' ? 1 : 0);
  expect(found.state === 'finished').toBe(found.pending === 0 && found.hashed);
  return found as { state: string; done: number; pending: number; certificates: number };
}

const numbers = Array.from({ length: rounds(30) }, (_, index) => index + 1);
let backend: BackendProcess;
let planted: string[] = [];
let gone: string[] = [];
let before: string | null = null;
let between = 0;
let random = seed();
const upTo = (most: number) => {
  random = (random * 48_271) % 2_147_483_647;
  return random % most;
};

/** With no backend there: the run before is whole, and there is something for the next. */
async function prepareNext(pool: pg.Pool): Promise<void> {
  if (before !== null) {
    expect(await check(pool, before)).toMatchObject({ state: 'finished', done: ITEMS, certificates: 1 });
    const left = await pool.query('select from evidence where outcome_id = any($1::uuid[])', [gone]);
    expect(left.rowCount).toBe(0);
  }
  gone = planted;
  planted = Array.from({ length: ITEMS }, newId);
  await plant(pool, planted);
}

beforeAll(async () => {
  await asOwner(prepareNext);
  backend = await startBackendProcess(place.variables);
});

test.each(numbers)(
  'round %i: a backend that is killed in the middle of a destruction run leaves each item whole and no certificate, and goes on when it is there again',
  async (number) => {
    const { runId, items } = await ask<{ runId: string; items: number }>(backend, 'retention.propose', 'supervisor', {
      ...{ commandId: newId(), runId: newId(), what: 'evidence', upTo: today() },
    });
    expect(items).toBe(ITEMS);
    await ask(backend, 'retention.approve', 'supervisor.two', { commandId: newId(), runId, decision: 'approved' });
    await ask(backend, 'retention.run', 'supervisor', { commandId: newId(), runId });
    // Two in three while most of it is still to come.
    const stopAt = number % 3 === 0 ? upTo(ITEMS) : 1 + upTo(ITEMS / 2);
    while ((await runOf(backend, runId)).done < stopAt) await new Promise((later) => setTimeout(later, 2));
    await backend.kill();
    await asOwner(async (pool) => {
      await prepareNext(pool);
      const { done, pending } = await check(pool, runId);
      if (done > 0 && pending > 0) between += 1;
    });

    backend = await startBackendProcess(place.variables);
    while ((await runOf(backend, runId)).state === 'running') await new Promise((later) => setTimeout(later, 20));
    expect(await runOf(backend, runId)).toMatchObject({ state: 'finished', items: ITEMS, done: ITEMS, held: 0 });
    before = runId;
  },
);

test('of the rounds, some were ended between two items', async () => {
  console.info(`${numbers.length} rounds of ${ITEMS} items; killed between two items in ${between}`);
  expect(between).toBeGreaterThan(0);
  expect(await backend.stop()).toBe(0);
  await asOwner(prepareNext);
});
