import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { keepClocks } from '../../../backend/requests/clock.ts';
import { sweep } from '../../../backend/sweep.ts';
import { addDays } from '../../../shared/domain/calendar.ts';
import { londonDay } from '../../../shared/domain/day.ts';
import { deadlineFor } from '../../../shared/domain/deadline.ts';
import { REQUEST_KINDS } from '../../../shared/domain/request.ts';
import { startBackend, type TestBackend, testDatabase } from '../../support/backend.ts';
import { seed } from '../../support/rounds.ts';
import { type Disputing, disputingAt } from '../disputing.ts';
import { addPerson, converse, newId, newReference } from '../people.ts';
import { insertRows, type Row, rowsAround } from './rows.ts';

let backend: TestBackend;
let disputing: Disputing;
let conversationId: string;
const today = londonDay(new Date());
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase() });
  disputing = disputingAt(backend);
  conversationId = await converse(backend, 'phone.adviser');
});
afterAll(() => backend?.stop());

const rowOf = async (id: string) =>
  (
    await backend.pool.query(
      'select due_on::text as "dueOn", extend_by::text as "extendBy", arrived_late as late, made_on::text as "madeOn" from requests where id = $1',
      [id],
    )
  ).rows[0] as { dueOn: string | null; extendBy: string | null; late: boolean; madeOn: string };

describe('the day a request is due, as its row has it', () => {
  test('is what its deadline says, of whatever kind and day it is logged; the list and the request say the same', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...REQUEST_KINDS), fc.integer({ min: 0, max: 200 }), async (kind, ago) => {
        const requestId = newId();
        const saidAt = `${addDays(today, -ago - 1)}T12:00:00Z`;
        const talk = await converse(backend, 'phone.adviser', { at: new Date(Date.parse(saidAt) - 60_000).toISOString() });
        const answer = await backend.call('requests.logUnmatched', 'phone.adviser', {
          ...{ commandId: newId(), requestId, reference: newReference(), conversationId: talk, saidAt },
          ...{ kind, words: 'Words', howToAnswer: 'by phone' },
        });
        expect(answer.status).toBe(200);
        const row = await rowOf(requestId);
        const { dueOn, extendBy = null } = deadlineFor({ kind, madeOn: row.madeOn });
        expect(row).toMatchObject({ dueOn, extendBy });
        const read = await backend.call('requests.read', 'supervisor', { requestId });
        expect(read.body).toMatchObject({ dueOn, extendBy });
      }),
      { numRuns: 25 },
    );
  }, 60_000);

  test('moves with an extension, goes with the end, and is not there for one that joined another', async () => {
    const person = await addPerson(backend);
    const talk = await disputing.talk(person);
    const born = { field: 'dateOfBirth', says: '1984-03-21', incomplete: false };
    const { body: first } = await disputing.log(person, talk, [born]);
    const { body: second } = await disputing.log(person, talk, [born]);
    const requestId = String(first.requestId);
    expect(await rowOf(String(second.requestId))).toMatchObject({ dueOn: null, extendBy: null });
    const before = await rowOf(requestId);
    expect(before.dueOn).toBe(first.dueOn);
    const { version } = await disputing.read(requestId);
    const longer = await backend.call('requests.extend', 'supervisor', {
      ...{ commandId: newId(), requestId, version, months: 1, reason: 'complex', toldOn: today, toldHow: 'phone' },
    });
    expect(longer.status).toBe(200);
    const { dueOn } = deadlineFor({ kind: 'rectification', madeOn: before.madeOn, extensionMonths: 1 });
    expect([longer.body.dueOn, (await rowOf(requestId)).dueOn]).toEqual([dueOn, dueOn]);
    const now = await disputing.read(requestId);
    await disputing.decide(requestId, now.version, [{ field: 'dateOfBirth', decision: 'corrected', seenNow: person.birthDate }]);
    await disputing.tell(requestId, now.version + 1);
    const done = await disputing.read(requestId);
    expect([done.step, (await rowOf(requestId)).dueOn]).toEqual(['completed', null]);
  });

  test('is worked out of one that has none, and stands first until then', async () => {
    const plain = { status: 'open', kind: 'access', waitingFor: null, extensionMonths: null, acknowledgedOn: null } as const;
    const ofAccess = { fields: [], decided: 0, claimedBy: [], right: null, unseenBy: [] } as const;
    const made = fc
      .sample(rowsAround(today), { seed: seed(), numRuns: 20 })
      .map((row): Row => ({ ...row, ...plain, ...ofAccess, dueOn: row.madeOn }));
    await insertRows(backend, made, conversationId);
    await sweep(backend.pool);
    for (const { id, madeOn } of made) expect((await rowOf(id)).dueOn).toBe(deadlineFor({ kind: 'access', madeOn }).dueOn);
  });

  test('moves day by day while it waits, by the hourly round, and stops when it does not', async () => {
    const requestId = newId();
    await backend.call('requests.logUnmatched', 'phone.adviser', {
      ...{ commandId: newId(), requestId, reference: newReference(), conversationId, saidAt: new Date().toISOString() },
      ...{ kind: 'access', words: 'Words', howToAnswer: 'by phone' },
    });
    await backend.pool.query(`update requests set waiting_for = 'proof', waiting_since = made_on where id = $1`, [requestId]);
    for (const later of [10, 45, 200]) {
      const then = new Date(Date.now() + later * 86_400_000);
      await keepClocks(backend.pool, 'waiting', then);
      const { dueOn, madeOn } = await rowOf(requestId);
      expect(dueOn).toBe(deadlineFor({ kind: 'access', madeOn, proofOn: londonDay(then) }).dueOn);
    }
    const stood = await rowOf(requestId);
    await backend.pool.query('update requests set waiting_for = null, waiting_since = null where id = $1', [requestId]);
    await keepClocks(backend.pool, 'waiting', new Date());
    expect(await rowOf(requestId)).toEqual(stood);
  });
});

describe('who is away', () => {
  const away = (more: object) => ({
    ...{ commandId: newId(), absenceId: newId(), sub: 'phone.adviser', name: 'Priya Shah', from: today, to: addDays(today, 2) },
    ...more,
  });
  const listed = async (as: string) =>
    ((await backend.call('absences.list', as, {})).body.items as { id: string }[]).map(({ id }) => id);

  test('is said by oneself or a supervisor, changed and taken back, and seen by the organisation and the privacy team', async () => {
    const own = away({});
    expect((await backend.call('absences.set', 'phone.adviser', own)).body.version).toBe(1);
    const local = away({ sub: 'local.adviser', name: 'Tom Whitaker' });
    expect((await backend.call('absences.set', 'local.supervisor', local)).status).toBe(200);
    expect(await listed('supervisor')).toEqual(expect.arrayContaining([own.absenceId, local.absenceId]));
    expect(await listed('local.supervisor')).toEqual([local.absenceId]);
    expect(await listed('local.adviser')).toEqual([local.absenceId]);
    expect(await listed('other.adviser')).toEqual([]);
    const longer = { ...own, commandId: newId(), to: addDays(today, 9) };
    expect((await backend.call('absences.set', 'supervisor', longer)).body.version).toBe(2);
    expect((await backend.call('absences.set', 'supervisor', { ...longer, commandId: newId(), over: true })).status).toBe(200);
    expect(await listed('supervisor')).toEqual([local.absenceId]);
  });

  test.each([
    ['of somebody else by an adviser', 'local.adviser', {}, 400, 'validation'],
    ['back before they go', 'supervisor', { to: addDays(today, -1) }, 400, 'validation'],
    ['over already', 'supervisor', { from: addDays(today, -9), to: addDays(today, -2) }, 400, 'validation'],
    ['taken back of nobody', 'supervisor', { over: true }, 404, 'not-found'],
  ])('is refused: %s', async (_, as, more, status, code) => {
    const answer = await backend.call('absences.set', as, away(more));
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  test('of another organisation cannot be touched, nor made somebody else’s', async () => {
    const own = away({ sub: 'supervisor.two', name: 'Kofi Mensah' });
    expect((await backend.call('absences.set', 'supervisor.two', own)).status).toBe(200);
    for (const [as, change] of [
      ['local.supervisor', {}],
      ['local.supervisor', { over: true }],
      ['supervisor', { sub: 'phone.adviser' }],
    ] as const)
      expect((await backend.call('absences.set', as, { ...own, commandId: newId(), ...change })).status).toBe(404);
  });

  test('of whoever says it needs no name, and is theirs in the list', async () => {
    const { sub: _, name: __, ...own } = away({});
    expect((await backend.call('absences.set', 'other.adviser', own)).status).toBe(200);
    const { items } = (await backend.call('absences.list', 'other.adviser', {})).body;
    expect(items).toEqual([
      expect.objectContaining({ id: own.absenceId, sub: 'other.adviser', name: 'Gareth Pugh', mine: true }),
    ]);
    const seen = (await backend.call('absences.list', 'supervisor', {})).body.items as { id: string; mine: boolean }[];
    expect(seen.find(({ id }) => id === own.absenceId)).toMatchObject({ organisation: '0000000204', mine: false });
    expect((await backend.call('absences.set', 'supervisor', { ...away({}), name: undefined })).status).toBe(400);
  });

  test('of somebody elsewhere is said by the privacy team alone; it stands where they work, and is taken back there', async () => {
    // They have been seen at work.
    await listed('local.adviser');
    const theirs = away({ sub: 'phone.adviser', name: 'Priya Shah' });
    expect((await backend.call('absences.set', 'local.supervisor', theirs)).status).toBe(400);
    const local = away({ sub: 'local.adviser', name: 'Tom Whitaker' });
    expect((await backend.call('absences.set', 'supervisor', local)).status).toBe(200);
    expect(await listed('local.supervisor')).toContain(local.absenceId);
    const longer = { ...local, commandId: newId(), to: addDays(today, 9) };
    expect((await backend.call('absences.set', 'supervisor', longer)).status).toBe(200);
    expect((await backend.call('absences.set', 'local.supervisor', { ...longer, commandId: newId(), over: true })).status).toBe(
      200,
    );
    expect(await listed('local.supervisor')).not.toContain(local.absenceId);
  });
});
