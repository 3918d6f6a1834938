import { afterAll, beforeAll, expect, test } from 'vitest';
import { startBackend, type TestBackend, testDatabase } from '../support/backend.ts';
import { type Closing, closingAt } from './closing.ts';
import { complainingAt, today, unmatched } from './complaining.ts';
import { addPerson, converse, newId, type Person } from './people.ts';
import { rowOf, waiting } from './waiting.ts';

// What a request becomes that waits while it is decided whose it is.
let backend: TestBackend;
let closing: Closing;
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase() });
  closing = closingAt(backend);
});
afterAll(() => backend?.stop());

const { read } = complainingAt(() => backend);
const log = async (more: Record<string, unknown>) => {
  const input = unmatched(await converse(backend), more);
  return { requestId: input.requestId, send: () => backend.call('requests.logUnmatched', 'phone.adviser', input) };
};
const readOne = async (text: string, id: string) => (await backend.pool.query(text, [id])).rows[0];

test('a wish to stop that waited for the closing itself ends after that began, so that it is open again where that is stopped', async () => {
  const person = await addPerson(backend);
  const { requestId, send } = await log({ kind: 'closure', matchedTo: person.id });
  const closed = `with closing as (update customers set status = 'closed' where id = $1 returning clock_timestamp() as at)
    insert into desk_times (at) select at from closing`;
  await backend.pool.query('create table desk_times (at timestamptz)');
  const answer = await waiting(backend, rowOf('customers', person.id), send, [closed, [person.id]]);
  expect(answer.status).toBe(200);
  const ended = 'select status, completed_at > (select at from desk_times) as later from requests where id = $1';
  expect(await readOne(ended, requestId)).toEqual({ status: 'completed', later: true });
});

test('what is asked by an old reference follows the record that remains, also where that is put into another meanwhile', async () => {
  const [first, second, third] = [await addPerson(backend), await addPerson(backend), await addPerson(backend)];
  const put = async (goes: Person, { id: remains }: Person) => {
    const reason = { reason: 'duplicate', remains };
    const { body } = await closing.close(goes, await closing.talk(goes, 0, 'supervisor'), reason, 'supervisor');
    expect(body.state).toBe('waiting');
  };
  await put(first, second);
  expect(await closing.pass(25)).toBe(1);
  await put(second, third);
  const { requestId, send } = await log({ kind: 'access', closedReference: first.reference });
  const follow = 'update closings set remains = $1 where customer_reference = $2';
  const gone = 'select destroy_customer($1)';
  const answer = await waiting(
    backend,
    rowOf('customers', second.id),
    send,
    [follow, [third.id, first.reference]],
    [gone, [second.id]],
  );
  expect(answer.status).toBe(200);
  const whose = 'select customer_id, closed_reference from requests where id = $1';
  expect(await readOne(whose, requestId)).toEqual({ customer_id: third.id, closed_reference: null });
});

test('what was done while a match with another record waited was done on the first, and does not count for the second', async () => {
  const [wrong, right] = [await addPerson(backend), await addPerson(backend)];
  const { requestId, send } = await log({ kind: 'other-right' });
  expect((await send()).status).toBe(200);
  const match = async ({ id: customerId }: Person, why?: string) => {
    const { version } = (await read(requestId)).body;
    const as = { commandId: newId(), requestId, version, customerId, confirmed: true, ...(why ? { why } : {}) };
    return backend.call('requests.match', 'supervisor', as);
  };
  expect((await match(wrong)).status).toBe(200);
  const done = `insert into right_steps (command_id, request_id, done_on, what, done_by, done_by_name, received_at)
    values ($1, $2, $3, 'Done on the record', 'supervisor.two', 'Kofi Mensah', clock_timestamp())`;
  const again = () => match(right, 'He rang: he is another of that name.');
  const answer = await waiting(backend, rowOf('customers', right.id), again, [done, [newId(), requestId, today()]]);
  expect(answer.status).toBe(200);
  const { version } = (await read(requestId)).body;
  const decided = await backend.call('otherRights.decide', 'supervisor', {
    ...{ commandId: newId(), requestId, version, right: 'objection', decision: 'done' },
  });
  expect(decided.body.errors).toMatchObject([{ code: 'nothing-done' }]);
});
