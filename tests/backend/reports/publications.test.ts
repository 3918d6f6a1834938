import { afterAll, beforeAll, expect, test } from 'vitest';
import { addMonths, daysBetween } from '../../../shared/domain/calendar.ts';
import { DECISIONS, type Decision, PURPOSES } from '../../../shared/domain/consent.ts';
import { londonDay } from '../../../shared/domain/day.ts';
import { type PublishedCell, type PublishedName, publishedCount } from '../../../shared/domain/published.ts';
import type { Output } from '../../../shared/operations.ts';
import { startBackend, type TestBackend, testDatabase } from '../../support/backend.ts';
import { seed } from '../../support/rounds.ts';
import { narrowCells } from '../../unit/shared/published/publishing.ts';
import { newId } from '../people.ts';
import { type ACustomer, type Counted, countedFrom, putCounted } from './counted.ts';

type Tables = Output<'publications.read'>['tables'];
let backend: TestBackend;
let all: Counted;
const now = new Date();
const month = (back: number) => addMonths(`${londonDay(now).slice(0, 7)}-01`, -back).slice(0, 7);
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase() });
  all = countedFrom(seed(), now, { requests: 1_500, customers: 400, closings: 900, notices: 0 });
  await putCounted(backend, all);
});
afterAll(() => backend?.stop());

const preview = (of: string, as = 'supervisor') => backend.call('publications.preview', as, { month: of });
const publish = (of: string, seen: unknown, as = 'supervisor', commandId = newId()) =>
  backend.call('publications.publish', as, { commandId, month: of, seen });
const readMonth = (of: string, as = 'supervisor') => backend.call('publications.read', as, { month: of });

/** The counts of a month by going through everything. */
function countsOf(of: string, sub: string): Map<string, number> {
  const counts = new Map<string, number>();
  const add = (...key: string[]) => counts.set(key.join(' '), (counts.get(key.join(' ')) ?? 0) + 1);
  const within = (at: string) => londonDay(new Date(at)).startsWith(of);
  for (const { organisation, purpose, decision, receivedAt } of all.customers.flatMap(({ events }) => events))
    if (within(receivedAt)) add('consents', organisation, purpose, decision);
  for (const { unseenBy, status, completedAt, organisation, kind, madeOn } of all.requests) {
    if (unseenBy === sub || status !== 'completed' || !completedAt || !within(completedAt)) continue;
    const days = daysBetween(madeOn, londonDay(new Date(completedAt)));
    add('requests', organisation, kind, days <= 31 ? 'one-month' : days <= 92 ? 'three-months' : 'longer');
  }
  for (const { scope, destroyedAt, organisation, reason } of all.closings)
    if (scope === 'service' && destroyedAt && within(destroyedAt)) add('closures', organisation, reason, 'closed');
  return counts;
}
const shownIn = (tables: Tables) =>
  tables.flatMap(({ name, cells }) =>
    cells.map(({ organisation, row, column, shown }) => [`${name} ${organisation} ${row} ${column}`, shown]),
  );

test.each([1, 2, 5])('the tables of %i months ago are what going through everything gives, rounded and hidden', async (back) => {
  const { body } = await preview(month(back));
  const counts = countsOf(month(back), 'supervisor');
  const cells = shownIn(body.tables as Tables);
  expect(cells.length).toBe(11 * (12 + 15 + 5));
  expect(cells).toEqual(cells.map(([key]) => [key, publishedCount(counts.get(key as string) ?? 0)]));
});

test('each month is by itself: what was decided in it, however many had decided before', async () => {
  const [organisation, purpose] = ['0000000201', PURPOSES[0]];
  const decided = (back: number, ...counts: number[]): ACustomer[] =>
    counts.flatMap((many, at) =>
      Array.from({ length: many }, () => {
        const saidAt = `${month(back)}-15T12:00:00Z`;
        const event = { organisation, purpose, decision: DECISIONS[at] as Decision, saidAt, receivedAt: saidAt };
        return { id: newId(), organisation, closed: false, events: [event] };
      }),
    );
  const customers = [...decided(8, 33, 10, 0), ...decided(7, 22, 12, 9), ...decided(6, 0, 0, 0)];
  await putCounted(backend, { requests: [], closings: [], notices: [], customers });
  const shown = async (back: number) => {
    const tables = (await preview(month(back))).body.tables as Tables;
    return shownIn(tables).flatMap(([key, one]) =>
      (key as string).startsWith(`consents ${organisation} ${purpose}`) ? [one] : [],
    );
  };
  expect(await Promise.all([8, 7, 6].map(shown))).toEqual([
    ['35', '10', '<10'],
    ['20', '10', '<10'],
    ['<10', '<10', '<10'],
  ]);
});

test('what is published is what was looked at, once, and never changes', async () => {
  const of = month(1);
  const looked = await preview(of);
  const commandId = newId();
  expect(await publish(of, looked.body.seen, 'supervisor', commandId)).toMatchObject({ status: 200, body: { month: of } });
  const published = await readMonth(of, 'local.supervisor');
  expect(published.body).toMatchObject({ month: of, publishedByName: 'Margaret Doyle', tables: looked.body.tables });

  // The same command again, also when nobody remembers its key any more; another one; a look ahead.
  expect((await publish(of, looked.body.seen, 'supervisor', commandId)).headers.get('idempotency-replayed')).toBe('true');
  await backend.pool.query('delete from idempotency_keys where key = $1', [commandId]);
  expect((await publish(of, looked.body.seen, 'supervisor', commandId)).status).toBe(200);
  expect(await publish(of, looked.body.seen)).toMatchObject({ status: 409, body: { code: 'not-at-that-step' } });
  expect(await preview(of)).toMatchObject({ status: 409, body: { code: 'not-at-that-step' } });

  // Whatever happens to what was counted.
  await backend.pool.query(`update closings set reason = 'other'`);
  expect((await readMonth(of)).body).toEqual(published.body);
  for (const change of [`update published_tables set cells = '[]'`, 'delete from published_tables', 'truncate published_tables'])
    await expect(backend.pool.query(change)).rejects.toMatchObject({ message: 'What is published never changes' });
  const { body } = await backend.call('publications.list', 'local.supervisor', {});
  expect(body).toMatchObject({ items: [{ month: of, publishedByName: 'Margaret Doyle' }], publishable: [] });
  const { rows } = await backend.pool.query(`select actor, outcome, details from audit where kind = 'publication' order by id`);
  expect(rows).toEqual(['published', 'repeated'].map((outcome) => ({ actor: 'supervisor', outcome, details: { month: of } })));
});

test('what has changed since it was looked at is not published', async () => {
  const of = month(2);
  const { body } = await preview(of);
  // So many and so far apart that they are shown, each as another number, whatever the seed has put there besides.
  await backend.pool.query(
    `insert into closings (id, command_id, customer_reference, scope, reason, state, said_at, received_at, destroyed_at, channel,
       recorded_by, recorded_by_name, organisation)
     select gen_random_uuid(), gen_random_uuid(), 'R' || n, 'service', 'lapsed', 'cleaned', at, at, at, 'telephone', 'x', 'X', o.organisation
       from (values ('0000000201', 12), ('0000000202', 40), ('0000000203', 70), ('0000000204', 100)) o (organisation, many),
            generate_series(1, o.many) n, (select ($1 || '-15T12:00:00Z')::timestamptz as at) d`,
    [of],
  );
  expect(await publish(of, body.seen)).toMatchObject({ status: 409, body: { code: 'changed-meanwhile' } });
  expect((await readMonth(of)).status).toBe(404);
  const again = await preview(of);
  expect(again.body.seen).not.toBe(body.seen);
  expect((await publish(of, again.body.seen)).status).toBe(200);
});

test('two who publish the same month at once: one of them does', async () => {
  const of = month(3);
  const { body } = await preview(of, 'supervisor');
  const other = await preview(of, 'supervisor.two');
  const answers = await Promise.all([
    publish(of, body.seen, 'supervisor'),
    publish(of, other.body.seen, 'supervisor.two'),
    publish(of, body.seen, 'supervisor'),
  ]);
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409]);
  expect((await backend.pool.query('select from published_tables where month = $1', [of])).rowCount).toBe(3);
});

test('a month that is not over, or was over long ago, is not published; and nobody but the privacy team does', async () => {
  for (const of of [month(0), month(-1), month(13), '2026-13', '1999-01', '']) {
    expect([of, (await preview(of)).status]).toEqual([of, expect.toBeOneOf([400, 404])]);
    expect([of, (await publish(of, 'a'.repeat(64))).status]).toEqual([of, expect.toBeOneOf([400, 404])]);
  }
  expect((await preview(month(4), 'local.supervisor')).status).toBe(403);
  expect((await publish(month(4), 'a'.repeat(64), 'local.supervisor')).status).toBe(403);
  expect((await readMonth(month(4))).status).toBe(404);
  const { body } = await backend.call('publications.list', 'supervisor', {});
  expect(body.publishable).toEqual([4, 5, 6, 7, 8, 9, 10, 11, 12].map(month));
});

test('of all that was published together nothing hidden can be told to fewer than five values', async () => {
  const { body } = await backend.call('publications.list', 'supervisor', {});
  const months = (body.items as { month: string }[]).map(({ month: of }) => of);
  expect(months.length).toBe(3);
  const given = await Promise.all(
    months.map(async (of) => ((await readMonth(of)).body.tables as Tables).map((table) => ({ ...table, month: of }))),
  );
  const cells: PublishedCell[] = given.flat().flatMap((table) => table.cells);
  const shown = new Set(cells.map((cell) => cell.shown));
  expect(shown.has('<10')).toBe(true);
  expect(shown.size).toBeGreaterThan(4);
  expect(narrowCells(given.flat() as { name: PublishedName; month: string; cells: PublishedCell[] }[])).toEqual([]);
});
