import { afterAll, beforeAll, expect, test } from 'vitest';
import { londonDay } from '../../../shared/domain/day.ts';
import { startBackend, type TestBackend, testDatabase } from '../../support/backend.ts';

let backend: TestBackend;
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase(), variables: { CUSTOMERS: '600', EXAMPLE_REQUESTS: '72' } });
}, 120_000);
afterAll(() => backend?.stop());

test('the example of a queue has something late, due soon, waiting, nobody’s and promised nothing, of every kind', async () => {
  const { body } = await backend.call('requests.list', 'supervisor', { which: 'open', limit: 100 });
  const items = body.items as Record<string, unknown>[];
  expect(items.length).toBeGreaterThan(40);
  expect(new Set(items.map(({ kind }) => kind))).toEqual(
    new Set(['rectification', 'access', 'complaint', 'other-right', 'closure']),
  );
  const { body: counts } = await backend.call('requests.counts', 'supervisor', {});
  const views = counts.views as Record<string, number>;
  for (const view of ['mine', 'unassigned', 'overdue', 'waiting', 'arrived-late']) expect(views[view], view).toBeGreaterThan(0);
  const { body: local } = await backend.call('requests.counts', 'local.supervisor', {});
  expect(local.open).toBeGreaterThan(5);
  expect(Number(local.open)).toBeLessThan(Number(counts.open));
});

test('each of them has the clock that its deadline explains, and can be opened', async () => {
  const { body } = await backend.call('requests.list', 'supervisor', { which: 'open', limit: 100 });
  for (const { id, dueOn, waitingFor } of body.items as { id: string; dueOn: string; waitingFor: string | null }[]) {
    const read = await backend.call('requests.read', 'supervisor', { requestId: id });
    expect([read.status, read.body.dueOn]).toEqual([200, dueOn]);
    if (waitingFor !== null) expect(dueOn >= londonDay(new Date())).toBe(true);
  }
});
