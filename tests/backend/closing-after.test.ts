import { afterAll, beforeAll, expect, test } from 'vitest';
import { startBackend, type TestBackend, testDatabase } from '../support/backend.ts';
import { type Closing, closingAt } from './closing.ts';
import { disputingAt, today } from './disputing.ts';
import { addPerson, converse, newId, newReference, type Person } from './people.ts';

let backend: TestBackend;
let closing: Closing;
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase() });
  closing = closingAt(backend);
});
afterAll(() => backend?.stop());

const codeOf = ({ status, body }: { status: number; body: Record<string, unknown> }) => [status, body.code];
const TOLD = { tellsComplaint: true, tellsCommissioner: true, tellsCourt: true };

/** Somebody who was dealt with for payment, closed and destroyed. */
async function gone(): Promise<Person> {
  const person = await addPerson(backend);
  await backend.pool.query(`update outcomes set paid_on = '2024-05-04' where customer_id = $1`, [person.id]);
  expect((await closing.close(person, await closing.talk(person))).status).toBe(200);
  expect(await closing.pass(25)).toBe(1);
  return person;
}
const ask = async ({ reference }: Person, kind: string, more: object = {}) => {
  const conversationId = await converse(backend);
  const requestId = newId();
  const answer = await backend.call('requests.logUnmatched', 'phone.adviser', {
    ...{ commandId: newId(), requestId, reference: newReference(), conversationId, saidAt: new Date().toISOString(), kind },
    ...{ words: 'In the words of the person', howToAnswer: 'by letter', closedReference: reference, ...more },
  });
  return { ...answer, requestId };
};
const evidenceOf = async ({ reference }: Person) =>
  (await backend.call('closures.evidence', 'supervisor', { reference, because: 'own-request' })).body.items as Record<
    string,
    unknown
  >[];
const correct = (requestId: string, fields: object[], more: object = {}, as = 'supervisor') =>
  backend.call('closures.correct', as, { commandId: newId(), requestId, version: 1, fields, ...more });

test('access, a complaint and another right are accepted after closing, by the reference alone', async () => {
  const person = await gone();
  for (const kind of ['access', 'complaint', 'other-right', 'rectification']) {
    const asked = await ask(person, kind);
    expect([kind, asked.status]).toEqual([kind, 200]);
    const { closedReference, customerId, step } = await disputingAt(backend).read(asked.requestId);
    expect({ closedReference, customerId, step }).toEqual({ closedReference: person.reference, customerId: null, step: 'open' });
  }
  const nobody = await ask({ ...person, reference: newReference() }, 'access');
  expect(codeOf(nobody)).toEqual([404, 'not-found']);
  const current = await addPerson(backend);
  expect(codeOf(await ask(current, 'access'))).toEqual([404, 'not-found']);
});

test('a complaint about what stays says whom it is about: they never learn of it, and a supervisor it is not about decides', async () => {
  const person = await gone();
  await backend.call('sessions.mine', 'supervisor', {});
  const asked = await ask(person, 'complaint', { complaintAbout: 'service', aboutSub: 'supervisor' });
  expect(asked.status).toBe(200);
  const { requestId } = asked;
  expect(codeOf(await backend.call('requests.read', 'supervisor', { requestId }))).toEqual([404, 'not-found']);
  const list = async (who: string) =>
    JSON.stringify((await backend.call('requests.list', who, { which: 'open', limit: 100 })).body.items).includes(requestId);
  expect([await list('supervisor'), await list('supervisor.two')]).toEqual([false, true]);
  const read = await backend.call('requests.read', 'supervisor.two', { requestId });
  expect(read.body).toMatchObject({
    ...{ closedReference: person.reference, customerId: null, mayNotDecide: null, step: 'open' },
    complaint: { about: 'service', aboutSub: 'supervisor', aboutOrganisation: null },
  });
  const on = { commandId: newId(), requestId, version: 1, on: today(), how: 'letter' };
  expect(codeOf(await backend.call('complaints.acknowledge', 'supervisor', on))).toEqual([404, 'not-found']);
  expect((await backend.call('complaints.acknowledge', 'supervisor.two', on)).status).toBe(200);
  const decision = { decision: 'upheld', reasons: 'It was so.', tellsCommissioner: true };
  const decide = { commandId: newId(), requestId, version: 2, ...decision };
  expect((await backend.call('complaints.decide', 'supervisor.two', decide)).body).toMatchObject({ step: 'tell-customer' });
  const both = await ask(person, 'complaint', { aboutName: 'A', aboutOrganisation: '0000000203' });
  expect([both.status, both.body.errors]).toEqual([400, [expect.objectContaining({ pointer: '/aboutName', code: 'not-here' })]]);
});

test('rectification after closing reaches what stays and nothing else; the person is told, and it completes', async () => {
  const person = await gone();
  const { requestId } = await ask(person, 'rectification');
  const [row] = await evidenceOf(person);
  const born = { field: 'dateOfBirth', decision: 'corrected', seenNow: '1984-03-12', value: '1984-03-21' };
  // No name, no address, no phone: the contract has no word for them.
  for (const field of ['givenName', 'mobile', 'addressLine1'])
    expect((await correct(requestId, [{ ...born, field }])).status).toBe(400);
  expect(codeOf(await correct(requestId, [{ ...born, seenNow: '1990-01-01' }]))).toEqual([409, 'changed-meanwhile']);
  expect((await correct(requestId, [{ ...born, value: '1984-02-31' }])).status).toBe(400);
  expect((await correct(requestId, [{ ...born, outcomeId: row?.outcomeId }])).status).toBe(400);
  const paid = { field: 'paidOn', outcomeId: row?.outcomeId, decision: 'corrected', seenNow: '2024-05-04', value: '2019-05-04' };
  const kept = { field: 'postcode', decision: 'kept', seenNow: 'LS61AA' };
  expect((await correct(requestId, [kept], TOLD)).status).toBe(400);
  expect((await correct(requestId, [{ ...kept, reasons: 'As it was on the day' }])).status).toBe(400);
  const done = await correct(requestId, [born, paid, { ...kept, reasons: 'As it was on the day' }], TOLD);
  expect(done.body).toMatchObject({ version: 2, step: 'tell-customer' });
  const [now] = await evidenceOf(person);
  expect(now).toMatchObject({ birthDate: '1984-03-21', paidOn: '2019-05-04', goesOn: '2026-03-31', postcode: 'LS61AA' });
  expect(codeOf(await correct(requestId, [born], { version: 2 }))).toEqual([409, 'not-at-that-step']);

  const told = { commandId: newId(), requestId, version: 2, on: today(), how: 'letter' };
  expect((await backend.call('requests.tellCustomer', 'supervisor', told)).body).toMatchObject({ step: 'completed' });
  const read = await disputingAt(backend).read(requestId);
  expect(read.evidence).toMatchObject([
    { field: 'dateOfBirth', held: '1984-03-12', decidedValue: '1984-03-21', decision: 'corrected' },
    { field: 'paidOn', held: '2024-05-04', decidedValue: '2019-05-04', sessionOn: row?.sessionOn },
    { field: 'postcode', decision: 'kept', reasons: 'As it was on the day' },
  ]);
  const { body } = await backend.call('requests.list', 'supervisor', { which: 'finished', limit: 100 });
  expect(body.items).toContainEqual(expect.objectContaining({ id: requestId, closedReference: person.reference }));
  const { rows } = await backend.pool.query(
    `select a.outcome from audit a join evidence e on e.audit_alias = a.subject where e.customer_reference = $1 and a.kind = 'request'`,
    [person.reference],
  );
  expect(rows).toContainEqual({ outcome: 'decided' });
});

test('whoever logged it does not decide it', async () => {
  const person = await gone();
  const { requestId } = await ask(person, 'rectification');
  await backend.pool.query(`update requests set recorded_by = 'supervisor' where id = $1`, [requestId]);
  const born = { field: 'dateOfBirth', decision: 'corrected', seenNow: '1984-03-12', value: '1984-03-21' };
  expect(codeOf(await correct(requestId, [born]))).toEqual([403, 'four-eyes']);
  expect(codeOf(await correct(requestId, [born], {}, 'supervisor.two'))).toEqual([200, undefined]);
});

test('where nothing stays, that we hold nothing is decided and told: nothing is left open for ever', async () => {
  const person = await addPerson(backend);
  await backend.pool.query('update outcomes set claimed_on = null where customer_id = $1', [person.id]);
  expect((await closing.close(person, await closing.talk(person))).status).toBe(200);
  const { requestId } = await ask(person, 'rectification');
  const nothing = () =>
    backend.call('requests.decideNothingHeld', 'supervisor', {
      ...{ commandId: newId(), requestId, version: 1, searched: 'What stays, by their reference', ...TOLD },
    });
  // Not as long as the record is there, nor while something stays.
  expect(codeOf(await nothing())).toEqual([409, 'not-at-that-step']);
  expect(await closing.pass(25)).toBe(1);
  const proven = await ask(await gone(), 'rectification');
  const of = { commandId: newId(), requestId: proven.requestId, version: 1, searched: 'What stays', ...TOLD };
  expect(codeOf(await backend.call('requests.decideNothingHeld', 'supervisor', of))).toEqual([409, 'not-at-that-step']);
  expect((await nothing()).body).toMatchObject({ version: 2, step: 'tell-customer' });
  const told = { commandId: newId(), requestId, version: 2, on: today(), how: 'letter' };
  expect((await backend.call('requests.tellCustomer', 'supervisor', told)).body).toMatchObject({ step: 'completed' });
});
