import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answer, startBackend, type TestBackend, testDatabase } from '../support/backend.ts';
import { addPerson, auditOf, converseAt, decision, newId } from './people.ts';

let backend: TestBackend;
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase() });
});
afterAll(() => backend?.stop());

type Entry = Record<string, unknown> & { id: string; at: string; kind: string; actor: string; organisation: string };
const itemsOf = ({ body }: Answer) => body.items as Entry[];
const list = (as: string, input: Record<string, unknown> = {}) => backend.call('audit.list', as, input);

test('shows who did what to whom and why, newest first, and no personal value', async () => {
  const person = await addPerson(backend);
  const conversationId = await converseAt(backend, person, 2);
  await backend.call('customers.find', 'phone.adviser', { line: person.reference });
  await backend.call(
    'consents.decide',
    'phone.adviser',
    decision(person, conversationId, [{ purpose: 'satisfaction-survey', decision: 'given' }]),
  );
  await backend.call('customers.read', 'local.adviser', { customerId: person.id, reason: 'my-day' });

  const answer = await list('supervisor', { customerId: person.id });
  expect(answer.status).toBe(200);
  const items = itemsOf(answer);
  expect(items.map((one) => one.kind)).toEqual(['view', 'decision', 'check']);
  expect(items[0]).toMatchObject({
    actor: 'local.adviser',
    organisation: '0000000203',
    outcome: 'shown',
    reason: 'my-day',
    customerId: person.id,
  });
  expect(items[1]).toMatchObject({
    actorName: 'Priya Shah',
    decisions: [{ purpose: 'satisfaction-survey', decision: 'given', wordingVersion: '2018-05' }],
  });
  const text = JSON.stringify(answer.body);
  for (const value of [
    person.givenName,
    person.familyName,
    person.reference,
    person.birthDate,
    person.mobile,
    person.email,
    person.postcode,
  ])
    expect(text).not.toContain(value);
});

test('every filter narrows, and all together', async () => {
  const person = await addPerson(backend);
  await converseAt(backend, person, 1);
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(new Date());
  const each: [Record<string, unknown>, (entry: Entry) => boolean][] = [
    [{ actor: 'phone.adviser' }, (one) => one.actor === 'phone.adviser'],
    [{ kind: 'check' }, (one) => one.kind === 'check'],
    [{ outcome: 'matched' }, (one) => one.outcome === 'matched'],
    [{ organisation: '0000000999' }, (one) => one.organisation === '0000000999'],
    [{ customerId: person.id }, (one) => one.customerId === person.id],
    [{ from: today, to: today }, () => true],
  ];
  for (const [filter, holds] of each) {
    const items = itemsOf(await list('supervisor', filter));
    expect(items.length, JSON.stringify(filter)).toBeGreaterThan(0);
    expect(items.filter((one) => !holds(one))).toEqual([]);
  }
  expect(itemsOf(await list('supervisor', Object.assign({}, ...each.map(([filter]) => filter))))).toHaveLength(1);
  expect(itemsOf(await list('supervisor', { to: '2020-01-01' }))).toEqual([]);
  expect(itemsOf(await list('supervisor', { from: '2999-01-01' }))).toEqual([]);
});

test('goes on page by page without a gap or a doubled row, while more is being written', async () => {
  const person = await addPerson(backend);
  for (let n = 0; n < 7; n++) await backend.call('customers.read', 'phone.adviser', { customerId: person.id, reason: 'my-day' });
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const { body } = await list('supervisor', { customerId: person.id, kind: 'view', limit: 3, cursor });
    seen.push(...(body.items as Entry[]).map((one) => one.id));
    cursor = (body.next as string | null) ?? undefined;
    await backend.call('customers.read', 'phone.adviser', { customerId: person.id, reason: 'my-day' });
  } while (cursor);
  expect(seen).toHaveLength(7);
  expect(seen).toEqual([...new Set(seen)].toSorted((a, b) => Number(b) - Number(a)));
  for (const bad of ['x', Buffer.from('["2026-01-01T00:00:00Z","1; drop"]').toString('base64url')])
    expect((await list('supervisor', { cursor: bad })).status).toBe(400);
});

describe('who sees what', () => {
  test('advisers and the website see nothing, and that is audited', async () => {
    for (const as of ['phone.adviser', 'website']) {
      const answer = await list(as);
      expect([answer.status, answer.body.code]).toEqual([403, 'forbidden']);
      expect((await backend.call('audit.verify', as, {})).status).toBe(403);
    }
    const refused = itemsOf(await list('supervisor', { kind: 'refusal', actor: 'website' }));
    expect(refused.map((one) => [one.operation, one.reason])).toEqual([
      ['audit.verify', 'forbidden'],
      ['audit.list', 'forbidden'],
    ]);
  });

  test('a supervisor sees their own organisation; the privacy team every one', async () => {
    const person = await addPerson(backend);
    await backend.call('customers.read', 'local.adviser', { customerId: person.id, reason: 'my-day' });
    await backend.call('customers.read', 'phone.adviser', { customerId: person.id, reason: 'my-day' });
    expect(itemsOf(await list('local.supervisor', { customerId: person.id })).map((one) => one.actor)).toEqual(['local.adviser']);
    expect(itemsOf(await list('local.supervisor')).every((one) => one.organisation === '0000000203')).toBe(true);
    expect(itemsOf(await list('supervisor', { customerId: person.id, kind: 'view' })).map((one) => one.actor)).toEqual([
      'phone.adviser',
      'local.adviser',
    ]);
    const other = await list('local.supervisor', { organisation: '0000000999' });
    expect([other.status, other.body.code]).toEqual([403, 'forbidden']);
    expect((await list('local.supervisor', { organisation: '0000000203' })).status).toBe(200);
  });

  test('for a customer who is not there it answers as for one nobody looked at', async () => {
    const nobody = await list('supervisor', { customerId: newId() });
    const unseen = await list('supervisor', { customerId: (await addPerson(backend)).id });
    expect([nobody.status, nobody.body]).toEqual([unseen.status, unseen.body]);
  });
});

test('each look is audited, with what was looked for; an export as one', async () => {
  const person = await addPerson(backend);
  await list('supervisor', { customerId: person.id, kind: 'view' });
  await list('supervisor', { customerId: person.id, forExport: true });
  const rows = await auditOf(backend, person);
  expect(rows.map(({ kind, actor, operation, outcome, details }) => ({ kind, actor, operation, outcome, details }))).toEqual([
    { kind: 'audit-view', actor: 'supervisor', operation: 'audit.list', outcome: 'shown', details: { kind: 'view', results: 0 } },
    { kind: 'export', actor: 'supervisor', operation: 'audit.list', outcome: 'shown', details: { results: 1 } },
  ]);
});
