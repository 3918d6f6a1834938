import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { certifyCleaned, finishedRuns } from '../../../backend/retention/cleaned.ts';
import { addDays } from '../../../shared/domain/calendar.ts';
import { startBackend, type TestBackend, testDatabase } from '../../support/backend.ts';
import { converse } from '../people.ts';
import { type Retention, retentionAt, today } from '../retention.ts';

let backend: TestBackend;
let retention: Retention;
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase() });
  retention = retentionAt(backend);
  await converse(backend);
});
afterAll(() => backend?.stop());
beforeEach(async () => {
  await backend.pool.query(
    `update retention_items set state = 'held', held_because = 'not-due-any-more' where state = 'pending'`,
  );
  await backend.pool.query('delete from evidence');
  await backend.pool.query('delete from requests');
});

const auditOf = async (runId: string) =>
  (
    await backend.pool.query(`select actor, kind, subject, outcome, reason from audit where details ->> 'run' = $1 order by id`, [
      runId,
    ])
  ).rows;
const yesterday = () => addDays(today(), -1);

describe('a run that fails part-way', () => {
  test('says so, keeps no other item from its end, certifies nothing, and finishes when it is run again', async () => {
    const planted = [];
    for (let index = 0; index < 4; index += 1) planted.push(await retention.plant(yesterday()));
    const stuck = planted[1]?.outcomeId;
    await backend.pool.query(`create function stuck() returns trigger language plpgsql as $$ begin
      if old.outcome_id = '${stuck}' then raise exception 'stuck'; end if; return old; end $$`);
    await backend.pool.query('create trigger stuck before delete on evidence for each row execute function stuck()');
    const { body } = await retention.propose();
    const { runId } = body as { runId: string };
    await retention.approve(runId);
    await retention.start(runId);
    await retention.toItsEnd(runId);
    expect(await retention.runOf(runId)).toMatchObject({ state: 'interrupted', items: 4, done: 3 });
    expect(await retention.certificatesOf(runId)).toEqual([]);
    expect((await auditOf(runId)).at(-1)).toMatchObject({ outcome: 'interrupted' });
    await backend.pool.query('drop trigger stuck on evidence');
    await backend.pool.query('drop function stuck');
    expect(await retention.goOn()).toBe(0);
    await retention.start(runId, 'supervisor.two');
    await retention.toItsEnd(runId);
    expect(await retention.runOf(runId)).toMatchObject({ state: 'finished', done: 4 });
    expect(await retention.certificatesOf(runId)).toMatchObject([{ count: 4 }]);
  });

  test('two at once: each item is one’s', async () => {
    for (let index = 0; index < 30; index += 1) await retention.plant(yesterday());
    const { body } = await retention.propose();
    const { runId } = body as { runId: string };
    await retention.approve(runId);
    await Promise.all([retention.start(runId), retention.start(runId, 'supervisor.two')]);
    while ((await retention.runOf(runId)).state === 'running')
      await Promise.all([retention.goOn(), retention.goOn(), retention.goOn()]);
    expect(await retention.runOf(runId)).toMatchObject({ state: 'finished', done: 30 });
    expect((await auditOf(runId)).filter(({ outcome }) => outcome === 'gone')).toHaveLength(30);
    expect(await retention.certificatesOf(runId)).toMatchObject([{ count: 30 }]);
  });
});

describe('certificates', () => {
  test('of the disk only after a clean-up that began when the run was over; of back-ups none', async () => {
    await retention.plant(yesterday());
    const runId = await retention.whole();
    await retention.plant(yesterday());
    const before = await finishedRuns(backend.pool as never);
    expect(before).toContain(runId);
    const second = await retention.whole();
    const client = await backend.pool.connect();
    await certifyCleaned(client, before, new Date());
    await certifyCleaned(client, before, new Date());
    client.release();
    expect((await retention.certificatesOf(runId)).map(({ store }) => store)).toEqual(['disk', 'database']);
    expect((await retention.certificatesOf(second)).map(({ store }) => store)).toEqual(['database']);
    const { stores } = await retention.runOf(second);
    expect(stores).toMatchObject([
      { store: 'database', state: 'certified' },
      { store: 'disk', state: 'waiting', certifiedAt: null },
      { store: 'back-ups', state: 'not-checked', emptyOn: addDays(today(), 35) },
    ]);
  });

  test('each takes in the one before; one that is changed shows', async () => {
    const { body } = await backend.call('retention.certificates', 'supervisor', { limit: 100 });
    const all = (body.items as { hash: string; previous: string; sound: boolean; id: string }[]).toReversed();
    expect(all.length).toBeGreaterThan(3);
    expect(all.every(({ sound }) => sound)).toBe(true);
    expect(all.map(({ previous }) => previous)).toEqual(['', ...all.slice(0, -1).map(({ hash }) => hash)]);
    const changed = all[1];
    await backend.pool.query('update retention_certificates set count = count + 1 where id = $1', [changed?.id]);
    const again = await backend.call('retention.certificates', 'supervisor', { limit: 100 });
    const unsound = (again.body.items as { id: string; sound: boolean }[]).filter(({ sound }) => !sound);
    expect(unsound.map(({ id }) => id)).toEqual([changed?.id]);
    await backend.pool.query('update retention_certificates set count = count - 1 where id = $1', [changed?.id]);
  });
});
