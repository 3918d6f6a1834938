import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays } from '../../shared/domain/calendar.ts';
import { startBackend, type TestBackend, testDatabase } from '../support/backend.ts';
import { type Disputing, disputingAt, today } from './disputing.ts';
import { addPerson, auditOf, newId, type Person } from './people.ts';
import { minutesAgo, sharingAt, to } from './sharing.ts';

let backend: TestBackend;
let desk: Disputing;
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase() });
  desk = disputingAt(backend);
});
afterAll(() => backend?.stop());

const HELD = '1984-03-12';
const right = { field: 'dateOfBirth', decision: 'corrected', seenNow: HELD };
const TOLD = { tellsComplaint: true, tellsCommissioner: true, tellsCourt: true };
async function disputed(more: object = {}): Promise<{ person: Person; requestId: unknown; reference: string }> {
  const person = await addPerson(backend);
  const born = { field: 'dateOfBirth', says: '1984-03-21', incomplete: false };
  const { body } = await desk.log(person, await desk.talk(person, 1), [born], more);
  return { person, requestId: body.requestId, reference: String(body.reference) };
}
const check = (requestId: unknown, more: object = {}) =>
  backend.call('requests.recordCheck', 'supervisor', {
    ...{ commandId: newId(), requestId, at: new Date().toISOString(), what: 'Saw the passport', outcome: 'bears-customer-out' },
    ...more,
  });

test('the whole way: checked, decided by another person, told, three recipients told and one impossible, complete', async () => {
  const { person, requestId, reference } = await disputed();
  const sharing = sharingAt(backend);
  const pass = async (more: object) => {
    const to_ = [['local-careers', 0] as const, ['local-careers', 1] as const, ['partner', 0] as const];
    const answers = [];
    for (const [kind, index] of to_)
      answers.push(
        await sharing.share(person, {
          ...{ reason: 'my-day', recipientId: to(kind, index), items: ['dateOfBirth', 'givenName'], ...more },
          ...(kind === 'partner' ? { basis: 'public-task', agreement: 'DSA 12' } : {}),
        }),
      );
    return answers.map(({ status }) => status);
  };
  // What is being checked goes to nobody; that these had it before is recorded late.
  expect(await pass({})).toEqual([409, 409, 409]);
  expect((await sharing.ledgerOf(person)).items).toEqual([]);
  expect(await pass({ saidAt: minutesAgo(100) })).toEqual([200, 200, 200]);

  expect((await check(requestId, { field: 'dateOfBirth', documentSeen: 'passport' })).status).toBe(200);
  const decided = await desk.decide(requestId, 1, [right]);
  expect(decided.body).toMatchObject({ version: 2, step: 'tell-customer' });
  expect((await desk.heldOf(person)).dateOfBirth).toEqual({
    value: '1984-03-21',
    source: 'rectification',
    sourceName: reference,
  });
  // A find and a check use the right one.
  const found = await backend.call('customers.find', 'phone.adviser', { line: `${person.givenName} 21/03/1984` });
  expect((found.body.results as { id: string }[]).map(({ id }) => id)).toContain(person.id);
  expect((await desk.tell(requestId, 2)).body).toMatchObject({ step: 'tell-recipients' });
  const told = await desk.read(requestId);
  expect(told.checks).toMatchObject([{ what: 'Saw the passport', documentSeen: 'passport', outcome: 'bears-customer-out' }]);
  expect(told.notices).toHaveLength(3);
  for (const [index, { id }] of told.notices.entries()) {
    const update = (version: number, state: object) =>
      backend.call('recipientNotices.update', 'supervisor', { commandId: newId(), noticeId: id, version, on: today(), ...state });
    expect((await desk.read(requestId)).step).toBe('tell-recipients');
    if (index === 2) await update(1, { state: 'impossible', because: 'no-longer-exists' });
    else {
      await update(1, { state: 'told', how: 'secure-email' });
      await update(2, { state: 'acknowledged' });
    }
  }
  expect(await desk.read(requestId)).toMatchObject({ step: 'completed', completedOn: today(), dueOn: null });
  const acts = (await auditOf(backend, person)).filter(({ kind }) => kind === 'request').map(({ outcome }) => outcome);
  expect(acts).toEqual(['recorded', 'checked', 'decided', 'customer-told']);
});

describe('deciding', () => {
  test('is never by who logged it', async () => {
    const person = await addPerson(backend);
    const conversationId = await desk.talk(person, 1, 'supervisor');
    const born = { field: 'dateOfBirth', says: '1984-03-21', incomplete: false };
    const { body } = await desk.log(person, conversationId, [born], {}, 'supervisor');
    expect((await desk.read(body.requestId)).mayDecide).toBe(false);
    expect((await desk.decide(body.requestId, 1, [right])).body.code).toBe('four-eyes');
    expect((await desk.heldOf(person)).dateOfBirth?.value).toBe(HELD);
  });

  test('by two supervisors at once counts once; the other hears that it has changed', async () => {
    const { requestId, person } = await disputed();
    const both = await Promise.all([
      desk.decide(requestId, 1, [right]),
      desk.decide(requestId, 1, [{ ...right, decision: 'kept', reasons: 'The passport says so.' }], TOLD),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 412]);
    expect(both.find(({ status }) => status === 412)?.body).toMatchObject({ code: 'stale-version', version: 2 });
    const kept = both[1]?.status === 200;
    expect((await desk.heldOf(person)).dateOfBirth?.value).toBe(kept ? HELD : '1984-03-21');
  });

  test('“kept” needs the reasons, and that the customer hears of complaint, Commissioner and court', async () => {
    const { requestId } = await disputed();
    const kept = { ...right, decision: 'kept' };
    const refused = await desk.decide(requestId, 1, [kept]);
    expect((refused.body.errors as { pointer: string }[]).map(({ pointer }) => pointer)).toEqual([
      ...['/tellsComplaint', '/tellsCommissioner', '/tellsCourt', '/fields/0/reasons'],
    ]);
    expect((await desk.decide(requestId, 1, [{ ...kept, reasons: ' \n ' }], TOLD)).status).toBe(400);
    expect((await desk.decide(requestId, 1, [{ ...kept, reasons: 'The passport says so.' }], TOLD)).status).toBe(200);
    const told = await desk.tell(requestId, 2, { statement: 'I was born on the 21st.' });
    expect(told.body.step).toBe('completed');
    expect(await desk.read(requestId)).toMatchObject({ statement: 'I was born on the 21st.', disputes: [{ decision: 'kept' }] });
  });

  test('differently, or completed by a note, which stands beside the value', async () => {
    const one = await disputed();
    expect((await desk.decide(one.requestId, 1, [{ ...right, decision: 'corrected-differently' }])).status).toBe(400);
    await desk.decide(one.requestId, 1, [{ ...right, decision: 'corrected-differently', value: '1984-02-21' }]);
    expect((await desk.heldOf(one.person)).dateOfBirth?.value).toBe('1984-02-21');
    const other = await disputed();
    await desk.decide(other.requestId, 1, [{ ...right, decision: 'completed', reasons: 'By the lunar calendar.' }]);
    const { body } = await backend.call('customers.read', 'supervisor', { customerId: other.person.id, reason: 'my-day' });
    expect(body.values).toContainEqual(
      expect.objectContaining({ field: 'dateOfBirth', value: HELD, note: 'By the lunar calendar.' }),
    );
  });

  test('a record that changed meanwhile is looked at first: three values, and a person’s word', async () => {
    const { requestId, person } = await disputed();
    await backend.pool.query(`update held_values set value = '1984-03-13' where customer_id = $1 and field = 'dateOfBirth'`, [
      person.id,
    ]);
    const refused = await desk.decide(requestId, 1, [right]);
    expect([refused.body.code, refused.body.errors]).toMatchObject(['changed-meanwhile', [{ pointer: '/fields/0' }]]);
    expect((await desk.read(requestId)).disputes).toMatchObject([{ held: HELD, says: '1984-03-21', now: '1984-03-13' }]);
    expect((await desk.decide(requestId, 1, [{ ...right, seenNow: '1984-03-13' }])).status).toBe(200);
  });

  test('what cannot be the value, is not in dispute, or comes twice is refused; what is decided is decided', async () => {
    const { requestId } = await disputed();
    const codes = async (fields: readonly object[]) =>
      ((await desk.decide(requestId, 1, fields)).body.errors as { code: string }[]).map(({ code }) => code);
    expect(await codes([{ ...right, field: 'mobile' }])).toEqual(['not-in-dispute']);
    expect(await codes([right, right])).toEqual(['repeated']);
    expect(await codes([{ ...right, decision: 'corrected-differently', value: '1984-13-01' }])).toEqual(['not-a-day']);
    await desk.decide(requestId, 1, [right]);
    expect((await desk.decide(requestId, 2, [{ ...right, seenNow: '1984-03-21' }])).body.code).toBe('not-at-that-step');
  });
});

describe('telling the customer', () => {
  test('comes after every field is decided, on a day that has been', async () => {
    const { requestId } = await disputed();
    expect((await desk.tell(requestId, 1)).body.code).toBe('not-at-that-step');
    await desk.decide(requestId, 1, [right]);
    expect((await desk.tell(requestId, 2, { on: addDays(today(), 1) })).body.errors).toMatchObject([{ code: 'in-the-future' }]);
    expect((await desk.tell(requestId, 2, { on: addDays(today(), -1) })).body.errors).toMatchObject([{ code: 'too-early' }]);
    expect((await desk.tell(requestId, 1)).status).toBe(412);
    expect((await desk.tell(requestId, 2)).body.step).toBe('completed');
    expect((await desk.tell(requestId, 3)).body.code).toBe('not-at-that-step');
  });
});

describe('a step to check', () => {
  test('sent again is one step; of another field, or once it is finished, it is refused', async () => {
    const { requestId } = await disputed();
    const commandId = newId();
    await check(requestId, { commandId });
    await backend.pool.query('delete from idempotency_keys where key = $1', [commandId]);
    expect((await check(requestId, { commandId })).status).toBe(200);
    expect((await desk.read(requestId)).checks).toHaveLength(1);
    expect((await check(requestId, { field: 'email' })).body.errors).toMatchObject([{ code: 'not-in-dispute' }]);
    await desk.decide(requestId, 1, [right]);
    await desk.tell(requestId, 2);
    expect((await check(requestId)).body.code).toBe('not-at-that-step');
  });
});
