import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { HOLD_REFERENCE } from '../../../backend/requests/hold-reference.ts';
import { addDays } from '../../../shared/domain/calendar.ts';
import { startBackend, type TestBackend, testDatabase } from '../../support/backend.ts';
import { unmatched } from '../complaining.ts';
import { converse, newId, newReference } from '../people.ts';
import { type Retention, retentionAt, today } from '../retention.ts';
import { waiting } from '../waiting.ts';

// A request about somebody who has gone, beside the destruction of what stayed of them.
let backend: TestBackend;
let retention: Retention;
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase() });
  retention = retentionAt(backend);
});
afterAll(() => backend?.stop());
beforeEach(async () => {
  await backend.pool.query('delete from evidence');
});

const due = () => retention.plant(addDays(today(), -1));
const evidenceOf = async (reference: string) =>
  (await backend.pool.query('select from evidence where customer_reference = $1', [reference])).rowCount;
/** Destroys what is due as a background round does. */
async function destroy() {
  const { body } = await retention.propose();
  await retention.approve(body.runId);
  await retention.start(body.runId);
  await retention.toItsEnd(body.runId);
  return { status: 200, body: { items: await retention.itemsOf(body.runId) }, headers: new Headers() };
}

test('evidence stays where a request about it is recorded while its destruction waits', async () => {
  const { reference } = await due();
  const conversationId = await converse(backend);
  const asked = `insert into requests (id, command_id, reference, closed_reference, kind, words, how_to_answer, made_on, said_at, received_at,
      recorded_by, organisation, conversation_id)
    values ($1, $1, $2, $3, 'access', 'In their words', 'by letter', current_date, now(), now(), 'phone.adviser', '0000000999', $4)`;
  const request = [asked, [newId(), newReference(), reference, conversationId]] as const;
  const { body } = await waiting(backend, [HOLD_REFERENCE, [reference]], destroy, [request[0], [...request[1]]]);
  expect(await evidenceOf(reference)).toBe(1);
  expect(body.items).toMatchObject([{ state: 'held', heldBecause: 'access-open' }]);
});

test('a request waits for a destruction that is under way, and is made then', async () => {
  const { reference } = await due();
  const input = unmatched(await converse(backend), { kind: 'access', closedReference: reference });
  const send = () => backend.call('requests.logUnmatched', 'phone.adviser', input);
  const gone = 'delete from evidence where customer_reference = $1';
  const answer = await waiting(backend, [HOLD_REFERENCE, [reference]], send, [gone, [reference]]);
  expect(answer.status).toBe(200);
  const { rows } = await backend.pool.query('select closed_reference from requests where id = $1', [input.requestId]);
  expect(rows).toEqual([{ closed_reference: reference }]);
});

test('a finished request about them waits too before it is opened again', async () => {
  const { reference } = await due();
  const input = unmatched(await converse(backend), { kind: 'access', closedReference: reference });
  expect((await backend.call('requests.logUnmatched', 'phone.adviser', input)).status).toBe(200);
  await backend.pool.query(`update requests set status = 'completed', completed_at = now() where id = $1`, [input.requestId]);
  const { requestId } = input;
  const send = async () => {
    const { version } = (await backend.call('requests.read', 'supervisor', { requestId })).body;
    const why = 'They rang: a page is missing.';
    return backend.call('requests.reopen', 'supervisor', { commandId: newId(), requestId, version, why, fields: [] });
  };
  expect((await waiting(backend, [HOLD_REFERENCE, [reference]], send)).status).toBe(200);
});
