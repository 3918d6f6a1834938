import { afterAll, beforeAll, expect, test } from 'vitest';
import { startBackend, type TestBackend, testDatabase } from '../support/backend.ts';
import { dumpOf } from '../support/dump.ts';
import { closingAt, rowsOf } from './closing.ts';
import { askedForCopy } from './marked-copy.ts';
import { formsOf, type Marked, markedCustomer } from './marked-customer.ts';

let backend: TestBackend;
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase() });
});
afterAll(() => backend?.stop());

/** The markers found, with the tables they are in. */
async function found(texts: readonly string[]): Promise<Record<string, string[]>> {
  const dump = [...(await dumpOf(backend.pool))].map(([name, rows]) => [name, rows.join('\n')] as const);
  const hits = texts.map((text) => {
    const forms = formsOf(text);
    return [text, dump.filter(([, rows]) => forms.some((form) => rows.includes(form))).map(([name]) => name)] as const;
  });
  return Object.fromEntries(hits.filter(([, tables]) => tables.length > 0));
}

async function closeAndPass({ id, conversationId }: Marked) {
  const closing = closingAt(backend);
  const person = { id } as Parameters<typeof closing.close>[0];
  const answer = await closing.close(person, conversationId);
  expect([answer.status, answer.body.errors]).toEqual([200, undefined]);
  expect(await closing.pass(25)).toBe(1);
}

test('of somebody dealt with for payment exactly the evidence stays, and the notices until they have their end', async () => {
  const marked = await markedCustomer(backend, true);
  const before = await found(marked.markers);
  // What was typed to be checked, or to find nobody, was never kept at all; a town they have left, and who asked what has its end, are not either.
  expect(marked.markers.length - Object.keys(before).length).toBe(4);
  expect(new Set(Object.values(before).flat()).size).toBeGreaterThan(12);

  await closeAndPass(marked);
  expect(await found(marked.markers)).toEqual({});
  expect(new Set(Object.values(await found(marked.staying)).flat())).toEqual(new Set(['evidence']));
  expect(await rowsOf(backend, marked.id)).toEqual({ closings: 1, closing_copies: 1, evidence: 1 });
  const { rows: columns } = await backend.pool.query('select * from evidence where customer_id = $1', [marked.id]);
  expect(Object.keys(columns[0] ?? {}).toSorted()).toEqual([
    ...['adviser', 'audit_alias', 'birth_date', 'customer_id', 'customer_reference', 'effective_on', 'goes_on', 'organisation'],
    ...['outcome_id', 'outcome_type', 'paid_on', 'postcode', 'priority', 'session_id', 'session_on'],
  ]);
  const { rows: notices } = await backend.pool.query(
    'select kind, state, customer_id, items, told_by, told_by_name from recipient_notices where customer_reference = $1 order by kind',
    [marked.reference],
  );
  const bare = { customer_id: null, items: [], told_by: null, told_by_name: null };
  expect(notices).toContainEqual({ kind: 'closed', state: 'to-tell', ...bare });
  for (const notice of notices) expect(notice).toMatchObject(bare);
  expect(await tablesWith(marked.reference)).toEqual(['closings', 'evidence', 'recipient_notices']);
});

test('of somebody who was never dealt with for payment nothing stays but the closing itself', async () => {
  const marked = await markedCustomer(backend, false);
  const asked = await askedForCopy(backend, marked);
  expect(Object.values(await found(asked)).flat()).toEqual(expect.arrayContaining(['requests', 'access_places']));
  const ids = await requestsOf(marked);
  expect(Object.keys(await found(ids)).length).toBe(ids.length);
  await closeAndPass(marked);
  expect(await found([...marked.markers, ...marked.staying, ...asked])).toEqual({});
  // No table keeps a request's id either but the audit, and beside it from whom it was kept; the audit has it as what was done, and whom it is about by an alias alone.
  expect(new Set(Object.values(await found(ids)).flat())).toEqual(new Set(['audit', 'audit_unseen']));
  expect(await rowsOf(backend, marked.id)).toEqual({ closing_copies: 1 });
  expect(await tablesWith(marked.reference)).toEqual(['closings', 'recipient_notices']);
});

/** The ids of what they asked, and of the commands that were noted with it. */
async function requestsOf({ id }: Marked): Promise<string[]> {
  const { rows } = await backend.pool.query<{ id: string }>(
    `select id from requests where customer_id = $1
      union all select w.command_id from request_commands w join requests r on r.id = w.request_id where r.customer_id = $1`,
    [id],
  );
  return rows.map(({ id: one }) => one);
}

const tablesWith = async (text: string) => (await found([text]))[text];
