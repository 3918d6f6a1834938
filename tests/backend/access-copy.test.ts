import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Output } from '../../shared/operations.ts';
import { startBackend, type TestBackend, testDatabase } from '../support/backend.ts';
import { dumpOf } from '../support/dump.ts';
import { type Accessing, accessingAt } from './accessing.ts';
import { closingAt } from './closing.ts';
import { type Marked, markedCustomer } from './marked-customer.ts';
import { auditOf, converse, newId, newReference, type Person } from './people.ts';

type Copy = Output<'requests.copy'>['copy'];

let backend: TestBackend;
let desk: Accessing;
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase() });
  desk = accessingAt(backend);
});
afterAll(() => backend?.stop());

const person = ({ id }: Marked) => ({ id }) as Person;
const copyOf = async (requestId: unknown, as = 'supervisor'): Promise<Copy> => {
  const { status, body } = await backend.call('requests.copy', as, { requestId });
  expect([status, body.errors]).toEqual([200, undefined]);
  return body.copy as Copy;
};
const textOf = (copy: Copy) => JSON.stringify(copy);
const pathsOf = (copy: Copy) => copy.sections.flatMap(({ items }) => items.map(({ path }) => path.split('/')[0] as string));
const sectionOf = (copy: Copy, id: string) => copy.sections.find((section) => section.id === id)?.items ?? [];

/** The markers that are stored anywhere, as they were put in. */
async function stored(markers: readonly string[]): Promise<string[]> {
  const dump = [...(await dumpOf(backend.pool))].map(([, rows]) => rows.join('\n')).join('\n');
  return markers.filter((marker) => dump.includes(marker));
}

test('the copy of somebody everything is held of has every stored value, and nothing of anybody else', async () => {
  const marked = await markedCustomer(backend, true);
  const other = await markedCustomer(backend, true);
  const { body } = await desk.log(marked, marked.conversationId, { words: 'Give me a copy of all of it' });
  const copy = await copyOf(body.requestId);
  const text = textOf(copy);
  const held = await stored(marked.markers);
  expect(held.length).toBeGreaterThan(20);
  expect(held.filter((marker) => !text.includes(marker))).toEqual([]);
  expect(marked.staying.filter((value) => !text.includes(value))).toEqual([]);
  expect([...other.markers, other.reference, other.id].filter((marker) => text.includes(marker))).toEqual([]);
  expect(text).not.toMatch(/phone\.adviser|"supervisor"|local\.adviser/);
  expect(text).toContain('Give me a copy of all of it');
  // Every kind of store that this customer has rows in, each value with its source and its day.
  expect(new Set(pathsOf(copy)).size).toBeGreaterThan(18);
  const town = sectionOf(copy, 'details').find(({ title }) => title === 'Town');
  expect(town?.facts.map(({ label }) => label)).toEqual(['What it is', 'Value', 'Where it came from', 'Since']);
  const title = sectionOf(copy, 'details').find(({ title: one }) => one === 'Title');
  expect(title?.facts.find(({ label }) => label === 'Value')).toMatchObject({ value: '4', says: 'Dr' });
  expect(sectionOf(copy, 'shared').length).toBeGreaterThan(1);
  expect(copy.explanations.map(({ id }) => id)).toEqual(
    expect.arrayContaining(['purposes', 'recipients', 'retention', 'complaints']),
  );
  expect(JSON.stringify(copy.explanations)).toContain('https://ico.org.uk');
  expect(copy.name).toContain(marked.markers[0]);
});

test('each day somebody looked, by part and organisation and with the reason; the look at the copy is in the next one', async () => {
  const marked = await markedCustomer(backend, false);
  const { body } = await desk.log(marked, marked.conversationId);
  await backend.call('customers.read', 'local.adviser', { customerId: marked.id, reason: 'my-day' });
  const first = await copyOf(body.requestId);
  const again = await copyOf(body.requestId);
  expect(first.looks).toContainEqual(expect.objectContaining({ what: 'Record opened', why: 'My day', times: 1 }));
  const looks = again.looks.filter(({ what }) => what === 'The copy of their information looked at');
  expect(looks).toEqual([
    expect.objectContaining({ times: 1, by: expect.stringMatching(/^a supervisor at /), why: 'Working on a request' }),
  ]);
  expect(JSON.stringify(again.looks)).not.toMatch(/local\.adviser|Margaret/);
  // A look changes nothing of what is held.
  expect(again.hash).toBe(first.hash);
  const last = (await auditOf(backend, marked)).at(-1);
  expect(last).toMatchObject({
    operation: 'requests.copy',
    kind: 'view',
    outcome: 'shown',
    details: { request: body.requestId },
  });
});

test('what may be about somebody else is flagged, and nothing else is', async () => {
  const marked = await markedCustomer(backend, false);
  const { body } = await desk.log(marked, marked.conversationId);
  const flagged = (await copyOf(body.requestId)).sections.flatMap(({ items }) =>
    items.flatMap(({ path, facts }) =>
      facts.filter(({ flag }) => flag !== null).map(({ id, flag }) => `${path.split('/')[0]}.${id}: ${flag}`),
    ),
  );
  expect(new Set(flagged)).toEqual(
    new Set([
      'asked_facts.facts: note',
      'asked_facts.what: note',
      'authorities.name: name-of-somebody',
      'authorities.seen_or_heard: note',
      'conversations.note: note',
      'rectification_fields.reasons: note',
      'request_checks.what: note',
      'request_notes.note: note',
      'complaints.about_name: name-of-somebody',
      'request_decisions.reasons: note',
      'request_steps.taken_back: note',
      'request_steps.why: note',
      'requests.handed_over_why: note',
      'right_steps.what: note',
      'worries.about: note',
    ]),
  );
});

test('of a complaint the customer’s own words are there and what became of it, and nothing of who looks into it', async () => {
  const marked = await markedCustomer(backend, false);
  await backend.pool.query(
    `update requests set assigned_to = 'x', assigned_to_name = 'Inquiring Person', handed_over_why = 'Their team' where kind = 'complaint' and customer_id = $1`,
    [marked.id],
  );
  const { body } = await desk.log(marked, marked.conversationId);
  const copy = await copyOf(body.requestId);
  const complaint = sectionOf(copy, 'requests').find(({ title }) => title === 'A complaint you made');
  expect(complaint?.facts.map(({ id }) => id)).toEqual(
    expect.arrayContaining(['reference', 'kind', 'words', 'how_to_answer', 'made_on']),
  );
  // A note: somebody looks whether it stays.
  expect(complaint?.facts.find(({ id }) => id === 'handed_over_why')).toMatchObject({ value: 'Their team', flag: 'note' });
  expect(textOf(copy)).not.toMatch(/Inquir/);
});

test('of somebody whose account is closed exactly what stays', async () => {
  const marked = await markedCustomer(backend, true);
  const bystander = await markedCustomer(backend, true);
  const closing = closingAt(backend);
  expect((await closing.close(person(marked), marked.conversationId)).status).toBe(200);
  expect(await closing.pass(25)).toBe(1);
  const requestId = newId();
  const conversationId = await converse(backend);
  const asked = await backend.call('requests.logUnmatched', 'phone.adviser', {
    ...{
      commandId: newId(),
      requestId,
      reference: newReference(),
      conversationId,
      saidAt: new Date().toISOString(),
      kind: 'access',
    },
    ...{ words: 'What have you left of me', howToAnswer: 'by letter', closedReference: marked.reference },
  });
  expect(asked.status).toBe(200);
  const copy = await copyOf(requestId);
  expect(copy).toMatchObject({ customerReference: marked.reference, name: null });
  const text = textOf(copy);
  expect([...marked.markers, ...bystander.markers, ...bystander.staying].filter((marker) => text.includes(marker))).toEqual([]);
  expect(new Set(pathsOf(copy))).toEqual(
    new Set(['recipient_notices', 'conversations', 'conversation_steps', 'requests', 'closings', 'closing_copies', 'evidence']),
  );
  // What stays to prove the payment, column by column.
  const { rows } = await backend.pool.query('select * from evidence where customer_reference = $1', [marked.reference]);
  const [evidence] = sectionOf(copy, 'closing').filter(({ path }) => path.startsWith('evidence/'));
  const shown = Object.fromEntries((evidence?.facts ?? []).map(({ id, value }) => [id, value]));
  const { audit_alias: _alias, paid_on: _unpaid, ...columns } = rows[0];
  expect(Object.keys(shown).toSorted()).toEqual(Object.keys(columns).toSorted());
  expect(shown).toMatchObject({ birth_date: marked.staying[0], postcode: marked.staying[1], adviser: 'local.adviser' });
  expect(copy.looks.length).toBeGreaterThan(0);
});

test('one organisation’s supervisor, an adviser and whoever may not learn of it do not open it; only a request for a copy has one', async () => {
  const marked = await markedCustomer(backend, false);
  const { body } = await desk.log(marked, marked.conversationId);
  const codeOf = async (as: string, requestId = body.requestId) =>
    (await backend.call('requests.copy', as, { requestId })).status;
  expect(await codeOf('phone.adviser')).toBe(403);
  expect(await codeOf('local.supervisor')).toBe(404);
  const { rows } = await backend.pool.query(`select id from requests where customer_id = $1 and kind <> 'access'`, [marked.id]);
  expect(rows.length).toBeGreaterThan(0);
  for (const { id } of rows) expect(await codeOf('supervisor', id)).toBe(404);
  await backend.pool.query('insert into requests_unseen (request_id, sub) values ($1, $2)', [rows[0].id, 'supervisor']);
  expect(await codeOf('supervisor')).toBe(404);
  expect(await codeOf('supervisor.two')).toBe(200);
});
