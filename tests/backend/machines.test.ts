import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callOver, startBackend, type TestBackend, testDatabase } from '../support/backend.ts';
import { machineReport } from './machine-report.ts';
import { tokenOf } from './own-process.ts';
import { newId } from './people.ts';

let backend: TestBackend;
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase() });
});
afterAll(() => backend?.stop());

type Row = { machineId: string; personName: string; level: string; lostSince: string | null } & Record<string, unknown>;
const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();
/** With a token of its own: marking the machine ends no other test's session. */
const report = async (as: string, machineId: string, more = {}) =>
  callOver(backend.url, 'machines.report', await tokenOf(as), machineReport(machineId, more));
const mark = (as: string, machineId: string, lost: boolean, reason = lost ? 'stolen' : 'found') =>
  backend.call('machines.markLost', as, { commandId: newId(), machineId, lost, reason });
async function listed(as: string, page: Record<string, unknown> = { limit: 100 }): Promise<Row[]> {
  const answer = await backend.call('machines.list', as, page);
  expect(answer.status).toBe(200);
  return answer.body.items as Row[];
}
const of = (rows: readonly Row[], machineId: string) => rows.filter((row) => row.machineId === machineId);

describe('a report', () => {
  test('is one row for each person on a machine, the newest alone', async () => {
    const machineId = newId();
    const since = new Date().toISOString();
    const item = { itemId: newId(), operation: 'consents.decide', reason: 'wrong-person', recordedAt: hoursAgo(1), since };
    const more = {
      waiting: 2,
      needsAttention: 1,
      oldestSaidOn: '2026-11-20',
      oldestRecordedAt: hoursAgo(200),
      handedOver: [item],
    };
    await report('phone.adviser', machineId, more);
    await report('supervisor', machineId);
    const answer = await report('phone.adviser', machineId, { ...more, waiting: 1, copies: 3, copiesUntil: since });
    expect(answer.body).toMatchObject({ lost: false, destroyCopies: false });
    const rows = of(await listed('supervisor'), machineId);
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatchObject({
      ...{ personName: 'Priya Shah', organisation: '0000000999', waiting: 1, needsAttention: 1, oldestSaidOn: '2026-11-20' },
      ...{ handedOver: [item], copies: 3, level: 'red', lostSince: null },
    });
    expect(rows[1]).toMatchObject({ personName: 'Margaret Doyle', waiting: 0, level: 'ok', oldestRecordedAt: null });
  });

  test('has no place for a customer', async () => {
    for (const more of [{ customerId: newId() }, { handedOver: [{ customerId: newId() }] }, { note: 'Mrs Quill' }])
      expect((await report('phone.adviser', newId(), more)).status).toBe(400);
  });

  test('is no act: the audit does not hear of it, nor of a look at the board', async () => {
    const count = async () => (await backend.pool.query('select count(*)::int as n from audit')).rows[0].n;
    const before = await count();
    await report('phone.adviser', newId());
    await listed('supervisor');
    expect(await count()).toBe(before);
  });

  test('of a machine whose clock is wrong is put right by what it was out by, and nothing is later than now', async () => {
    const [behind, ahead] = [newId(), newId()];
    const recorded = { waiting: 1, oldestSaidOn: '2026-11-20', oldestRecordedAt: hoursAgo(1_000) };
    await report('phone.adviser', behind, { ...recorded, clockOffsetMs: 999 * 3_600_000 });
    await report('phone.adviser', ahead, { ...recorded, oldestRecordedAt: hoursAgo(-1_000) });
    const rows = await listed('supervisor');
    expect([of(rows, behind)[0]?.level, of(rows, ahead)[0]?.level]).toEqual(['ok', 'ok']);
  });
});

describe('the board', () => {
  test('is the own organisation’s; the privacy team sees every one', async () => {
    const [mine, theirs] = [newId(), newId()];
    await report('phone.adviser', mine);
    await report('local.adviser', theirs);
    const local = await listed('local.supervisor');
    expect([of(local, mine), of(local, theirs)].map(({ length }) => length)).toEqual([0, 1]);
    const privacy = await listed('supervisor');
    expect([of(privacy, mine), of(privacy, theirs)].map(({ length }) => length)).toEqual([1, 1]);
  });

  test('comes worst first, page by page, each once', async () => {
    const machines = [newId(), newId(), newId(), newId()] as const;
    const [fine, late, later, gone] = machines;
    await report('local.adviser', fine);
    await report('local.adviser', late, { waiting: 1, oldestRecordedAt: hoursAgo(2) });
    await report('local.adviser', later, { waiting: 1, oldestRecordedAt: hoursAgo(500) });
    await report('local.adviser', gone);
    await mark('local.supervisor', gone, true);
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page = { limit: 1, ...(cursor === null ? {} : { cursor }) };
      const { body } = await backend.call('machines.list', 'local.supervisor', page);
      seen.push(...(body.items as Row[]).map(({ machineId }) => machineId));
      cursor = body.next as string | null;
    } while (cursor !== null);
    expect(seen.filter((one) => (machines as readonly string[]).includes(one))).toEqual([gone, later, late, fine]);
    expect(new Set(seen).size).toBe(seen.length);
    expect((await backend.call('machines.list', 'local.supervisor', { cursor: 'nonsense' })).status).toBe(400);
  });
});

describe('marking', () => {
  test('is for the organisation the machine was last seen for, and for the privacy team', async () => {
    const machineId = newId();
    await report('other.adviser', machineId);
    expect((await mark('local.supervisor', machineId, true)).status).toBe(403);
    await report('local.adviser', machineId);
    expect((await mark('local.supervisor', machineId, true)).status).toBe(200);
    expect((await mark('supervisor', machineId, false)).status).toBe(200);
    expect((await mark('supervisor', newId(), true)).body.code).toBe('not-found');
  });

  test('needs a reason that fits, is audited with it, and twice is once', async () => {
    const machineId = newId();
    await report('phone.adviser', machineId);
    expect((await mark('supervisor', machineId, true, 'found')).status).toBe(400);
    const first = await mark('supervisor', machineId, true);
    const second = await mark('supervisor', machineId, true);
    expect(second.body.lostSince).toBe(first.body.lostSince);
    await mark('supervisor', machineId, false, 'given-back');
    const { rows } = await backend.pool.query(
      `select kind, outcome, reason, actor, subject from audit where operation = 'machines.markLost' and details->>'machine' = $1
        order by id`,
      [machineId],
    );
    const act = { kind: 'machine', actor: 'supervisor', subject: null };
    expect(rows).toEqual([
      { ...act, outcome: 'lost', reason: 'stolen' },
      { ...act, outcome: 'repeated', reason: 'stolen' },
      { ...act, outcome: 'back-again', reason: 'given-back' },
    ]);
    expect(of(await listed('supervisor'), machineId)[0]?.lostSince).toBeNull();
  });
});

test('a lost machine that signs in anew is told so, gets no share, and its token is refused from then on', async () => {
  const machineId = newId();
  expect((await report('local.adviser', machineId)).body).toMatchObject({ lost: false });
  expect((await mark('local.supervisor', machineId, true)).body).toMatchObject({ machineId });
  const token = await tokenOf('other.adviser');
  const told = await callOver(backend.url, 'machines.report', token, machineReport(machineId));
  expect(told.body).toMatchObject({ lost: true, destroyCopies: true });
  const share = await callOver(backend.url, 'deskKeys.read', token, { machineId });
  expect([share.status, share.body.code]).toEqual([403, 'machine-lost']);
  await expect
    .poll(async () => (await callOver(backend.url, 'notice.read', token, { version: 'current' })).status, { timeout: 3_000 })
    .toBe(401);
});
