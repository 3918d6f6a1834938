import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addDays, addMonths } from '../../../shared/domain/calendar.ts';
import { startBackend, type TestBackend, testDatabase } from '../../support/backend.ts';
import { converse, newId } from '../people.ts';
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

const codeOf = ({ status, body }: { status: number; body: Record<string, unknown> }) => [status, body.code];
const isThere = async (outcomeId: string) =>
  (await backend.pool.query('select from evidence where outcome_id = $1', [outcomeId])).rowCount === 1;
const closingOf = async (reference: string) =>
  (await backend.pool.query('select customer_id from closings where customer_reference = $1', [reference])).rows[0];
const auditOf = async (runId: string) =>
  (
    await backend.pool.query(`select actor, kind, subject, outcome, reason from audit where details ->> 'run' = $1 order by id`, [
      runId,
    ])
  ).rows;
const yesterday = () => addDays(today(), -1);

describe('what falls due', () => {
  test('by year and month, organisation and basis; what is due now, and what holds some of it', async () => {
    const now = today();
    const held = await retention.plant(now, { closedOn: addMonths(now, -72) });
    await retention.plant(yesterday(), { paidOn: '2020-03-01', closedOn: addMonths(now, -60) });
    await retention.plant('2031-03-31', { paidOn: '2024-05-01', closedOn: '2026-06-01' });
    await retention.plant('2032-06-01', { paidOn: '2026-05-01', closedOn: '2026-06-01', organisation: '0000000204' });
    await retention.ask(held.reference, 'access');
    const evidence = (await retention.due()).filter(({ what }) => what === 'evidence');
    const year = (day: string) => Number(day.slice(0, 4));
    expect(evidence).toContainEqual({
      ...{ what: 'evidence', rule: 'years-after-closing', organisation: '0000000203', year: year(now), month: null },
      ...{ count: 1, due: 1, held: 1 },
    });
    expect(evidence).toContainEqual({
      ...{ what: 'evidence', rule: 'audit-period-over', organisation: '0000000203', year: year(yesterday()), month: null },
      ...{ count: 1, due: 1, held: 0 },
    });
    expect((await retention.due(2031)).filter(({ what }) => what === 'evidence')).toEqual([
      {
        ...{ what: 'evidence', rule: 'audit-period-over', organisation: '0000000203', year: 2031, month: 3 },
        ...{ count: 1, due: 0, held: 0 },
      },
    ]);
    expect((await retention.due(2032)).filter(({ what }) => what === 'evidence')).toMatchObject([
      { rule: 'years-after-closing', organisation: '0000000204', month: 6 },
    ]);
    expect((await retention.due(2032, 'local.supervisor')).filter(({ what }) => what === 'evidence')).toEqual([]);
  });
});

describe('a run', () => {
  test('is made exactly, approved by another, and destroys that and no more; a certificate when it is so, and not before', async () => {
    const now = today();
    const first = await retention.plant(yesterday());
    const same = await retention.plant(now, { ...first, outcomeId: newId() });
    const later = await retention.plant(addDays(now, 1), { ...first, outcomeId: newId() });
    const proposed = await retention.propose();
    expect(proposed.body).toMatchObject({ items: 2, held: 0, more: false });
    const { runId } = proposed.body as { runId: string };
    // What comes to be due afterwards was not looked at.
    const after = await retention.plant(now);
    expect(await retention.itemsOf(runId)).toMatchObject([
      { position: 1, dueOn: yesterday(), reference: first.reference, state: 'pending', heldBecause: null },
      { position: 2, dueOn: now, reference: first.reference, state: 'pending' },
    ]);
    expect(codeOf(await retention.start(runId))).toEqual([409, 'not-at-that-step']);
    expect(codeOf(await retention.approve(runId, 'supervisor'))).toEqual([403, 'four-eyes']);
    expect((await retention.approve(runId)).body).toMatchObject({ state: 'approved' });
    expect(await retention.goOn()).toBe(0);
    expect(await isThere(first.outcomeId)).toBe(true);
    expect((await retention.start(runId)).body).toMatchObject({ state: 'running' });
    await retention.toItsEnd(runId);
    expect(await Promise.all([first, same, later, after].map(({ outcomeId }) => isThere(outcomeId)))).toEqual([
      ...[false, false, true, true],
    ]);
    // Something of them is left, so the closing knows whose it is.
    expect(await closingOf(first.reference)).toEqual({ customer_id: first.customerId });

    expect(await retention.runOf(runId)).toMatchObject({ state: 'finished', items: 2, done: 2, held: 0, proposedByCaller: true });
    const [certificate, ...more] = await retention.certificatesOf(runId);
    expect(more).toEqual([]);
    expect(certificate).toMatchObject({
      ...{ store: 'database', what: 'evidence', count: 2, fromOn: yesterday(), toOn: now, sound: true },
      rules: [{ rule: 'years-after-closing', count: 2 }],
    });
    const text = JSON.stringify([certificate, await retention.itemsOf(runId)]);
    for (const value of Object.values(first)) expect(text).not.toContain(value);
    const { rows } = await backend.pool.query('select subject from retention_items where run_id = $1', [runId]);
    expect(rows).toEqual([{ subject: null }, { subject: null }]);
    const audited = await auditOf(runId);
    expect(audited.map(({ outcome }) => outcome)).toEqual([
      ...['proposed', 'approved', 'begun', 'gone', 'gone', 'finished', 'certified'],
    ]);
    expect(audited[3]).toMatchObject({ actor: 'retention', subject: first.alias, reason: 'years-after-closing' });
  });

  test('of the last that was left of somebody has the closing forget whose it was', async () => {
    const one = await retention.plant(yesterday());
    await retention.whole();
    expect(await closingOf(one.reference)).toEqual({ customer_id: null });
  });

  test('skips what an open request or complaint holds, with the reason; the next run has it when that is over', async () => {
    const held = await retention.plant(yesterday());
    const meanwhile = await retention.plant(yesterday());
    const free = await retention.plant(yesterday());
    const complaint = await retention.ask(held.reference, 'complaint');
    const { body } = await retention.propose();
    const { runId } = body as { runId: string };
    expect(body).toMatchObject({ items: 3, held: 1 });
    expect(await retention.itemsOf(runId, { which: 'held' })).toMatchObject([
      { reference: held.reference, heldBecause: 'complaint-open', heldBy: complaint },
    ]);
    await retention.approve(runId);
    const access = await retention.ask(meanwhile.reference, 'access');
    await retention.start(runId);
    await retention.toItsEnd(runId);
    expect(await retention.runOf(runId)).toMatchObject({ state: 'finished', done: 1, held: 2 });
    const items = await retention.itemsOf(runId, { which: 'held' });
    expect(items.map(({ state, heldBecause, heldBy }) => [state, heldBecause, heldBy?.reference]).toSorted()).toEqual([
      ['held', 'access-open', access.reference],
      ['held', 'complaint-open', complaint.reference],
    ]);
    expect(await isThere(held.outcomeId)).toBe(true);
    expect(await isThere(free.outcomeId)).toBe(false);
    expect((await retention.certificatesOf(runId))[0]).toMatchObject({ count: 1 });

    await backend.pool.query(`update requests set status = 'completed', completed_at = now()`);
    await retention.whole();
    expect(await isThere(held.outcomeId)).toBe(false);
  });

  test('in which everything is held leaves no certificate', async () => {
    const held = await retention.plant(yesterday());
    await retention.ask(held.reference, 'rectification');
    const runId = await retention.whole();
    expect(await retention.certificatesOf(runId)).toEqual([]);
    const { stores } = await retention.runOf(runId);
    expect(new Set(stores.map(({ state }) => state))).toEqual(new Set(['nothing-went']));
  });

  test('destroys nothing that is not due any more, and nothing twice', async () => {
    const [moved, gone] = [await retention.plant(yesterday()), await retention.plant(yesterday())];
    const { body } = await retention.propose();
    await backend.pool.query(`update evidence set goes_on = current_date + 30 where outcome_id = $1`, [moved.outcomeId]);
    await backend.pool.query('delete from evidence where outcome_id = $1', [gone.outcomeId]);
    await retention.approve(body.runId);
    await retention.start(body.runId);
    await retention.toItsEnd(body.runId);
    expect((await retention.itemsOf(body.runId)).map(({ heldBecause }) => heldBecause).toSorted()).toEqual([
      ...['not-due-any-more', 'not-there-any-more'],
    ]);
    expect(await isThere(moved.outcomeId)).toBe(true);
  });

  test('has what no other run has, and gives it up when it is refused or taken back', async () => {
    await retention.plant(yesterday());
    const { body } = await retention.propose();
    const none = await retention.propose({}, 'supervisor.two');
    expect([none.status, none.body.errors]).toMatchObject([400, [{ code: 'nothing-due' }]]);
    expect((await retention.approve(body.runId, 'supervisor', 'refused')).body).toMatchObject({ state: 'refused' });
    expect(codeOf(await retention.approve(body.runId))).toEqual([409, 'not-at-that-step']);
    const again = await retention.propose();
    expect(again.body).toMatchObject({ items: 1 });
    await retention.approve(again.body.runId);
    expect((await retention.approve(again.body.runId, 'supervisor.two', 'refused')).body).toMatchObject({ state: 'refused' });
    expect(codeOf(await retention.start(again.body.runId))).toEqual([409, 'not-at-that-step']);
  });

  test('is of the own organisation, of every one for the privacy team; of nothing that is still to come', async () => {
    const own = await retention.plant(yesterday());
    await retention.plant(yesterday(), { organisation: '0000000204' });
    const { body } = await retention.propose({}, 'local.supervisor');
    expect(body).toMatchObject({ items: 1 });
    expect((await retention.runOf(body.runId, 'local.supervisor')).organisation).toBe('0000000203');
    expect(codeOf(await retention.propose({ organisation: '0000000204' }, 'local.supervisor'))).toEqual([403, 'forbidden']);
    const nowhere = await retention.propose({ organisation: '1234567890' });
    expect([nowhere.status, nowhere.body.errors]).toMatchObject([400, [{ pointer: '/organisation', code: 'unknown' }]]);
    const early = await retention.propose({ upTo: addDays(today(), 1) });
    expect([early.status, early.body.errors]).toMatchObject([400, [{ code: 'in-the-future' }]]);
    const rest = await retention.propose();
    expect(rest.body).toMatchObject({ items: 1 });
    expect(codeOf(await retention.approve(rest.body.runId, 'local.supervisor'))).toEqual([404, 'not-found']);
    expect((await retention.approve(body.runId)).body).toMatchObject({ state: 'approved' });
    await retention.start(body.runId, 'local.supervisor');
    await retention.toItsEnd(body.runId);
    expect(await isThere(own.outcomeId)).toBe(false);
  });
});
