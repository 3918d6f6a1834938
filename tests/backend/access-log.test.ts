import { afterAll, beforeAll, expect, test } from 'vitest';
import { deadlineFor } from '../../shared/domain/deadline.ts';
import { startBackend, type TestBackend, testDatabase } from '../support/backend.ts';
import { type Accessing, accessingAt, askCopy } from './accessing.ts';
import { today } from './disputing.ts';
import { addPerson, auditOf, converse, newId, newReference } from './people.ts';
import { minutesAgo } from './sharing.ts';

let backend: TestBackend;
let desk: Accessing;
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase() });
  desk = accessingAt(backend);
});
afterAll(() => backend?.stop());

const codeOf = ({ status, body }: { status: number; body: Record<string, unknown> }) => [status, body.code];
const goesTo = async (requestId: unknown) =>
  (await backend.pool.query('select goes_to as to from access_requests where request_id = $1', [requestId])).rows[0]?.to;
const listed = async (person: { id: string }, as = 'supervisor') =>
  (await backend.call('requests.list', as, { which: 'open', customerId: person.id })).body.items as { id: string }[];

test('from any words and at level 0 it is logged, and the clock runs from the day it was said', async () => {
  const person = await addPerson(backend);
  const { status, body } = await desk.log(person, await desk.talk(person, 0), { words: 'What have you lot got on me?' });
  const { dueOn, extendBy } = deadlineFor({ madeOn: today(), kind: 'access' });
  expect([status, body]).toEqual([
    200,
    expect.objectContaining({ madeOn: today(), dueOn, goesTo: null, notSettled: null, joined: null }),
  ]);
  const { rows } = await backend.pool.query('select kind, words, due_on::text, extend_by::text from requests where id = $1', [
    body.requestId,
  ]);
  expect(rows).toEqual([{ kind: 'access', words: 'What have you lot got on me?', due_on: dueOn, extend_by: extendBy }]);
  expect((await listed(person)).map(({ id }) => id)).toEqual([body.requestId]);
  const last = (await auditOf(backend, person)).at(-1);
  expect(last).toMatchObject({ kind: 'request', outcome: 'recorded', details: { asked: 'access', request: body.requestId } });
  expect(JSON.stringify(last)).not.toContain('you lot');
});

test('where it goes: at level 3 to what has been held for more than 14 days, and otherwise it is logged and said why not', async () => {
  const person = await addPerson(backend);
  const low = await desk.log(person, await desk.talk(person, 2), { goesTo: 'address' });
  expect(low.body).toMatchObject({ goesTo: null, notSettled: 'level-too-low' });
  const high = await addPerson(backend);
  const settled = await desk.log(high, await desk.talk(high), { goesTo: 'email' });
  expect(settled.body).toMatchObject({ goesTo: 'email', notSettled: null });
  expect(await goesTo(settled.body.requestId)).toBe('email');

  const moved = await addPerson(backend);
  const talk = await desk.talk(moved);
  const put = (field: string, sql: string) =>
    backend.pool.query(`update held_values set ${sql} where customer_id = $1 and field = $2`, [moved.id, field]);
  await put('postcode', "obtained_at = now() - interval '13 days'");
  const recent = await desk.log(moved, talk, { goesTo: 'address' });
  expect(recent.body).toMatchObject({ goesTo: null, notSettled: 'too-recent' });
  expect(codeOf(await desk.settle(moved, talk, 'address'))).toEqual([400, 'validation']);
  await put('postcode', "obtained_at = now() - interval '15 days'");
  expect((await desk.settle(moved, talk, 'address')).body).toMatchObject({ goesTo: 'address', reference: recent.body.reference });
  expect(await goesTo(recent.body.requestId)).toBe('address');

  const bare = await addPerson(backend);
  await backend.pool.query(`delete from held_values where customer_id = $1 and field = 'email'`, [bare.id]);
  expect((await desk.log(bare, await desk.talk(bare), { goesTo: 'email' })).body).toMatchObject({ notSettled: 'not-held' });
});

test('an address that is being checked is not one to send a copy to', async () => {
  const person = await addPerson(backend);
  const talk = await desk.talk(person);
  await backend.call('rectifications.log', 'phone.adviser', {
    ...{ commandId: newId(), customerId: person.id, requestId: newId(), reference: newReference(), conversationId: talk },
    ...{ saidAt: new Date().toISOString(), howToAnswer: 'by phone' },
    fields: [{ field: 'addressLine1', says: '9 Other Road', incomplete: false }],
  });
  const { body } = await desk.log(person, talk, { goesTo: 'address' });
  expect(body).toMatchObject({ goesTo: null, notSettled: 'being-checked' });
  expect((await desk.settle(person, talk, 'collected')).status).toBe(200);
});

test('it is settled later at level 3 alone, of a request that is open', async () => {
  const person = await addPerson(backend);
  const low = await desk.talk(person, 2);
  const { body } = await desk.log(person, low);
  expect(codeOf(await desk.settle(person, low, 'email'))).toEqual([403, 'level-too-low']);
  const high = await desk.talk(person, 3, 'local.adviser');
  expect((await desk.settle(person, high, 'email', 'local.adviser')).status).toBe(200);
  expect(await goesTo(body.requestId)).toBe('email');
  const nobody = await addPerson(backend);
  expect(codeOf(await desk.settle(nobody, await desk.talk(nobody), 'email'))).toEqual([409, 'not-at-that-step']);
});

test('a second one joins the first from level 1, with the earlier clock; at level 0 it stands by itself', async () => {
  const person = await addPerson(backend);
  const first = await desk.log(person, await desk.talk(person, 1));
  const second = await desk.log(person, await desk.talk(person), { goesTo: 'email' });
  expect(second.body).toMatchObject({ joined: { reference: first.body.reference, dueOn: first.body.dueOn }, goesTo: 'email' });
  expect(await goesTo(first.body.requestId)).toBe('email');
  const stranger = await desk.log(person, await desk.talk(person, 0));
  expect(stranger.body.joined).toBeNull();
  expect(new Set((await listed(person)).map(({ id }) => id))).toEqual(new Set([first.body.requestId, stranger.body.requestId]));
});

test('sent again it is the same; with another customer it is refused, and after closing it is heard under their reference', async () => {
  const person = await addPerson(backend);
  const asked = askCopy(person, await desk.talk(person), { goesTo: 'email' });
  const send = (input: Record<string, unknown>) => backend.call('accessRequests.log', 'phone.adviser', input);
  const { body } = await send(asked);
  expect((await send(asked)).body).toEqual(body);
  await backend.pool.query('delete from idempotency_keys where key = $1', [asked.commandId]);
  expect((await send(asked)).body).toEqual(body);
  await backend.pool.query('delete from idempotency_keys where key = $1', [asked.commandId]);
  const other = await addPerson(backend);
  expect(codeOf(await send({ ...asked, customerId: other.id }))).toEqual([422, 'idempotency-key-reused']);
  const taken = askCopy(other, await desk.talk(other), { reference: asked.reference });
  expect(codeOf(await send(taken))).toEqual([409, 'reference-taken']);
  const slip = { ...askCopy(other, asked.conversationId), reference: '0000000001' };
  expect(codeOf(await send(slip))).toEqual([400, 'validation']);
  const closed = await addPerson(backend, { status: 'closed' });
  const { requestId } = (await desk.log(closed, await converse(backend))).body;
  const { rows } = await backend.pool.query('select customer_id, closed_reference from requests where id = $1', [requestId]);
  expect(rows).toEqual([{ customer_id: null, closed_reference: closed.reference }]);
});

test('somebody who speaks without authority is not heard here, and a conversation of another is not one to log in', async () => {
  const person = await addPerson(backend);
  const talk = await converse(backend, 'phone.adviser', { speaker: 'representative' });
  expect(codeOf(await desk.log(person, talk))).toEqual([403, 'no-authority']);
  expect(codeOf(await desk.log(person, await desk.talk(person), {}, 'local.adviser'))).toEqual([409, 'conversation-not-open']);
  expect(codeOf(await desk.log({ id: newId() }, await converse(backend)))).toEqual([404, 'not-found']);
});

test('whoever a complaint is about does not learn of the copy, whichever of the two came first', async () => {
  const complain = async (person: { id: string }, sub: string) => {
    const conversationId = await converse(backend, 'phone.adviser', { at: minutesAgo(5) });
    const requestId = newId();
    await backend.call('requests.logUnmatched', 'phone.adviser', {
      ...{ commandId: newId(), requestId, reference: newReference(), conversationId, saidAt: new Date().toISOString() },
      ...{ kind: 'complaint', words: 'They were rude', howToAnswer: 'by post', matchedTo: person.id },
    });
    await backend.pool.query('insert into requests_unseen (request_id, sub) values ($1, $2)', [requestId, sub]);
  };
  const before = await addPerson(backend);
  await complain(before, 'supervisor');
  const asked = await desk.log(before, await desk.talk(before, 1));
  const after = await addPerson(backend);
  const known = await desk.log(after, await desk.talk(after, 1));
  await complain(after, 'supervisor');
  for (const [person, { body }] of [
    [before, asked],
    [after, known],
  ] as const) {
    expect(await listed(person)).toEqual([]);
    expect((await backend.call('requests.read', 'supervisor', { requestId: body.requestId })).status).toBe(404);
    expect((await listed(person, 'supervisor.two')).map(({ id }) => id)).toContain(body.requestId);
  }
});
