import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PLACES } from '../../shared/domain/access.ts';
import { startBackend, type TestBackend, testDatabase } from '../support/backend.ts';
import { accessingAt } from './accessing.ts';
import { type Body, codeOf, complainingAt, faults, today, unmatched, WORDS } from './complaining.ts';
import { disputingAt } from './disputing.ts';
import { addPerson, auditOf, converse, newId, type Person } from './people.ts';
import { minutesAgo } from './sharing.ts';

let backend: TestBackend;
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase() });
});
afterAll(() => backend?.stop());

const { read } = complainingAt(() => backend);
const WHO = { whoName: 'Ada Ng', whoDateOfBirth: '1984-03-12', whoPostcode: 'LS6 1AA' };
const WHY = 'He rang: he is another of that name.';
async function logged(more: Body = {}) {
  const input = unmatched(await converse(backend, 'phone.adviser', { at: minutesAgo(60) }), { ...WHO, ...more });
  expect((await backend.call('requests.logUnmatched', 'phone.adviser', input)).status).toBe(200);
  return input;
}
const versionOf = async (requestId: string) => Number((await read(requestId)).body.version);
const match = async (requestId: string, person: Person, more: Body = {}, as = 'supervisor') =>
  backend.call('requests.match', as, {
    ...{ commandId: newId(), requestId, version: await versionOf(requestId), customerId: person.id, confirmed: true, ...more },
  });
/** A request matched with somebody it is not of. */
async function matchedWrongly(more: Body = {}) {
  const [wrong, right] = [await addPerson(backend), await addPerson(backend)];
  const { requestId } = await logged(more);
  expect((await match(requestId, wrong)).status).toBe(200);
  return { requestId, wrong, right };
}
const rowsOf = async (text: string, id: string) => (await backend.pool.query(text, [id])).rows;
const whoOf = async (requestId: string) =>
  (await rowsOf('select who_name, who_birth_date::text, who_postcode from requests where id = $1', requestId))[0];
const NOBODY = { who_name: null, who_birth_date: null, who_postcode: null };
/** Refuses an objection, with where to turn. */
const refuseRight = async (requestId: string) =>
  backend.call('otherRights.decide', 'supervisor', {
    ...{ commandId: newId(), requestId, version: await versionOf(requestId), right: 'objection', decision: 'refused' },
    ...{ reasons: 'The law has us keep it', tellsComplaint: true, tellsCommissioner: true, tellsCourt: true },
  });
const markedOf = async (person: Person) => {
  const { body } = await backend.call('customers.read', 'supervisor', { customerId: person.id, reason: 'my-day' });
  return (body.beingChecked as { field: string }[]).map(({ field }) => field);
};

describe('a request matched with the wrong record is matched with another', () => {
  test('by a supervisor, with a reason; words, clock and what they said of themselves stay, and both records know', async () => {
    const { requestId, wrong, right } = await matchedWrongly();
    const before = (await read(requestId)).body;
    expect(before).toMatchObject({ mayMatchAgain: true, whoName: 'Ada Ng', whoPostcode: 'LS6 1AA', customerId: wrong.id });
    expect(codeOf(await match(requestId, right, { why: WHY }, 'phone.adviser'))).toEqual([403, 'forbidden']);
    expect(faults(await match(requestId, right))).toEqual([400, '/why required']);
    expect(faults(await match(requestId, right, { why: ' \n' }))).toEqual([400, '/why required']);
    expect(codeOf(await match(requestId, wrong, { why: WHY }))).toEqual([409, 'not-at-that-step']);
    expect(codeOf(await match(requestId, right, { why: WHY, version: 1 }))).toEqual([412, 'stale-version']);
    expect((await match(requestId, right, { why: WHY })).body).toMatchObject({ customerId: right.id, version: 3 });
    const { body } = await read(requestId);
    const { madeOn, dueOn } = before;
    expect(body).toMatchObject({ ...{ madeOn, dueOn, words: WORDS, customerId: right.id, ...WHO }, mayMatchAgain: true });
    expect(body.name).toBe(`${right.givenName} ${right.familyName}`);
    const acts = async (person: Person) =>
      (await auditOf(backend, person)).filter(({ operation }) => operation === 'requests.match').map(({ outcome }) => outcome);
    expect(await acts(wrong)).toEqual(['matched', 'unmatched']);
    expect(await acts(right)).toEqual(['matched']);
    const { body: history } = await backend.call('requests.history', 'supervisor', { requestId });
    expect((history.items as { event: string }[]).filter(({ event }) => event === 'matched')).toMatchObject([
      { outcome: null, byName: 'Margaret Doyle' },
      { outcome: 'another-record', byName: 'Margaret Doyle', text: WHY },
    ]);
    // The first record has nothing of it any more: nothing keeps it from being closed.
    const { body: listed } = await backend.call('requests.list', 'supervisor', { which: 'open', customerId: wrong.id });
    expect(listed.items).toEqual([]);
  });

  test('of two at once to two records one is matched, and neither waits for the other for good', async () => {
    const { requestId, right } = await matchedWrongly();
    const third = await addPerson(backend);
    const version = await versionOf(requestId);
    const both = await Promise.all([right, third].map((person) => match(requestId, person, { why: WHY, version })));
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 412]);
  });

  test('what was told to whom it was thought to come from is told to nobody else: acknowledged anew, without the time that was taken', async () => {
    const act = async (name: 'complaints.acknowledge' | 'requests.extend', requestId: string, more: Body) =>
      (await backend.call(name, 'supervisor', { commandId: newId(), requestId, version: await versionOf(requestId), ...more }))
        .status;
    const complained = await matchedWrongly({ kind: 'complaint', complaintAbout: 'service' });
    const acknowledge = () => act('complaints.acknowledge', complained.requestId, { on: today(), how: 'phone' });
    const before = (await read(complained.requestId)).body;
    expect(await acknowledge()).toBe(200);
    expect((await match(complained.requestId, complained.right, { why: WHY })).status).toBe(200);
    const { dueOn, acknowledgedOn, progressDueOn } = (await read(complained.requestId)).body;
    expect([dueOn, acknowledgedOn, progressDueOn]).toEqual([before.dueOn, null, null]);
    expect(await acknowledge()).toBe(200);

    const asked = await matchedWrongly();
    const first = (await read(asked.requestId)).body.dueOn;
    const more = { months: 2, reason: 'complex', toldOn: today(), toldHow: 'letter' };
    expect(await act('requests.extend', asked.requestId, more)).toBe(200);
    expect((await read(asked.requestId)).body.dueOn).not.toBe(first);
    expect((await match(asked.requestId, asked.right, { why: WHY })).status).toBe(200);
    expect((await read(asked.requestId)).body).toMatchObject({ dueOn: first, extensionMonths: null });
  });

  test('values put beside the first record are set out anew; they are marked there no more', async () => {
    const { requestId, wrong, right } = await matchedWrongly({ kind: 'rectification' });
    const fields = [{ field: 'dateOfBirth', says: '1984-03-21', incomplete: false }];
    const setOut = async () =>
      backend.call('rectifications.setOut', 'supervisor', {
        ...{ commandId: newId(), requestId, version: await versionOf(requestId), fields },
      });
    expect((await setOut()).status).toBe(200);
    expect(await markedOf(wrong)).toEqual(['dateOfBirth']);
    expect((await match(requestId, right, { why: WHY })).status).toBe(200);
    expect([await markedOf(wrong), await markedOf(right)]).toEqual([[], []]);
    expect((await read(requestId)).body).toMatchObject({ step: 'open', disputes: [] });
    expect((await setOut()).body).toMatchObject({ step: 'being-checked' });
    expect(await markedOf(right)).toEqual(['dateOfBirth']);
  });

  test('what was begun of the first record is not recorded of the second', async () => {
    const access = await matchedWrongly({ kind: 'access' });
    const right = await matchedWrongly({ kind: 'other-right' });
    for (const one of [access, right]) expect((await match(one.requestId, one.right, { why: WHY })).status).toBe(200);
    const found = (of: string | null) =>
      backend.call('accessRequests.answerPlace', 'supervisor', {
        ...{ commandId: newId(), requestId: access.requestId, place: PLACES[0], answer: 'nothing', of },
      });
    const did = (of: string | null) =>
      backend.call('otherRights.recordStep', 'supervisor', {
        ...{ commandId: newId(), requestId: right.requestId, on: today(), what: 'Done on the record', of },
      });
    for (const of of [access.wrong.id, null]) expect(codeOf(await found(of))).toEqual([409, 'changed-meanwhile']);
    for (const of of [right.wrong.id, null]) expect(codeOf(await did(of))).toEqual([409, 'changed-meanwhile']);
    expect([(await found(access.right.id)).status, (await did(right.right.id)).status]).toEqual([200, 200]);
    expect(await rowsOf('select place from access_places where request_id = $1', access.requestId)).toHaveLength(1);
    expect(await rowsOf('select what from right_steps where request_id = $1', right.requestId)).toHaveLength(1);
  });

  test('of a copy, where it goes and what was found of the first are asked anew', async () => {
    const { requestId, wrong, right } = await matchedWrongly({ kind: 'access' });
    const access = accessingAt(backend);
    expect((await access.settle(wrong, await access.talk(wrong), 'address')).status).toBe(200);
    for (const place of PLACES)
      await backend.call('accessRequests.answerPlace', 'supervisor', { commandId: newId(), requestId, place, answer: 'nothing' });
    expect((await match(requestId, right, { why: WHY })).status).toBe(200);
    expect(
      await rowsOf('select goes_to, settled_by, reviewed_hash from access_requests where request_id = $1', requestId),
    ).toEqual([{ goes_to: null, settled_by: null, reviewed_hash: null }]);
    expect(await rowsOf('select place from access_places where request_id = $1', requestId)).toEqual([]);
    const { body } = await backend.call('requests.copy', 'supervisor', { requestId });
    expect(JSON.stringify(body)).not.toContain(wrong.addressLine);
  });

  test('what was done of a right on the first record does not count as done', async () => {
    const { requestId, right } = await matchedWrongly({ kind: 'other-right' });
    const done = async () =>
      backend.call('otherRights.recordStep', 'supervisor', {
        ...{ commandId: newId(), requestId, on: today(), what: 'Took it off the list' },
      });
    const decide = async () =>
      backend.call('otherRights.decide', 'supervisor', {
        ...{ commandId: newId(), requestId, version: await versionOf(requestId), right: 'objection', decision: 'done' },
      });
    expect((await done()).status).toBe(200);
    expect((await match(requestId, right, { why: WHY })).status).toBe(200);
    expect(faults(await decide())).toEqual([400, '/decision nothing-done']);
    expect((await done()).status).toBe(200);
    expect((await decide()).status).toBe(200);
  });

  test('not once it is decided, not where something of the first has joined it, and not what never was of nobody', async () => {
    const { requestId, right } = await matchedWrongly({ kind: 'other-right' });
    expect((await refuseRight(requestId)).status).toBe(200);
    expect((await read(requestId)).body).toMatchObject({ mayMatchAgain: false });
    expect(codeOf(await match(requestId, right, { why: WHY }))).toEqual([409, 'not-at-that-step']);
    const theirs = await logged({ matchedTo: right.id });
    expect(codeOf(await match(theirs.requestId, await addPerson(backend), { why: WHY }))).toEqual([409, 'not-at-that-step']);

    const joined = await matchedWrongly({ kind: 'rectification' });
    const fields = [{ field: 'dateOfBirth', says: '1984-03-21', incomplete: false }];
    const set = { commandId: newId(), requestId: joined.requestId, version: 2, fields };
    expect((await backend.call('rectifications.setOut', 'supervisor', set)).status).toBe(200);
    const desk = disputingAt(backend);
    expect((await desk.log(joined.wrong, await desk.talk(joined.wrong, 1), fields)).status).toBe(200);
    expect(codeOf(await match(joined.requestId, joined.right, { why: WHY }))).toEqual([409, 'not-at-that-step']);
  });
});

test('what they said of themselves goes with the end of the request', async () => {
  const { requestId, wrong } = await matchedWrongly({ kind: 'other-right' });
  expect(await whoOf(requestId)).toMatchObject({ who_name: 'Ada Ng' });
  expect((await refuseRight(requestId)).status).toBe(200);
  const told = { commandId: newId(), requestId, version: await versionOf(requestId), on: today(), how: 'letter' };
  expect((await backend.call('requests.tellCustomer', 'supervisor', told)).body).toMatchObject({ step: 'completed' });
  expect(await whoOf(requestId)).toEqual(NOBODY);
  // A wish to stop is complete with the closing.
  const wish = await logged({ kind: 'closure' });
  expect((await match(wish.requestId, wrong)).status).toBe(200);
  await backend.pool.query(`update requests set status = 'completed', completed_at = now() where id = $1`, [wish.requestId]);
  expect(await whoOf(wish.requestId)).toEqual(NOBODY);
});
