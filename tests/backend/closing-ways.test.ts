import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startBackend, type TestBackend, testDatabase } from '../support/backend.ts';
import { type Closing, closingAt, rowsOf } from './closing.ts';
import { type Disputing, disputingAt } from './disputing.ts';
import { addAnswers, addPerson, answersOf, auditOf, newId, newReference, type Person } from './people.ts';
import { minutesAgo, type Sharing, sharingAt, to } from './sharing.ts';

let backend: TestBackend;
let closing: Closing;
let sharing: Sharing;
let disputing: Disputing;
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase() });
  closing = closingAt(backend);
  sharing = sharingAt(backend);
  disputing = disputingAt(backend);
});
afterAll(() => backend?.stop());
// What an earlier test closed has its end before the next begins.
beforeEach(async () => {
  await closing.pass(999);
});

const codeOf = ({ status, body }: { status: number; body: Record<string, unknown> }) => [status, body.code];
const statusOf = async ({ id }: Person) =>
  (await backend.pool.query('select status from customers where id = $1', [id])).rows[0]?.status;
const give = (person: Person, conversationId: string, purpose: string, saidAt = minutesAgo(40)) =>
  sharing.decide(person, conversationId, purpose, 'given', saidAt);
const pass = (person: Person, conversationId: string, kind: 'local-careers' | 'market-research') =>
  sharing.share(person, { conversationId, recipientId: to(kind), items: ['givenName'], saidAt: minutesAgo(30) });
const noticesOf = async ({ reference }: Person) =>
  (await backend.pool.query('select kind from recipient_notices where customer_reference = $1 order by 1', [reference])).rows.map(
    ({ kind }) => kind,
  );

describe('stopped inside the safety net', () => {
  test('the record is there again; what was withdrawn and erased stays so, and nobody is told that they are gone', async () => {
    const person = await addPerson(backend);
    await addAnswers(backend, person);
    const conversationId = await closing.talk(person);
    await give(person, conversationId, 'satisfaction-survey');
    await pass(person, conversationId, 'market-research');
    const { body } = await closing.close(person, conversationId);
    expect(codeOf(await closing.stop(body.closingId, 'local.supervisor'))).toEqual([404, 'not-found']);
    expect((await closing.stop(body.closingId)).status).toBe(200);
    expect(codeOf(await closing.stop(body.closingId))).toEqual([409, 'not-at-that-step']);
    expect(await closing.pass(999)).toBe(0);
    expect(await statusOf(person)).toBe('current');
    expect(await closing.find(person.reference)).toHaveLength(1);
    expect(await answersOf(backend, person)).toEqual([]);
    expect(await noticesOf(person)).toEqual(['stop-contact']);
    const withdrawn = await backend.pool.query(`select from consent_events where customer_id = $1 and decision = 'withdrawn'`, [
      person.id,
    ]);
    expect(withdrawn.rowCount).toBe(1);
    expect((await auditOf(backend, person)).at(-1)).toMatchObject({
      kind: 'closing',
      outcome: 'stopped',
      reason: 'wrong-person',
    });
    // And it can be closed again.
    expect((await closing.close(person, conversationId)).body.state).toBe('waiting');
  });

  test('or destroyed: of the two at the same instant one happens, whole, and the other is told', async () => {
    const outcomes = new Set<string>();
    for (let round = 0; round < 12; round += 1) {
      const person = await addPerson(backend);
      const { body } = await closing.close(person, await closing.talk(person));
      const stopping = () => closing.stop(body.closingId);
      const [stopped, destroyed] = await (round % 2
        ? Promise.all([stopping(), closing.pass(25)])
        : Promise.all([closing.pass(25), stopping()]).then(([gone, answer]) => [answer, gone] as const));
      const { state } = (await closing.closingOf(body.closingId)) as { state: string };
      outcomes.add(state);
      expect([state, destroyed]).toEqual(stopped.status === 200 ? ['stopped', 0] : ['destroyed', 1]);
      if (stopped.status !== 200) expect(['not-at-that-step']).toContain(stopped.body.code);
      expect(await statusOf(person)).toBe(state === 'stopped' ? 'current' : undefined);
    }
    expect(outcomes.size).toBeGreaterThan(0);
  });
});

describe('what keeps it from being done', () => {
  test('is named, with its reference; nothing is done', async () => {
    const person = await addPerson(backend);
    const conversationId = await closing.talk(person);
    const logged = await disputing.log(person, conversationId, [{ field: 'dateOfBirth', says: '1984-03-21', incomplete: false }]);
    const matched = (kind: string) =>
      backend.call('requests.logUnmatched', 'phone.adviser', {
        ...{ commandId: newId(), requestId: newId(), reference: newReference(), conversationId, saidAt: minutesAgo(5) },
        ...{ kind, words: 'In the words of the customer', howToAnswer: 'by letter', matchedTo: person.id },
      });
    for (const kind of ['access', 'complaint']) expect((await matched(kind)).status).toBe(200);
    const answer = await closing.close(person, conversationId);
    expect(codeOf(answer)).toEqual([409, 'closing-blocked']);
    const blockers = (answer.body.errors as { code: string; detail: string }[]).map(({ code }) => code).toSorted();
    expect(blockers).toEqual(['access-open', 'complaint-open', 'rectification-open']);
    const preview = await backend.call('closures.preview', 'phone.adviser', { customerId: person.id, conversationId });
    expect(preview.body.blockers).toContainEqual({ blocker: 'rectification-open', reference: logged.body.reference });
    expect(await statusOf(person)).toBe('current');
    expect(await closing.pass(999)).toBe(0);
  });

  test('a recipient that has not been told of a correction', async () => {
    const person = await addPerson(backend);
    const conversationId = await closing.talk(person);
    await backend.pool.query(
      `insert into recipient_notices (kind, recipient_id, customer_id, customer_reference, items, made_by, made_on, chase_on, organisation)
       values ('correct', $1, $2, $3, '{email}', $4, '2026-11-02', '2026-11-16', '0000000999')`,
      [to('local-careers'), person.id, person.reference, newId()],
    );
    expect(codeOf(await closing.close(person, conversationId))).toEqual([409, 'closing-blocked']);
    await backend.pool.query(`update recipient_notices set state = 'told' where customer_id = $1`, [person.id]);
    expect((await closing.close(person, conversationId)).status).toBe(200);
  });

  test('asked for without a connection it becomes a request, of the day it was said, and is answered so again', async () => {
    const person = await addPerson(backend);
    const conversationId = await closing.talk(person, 2);
    const saidAt = minutesAgo(30);
    const wish = { commandId: newId(), closingId: newId(), requestId: newId(), reference: newReference(), saidAt };
    const answer = await closing.close(person, conversationId, wish);
    expect(answer.body).toMatchObject({ state: 'requested', reference: wish.reference, dueAt: null });
    const { rows } = await backend.pool.query('select kind, status, customer_id, made_on::text from requests where id = $1', [
      wish.requestId,
    ]);
    const day = new Date(saidAt).toLocaleDateString('en-CA', { timeZone: 'Europe/London' });
    expect(rows).toEqual([{ kind: 'closure', status: 'open', customer_id: person.id, made_on: day }]);
    await backend.pool.query('delete from idempotency_keys where key = $1', [wish.commandId]);
    expect((await closing.close(person, conversationId, wish)).body).toEqual(answer.body);
    expect(await statusOf(person)).toBe('current');
    // Closed at last, the request has its end.
    expect((await closing.close(person, await closing.talk(person))).status).toBe(200);
    const done = await backend.pool.query('select status from requests where id = $1', [wish.requestId]);
    expect(done.rows).toEqual([{ status: 'completed' }]);
  });
});

describe('somebody who has died', () => {
  test('nothing changes until another supervisor confirms it; then it is as any closing', async () => {
    const person = await addPerson(backend);
    const conversationId = await closing.talk(person, 0, 'supervisor');
    await backend.pool.query(
      `insert into consent_events (command_id, purpose, customer_id, decision, said_at, received_at, channel, recorded_by, organisation)
       values ($1, 'satisfaction-survey', $2, 'given', now() - interval '9 days', now() - interval '9 days', 'telephone', 'x', '0000000999')`,
      [newId(), person.id],
    );
    const { body } = await closing.close(person, conversationId, { reason: 'deceased' }, 'supervisor');
    expect(body).toMatchObject({ state: 'to-confirm', dueAt: null });
    expect(await closing.pass(999)).toBe(0);
    expect(await statusOf(person)).toBe('current');
    const open = (reason: object) => backend.call('customers.read', 'supervisor', { customerId: person.id, ...reason });
    expect((await open({ reason: 'my-day' })).body.closing).toMatchObject({ state: 'to-confirm', dueAt: null });
    // Not before anybody was checked.
    expect((await open({ conversationId })).body.closing).toBeUndefined();
    const again = await closing.close(person, conversationId, { reason: 'deceased' }, 'supervisor');
    expect(codeOf(again)).toEqual([409, 'not-at-that-step']);
    const listed = await backend.call('closures.list', 'supervisor', { which: 'under-way' });
    expect((listed.body.items as { id: string }[]).find(({ id }) => id === body.closingId)).toMatchObject({
      ...{ state: 'to-confirm', reason: 'deceased', reference: person.reference, recordedByCaller: true },
    });
    expect(codeOf(await closing.confirm(body.closingId))).toEqual([403, 'four-eyes']);
    await backend.pool.query(`update closings set recorded_by = 'phone.adviser' where id = $1`, [body.closingId]);
    expect((await closing.confirm(body.closingId)).body).toMatchObject({ state: 'waiting' });
    expect(await statusOf(person)).toBe('closed');
    expect(codeOf(await closing.confirm(body.closingId))).toEqual([409, 'not-at-that-step']);
    expect(await closing.pass(25)).toBe(1);
    expect(await statusOf(person)).toBeUndefined();
  });
});

describe('two records of one person', () => {
  test('what is of the person moves to the one that remains; the more protective state wins; nobody is told', async () => {
    const [goes, remains] = [await addPerson(backend), await addPerson(backend)];
    await addAnswers(backend, remains);
    const conversationId = await closing.talk(goes, 3, 'supervisor');
    for (const purpose of ['satisfaction-survey', 'ethnicity-monitoring'])
      await backend.pool.query(
        `insert into consent_events (command_id, purpose, customer_id, decision, said_at, received_at, channel, recorded_by, organisation)
         values ($1, $2, $3, 'given', now(), now(), 'telephone', 'x', '0000000999')`,
        [newId(), purpose, remains.id],
      );
    await backend.pool.query(
      `insert into consent_events (command_id, purpose, customer_id, decision, said_at, received_at, channel, recorded_by, organisation)
       values ($1, 'ethnicity-monitoring', $2, 'refused', now() - interval '9 days', now() - interval '9 days', 'telephone', 'x', '0000000999')`,
      [newId(), goes.id],
    );
    await backend.pool.query(
      `insert into disclosures (id, customer_id, recipient_id, shared_at, received_at, items, why, basis, recorded_by, organisation)
       values ($1, $2, $3, now(), now(), '{givenName}', 'x', 'x', 'x', '0000000999')`,
      [newId(), goes.id, to('local-careers')],
    );
    const asAdviser = await closing.talk(goes);
    expect(codeOf(await closing.close(goes, asAdviser, { reason: 'duplicate', remains: remains.id }))).toEqual([
      403,
      'forbidden',
    ]);
    const itself = { reason: 'duplicate', remains: goes.id };
    expect((await closing.close(goes, conversationId, itself, 'supervisor')).status).toBe(400);
    const merging = { reason: 'duplicate', remains: remains.id };
    const closed = await closing.close(goes, conversationId, merging, 'supervisor');
    expect(closed.body).toMatchObject({ state: 'waiting' });
    expect(await noticesOf(goes)).toEqual([]);
    expect(await closing.pass(25)).toBe(1);
    expect(await rowsOf(backend, goes.id)).toEqual({});
    const rows = await rowsOf(backend, remains.id);
    expect(rows).toMatchObject({ interactions: 2, sessions: 2, outcomes: 2, disclosures: 1 });
    const { rows: events } = await backend.pool.query(
      'select purpose, decision from consent_events where customer_id = $1 order by purpose, received_at',
      [remains.id],
    );
    expect(events).toEqual([
      { purpose: 'ethnicity-monitoring', decision: 'given' },
      { purpose: 'ethnicity-monitoring', decision: 'refused' },
      { purpose: 'satisfaction-survey', decision: 'given' },
    ]);
    expect((await answersOf(backend, remains)).some((answer) => answer.startsWith('ethnicity'))).toBe(false);
    expect(await closing.find(remains.reference)).toHaveLength(1);
  });
});
