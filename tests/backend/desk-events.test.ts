import { afterAll, beforeAll, expect, test } from 'vitest';
import { startBackend, type TestBackend, testDatabase } from '../support/backend.ts';
import { addPerson, newId } from './people.ts';

let backend: TestBackend;
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase() });
});
afterAll(() => backend?.stop());

const at = '2026-11-23T10:00:00.000Z';

test('each event of a desk is audited under the alias of whom it was about, with its own time and the machine, and once', async () => {
  const person = await addPerson(backend);
  const [machineId, itemId, commandId] = [newId(), newId(), newId()];
  const discard = { kind: 'discard', at, itemId, operation: 'consents.decide', customerId: person.id, reason: 'wrong-person' };
  const aside = { kind: 'set-aside', at, unreadable: 1, returned: 0, missing: 2 };
  const input = { commandId, machineId, events: [discard, aside] };
  for (const _ of [1, 2]) expect((await backend.call('deskEvents.record', 'phone.adviser', input)).status).toBe(200);
  const { rows } = await backend.pool.query(
    `select a.kind, a.outcome, a.reason, a.details, a.subject = c.audit_alias as theirs
       from audit a left join customers c on c.audit_alias = a.subject
      where a.details->>'machine' = $1 order by a.id`,
    [machineId],
  );
  expect(rows).toEqual([
    { kind: 'desk-event', outcome: 'recorded', reason: null, theirs: null, details: { machine: machineId, results: 2 } },
    {
      ...{ kind: 'desk-event', outcome: 'discard', reason: 'wrong-person', theirs: true },
      details: { machine: machineId, at, itemId, operation: 'consents.decide' },
    },
    {
      ...{ kind: 'desk-event', outcome: 'set-aside', reason: null, theirs: null },
      details: { machine: machineId, at, unreadable: 1, returned: 0, missing: 2 },
    },
  ]);
  expect(JSON.stringify(rows)).not.toContain(person.id);
});

test('an event about nobody we know is kept all the same: the desk may have outlived the record', async () => {
  const [machineId, itemId] = [newId(), newId()];
  const event = { kind: 'discard', at, itemId, operation: 'consents.decide', customerId: newId(), reason: 'done-elsewhere' };
  const answer = await backend.call('deskEvents.record', 'local.adviser', { commandId: newId(), machineId, events: [event] });
  expect(answer.status).toBe(200);
  const { rows } = await backend.pool.query(`select subject from audit where details->>'itemId' = $1`, [itemId]);
  expect(rows).toEqual([{ subject: null }]);
});

test('that a lost machine destroyed its copies is kept as a number and a reason', async () => {
  const machineId = newId();
  const event = { kind: 'copies-destroyed', at, count: 6, why: 'lost' };
  const answer = await backend.call('deskEvents.record', 'phone.adviser', { commandId: newId(), machineId, events: [event] });
  expect(answer.status).toBe(200);
  const { rows } = await backend.pool.query(
    `select outcome, reason, details from audit where details->>'machine' = $1 and outcome <> 'recorded'`,
    [machineId],
  );
  expect(rows).toEqual([
    { outcome: 'copies-destroyed', reason: null, details: { machine: machineId, at, count: 6, why: 'lost' } },
  ]);
});

test('that a receipt or a confirmation went out is kept by its number or its conversation, under the alias of whom it is about', async () => {
  const person = await addPerson(backend);
  const [machineId, receiptId, conversationId] = [newId(), newId(), newId()];
  const about = { at, customerId: person.id };
  const events = [
    { kind: 'receipt-printed', ...about, receiptId },
    { kind: 'receipt-saved', ...about, receiptId, as: 'json' },
    { kind: 'confirmation-printed', ...about, conversationId },
    { kind: 'confirmation-saved', ...about, conversationId },
  ];
  const answer = await backend.call('deskEvents.record', 'phone.adviser', { commandId: newId(), machineId, events });
  expect(answer.status).toBe(200);
  const { rows } = await backend.pool.query(
    `select a.outcome, a.details - 'machine' - 'at' as details, c.id = $2 as theirs
       from audit a left join customers c on c.audit_alias = a.subject
      where a.details->>'machine' = $1 and a.outcome <> 'recorded' order by a.id`,
    [machineId, person.id],
  );
  expect(rows).toEqual([
    { outcome: 'receipt-printed', details: { receiptId }, theirs: true },
    { outcome: 'receipt-saved', details: { receiptId, as: 'json' }, theirs: true },
    { outcome: 'confirmation-printed', details: { conversationId }, theirs: true },
    { outcome: 'confirmation-saved', details: { conversationId }, theirs: true },
  ]);
});
