import { afterAll, beforeAll, expect, test } from 'vitest';
import { REPORTS, type ReportName } from '../../../shared/domain/report.ts';
import type { Output } from '../../../shared/operations.ts';
import { startBackend, type TestBackend, testDatabase } from '../../support/backend.ts';
import { seed } from '../../support/rounds.ts';
import { type Counted, countedFrom, putCounted } from './counted.ts';
import { type Asking, expectedOf } from './oracle.ts';

type Cell = Output<'reports.read'>['cells'][number];
let backend: TestBackend;
let all: Counted;
let now: Date;
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase() });
  now = new Date();
  all = countedFrom(seed(), now);
  await putCounted(backend, all);
});
afterAll(() => backend?.stop());

const ASKING: readonly Asking[] = [
  { sub: 'supervisor', organisation: null },
  { sub: 'supervisor.two', organisation: null },
  { sub: 'local.supervisor', organisation: '0000000203' },
];
const linesOf = (cells: readonly Cell[]) =>
  cells.map(({ organisation, group, series, count }) => `${organisation} ${group} ${series}: ${count}`).toSorted();
const read = async (name: ReportName, as: string) => {
  const { status, body } = await backend.call('reports.read', as, { name });
  expect([status, body.errors]).toEqual([200, undefined]);
  return body as Output<'reports.read'>;
};

test.each(ASKING.flatMap((asking) => REPORTS.map((name) => [name, asking] as const)))(
  '%s for $sub is what going through everything gives',
  async (name, asking) => {
    const { cells, today } = await read(name, asking.sub);
    // A day that began meanwhile would count otherwise.
    const on = new Date(`${today}T12:00:00Z`);
    expect(linesOf(cells)).toEqual(expectedOf(name, all, asking, on));
    expect(cells.length).toBeGreaterThan(0);
  },
);

test('what is kept from somebody is in no number of theirs, and in everybody else’s', async () => {
  const kept = all.requests.filter(({ unseenBy, status }) => unseenBy === 'supervisor.two' && status === 'open');
  expect(kept.length).toBeGreaterThan(0);
  const [seen, unseen] = await Promise.all(ASKING.slice(0, 2).map(({ sub }) => read('open', sub)));
  const complaints = (cells: readonly Cell[] = []) =>
    cells.filter(({ series }) => series === 'complaint').reduce((sum, { count }) => sum + count, 0);
  const open = all.requests.filter(({ kind, status }) => kind === 'complaint' && status === 'open');
  expect(complaints(seen?.cells)).toBe(open.length);
  expect(complaints(unseen?.cells)).toBe(open.length - kept.length);
});

test('what falls due to be destroyed: of the own organisation, without what is kept from whoever asks', async () => {
  const mine = all.requests.filter(({ status, kind }) => status === 'completed' && kind === 'complaint');
  const ids = mine.map(({ id }) => id);
  await backend.pool.query(`update requests set completed_at = now() - interval '3 years' where id = any($1)`, [ids]);
  const counts = async (as: string) =>
    (await read('destructions', as)).cells
      .filter(({ series, group }) => series === 'old-requests' && group === 'now')
      .reduce((sum, { count }) => sum + count, 0);
  const but = (sub: string) => mine.filter(({ unseenBy }) => unseenBy !== sub);
  expect(await counts('supervisor')).toBe(mine.length);
  expect(await counts('supervisor.two')).toBe(but('supervisor.two').length);
  const local = but('local.supervisor').filter(({ organisation }) => organisation === '0000000203');
  expect(await counts('local.supervisor')).toBe(local.length);
  expect(but('supervisor.two').length).toBeLessThan(mine.length);
});

test('what is asked for a copy falls due in no number of a supervisor of the privacy team who may not see that copy', async () => {
  const finished = all.requests.filter(({ status }) => status === 'completed');
  const access = finished.filter(({ kind }) => kind === 'access').slice(0, 5);
  const complaint = finished.find(({ unseenBy }) => unseenBy === 'supervisor.two');
  const falling = async (as: string) =>
    (await read('destructions', as)).cells
      .filter(({ series }) => series === 'old-requests')
      .reduce((sum, { count }) => sum + count, 0);
  const before = await Promise.all(['supervisor', 'supervisor.two'].map(falling));
  await backend.pool.query(`update requests set closed_reference = 'OF-ONE' where id = any($1)`, [
    [...access, complaint].map((one) => one?.id),
  ]);
  expect(await Promise.all(['supervisor', 'supervisor.two'].map(falling))).toEqual([
    before[0],
    (before[1] as number) - access.length,
  ]);
});

test('a report that there is none of, and a field that none takes, are refused', async () => {
  for (const input of [{ name: 'everybody' }, { name: 'open', organisation: '0000000204' }, { name: '' }]) {
    const { status } = await backend.call('reports.read', 'supervisor', input);
    expect([input, status]).toEqual([input, expect.toBeOneOf([400, 404])]);
  }
  expect((await backend.call('reports.read', 'phone.adviser', { name: 'open' })).status).toBe(403);
});
