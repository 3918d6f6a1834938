import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startBackend, type TestBackend, testDatabase } from '../support/backend.ts';
import { type Closing, closingAt } from './closing.ts';
import { complaint, decide, today } from './complaining.ts';
import { addPerson, newId, newReference, type Person } from './people.ts';

let backend: TestBackend;
let closing: Closing;
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase() });
  closing = closingAt(backend);
});
afterAll(() => backend?.stop());
// What an earlier test closed has its end before the next begins.
beforeEach(async () => {
  await backend.pool.query(`update requests set status = 'completed', completed_at = now() where status = 'open'`);
  await closing.pass(999);
  await closing.pass(999);
});

const codeOf = ({ status, body }: { status: number; body: Record<string, unknown> }) => [status, body.code];
const blockersIn = ({ body }: { body: Record<string, unknown> }) =>
  ((body.errors ?? []) as { code: string; detail: string }[]).map(({ code, detail }) => [code, detail]);
const stateOf = async (closingId: unknown) => (await closing.closingOf(closingId))?.state;
const requestOf = async (requestId: string) =>
  (await backend.pool.query('select customer_id, closed_reference, kind, status from requests where id = $1', [requestId]))
    .rows[0];
const listed = async (which: string, as = 'supervisor') =>
  (await backend.call('closures.list', as, { which })).body.items as Record<string, unknown>[];
const heldOf = async (closingId: unknown, as = 'supervisor') =>
  (await listed('held', as)).find(({ id }) => id === closingId)?.held;

/** Names the other as the record that remains of the two. */
const mergeInto = async (goes: Person, { id: remains }: Person) =>
  closing.close(goes, await closing.talk(goes, 0, 'supervisor'), { reason: 'duplicate', remains }, 'supervisor');
const complain = async (person: Person, more: object = {}, talk?: string) => {
  const input = complaint(person, talk ?? (await closing.talk(person, 1)), { ...more });
  expect((await backend.call('complaints.log', 'phone.adviser', input)).status).toBe(200);
  return input;
};
/** Works a complaint to its end. */
const finish = async (requestId: string, as = 'supervisor') => {
  expect((await backend.call('complaints.decide', as, decide(requestId, 1))).status).toBe(200);
  const told = { commandId: newId(), requestId, version: 2, on: today(), how: 'letter' };
  expect((await backend.call('requests.tellCustomer', as, told)).body.step).toBe('completed');
};
/** Asked by somebody who was matched to a customer. */
const matched = async (person: Person, kind: string) => {
  const requestId = newId();
  const answer = await backend.call('requests.logUnmatched', 'phone.adviser', {
    ...{ commandId: newId(), requestId, reference: newReference(), conversationId: await closing.talk(person, 0) },
    ...{ saidAt: new Date().toISOString(), kind, words: 'In their words', howToAnswer: 'by letter', matchedTo: person.id },
  });
  return { ...answer, requestId };
};

describe('of two records of one person', () => {
  test('what is open on the one that goes keeps the one that remains from being closed', async () => {
    const [goes, remains] = [await addPerson(backend), await addPerson(backend)];
    const { requestId, reference } = await complain(goes);
    expect((await mergeInto(goes, remains)).body.state).toBe('waiting');
    const talk = await closing.talk(remains);
    expect(blockersIn(await closing.close(remains, talk))).toEqual([['complaint-open', reference]]);
    const preview = await backend.call('closures.preview', 'phone.adviser', { customerId: remains.id, conversationId: talk });
    expect(preview.body.blockers).toEqual([{ blocker: 'complaint-open', reference }]);
    await closing.pass(25);
    expect(await requestOf(requestId)).toMatchObject({ customer_id: remains.id, status: 'open' });
  });

  test('the one that remains is not destroyed before the other has come to it, and what came to it holds it', async () => {
    const [goes, remains] = [await addPerson(backend), await addPerson(backend)];
    const merging = await mergeInto(goes, remains);
    const ended = await closing.close(remains, await closing.talk(remains));
    expect(ended.body.state).toBe('waiting');
    await backend.pool.query(`update closings set due_at = due_at + interval '90 hours' where id = $1`, [merging.body.closingId]);
    expect(await closing.pass(50)).toBe(0);
    const waiting = (await listed('under-way')).find(({ id }) => id === ended.body.closingId);
    expect(waiting?.held).toEqual([{ because: 'other-record-first', reference: goes.reference, requestId: null }]);
    // It goes on by itself: nobody is to do anything about it.
    expect(await heldOf(ended.body.closingId)).toBeUndefined();
    expect(await closing.pass(200)).toBe(1);
    expect(await stateOf(merging.body.closingId)).toBe('destroyed');
    expect(await closing.pass(200)).toBe(1);
    expect(await stateOf(ended.body.closingId)).toBe('destroyed');
  });

  test('each put into the other at the same instant: one is, the other is refused, and both have an end', async () => {
    for (let round = 0; round < 6; round += 1) {
      const [one, two] = [await addPerson(backend), await addPerson(backend)];
      const answers = await Promise.all([mergeInto(one, two), mergeInto(two, one)]);
      expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 400]);
      expect(await closing.pass(25)).toBe(1);
    }
  });

  test('one whose other is gone is held, not failed minute by minute, and is there again when it is stopped', async () => {
    const [goes, remains] = [await addPerson(backend), await addPerson(backend)];
    const { body } = await mergeInto(goes, remains);
    await backend.pool.query('delete from customers where id = $1', [remains.id]);
    expect(await closing.pass(25)).toBe(0);
    expect(await heldOf(body.closingId)).toEqual([{ because: 'remains-gone', reference: null, requestId: null }]);
    expect((await closing.stop(body.closingId)).status).toBe(200);
    expect((await listed('held')).map(({ id }) => id)).not.toContain(body.closingId);
    expect((await closing.close(goes, await closing.talk(goes))).body.state).toBe('waiting');
  });
});

describe('what is open on a closed record', () => {
  test('holds its destruction; supervisors see why; once it is finished the closing goes on', async () => {
    const person = await addPerson(backend);
    const { body } = await closing.close(person, await closing.talk(person));
    const { requestId, reference } = await complain(await addPerson(backend));
    await backend.pool.query('update requests set customer_id = $2 where id = $1', [requestId, person.id]);
    expect(await closing.pass(25)).toBe(0);
    expect(await requestOf(requestId)).toMatchObject({ customer_id: person.id, status: 'open' });
    expect(await heldOf(body.closingId)).toEqual([{ because: 'complaint-open', reference, requestId }]);
    const underWay = (await listed('under-way')).find(({ id }) => id === body.closingId);
    expect(underWay).toMatchObject({ state: 'waiting', held: [{ because: 'complaint-open', reference, requestId }] });
    await finish(requestId);
    expect(await listed('held')).toEqual([]);
    expect(await closing.pass(25)).toBe(1);
    expect(await stateOf(body.closingId)).toBe('destroyed');
  });

  test('of what is kept from a supervisor who reaches everything they see nothing, and it holds the destruction all the same', async () => {
    const person = await addPerson(backend);
    const { body } = await closing.close(person, await closing.talk(person));
    await backend.call('sessions.mine', 'supervisor', {});
    const { requestId, reference } = await complain(await addPerson(backend), { aboutSub: 'supervisor' });
    await backend.pool.query('update requests set customer_id = $2 where id = $1', [requestId, person.id]);
    expect(await heldOf(body.closingId)).toBeUndefined();
    expect((await listed('under-way')).find(({ id }) => id === body.closingId)?.held).toEqual([]);
    expect(await closing.pass(25)).toBe(0);
    expect(await heldOf(body.closingId, 'supervisor.two')).toEqual([{ because: 'complaint-open', reference, requestId }]);
  });
});

describe('a complaint about the supervisor who closes', () => {
  const P = 'supervisor';
  const about = async () => {
    const person = await addPerson(backend);
    await backend.call('sessions.mine', P, {});
    const talk = await closing.talk(person, 3, P);
    return { person, talk, preview: () => backend.call('closures.preview', P, { customerId: person.id, conversationId: talk }) };
  };

  test('is not told by what would be done, nor by what is; it is not destroyed, and once it is finished the closing goes on', async () => {
    const { person, talk, preview } = await about();
    // Open before: that there is a conversation is no news of a complaint.
    const here = await closing.talk(person, 1);
    const before = await preview();
    const { requestId } = await complain(person, { aboutSub: P }, here);
    expect((await preview()).body).toEqual(before.body);
    const { body } = await closing.close(person, talk, {}, P);
    expect(body).toMatchObject({ state: 'waiting', blockers: [] });
    expect(await closing.pass(25)).toBe(0);
    expect(await requestOf(requestId)).toMatchObject({ customer_id: person.id, status: 'open' });
    expect(await heldOf(body.closingId)).toBeUndefined();
    expect(await heldOf(body.closingId, 'supervisor.two')).toMatchObject([{ because: 'complaint-open', requestId }]);
    await finish(requestId, 'supervisor.two');
    expect(await closing.pass(25)).toBe(1);
  });

  test('is no blocker of a death they confirm; what they may know of still is', async () => {
    const { person } = await about();
    const { body } = await closing.close(person, await closing.talk(person, 0), { reason: 'deceased' });
    await complain(person, { aboutSub: P });
    const other = await complain(person);
    expect(blockersIn(await closing.confirm(body.closingId))).toEqual([['complaint-open', other.reference]]);
    await finish(other.requestId);
    expect((await closing.confirm(body.closingId)).body.state).toBe('waiting');
    expect(await closing.pass(25)).toBe(0);
  });
});

describe('somebody who has died', () => {
  test('is not closed while something they asked for is open: whoever confirms it is told what', async () => {
    const person = await addPerson(backend);
    const { body } = await closing.close(person, await closing.talk(person, 0), { reason: 'deceased' });
    expect(body.state).toBe('to-confirm');
    const { requestId, reference } = await complain(person);
    const refused = await closing.confirm(body.closingId);
    expect([codeOf(refused), blockersIn(refused)]).toEqual([[409, 'closing-blocked'], [['complaint-open', reference]]]);
    expect(await heldOf(body.closingId)).toEqual([{ because: 'complaint-open', reference, requestId }]);
    await finish(requestId);
    expect((await closing.confirm(body.closingId)).body.state).toBe('waiting');
  });
});

describe('what somebody asked who was matched to a customer', () => {
  test('who has been closed meanwhile is heard: under the reference they had, and not destroyed with the record', async () => {
    const person = await addPerson(backend);
    await closing.close(person, await closing.talk(person));
    const asked = await matched(person, 'access');
    expect(asked.status).toBe(200);
    expect(await requestOf(asked.requestId)).toEqual({
      ...{ customer_id: null, closed_reference: person.reference, kind: 'access', status: 'open' },
    });
    const again = await matched(person, 'closure');
    expect(await requestOf(again.requestId)).toMatchObject({ closed_reference: person.reference, status: 'completed' });
    expect(await closing.pass(25)).toBe(1);
    expect(await requestOf(asked.requestId)).toMatchObject({ status: 'open' });
  });

  test('at the instant of a closing it either blocks that or is heard after it', async () => {
    const seen = new Set<string>();
    for (let round = 0; round < 10; round += 1) {
      const person = await addPerson(backend);
      const talk = await closing.talk(person);
      const [asked, closed] = await Promise.all([matched(person, 'complaint'), closing.close(person, talk)]);
      expect(asked.status).toBe(200);
      const { customer_id, closed_reference } = await requestOf(asked.requestId);
      const kept = closed.status === 200 ? [null, person.reference] : [person.id, null];
      expect([customer_id, closed_reference]).toEqual(kept);
      seen.add(String(closed.status));
    }
    expect(seen.size).toBeGreaterThan(0);
  });
});
