import { afterAll, beforeAll, expect, test } from 'vitest';
import { sweep } from '../../../backend/sweep.ts';
import { addDays, addMonths } from '../../../shared/domain/calendar.ts';
import { londonDay } from '../../../shared/domain/day.ts';
import { startBackend, type TestBackend, testDatabase } from '../../support/backend.ts';
import { seed } from '../../support/rounds.ts';
import { closingAt } from '../closing.ts';
import { type ARequest, type Counted, countedFrom, putCounted } from './counted.ts';
import { expectedOf } from './oracle.ts';

let backend: TestBackend;
let all: Counted;
/** What no number has any more. */
const dropped: ARequest[] = [];
const now = new Date();
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase() });
  all = countedFrom(seed(), now, { requests: 600, customers: 60, closings: 0, notices: 0 });
  await putCounted(backend, all);
});
afterAll(() => backend?.stop());

const ASKING = [
  { sub: 'supervisor', organisation: null },
  { sub: 'supervisor.two', organisation: null },
  { sub: 'local.supervisor', organisation: '0000000203' },
] as const;
const MONTHS = [1, 2, 3, 6].map((back) => addMonths(`${londonDay(now).slice(0, 7)}-01`, -back).slice(0, 7));

/** What everybody sees of what is over, as lines. */
async function numbers(): Promise<string[][]> {
  const seen = await Promise.all(
    ASKING.flatMap(({ sub }) =>
      (['time', 'months'] as const).map(async (name) => {
        const { body } = await backend.call('reports.read', sub, { name });
        const cells = body.cells as { organisation: string; group: string; series: string; count: number }[];
        return cells.map((one) => `${one.organisation} ${one.group} ${one.series}: ${one.count}`).toSorted();
      }),
    ),
  );
  return [...seen, ...(await previews('supervisor.two'))];
}
const previews = (as: string) =>
  Promise.all(
    MONTHS.map(async (month) => [month, String((await backend.call('publications.preview', as, { month })).body.seen)]),
  );
/** The same by going through everything, as if nothing had gone but these. */
const expected = (but: readonly ARequest[] = []) => {
  const left = { ...all, requests: all.requests.filter((one) => !but.includes(one)) };
  return ASKING.flatMap((asking) => (['time', 'months'] as const).map((name) => expectedOf(name, left, asking, now)));
};
const over = (kept: boolean) =>
  all.requests.filter(
    ({ status, unseenBy }) => status === 'completed' && (unseenBy === 'supervisor.two') === kept && (kept || unseenBy === null),
  );

/** Has these requests be of those customers. */
const give = (customers: readonly string[], requests: readonly ARequest[]) =>
  backend.pool.query(
    `update requests r set customer_id = n.customer, closed_reference = null
       from unnest($1::uuid[], $2::uuid[]) as n (id, customer) where r.id = n.id`,
    [requests.map(({ id }) => id), requests.map((_, at) => customers[at % customers.length])],
  );

/** Has the accounts of these customers closed and destroyed, with the requests that are theirs, by two backends at once. */
async function close(customers: readonly string[], requests: readonly ARequest[]): Promise<void> {
  const { pool } = backend;
  await pool.query(
    `insert into closings (id, command_id, customer_id, customer_reference, scope, reason, state, said_at, received_at, channel, recorded_by,
       recorded_by_name, organisation, due_at)
     select gen_random_uuid(), gen_random_uuid(), c.id, c.reference, 'service', 'other', 'waiting', now(), now(), 'telephone', 'x', 'X',
       '0000000204', now() - interval '1 minute' from customers c where c.id = any($1)`,
    [customers],
  );
  const { pass } = closingAt(backend);
  const destroyed = await Promise.all([pass(0), pass(0)]);
  // The backend's own round may have been quicker.
  expect(destroyed.every((many) => many <= customers.length)).toBe(true);
  expect((await pool.query('select from customers where id = any($1)', [customers])).rowCount).toBe(0);
  expect((await pool.query('select from requests where id = any($1)', [requests.map(({ id }) => id)])).rowCount).toBe(0);
}

test('what went with closed accounts stays in every number of the months it belongs to', async () => {
  const before = await numbers();
  const gone = over(false).filter((_, at) => at % 2 === 0);
  expect(gone.length).toBeGreaterThan(20);
  const customers = all.customers.slice(0, 40).map(({ id }) => id);
  await give(customers, gone);
  await close(customers, gone);
  expect(await numbers()).toEqual(before);
  expect(before.slice(0, 6)).toEqual(expected());
  // Nobody is in what is kept of it: no more than which, where and how many.
  const { rows } = await backend.pool.query('select * from gone_counts');
  expect(rows.length).toBeGreaterThan(0);
  expect(Object.keys(rows[0] as object).toSorted()).toEqual(['count', 'kind', 'month', 'organisation', 'series', 'what']);
});

test('what was of nobody, and goes three months after it was finished, stays in them too', async () => {
  const { pool } = backend;
  const { rows } = await pool.query<{ id: string }>(
    `update requests set closed_reference = null where customer_id is null and completed_at < $1
        and not exists (select from requests_unseen u where u.request_id = id) returning id`,
    [addDays(londonDay(now), -95)],
  );
  expect(rows.length).toBeGreaterThan(3);
  const before = await numbers();
  await Promise.all([sweep(pool), sweep(pool)]);
  expect((await pool.query('select from requests where id = any($1)', [rows.map(({ id }) => id)])).rowCount).toBe(0);
  expect(await numbers()).toEqual(before);
});

/** Finished, still there, and kept from nobody. */
async function left(kind: string): Promise<ARequest[]> {
  const { rows } = await backend.pool.query<{ id: string }>(
    `select r.id from requests r where r.kind = $1 and r.status = 'completed'
        and not exists (select from requests_unseen u where u.request_id = r.id) limit 1`,
    [kind],
  );
  expect(rows.length).toBe(1);
  return all.requests.filter(({ id }) => id === rows[0]?.id);
}

test('a complaint that is kept from somebody is in no number once it is gone, nor is the copy that has it', async () => {
  const gone = [...over(true), ...(await left('access'))];
  expect(gone.length).toBeGreaterThan(1);
  const theirs = [all.customers[50]?.id as string];
  await give(theirs, gone);
  const before = await numbers();
  await close(theirs, gone);
  const after = await numbers();
  // As they saw it, nothing has happened.
  expect(after.slice(2, 4)).toEqual(before.slice(2, 4));
  expect(after.slice(6)).toEqual(before.slice(6));
  expect(after.slice(0, 6)).toEqual(expected(gone));
  dropped.push(...gone);
});

test('nor is one about a name that may be somebody’s who is still to be met', async () => {
  const [named, copy] = [await left('complaint'), await left('access')];
  await backend.pool.query(
    `insert into complaints (request_id, about, about_name) values ($1, 'service', 'Whoever comes to work here')`,
    [named[0]?.id],
  );
  const [theirs, gone] = [[all.customers[51]?.id as string], [...named, ...copy]];
  await give(theirs, gone);
  await close(theirs, gone);
  expect((await numbers()).slice(0, 6)).toEqual(expected([...dropped, ...gone]));
});

test('a count goes with the last month that anybody looks back on', async () => {
  const { pool } = backend;
  const first = `${londonDay(now).slice(0, 7)}-01`;
  const put = (back: number) =>
    pool.query(`insert into gone_counts values ('decided', '0000000209', $1, 'kept-for', '', 1)`, [addMonths(first, -back)]);
  await put(12);
  await put(13);
  await sweep(pool);
  const { rows } = await pool.query(`select month::text from gone_counts where kind = 'kept-for'`);
  expect(rows).toEqual([{ month: addMonths(first, -12) }]);
});
