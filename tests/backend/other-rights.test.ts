import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays } from '../../shared/domain/calendar.ts';
import { deadlineFor } from '../../shared/domain/deadline.ts';
import type { Output } from '../../shared/operations.ts';
import { startBackend, type TestBackend, testDatabase } from '../support/backend.ts';
import { type Body, codeOf, complainingAt, faults, otherRight, today, WORDS } from './complaining.ts';
import { markedCustomer } from './marked-customer.ts';
import { addPerson, auditOf, converse, converseAt, newId, type Person } from './people.ts';

let backend: TestBackend;
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase() });
});
afterAll(() => backend?.stop());

const { read } = complainingAt(() => backend);
const TURNS = { tellsComplaint: true, tellsCommissioner: true, tellsCourt: true };

async function logged(more: Body = {}, as = 'phone.adviser') {
  const person = await addPerson(backend);
  const input = otherRight(person, await converseAt(backend, person, 1, as), more);
  const answer = await backend.call('otherRights.log', as, input);
  expect(answer.status).toBe(200);
  return { ...input, person, answer };
}
const step = (requestId: string, more: Body = {}) => ({
  commandId: newId(),
  requestId,
  on: today(),
  what: 'Took it off the list',
  ...more,
});
const decide = (requestId: string, more: Body = {}, as = 'supervisor') =>
  backend.call('otherRights.decide', as, {
    commandId: newId(),
    requestId,
    version: 1,
    right: 'erasure',
    decision: 'done',
    ...more,
  });

describe('another right is logged', () => {
  test('in the customer’s words, the right left open, due in a month', async () => {
    const { requestId, reference, answer, person } = await logged();
    const { dueOn } = deadlineFor({ madeOn: today(), kind: 'other-right' });
    expect(answer.body).toMatchObject({ requestId, reference, madeOn: today(), dueOn, clockFlagged: false });
    expect((await read(requestId)).body).toMatchObject({
      kind: 'other-right',
      right: null,
      words: WORDS,
      complaint: null,
      step: 'open',
    });
    const audit = (await auditOf(backend, person)).filter(({ operation }) => operation === 'otherRights.log');
    expect(audit).toMatchObject([
      { kind: 'request', outcome: 'recorded', details: { request: requestId, asked: 'other-right' } },
    ]);
    const named = await logged({ right: 'portability' });
    expect((await read(named.requestId)).body.right).toBe('portability');
  });

  test('from level 1, in words; a repeat is answered from what it made', async () => {
    const person = await addPerson(backend);
    const low = otherRight(person, await converse(backend));
    expect(codeOf(await backend.call('otherRights.log', 'phone.adviser', low))).toEqual([403, 'level-too-low']);
    const empty = otherRight(person, await converseAt(backend, person, 1), { words: '\n' });
    expect(faults(await backend.call('otherRights.log', 'phone.adviser', empty))).toEqual([400, '/words required']);
    const { answer, person: _, ...input } = await logged();
    await backend.pool.query('delete from idempotency_keys where key = $1', [input.commandId]);
    const again = await backend.call('otherRights.log', 'phone.adviser', input);
    expect([again.status, again.body]).toEqual([200, answer.body]);
  });
});

describe('another right is decided', () => {
  test('as done once what was done is recorded in steps, then told, then complete', async () => {
    const { requestId } = await logged();
    expect(faults(await decide(requestId))).toEqual([400, '/decision nothing-done']);
    const done = step(requestId);
    expect((await backend.call('otherRights.recordStep', 'supervisor', done)).status).toBe(200);
    await backend.pool.query('delete from idempotency_keys where key = $1', [done.commandId]);
    expect((await backend.call('otherRights.recordStep', 'supervisor', done)).status).toBe(200);
    expect((await decide(requestId, { right: 'objection' })).body).toMatchObject({ version: 2, step: 'tell-customer' });
    expect((await read(requestId)).body).toMatchObject({
      right: 'objection',
      steps: [{ on: today(), what: 'Took it off the list', byName: 'Margaret Doyle' }],
      decision: { decision: 'done', right: 'objection', reasons: null, byName: 'Margaret Doyle' },
    });
    const told = { commandId: newId(), requestId, version: 2, on: today(), how: 'email' };
    expect((await backend.call('requests.tellCustomer', 'phone.adviser', told)).body).toMatchObject({ step: 'completed' });
    expect(codeOf(await backend.call('otherRights.recordStep', 'supervisor', step(requestId)))).toEqual([
      409,
      'not-at-that-step',
    ]);
  });

  test('refused, or done in part, with reasons and where to turn', async () => {
    const { requestId } = await logged();
    expect(faults(await decide(requestId, { decision: 'refused', ...TURNS }))).toEqual([400, '/reasons required']);
    const refused = { decision: 'refused', reasons: 'The law has us keep it' };
    const each = ['/tellsComplaint required', '/tellsCommissioner required', '/tellsCourt required'];
    expect(faults(await decide(requestId, refused))).toEqual([400, ...each]);
    const inPart = { ...refused, decision: 'done-in-part', ...TURNS };
    expect(faults(await decide(requestId, inPart))).toEqual([400, '/decision nothing-done']);
    expect((await decide(requestId, { ...refused, ...TURNS })).body).toMatchObject({ step: 'tell-customer' });
    expect(codeOf(await decide(requestId, { ...refused, ...TURNS, version: 2 }))).toEqual([409, 'not-at-that-step']);
  });

  test('not by who logged it, nor by another than the privacy team; a step is of a day that has been', async () => {
    const refused = { decision: 'refused', reasons: 'No', ...TURNS };
    const own = await logged({}, 'supervisor');
    expect(codeOf(await decide(own.requestId, refused))).toEqual([403, 'four-eyes']);
    const local = await logged({}, 'local.adviser');
    expect(codeOf(await decide(local.requestId, refused, 'local.supervisor'))).toEqual([403, 'forbidden']);
    const at = (on: string) => backend.call('otherRights.recordStep', 'supervisor', step(local.requestId, { on }));
    expect(faults(await at(addDays(today(), 1)))).toEqual([400, '/on in-the-future']);
    expect(faults(await at(addDays(today(), -1)))).toEqual([400, '/on too-early']);
    expect((await decide(local.requestId, { ...refused, version: 9 })).body).toMatchObject({ code: 'stale-version', version: 1 });
    expect((await decide(local.requestId, refused)).status).toBe(200);
  });
});

/** As if they had said at level 3 where it goes: tests/backend/portable.test.ts. */
const settled = (requestId: string) =>
  backend.pool.query(`insert into access_requests (request_id, goes_to, settled_at) values ($1, 'address', now())`, [requestId]);

describe('somebody takes their information elsewhere', () => {
  test('the copy is what they told us and is held by consent; the look is audited', async () => {
    const marked = await markedCustomer(backend, true);
    const person = { id: marked.id } as Person;
    const input = otherRight(person, marked.conversationId, { right: 'portability' });
    expect((await backend.call('otherRights.log', 'phone.adviser', input)).status).toBe(200);
    await settled(input.requestId);
    const { status, body } = await backend.call('requests.copy', 'supervisor', { requestId: input.requestId });
    expect([status, body.reviewed]).toEqual([200, null]);
    const copy = body.copy as Output<'requests.copy'>['copy'];
    expect(copy.sections.map(({ id }) => id)).toEqual(['consents', 'answers']);
    const { rows } = await backend.pool.query<{ field: string }>(
      `select field from consent_answers where customer_id = $1 and source <> all(array['dwp', 'introducing-organisation', 'find-an-apprenticeship', 'funded-service'])`,
      [marked.id],
    );
    expect(rows.length).toBeGreaterThan(0);
    expect(copy.sections[1]?.items).toHaveLength(rows.length);
    expect(copy.sections[0]?.items.length).toBeGreaterThan(0);
    expect([copy.looks, copy.places]).toEqual([[], []]);
    const { rows: held } = await backend.pool.query<{ value: string }>(
      `select value from held_values where customer_id = $1 and field in ('addressLine1', 'email', 'mobile')`,
      [marked.id],
    );
    expect(held.length).toBeGreaterThan(0);
    const text = JSON.stringify(copy.sections);
    expect(held.filter(({ value }) => text.includes(value))).toEqual([]);
    const looks = (await auditOf(backend, person)).filter(({ operation }) => operation === 'requests.copy');
    expect(looks).toMatchObject([{ kind: 'view', outcome: 'shown', details: { request: input.requestId } }]);
  });

  test('nor of another right, nor for anybody but the privacy team; while it is open which right it is, it may be this one', async () => {
    const codeFor = async (requestId: string, as = 'supervisor') =>
      codeOf(await backend.call('requests.copy', as, { requestId }));
    const objection = await logged({ right: 'objection' });
    await settled(objection.requestId);
    expect(await codeFor(objection.requestId)).toEqual([404, 'not-found']);
    const local = await logged({ right: 'portability' }, 'local.adviser');
    expect(await codeFor(local.requestId, 'local.supervisor')).toEqual([404, 'not-found']);
    expect(await codeFor(local.requestId, 'phone.adviser')).toEqual([403, 'forbidden']);
    const unsaid = await logged();
    await settled(unsaid.requestId);
    expect((await backend.call('requests.copy', 'supervisor', { requestId: unsaid.requestId })).status).toBe(200);
    expect((await backend.call('otherRights.recordStep', 'supervisor', step(unsaid.requestId))).status).toBe(200);
    expect((await decide(unsaid.requestId, { right: 'erasure' })).status).toBe(200);
    expect(await codeFor(unsaid.requestId)).toEqual([404, 'not-found']);
    // It is no copy to be looked through and noted as sent: that is another request.
    const seen = { commandId: newId(), requestId: local.requestId, version: 1, hash: '0'.repeat(64) };
    expect(codeOf(await backend.call('accessRequests.review', 'supervisor', seen))).toEqual([409, 'not-at-that-step']);
  });
});
