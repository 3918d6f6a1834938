import { afterAll, beforeAll, expect, test } from 'vitest';
import { startBackend, type TestBackend, testDatabase } from '../support/backend.ts';
import { unmatched } from './complaining.ts';
import { codeOf, type Handling, handlingAt } from './handling.ts';
import { addPerson, auditOf, converse, newId } from './people.ts';

let backend: TestBackend;
let here: Handling;
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase() });
  here = handlingAt(backend);
});
afterAll(() => backend?.stop());

const right = { field: 'dateOfBirth', decision: 'corrected', seenNow: '1984-03-12' };
const NOTE = 'Rang at ten.\nNobody there.';
const note = (requestId: string, more: object = {}, as = 'supervisor') =>
  here.act('requests.note', requestId, { at: new Date().toISOString(), note: NOTE, ...more }, as);
const notesOf = async (requestId: string) =>
  (await here.history(requestId)).filter(({ event }) => event === 'noted').map(({ text, byName }) => [text, byName]);

test('a note is kept with who and when, is never answered back, and leaves the version as it is', async () => {
  const { requestId, person } = await here.disputed();
  const answer = await note(requestId);
  expect([answer.status, Object.keys(answer.body).toSorted()]).toEqual([200, ['commandId', 'receivedAt', 'requestId']]);
  expect((await note(requestId, { note: 'Mine' }, 'phone.adviser')).status).toBe(200);
  expect(await notesOf(requestId)).toEqual([
    [NOTE, 'Margaret Doyle'],
    ['Mine', 'Priya Shah'],
  ]);
  expect(await here.desk.read(requestId)).toMatchObject({ version: 1 });
  expect(JSON.stringify(await auditOf(backend, person))).not.toContain('Rang');
});

test('sent again it is one note, also once its key has gone; from somebody else it is another’s', async () => {
  const { requestId } = await here.disputed();
  const commandId = newId();
  await note(requestId, { commandId });
  await backend.pool.query('delete from idempotency_keys where key = $1', [commandId]);
  expect((await note(requestId, { commandId })).status).toBe(200);
  expect(await notesOf(requestId)).toHaveLength(1);
  await backend.pool.query('delete from idempotency_keys where key = $1', [commandId]);
  expect(codeOf(await note(requestId, { commandId }, 'phone.adviser'))).toEqual([422, 'idempotency-key-reused']);
});

test('of two at once both are kept; one on a finished request too', async () => {
  const { requestId } = await here.disputed();
  await Promise.all([note(requestId, { note: 'One' }), note(requestId, { note: 'Other' }, 'supervisor.two')]);
  expect((await notesOf(requestId)).map(([text]) => text).toSorted()).toEqual(['One', 'Other']);
  await here.desk.decide(requestId, 1, [right]);
  await here.desk.tell(requestId, 2);
  expect((await note(requestId, { note: 'They rang to say thank you.' })).status).toBe(200);
  expect(await notesOf(requestId)).toHaveLength(3);
});

test('nothing, too much and control characters are refused; so is a request beyond reach', async () => {
  const { requestId } = await here.disputed();
  for (const text of ['', ' \n ', 'x'.repeat(1_001), 'a\u0000b'])
    expect(codeOf(await note(requestId, { note: text }))).toEqual([400, 'validation']);
  expect((await note(requestId, { note: 'x'.repeat(1_000) })).status).toBe(200);
  for (const as of ['local.adviser', 'local.supervisor'])
    expect(codeOf(await note(requestId, {}, as))).toEqual([404, 'not-found']);
});

test('whoever logged a request may still note something once it was handed over, and learns nothing; nobody else there may', async () => {
  const person = await addPerson(backend);
  const asked = unmatched(await converse(backend, 'local.adviser'));
  expect((await backend.call('requests.logUnmatched', 'local.adviser', asked)).status).toBe(200);
  const { requestId } = asked;
  const over = { to: '0000000999', why: 'Nobody we can find', version: 1 };
  expect((await here.act('requests.handOver', requestId, over, 'local.supervisor')).status).toBe(200);
  expect((await here.act('requests.match', requestId, { customerId: person.id, version: 2, confirmed: true })).status).toBe(200);
  const answer = await note(requestId, {}, 'local.adviser');
  expect([answer.status, Object.keys(answer.body).toSorted()]).toEqual([200, ['commandId', 'receivedAt', 'requestId']]);
  expect(codeOf(await note(requestId, {}, 'local.supervisor'))).toEqual([404, 'not-found']);
  expect(await notesOf(requestId)).toEqual([[NOTE, 'Tom Whitaker']]);
  // Whose it has become is not told by the audit either.
  const { body } = await backend.call('audit.list', 'local.supervisor', { outcome: 'noted', limit: 100 });
  expect(body.items).toMatchObject([{ actor: 'local.adviser', customerId: null }]);
});

test('the history tells everything in order: what was logged, joined, checked, decided, told, and that it is over', async () => {
  const { requestId, person } = await here.disputed();
  const again = { field: 'dateOfBirth', says: '1984-03-22', incomplete: false };
  const joined = await here.desk.log(person, await here.desk.talk(person, 1), [again]);
  await here.act('requests.recordCheck', requestId, {
    ...{ at: new Date().toISOString(), what: 'Saw the passport', outcome: 'bears-record-out', documentSeen: 'passport' },
  });
  await here.desk.decide(requestId, 2, [{ ...right, decision: 'kept', reasons: 'The passport says so.' }], {
    ...{ tellsComplaint: true, tellsCommissioner: true, tellsCourt: true },
  });
  await here.desk.tell(requestId, 3);
  const told = await here.history(requestId);
  expect(told.map(({ event }) => event)).toEqual(
    expect.arrayContaining(['logged', 'joined', 'checked', 'checked', 'claimed', 'decided', 'customer-told', 'completed']),
  );
  expect(told[0]).toMatchObject({ event: 'logged', byName: 'Priya Shah', organisation: '0000000999' });
  expect(told.find(({ event }) => event === 'joined')).toMatchObject({ reference: joined.body.reference });
  expect(told.find(({ event }) => event === 'decided')).toMatchObject({
    byName: 'Margaret Doyle',
    decisions: [{ field: 'dateOfBirth', decision: 'kept', value: null, reasons: 'The passport says so.' }],
  });
  const looks = (await auditOf(backend, person)).filter(({ operation }) => operation === 'requests.history');
  expect(looks).toMatchObject([{ kind: 'view', outcome: 'shown', reason: 'working-request' }]);
});
