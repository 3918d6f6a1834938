import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays } from '../../shared/domain/calendar.ts';
import { startBackend, type TestBackend, testDatabase } from '../support/backend.ts';
import { type Accessing, accessingAt } from './accessing.ts';
import { closingAt } from './closing.ts';
import { type Body, codeOf, complaint, faults, otherRight, today } from './complaining.ts';
import { type Copying, copyingAt } from './copying.ts';
import { type Handling, handlingAt } from './handling.ts';
import { addPerson, auditOf, converseAt, newId, type Person } from './people.ts';

let backend: TestBackend;
let desk: Accessing;
let work: Copying;
let here: Handling;
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase() });
  desk = accessingAt(backend);
  work = copyingAt(backend);
  here = handlingAt(backend);
});
afterAll(() => backend?.stop());

const TURNS = { tellsComplaint: true, tellsCommissioner: true, tellsCourt: true };
const ago = (days: number) => addDays(today(), -days);

/** Somebody who asked for a copy so many days ago, on the phone at level 1. */
async function asked(days = 0, as = 'phone.adviser'): Promise<{ person: Person; requestId: string }> {
  const person = await addPerson(backend);
  const { body } = await desk.log(person, await desk.talk(person, 1, as), {}, as);
  const requestId = String(body.requestId);
  await backend.pool.query('update requests set made_on = made_on - $2::int where id = $1', [requestId, days]);
  return { person, requestId };
}
const refused = (requestId: string, more: Body = {}, as = 'supervisor') =>
  backend.call('accessRequests.refuse', as, {
    ...{ commandId: newId(), requestId, version: 1, because: 'excessive', reasons: 'You had it last week', ...TURNS, ...more },
  });
const withdrawn = (requestId: string, more: Body = {}, as = 'supervisor') =>
  backend.call('requests.withdraw', as, {
    ...{ commandId: newId(), requestId, version: 1, saidBy: 'customer', how: 'phone', on: today(), words: 'Never mind', ...more },
  });
const tell = (requestId: string, version: number) =>
  backend.call('requests.tellCustomer', 'supervisor', { commandId: newId(), requestId, version, on: today(), how: 'letter' });
const wait = (requestId: string, waitsFor: string, askedOn: string) =>
  here.act('requests.wait', requestId, { version: 1, waitsFor, askedOn });
const read = async (requestId: string) => (await backend.call('requests.read', 'supervisor', { requestId })).body;

describe('a copy is refused', () => {
  test('for a reason the law knows, with the reasons and the three turns; then told, then complete, and it blocks no closing', async () => {
    const { person, requestId } = await asked();
    expect((await refused(requestId)).body).toMatchObject({ version: 2, step: 'tell-customer' });
    expect(await read(requestId)).toMatchObject({
      ...{ step: 'tell-customer', dueOn: expect.any(String) },
      decision: { decision: 'refused', because: 'excessive', reasons: 'You had it last week', byName: 'Margaret Doyle' },
    });
    expect((await tell(requestId, 2)).body).toMatchObject({ step: 'completed' });
    const events = (await here.history(requestId)).map(({ event }) => event);
    expect(events).toEqual(expect.arrayContaining(['logged', 'claimed', 'decided', 'customer-told', 'completed']));
    const decisions = (await here.history(requestId)).find(({ event }) => event === 'decided')?.decisions;
    expect(decisions).toEqual([{ field: 'decision', decision: 'refused', value: 'excessive', reasons: 'You had it last week' }]);
    const acts = (await auditOf(backend, person)).filter(({ operation }) => operation === 'accessRequests.refuse');
    expect(acts).toMatchObject([
      { kind: 'request', outcome: 'decided', details: { request: requestId, decision: 'refused', because: 'excessive' } },
    ]);
    const closing = closingAt(backend);
    expect((await closing.close(person, await closing.talk(person))).status).toBe(200);
  });

  test('not without reasons and each turn, by who logged it, by another than the privacy team, twice, or of another kind', async () => {
    const { requestId } = await asked();
    expect(faults(await refused(requestId, { reasons: ' ' }))).toEqual([400, '/reasons required']);
    expect(faults(await refused(requestId, { tellsCourt: undefined }))).toEqual([400, '/tellsCourt required']);
    expect(faults(await refused(requestId, { because: 'too-much-work' }))).toEqual([400, '/because invalid_value']);
    const own = await asked(0, 'supervisor');
    expect(codeOf(await refused(own.requestId))).toEqual([403, 'four-eyes']);
    const local = await asked(0, 'local.adviser');
    expect(codeOf(await refused(local.requestId, {}, 'local.supervisor'))).toEqual([403, 'forbidden']);
    expect(codeOf(await refused(requestId, { version: 3 }))).toEqual([412, 'stale-version']);
    expect((await refused(requestId)).status).toBe(200);
    expect(codeOf(await refused(requestId, { version: 2 }))).toEqual([409, 'not-at-that-step']);
    const { requestId: other } = await here.disputed();
    expect(codeOf(await refused(other))).toEqual([409, 'not-at-that-step']);
  });

  test('because no answer came only once it was asked for, and after a month', async () => {
    const { requestId } = await asked(40);
    expect(faults(await refused(requestId, { because: 'no-proof' }))).toEqual([400, '/because not-asked-for']);
    expect((await wait(requestId, 'proof', ago(30))).status).toBe(200);
    expect(faults(await refused(requestId, { version: 2, because: 'no-proof' }))).toEqual([400, '/because too-early']);
    expect(faults(await refused(requestId, { version: 2, because: 'not-clarified' }))).toEqual([400, '/because not-asked-for']);
    await backend.pool.query('update requests set waiting_since = $2 where id = $1', [requestId, ago(31)]);
    expect((await refused(requestId, { version: 2, because: 'no-proof' })).body).toMatchObject({ step: 'tell-customer' });
    expect((await tell(requestId, 3)).body).toMatchObject({ step: 'completed' });
  });

  test('and once it is decided nobody works on the copy any more', async () => {
    const { requestId } = await asked();
    expect((await refused(requestId)).status).toBe(200);
    const paper = { place: 'paper', answer: 'nothing' };
    expect(codeOf(await work.call('accessRequests.answerPlace', requestId, paper))).toEqual([409, 'not-at-that-step']);
    expect(codeOf(await work.review(requestId))).toEqual([409, 'not-at-that-step']);
    expect(codeOf(await work.send(requestId))).toEqual([409, 'not-at-that-step']);
  });

  test('opened again it is decided anew, and waits for the proof that it waited for', async () => {
    const { requestId } = await asked(40);
    await wait(requestId, 'proof', ago(35));
    expect((await refused(requestId, { version: 2, because: 'no-proof' })).status).toBe(200);
    await tell(requestId, 3);
    const again = { version: 4, why: 'The proof came after all', fields: [], decision: true };
    expect((await here.act('requests.reopen', requestId, again)).body).toMatchObject({ step: 'open' });
    expect(await read(requestId)).toMatchObject({ decision: null, waitingFor: 'proof', waitingSince: ago(35) });
  });
});

describe('a request is no longer wanted', () => {
  test('who said so, how and when is kept; the customer hears it, and it is in the next copy of theirs', async () => {
    const { person, requestId } = await asked();
    expect((await withdrawn(requestId)).body).toMatchObject({ version: 2, step: 'tell-customer' });
    expect((await read(requestId)).decision).toMatchObject({
      ...{ decision: 'withdrawn', saidBy: 'customer', saidHow: 'phone', saidOn: today(), reasons: 'Never mind', because: null },
    });
    expect((await tell(requestId, 2)).body).toMatchObject({ step: 'completed' });
    const decided = (await here.history(requestId)).find(({ event }) => event === 'decided');
    expect(decided?.decisions).toEqual([{ field: 'decision', decision: 'withdrawn', value: 'phone', reasons: 'Never mind' }]);
    const next = await desk.log(person, await desk.talk(person));
    const facts = (await work.copyOf(next.body.requestId)).copy.sections.flatMap(({ items }) =>
      items.flatMap((item) => item.facts.map(({ label, value, says }) => [label, says ?? value])),
    );
    for (const fact of [
      ['Decision', 'withdrawn'],
      ['Who no longer wanted it', 'you'],
      ['They said so', 'by phone'],
    ])
      expect(facts).toContainEqual(fact);
  });

  test('also a complaint and another right; what is disputed is decided field by field', async () => {
    const person = await addPerson(backend);
    const talk = await converseAt(backend, person, 1);
    for (const [operation, input] of [
      ['complaints.log', complaint(person, talk)],
      ['otherRights.log', otherRight(person, talk)],
    ] as const) {
      expect((await backend.call(operation, 'phone.adviser', input)).status).toBe(200);
      expect((await withdrawn(input.requestId)).body).toMatchObject({ step: 'tell-customer' });
      expect((await tell(input.requestId, 2)).body).toMatchObject({ step: 'completed' });
    }
    const { requestId } = await here.disputed();
    expect(codeOf(await withdrawn(requestId))).toEqual([409, 'not-at-that-step']);
  });

  test('not by who logged it; not before it was made or on a day to come; by somebody else only with authority', async () => {
    const own = await asked(0, 'supervisor');
    expect(codeOf(await withdrawn(own.requestId))).toEqual([403, 'four-eyes']);
    expect((await withdrawn(own.requestId, {}, 'supervisor.two')).status).toBe(200);
    const { person, requestId } = await asked();
    expect(faults(await withdrawn(requestId, { on: addDays(today(), 1) }))).toEqual([400, '/on in-the-future']);
    expect(faults(await withdrawn(requestId, { on: ago(1) }))).toEqual([400, '/on too-early']);
    expect(faults(await withdrawn(requestId, { words: '\n' }))).toEqual([400, '/words required']);
    const theirs = { saidBy: 'representative' };
    expect(faults(await withdrawn(requestId, theirs))).toEqual([400, '/saidBy no-authority']);
    const authority = {
      ...{ commandId: newId(), customerId: person.id, authorityId: newId(), saidAt: new Date().toISOString() },
      ...{ conversationId: await desk.talk(person, 2), kind: 'said-by-customer', name: 'Ada Quill' },
      ...{ seenOrHeard: 'The customer said so', scopes: ['requests'] },
    };
    expect((await backend.call('authorities.record', 'phone.adviser', authority)).status).toBe(200);
    expect((await withdrawn(requestId, theirs)).body).toMatchObject({ step: 'tell-customer' });
  });
});
