import { afterAll, beforeAll, expect, test } from 'vitest';
import { startBackend, type TestBackend, testDatabase } from '../../support/backend.ts';
import { askCopy } from '../accessing.ts';
import { complaint, decide, today } from '../complaining.ts';
import { addPerson, converseAt, newId } from '../people.ts';
import { type Retention, retentionAt } from '../retention.ts';

let backend: TestBackend;
let retention: Retention;
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase() });
  retention = retentionAt(backend);
  for (const as of ['supervisor', 'supervisor.two']) await backend.call('sessions.mine', as, {});
});
afterAll(() => backend?.stop());

const isThere = async (id: string) => (await backend.pool.query('select from requests where id = $1', [id])).rowCount === 1;
/** What the audit tells somebody of a customer, by operation. */
const auditOf = async (customerId: string, as: string, more: object = {}) => {
  const { body } = await backend.call('audit.list', as, { customerId, limit: 100, ...more });
  return (body.items as { operation: string; outcome: string }[]).map(({ operation, outcome }) => `${operation} ${outcome}`);
};
const dueTo = async (as: string) => (await retention.due(undefined, as)).find(({ what }) => what === 'old-requests')?.count ?? 0;
const reported = async (as: string) => {
  const { body } = await backend.call('reports.read', as, { name: 'destructions' });
  const cells = body.cells as { series: string; count: number }[];
  return cells.filter(({ series }) => series === 'old-requests').reduce((sum, { count }) => sum + count, 0);
};

test('a complaint about a supervisor goes two years after its end without their hearing of it: no number, no list, no run and no audit', async () => {
  const person = await addPerson(backend);
  const talk = await converseAt(backend, person, 1);
  const about = complaint(person, talk, { aboutSub: 'supervisor' });
  expect((await backend.call('complaints.log', 'phone.adviser', about)).status).toBe(200);
  const copy = askCopy(person, talk);
  expect((await backend.call('accessRequests.log', 'phone.adviser', copy)).status).toBe(200);
  const other = complaint(person, talk);
  expect((await backend.call('complaints.log', 'phone.adviser', other)).status).toBe(200);
  await backend.call('complaints.decide', 'supervisor.two', decide(about.requestId, 1));
  await backend.call('requests.tellCustomer', 'supervisor.two', {
    ...{ commandId: newId(), requestId: about.requestId, version: 2, on: today(), how: 'letter' },
  });
  const before = await auditOf(person.id, 'supervisor');
  expect(before).toContain('complaints.log recorded');
  expect(before).not.toContain('complaints.decide decided');
  expect(await auditOf(person.id, 'supervisor.two')).toContain('complaints.decide decided');
  await backend.pool.query(
    `update requests set status = 'completed', completed_at = '2020-03-01T10:00:00Z' where id = any($1::uuid[])`,
    [[about.requestId, copy.requestId, other.requestId]],
  );

  expect([await dueTo('supervisor'), await reported('supervisor')]).toEqual([1, 1]);
  expect([await dueTo('supervisor.two'), await reported('supervisor.two')]).toEqual([3, 3]);
  const { body } = await retention.propose({ what: 'old-requests' }, 'supervisor.two');
  expect(body).toMatchObject({ items: 3 });
  const { runId } = body;
  // Another approves: the one it is about would let go of what they may not know of.
  await backend.pool.query(
    `update retention_runs set state = 'approved', decided_by = 'third', decided_by_name = 'Third' where id = $1`,
    [runId],
  );
  expect(await retention.itemsOf(runId)).toMatchObject([{ reference: other.reference }]);
  await retention.start(runId, 'supervisor.two');
  await retention.toItsEnd(runId);
  expect(await Promise.all([about.requestId, copy.requestId, other.requestId].map(isThere))).toEqual([false, false, false]);

  expect(await retention.itemsOf(runId)).toHaveLength(1);
  expect(await retention.runOf(runId)).toMatchObject({ items: 1, done: 1, rules: [{ rule: 'request-over', count: 1 }] });
  const gone = 'retention gone';
  const theirs = await auditOf(person.id, 'supervisor');
  expect(theirs.filter((one) => one === gone)).toHaveLength(1);
  const looks = (entries: readonly string[]) => entries.filter((one) => one !== gone && !one.startsWith('audit.list'));
  expect(looks(theirs)).toEqual(looks(before));
  expect(looks(await auditOf(person.id, 'supervisor', { forExport: true }))).toEqual(looks(before));
  const all = await auditOf(person.id, 'supervisor.two');
  expect(all.filter((one) => one === gone)).toHaveLength(3);
  expect(all).toContain('complaints.decide decided');
});
