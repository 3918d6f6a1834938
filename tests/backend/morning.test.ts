import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays } from '../../shared/domain/calendar.ts';
import { COUNTED_TO } from '../../shared/domain/limits.ts';
import { startBackend, type TestBackend, testDatabase } from '../support/backend.ts';
import { today } from './disputing.ts';
import { converse, newId, newReference } from './people.ts';

let backend: TestBackend;
let conversationId: string;
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase() });
  conversationId = await converse(backend);
});
afterAll(() => backend?.stop());

type Row = Record<string, unknown>;

/** A request of nobody we can find, due in so many days, as whatever else it is. */
async function request(days: number, more: Row = {}): Promise<{ requestId: string; reference: string }> {
  const [requestId, reference] = [newId(), newReference()];
  const row: Row = {
    ...{
      id: requestId,
      command_id: newId(),
      reference,
      kind: 'access',
      words: 'x',
      how_to_answer: 'x',
      made_on: addDays(today(), -60),
    },
    ...{ said_at: new Date(), received_at: new Date(), recorded_by: 'phone.adviser', organisation: '0000000999' },
    ...{ conversation_id: conversationId, due_on: addDays(today(), days) },
    ...more,
  };
  const names = Object.keys(row);
  await backend.pool.query(
    `insert into requests (${names.join(', ')}) values (${names.map((_, index) => `$${index + 1}`).join(', ')})`,
    Object.values(row),
  );
  return { requestId, reference };
}
const clear = () => backend.pool.query('delete from requests');
const morning = async (as: string) => (await backend.call('requests.morning', as, {})).body;
const reminders = async (as: string) => (await backend.call('requests.reminders', as, {})).body;
const TAKEN = { assigned_to: 'supervisor', assigned_to_name: 'Margaret Doyle', assigned_at: new Date() };
const ELSEWHERE = { organisation: '0000000203', recorded_by: 'local.adviser' };

describe('the morning', () => {
  test('counts what is late, due and nobody’s, and says whose it is, day by day', async () => {
    await clear();
    await request(-3);
    await request(-1, TAKEN);
    await request(0, { assigned_to: 'supervisor.two', assigned_to_name: 'Owen Pryce' });
    await request(7, TAKEN);
    await request(8, { promised_on: today() });
    await request(29);
    await request(30);
    await request(-9, { status: 'completed', completed_at: new Date(), due_on: null });
    expect(await morning('supervisor')).toMatchObject({
      ...{ today: today(), late: 2, dueToday: 1, dueSoon: 2, unassigned: 4, unassignedSoon: 1, mine: 2, promisedToday: 1 },
      owners: [
        { name: 'Margaret Doyle', mine: true, late: 1, soon: 1 },
        { name: 'Owen Pryce', mine: false, late: 0, soon: 1 },
      ],
      days: [0, 7, 8, 29].map((days) => ({ day: addDays(today(), days), count: 1 })),
    });
  });

  test('names twelve of those who have something, the most late first, and says how many more there are', async () => {
    await clear();
    const holds = (sub: string, assigned_to_name: string) => ({ assigned_to: sub, assigned_to_name });
    // Two colleagues have one name.
    for (let n = 1; n <= 14; n += 1) await request(-1, holds(`worker.${n}`, n < 3 ? 'Sam Okoro' : `Worker ${n}`));
    await request(-2, holds('worker.14', 'Worker 14'));
    await request(2, holds('worker.15', 'Worker 15'));
    const { owners, ...first } = (await morning('supervisor')) as unknown as {
      owners: { name: string; late: number }[];
      moreOwners: number;
      moreOwnersLate: number;
    };
    expect(owners.map(({ late }) => late)).toEqual([2, ...Array(11).fill(1)]);
    expect(owners.slice(0, 3).map(({ name }) => name)).toEqual(['Worker 14', 'Sam Okoro', 'Sam Okoro']);
    expect(first).toMatchObject({ moreOwners: 3, moreOwnersLate: 2 });
    await backend.pool.query(`delete from requests where assigned_to in ('worker.1', 'worker.2', 'worker.3')`);
    expect(await morning('supervisor')).toMatchObject({ moreOwners: 0, moreOwnersLate: 0 });
  });

  test('is of the own organisation, for the privacy team of every one, and without what is kept from whoever asks', async () => {
    await clear();
    await request(-1);
    await request(-1, ELSEWHERE);
    const { requestId } = await request(-1, ELSEWHERE);
    expect((await morning('supervisor')).late).toBe(3);
    expect((await morning('local.supervisor')).late).toBe(2);
    for (const sub of ['supervisor', 'local.supervisor'])
      await backend.pool.query('insert into requests_unseen (request_id, sub) values ($1, $2)', [requestId, sub]);
    expect([await morning('supervisor'), await morning('local.supervisor')]).toMatchObject([
      { late: 2, unassigned: 2 },
      { late: 1, unassigned: 1 },
    ]);
    const refused = await backend.call('requests.morning', 'phone.adviser', {});
    expect([refused.status, refused.body.code]).toEqual([403, 'forbidden']);
  });

  test('a count ends where it is told to', async () => {
    await clear();
    await request(-1);
    await backend.pool.query(
      `insert into requests (id, command_id, reference, kind, words, how_to_answer, made_on, said_at, received_at, recorded_by,
         organisation, conversation_id, due_on)
       select gen_random_uuid(), gen_random_uuid(), 'T' || n, kind, words, how_to_answer, made_on, said_at, received_at, recorded_by,
         organisation, conversation_id, due_on from requests, generate_series(1, $1) n`,
      [COUNTED_TO + 5],
    );
    expect(await morning('supervisor')).toMatchObject({ late: COUNTED_TO + 1, unassigned: COUNTED_TO + 1, dueToday: 0 });
  });
});

describe('reminders', () => {
  test('are of one’s own alone: taken, or logged and with nobody; by reference and day', async () => {
    await clear();
    const logged = await request(3);
    const taken = await request(-2, TAKEN);
    await request(8);
    await request(1, { waiting_for: 'customer', waiting_since: today() });
    // What waits for proof that was asked for late goes on, and is reminded of.
    const late = await request(1, { ...TAKEN, waiting_for: 'proof', waiting_since: today() });
    const inTime = await request(1, { ...TAKEN, waiting_for: 'proof' });
    await backend.pool.query('update requests set waiting_since = made_on where id = $1', [inTime.requestId]);
    await request(1, { status: 'completed', completed_at: new Date(), due_on: null });
    await request(-1, { ...ELSEWHERE, assigned_to: 'local.supervisor', assigned_to_name: 'Anil Rao' });
    expect(await reminders('phone.adviser')).toEqual({
      requests: [{ ...logged, dueOn: addDays(today(), 3) }],
      unassigned: null,
    });
    expect(await reminders('supervisor')).toEqual({
      requests: [
        { ...taken, dueOn: addDays(today(), -2) },
        { ...late, dueOn: addDays(today(), 1) },
      ],
      unassigned: { soon: 1, late: 0 },
    });
    expect((await reminders('local.adviser')).requests).toEqual([]);
    expect((await reminders('local.supervisor')).requests).toHaveLength(1);
  });

  test('never of what is kept from somebody, not in a number either', async () => {
    await clear();
    const { requestId } = await request(0);
    for (const sub of ['supervisor', 'phone.adviser'])
      await backend.pool.query('insert into requests_unseen (request_id, sub) values ($1, $2)', [requestId, sub]);
    expect(await reminders('phone.adviser')).toEqual({ requests: [], unassigned: null });
    expect(await reminders('supervisor')).toEqual({ requests: [], unassigned: { soon: 0, late: 0 } });
  });
});
