import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays } from '../../../shared/domain/calendar.ts';
import { londonDay } from '../../../shared/domain/day.ts';
import { REQUEST_STEPS } from '../../../shared/domain/rectification.ts';
import { REQUEST_KINDS } from '../../../shared/domain/request.ts';
import { COUNTED_TO, REQUEST_SORTS, REQUEST_VIEWS, type RequestView } from '../../../shared/domain/request-view.ts';
import { startBackend, type TestBackend, testDatabase } from '../../support/backend.ts';
import { converse, newId } from '../people.ts';
import { found, LOOKERS, type Looker, type Query, type World } from './oracle.ts';
import { FIELDS, insertRows, joinedUp, ORGANISATIONS, PEOPLE, rowsAround } from './rows.ts';

let backend: TestBackend;
let world: World;
const today = londonDay(new Date());

beforeAll(async () => {
  backend = await startBackend({ database: testDatabase() });
  const [drawn = []] = fc.sample(fc.array(rowsAround(today), { minLength: 260, maxLength: 260 }), {
    seed: Number(process.env.TEST_SEED ?? 1),
    numRuns: 1,
  });
  const rows = joinedUp(drawn);
  await insertRows(backend, rows, await converse(backend, 'phone.adviser'));
  // The round of a backend that has just started may have met the first of them, and moved the made-up days of those that wait.
  await backend.pool.query(
    'update requests r set due_on = m.due, extend_by = m.extend from unnest($1::uuid[], $2::date[], $3::date[]) as m (id, due, extend) where r.id = m.id',
    [rows.map(({ id }) => id), rows.map(({ dueOn }) => dueOn), rows.map(({ extendBy }) => extendBy)],
  );
  const absences = [
    { as: 'supervisor', sub: 'supervisor.two', organisation: '0000000999', from: today, to: addDays(today, 3) },
    { as: 'supervisor', sub: 'phone.adviser', organisation: '0000000999', from: addDays(today, 1), to: addDays(today, 3) },
    { as: 'local.adviser', sub: 'local.adviser', organisation: '0000000203', from: today, to: today },
  ];
  for (const { as, organisation: _, ...absence } of absences)
    expect(
      (await backend.call('absences.set', as, { commandId: newId(), absenceId: newId(), name: 'Somebody', ...absence })).status,
    ).toBe(200);
  world = { rows, absences, today };
});
afterAll(() => backend?.stop());

/** Every id that a query gives, page after page. */
async function all(query: Query, { sub }: Looker): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | undefined;
  for (let pages = 0; pages < 400; pages += 1) {
    const { status, body } = await backend.call('requests.list', sub, { ...query, ...(cursor ? { cursor } : {}) });
    expect({ status, body: status === 200 ? null : body }, JSON.stringify(query)).toEqual({ status: 200, body: null });
    ids.push(...(body.items as { id: string }[]).map(({ id }) => id));
    if (body.next === null) return ids;
    cursor = String(body.next);
  }
  throw new Error('Pages without end');
}

const some = <T>(what: fc.Arbitrary<T>) => fc.option(what, { freq: 2, nil: undefined });
const day = fc.integer({ min: -40, max: 20 }).map((many) => addDays(today, many));
const queries = fc.record({
  which: fc.constantFrom('open' as const, 'open' as const, 'open' as const, 'finished' as const),
  view: some(fc.constantFrom(...REQUEST_VIEWS.map(({ view }) => view))),
  sort: some(fc.constantFrom(...REQUEST_SORTS)),
  direction: some(fc.constantFrom('ascending' as const, 'descending' as const)),
  filters: fc
    .record({
      kind: fc.constantFrom(...REQUEST_KINDS),
      field: fc.constantFrom(...FIELDS),
      step: fc.constantFrom(...REQUEST_STEPS),
      organisation: fc.constantFrom(...ORGANISATIONS),
      assignee: fc.constantFrom('nobody', ...PEOPLE),
      madeFrom: day,
      madeTo: day,
      dueFrom: day,
      dueTo: day,
      toldOpen: fc.boolean(),
    })
    .chain((whole) => fc.subarray(Object.entries(whole), { maxLength: 3 }))
    .map((few) => Object.fromEntries(few)),
  limit: fc.integer({ min: 3, max: 100 }),
});
const queryOf = ({ filters, ...query }: typeof queries extends fc.Arbitrary<infer Q> ? Q : never) =>
  JSON.parse(JSON.stringify({ ...query, ...filters })) as Query;

describe('the queue', () => {
  test.each(LOOKERS)('$sub is shown in every view what it holds, and nothing else', async (who) => {
    for (const { view } of REQUEST_VIEWS)
      for (const which of ['open', 'finished'] as const)
        expect(await all({ which, view, limit: 100 }, who), `${view} ${which}`).toEqual(found({ which, view }, world, who));
  });

  test.each(REQUEST_SORTS)('is sorted by %s both ways, and paged without a gap or a repeat', async (sort) => {
    for (const who of LOOKERS.slice(0, 4))
      for (const direction of ['ascending', 'descending'] as const)
        expect(await all({ which: 'open', sort, direction, limit: 7 }, who), who.sub).toEqual(
          found({ which: 'open', sort, direction }, world, who),
        );
  });

  test('is what a plain look at all rows finds, for any view, filters, sort and page', async () => {
    await fc.assert(
      fc.asyncProperty(queries, fc.constantFrom(...LOOKERS), async (drawn, who) => {
        const query = queryOf(drawn);
        expect(await all(query, who)).toEqual(found(query, world, who));
      }),
      { numRuns: 150 },
    );
  }, 120_000);

  test('has a request by its reference, within reach alone', async () => {
    for (const { id, reference, status } of world.rows.slice(0, 12))
      for (const who of LOOKERS) {
        const which = status === 'open' ? 'open' : 'finished';
        const query = { which, reference } as const;
        const ids = await all(query, who);
        expect(ids).toEqual(found(query, world, who));
        expect(ids.every((one) => one === id)).toBe(true);
      }
  });

  test('counts each view as it lists it, up to a hundred, for everybody', async () => {
    for (const who of LOOKERS) {
      const { status, body } = await backend.call('requests.counts', who.sub, {});
      expect(status).toBe(200);
      const count = (query: Query) => Math.min(COUNTED_TO, found(query, world, who).length);
      const views = Object.fromEntries(
        REQUEST_VIEWS.map(({ view }): [RequestView, number] => [view, count({ which: 'open', view })]),
      );
      expect(body, who.sub).toMatchObject({ views, open: count({ which: 'open' }), noticesUnasked: 0 });
    }
    expect(found({ which: 'open' }, world, LOOKERS[0] as Looker).length).toBeGreaterThan(COUNTED_TO);
  });

  test('has in need of other eyes of what was there before its migration what it has of what came since', async () => {
    const migration = readFileSync(new URL('../../../backend/database/migrations/0041-other-eyes.sql', import.meta.url), 'utf8');
    const before = /^ where ([^;]*);/m.exec(migration)?.[1];
    const ids = async (where: string) =>
      (await backend.pool.query<{ id: string }>(`select r.id from requests r where ${where} order by r.id`)).rows;
    const since = await ids('r.needs_other_eyes');
    expect(since.length).toBeGreaterThan(0);
    expect(await ids(String(before))).toEqual(since);
  });

  test('shows of a request what its row says, and where it is as it is sorted by', async () => {
    const { body } = await backend.call('requests.list', 'supervisor', { which: 'open', limit: 100 });
    for (const item of body.items as Record<string, unknown>[]) {
      const row = world.rows.find(({ id }) => id === item.id);
      if (!row) throw new Error('A request nobody made');
      const {
        reference,
        kind,
        madeOn,
        receivedOn,
        dueOn,
        extendBy,
        waitingFor,
        promisedOn,
        assignedTo,
        organisation,
        noticesOpen,
      } = row;
      expect(item).toMatchObject({ reference, kind, madeOn, receivedOn, dueOn, extendBy, waitingFor, promisedOn, assignedTo });
      expect(item).toMatchObject({ organisation, noticesOpen, fields: [...row.fields].sort(), decided: row.decided });
      const { rows } = await backend.pool.query('select step from requests where id = $1', [item.id]);
      expect(item.step).toBe(rows[0].step);
    }
  });

  test('refuses a cursor of another order, and one that nobody gave', async () => {
    const { body } = await backend.call('requests.list', 'supervisor', { which: 'open', sort: 'kind', limit: 3 });
    for (const [query, cursor] of [
      [{ sort: 'what' }, body.next],
      [{ sort: 'kind', direction: 'descending' }, body.next],
      [{ sort: 'dueOn' }, body.next],
      [{ sort: 'dueOn' }, Buffer.from('["dueOn",false,"2026-02-31","x"]').toString('base64url')],
      [{ sort: 'noticesOpen' }, Buffer.from(`["noticesOpen",false,"-1","${today}","${newId()}"]`).toString('base64url')],
    ] as const) {
      const answer = await backend.call('requests.list', 'supervisor', { which: 'open', ...query, cursor });
      expect([answer.status, answer.body.code]).toEqual([400, 'validation']);
    }
  });

  test('refuses a filter that is none', async () => {
    for (const filter of [
      { kind: 'parcel' },
      { view: 'all' },
      { sort: 'name' },
      { madeFrom: '2026-02-31' },
      { assignee: '' },
      { toldOpen: 'x' },
    ])
      expect(
        (await backend.call('requests.list', 'supervisor', { which: 'open', ...filter })).status,
        JSON.stringify(filter),
      ).toBe(400);
  });
});
