import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { ANSWER_FIELDS } from '../../shared/codes/coded-fields.ts';
import { type CodeEntry, codesOf } from '../../shared/codes/codes.ts';
import { rowOf } from '../../shared/operations.ts';
import { startBackend, type TestBackend, testDatabase } from '../support/backend.ts';
import { dumpOf, pgDumpOf } from '../support/dump.ts';
import { disputingAt } from './disputing.ts';
import { addPerson, auditOf, newId, type Person } from './people.ts';
import { minutesAgo, type Sharing, sharingAt, to } from './sharing.ts';

/** An ethnicity that nobody has: neither its number nor its name is anywhere else in a database. */
const MARKER = { code: 31_973, label: 'Marked Quetzal ethnicity' };

let backend: TestBackend;
let sharing: Sharing;
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase() });
  sharing = sharingAt(backend);
  // The list of codes is data. Its numbers have three digits, which a dump is full of: this contract takes one of five.
  (codesOf('ethnicity') as CodeEntry[]).push(MARKER);
  const row = rowOf('customers.amend') as { input: z.ZodObject };
  const answers = z.array(z.strictObject({ field: z.enum(ANSWER_FIELDS), codes: z.array(z.int()) }));
  row.input = row.input.extend({ answers: answers.optional() });
});
afterAll(() => backend?.stop());

const hex = (text: string) => Buffer.from(text).toString('hex');
const base64 = (text: string) => Buffer.from(text).toString('base64').replace(/.?=*$/, '');
const asText = [String(MARKER.code), MARKER.label];
const SOUGHT = new RegExp(
  [`\\b${MARKER.code}\\b`, MARKER.label, ...asText.map(hex), base64(MARKER.label), MARKER.label.toLowerCase()].join('|'),
);

/** The tables that hold the marker, in whatever form. */
async function tablesWithIt(): Promise<string[]> {
  const dump = await dumpOf(backend.pool);
  expect(dump.size).toBeGreaterThan(30);
  const found = [...dump].filter(([, rows]) => rows.some((row) => SOUGHT.test(row))).map(([name]) => name);
  if (testDatabase() === 'postgresql') {
    const text = await pgDumpOf(String(backend.pool.options.connectionString));
    expect(text.length).toBeGreaterThan(10_000);
    expect(SOUGHT.test(text)).toBe(found.length > 0);
  }
  return found;
}

const answering = (person: Person, conversationId: string, saidAt: string) => ({
  ...{ commandId: newId(), customerId: person.id, conversationId, saidAt },
  changes: [{ field: 'language', value: 'Polish', how: 'first-told', seen: { value: null } }],
  answers: [{ field: 'ethnicity', codes: [MARKER.code] }],
});
const amend = (input: Record<string, unknown>) => backend.call('customers.amend', 'phone.adviser', input);

test('a withdrawn ethnicity is nowhere in the database; what happened is', async () => {
  const person = await addPerson(backend);
  const conversationId = await sharing.talk(person);
  for (const purpose of ['satisfaction-survey', 'ethnicity-monitoring'])
    expect((await sharing.decide(person, conversationId, purpose, 'given', minutesAgo(40))).status).toBe(200);
  expect(await tablesWithIt()).toEqual([]);

  // It is told, told again as a desk does that never heard the answer, looked at, passed on twice, and taken onto a laptop.
  const told = answering(person, conversationId, minutesAgo(35));
  expect((await amend(told)).status).toBe(200);
  expect((await amend(told)).headers.get('idempotency-replayed')).toBe('true');
  const look = { customerId: person.id, conversationId, which: 'ethnicity', why: 'customer-asked' };
  const shown = await backend.call('specialCategory.read', 'phone.adviser', look);
  expect(shown.body.answers).toMatchObject([MARKER]);
  const items = ['givenName', 'ethnicity'];
  for (const kind of ['local-careers', 'market-research'] as const) {
    const passed = { conversationId, recipientId: to(kind), items, saidAt: minutesAgo(30) };
    expect((await sharing.share(person, passed)).status).toBe(200);
  }
  const taken = await backend.call('copies.take', 'phone.adviser', { machineId: newId(), customerIds: [person.id] });
  expect(JSON.stringify(taken.body)).not.toMatch(SOUGHT);
  const asked = await disputingAt(backend).log(person, conversationId, [
    { field: 'email', says: 'other@example.org', incomplete: false },
  ]);
  expect(asked.status).toBe(200);
  // Also while it is held it is in one place.
  expect(await tablesWithIt()).toEqual(['consent_answers']);

  const answer = await sharing.decide(person, conversationId, 'ethnicity-monitoring', 'withdrawn', minutesAgo(10));
  expect((answer.body.toTell as { kind: string }[]).map(({ kind }) => kind)).toEqual(['erase', 'erase']);
  expect(await tablesWithIt()).toEqual([]);

  // Nothing brings it back: the command sent again, also once its key's record has gone, or said before and received only now.
  expect((await amend(told)).status).toBe(200);
  await backend.pool.query('delete from idempotency_keys where key = $1', [told.commandId]);
  expect((await amend(told)).status).toBe(200);
  const late = await amend(answering(person, conversationId, minutesAgo(20)));
  expect([late.status, late.body.code]).toEqual([409, 'consent-needed']);
  expect(JSON.stringify(late.body)).not.toMatch(SOUGHT);
  expect((await backend.call('specialCategory.read', 'phone.adviser', look)).body.answers).toEqual([]);
  expect(await tablesWithIt()).toEqual([]);

  const { items: ledger, notices } = await sharing.ledgerOf(person);
  expect(ledger.map((row) => row.items)).toEqual([items, items]);
  expect(notices.map(({ kind, state, recipientId }) => [kind, state, recipientId]).toSorted()).toEqual(
    [to('market-research'), to('local-careers')].map((recipientId) => ['erase', 'to-tell', recipientId]).toSorted(),
  );
  const { rows: events } = await backend.pool.query(
    `select decision from consent_events where customer_id = $1 and purpose = 'ethnicity-monitoring' order by said_at`,
    [person.id],
  );
  expect(events).toEqual([{ decision: 'given' }, { decision: 'withdrawn' }]);
  const acts = (await auditOf(backend, person)).map(({ kind, outcome }) => `${kind} ${outcome}`);
  for (const act of ['amendment recorded', 'special-view shown', 'disclosure recorded', 'decision recorded', 'copy taken'])
    expect(acts).toContain(act);
});

test('nor is one that was told after the withdrawal was said, when that is received last', async () => {
  const person = await addPerson(backend);
  const conversationId = await sharing.talk(person);
  await sharing.decide(person, conversationId, 'ethnicity-monitoring', 'given', minutesAgo(40));
  expect((await amend(answering(person, conversationId, minutesAgo(30)))).status).toBe(200);
  expect(await tablesWithIt()).toEqual(['consent_answers']);
  await sharing.decide(person, conversationId, 'ethnicity-monitoring', 'refused', minutesAgo(35));
  expect(await tablesWithIt()).toEqual([]);
});
