import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { sweep } from '../../../backend/sweep.ts';
import { addDays, addMonths } from '../../../shared/domain/calendar.ts';
import { requestGoesOn } from '../../../shared/domain/retention.ts';
import { startBackend, type TestBackend, testDatabase } from '../../support/backend.ts';
import { addPerson, converse, newId, newReference, type Person } from '../people.ts';
import { type Retention, retentionAt, today } from '../retention.ts';

let backend: TestBackend;
let retention: Retention;
let conversationId: string;
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase() });
  retention = retentionAt(backend);
  conversationId = await converse(backend);
});
afterAll(() => backend?.stop());
beforeEach(() => backend.pool.query('delete from requests').then(() => undefined));

type Asked = { person?: Person; completedOn?: string | null; joinedTo?: string; closedReference?: string; kind?: string };

/** A request, over since a day, or open. */
async function asked({ person, completedOn = null, joinedTo, closedReference, kind = 'access' }: Asked): Promise<string> {
  const id = newId();
  const status = joinedTo ? 'joined' : completedOn ? 'completed' : 'open';
  await backend.pool.query(
    `insert into requests (id, command_id, reference, customer_id, closed_reference, kind, words, how_to_answer, made_on, said_at, received_at,
       recorded_by, organisation, conversation_id, status, completed_at, joined_to)
     values ($1, $1, $2, $3, $4, $5, 'In their words', 'by letter', '2020-01-02', now(), now(), 'phone.adviser', '0000000999', $6, $7,
       $8::timestamptz, $9)`,
    [
      id,
      newReference(),
      person?.id ?? null,
      closedReference ?? null,
      kind,
      conversationId,
      status,
      completedOn,
      joinedTo ?? null,
    ],
  );
  return id;
}
const isThere = async (id: string) => (await backend.pool.query('select from requests where id = $1', [id])).rowCount === 1;
const twoYearsAgo = () => addMonths(today(), -24);

test('a request goes two years after it was over, with what was joined to it and all that was noted of it; no open one, and nobody', async () => {
  const person = await addPerson(backend);
  const old = await asked({ person, completedOn: `${twoYearsAgo()}T10:00:00Z`, kind: 'rectification' });
  const joined = await asked({ person, joinedTo: old });
  await backend.pool.query(
    `insert into rectification_fields (request_id, customer_id, field, says, incomplete, marked) values ($1, $2, 'email', 'x', false, false)`,
    [old, person.id],
  );
  const recent = await asked({ person, completedOn: `${addDays(twoYearsAgo(), 1)}T10:00:00Z` });
  const waiting = await addPerson(backend);
  const behind = await asked({ person: waiting, completedOn: '2019-03-01T10:00:00Z' });
  const open = await asked({ person: waiting, kind: 'complaint' });
  const unmatched = await asked({ completedOn: `${today()}T00:00:00Z` });

  const { body } = await retention.propose({ what: 'old-requests' });
  expect(body).toMatchObject({ items: 2, held: 1 });
  await retention.approve(body.runId);
  await retention.start(body.runId);
  await retention.toItsEnd(body.runId);
  const there = await Promise.all([old, joined, recent, behind, open, unmatched].map(isThere));
  expect(there).toEqual([false, false, true, true, true, true]);
  const fields = await backend.pool.query('select from rectification_fields where request_id = $1', [old]);
  expect(fields.rowCount).toBe(0);
  expect(await retention.itemsOf(body.runId, { which: 'held' })).toMatchObject([
    { heldBecause: 'complaint-open', heldBy: { requestId: open } },
  ]);
  expect(await retention.certificatesOf(body.runId)).toMatchObject([
    { store: 'database', count: 1, rules: [{ rule: 'request-over', count: 1 }], fromOn: today(), toOn: today() },
  ]);
  const { rows } = await backend.pool.query(
    `select c.id from audit a join customers c on c.audit_alias = a.subject where a.outcome = 'gone' and a.reason = 'request-over'`,
  );
  expect(rows).toEqual([{ id: person.id }]);
});

test('the day is by the day in London, and of a leap day the last of February', async () => {
  for (const [at, on] of [
    ['2024-02-29T12:00:00Z', '2026-02-28'],
    ['2023-06-30T23:30:00Z', '2025-07-01'],
  ] as const) {
    const person = await addPerson(backend);
    await asked({ person, completedOn: at });
    const { body } = await retention.propose({ what: 'old-requests', upTo: on });
    expect(body).toMatchObject({ items: 1 });
    expect(await retention.itemsOf(body.runId)).toMatchObject([{ dueOn: on }]);
    await retention.approve(body.runId, 'supervisor', 'refused');
    await backend.pool.query('delete from requests where customer_id = $1', [person.id]);
  }
  expect(requestGoesOn('2024-02-29')).toBe('2026-02-28');
});

test('what was asked about somebody who has gone is kept as long, and not only as what matches nobody', async () => {
  const closedReference = newReference();
  const about = await asked({ closedReference, completedOn: '2025-11-01T10:00:00Z' });
  const nobody = await asked({ completedOn: '2025-11-01T10:00:00Z' });
  await sweep(backend.pool);
  expect(await Promise.all([about, nobody].map(isThere))).toEqual([true, false]);
});
