import { afterAll, beforeAll, expect, test } from 'vitest';
import { startBackend, type TestBackend, testDatabase } from '../support/backend.ts';
import { codeOf, faults, unmatched, WORDS } from './complaining.ts';
import { type Disputing, disputingAt } from './disputing.ts';
import { addPerson, auditOf, converse, newId, type Person } from './people.ts';

let backend: TestBackend;
let disputing: Disputing;
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase() });
  disputing = disputingAt(backend);
});
afterAll(() => backend?.stop());

const BORN = { field: 'dateOfBirth', says: '1984-03-21', incomplete: false };
/** Something is wrong, in words alone, by somebody who was found afterwards. */
async function inWords(person: Person, kind = 'rectification', as = 'phone.adviser') {
  const saidAt = new Date(Date.now() - 3 * 86_400_000).toISOString();
  const input = unmatched(await converse(backend, as, { at: saidAt }), { kind, saidAt });
  expect((await backend.call('requests.logUnmatched', as, input)).status).toBe(200);
  if (kind !== 'rectification') return input.requestId;
  const match = { commandId: newId(), requestId: input.requestId, version: 1, customerId: person.id, confirmed: true };
  expect((await backend.call('requests.match', 'supervisor', match)).status).toBe(200);
  return input.requestId;
}
const setOut = (requestId: string, fields: readonly object[], version = 2, as = 'supervisor') =>
  backend.call('rectifications.setOut', as, { commandId: newId(), requestId, version, fields });

test('what was said in words alone is put to values: they are being checked, decided, told, and it completes with its clock', async () => {
  const person = await addPerson(backend);
  const requestId = await inWords(person);
  const before = await disputing.read(requestId);
  expect(before).toMatchObject({ step: 'open', words: WORDS, disputes: [] });
  const answer = await setOut(requestId, [
    { ...BORN, howToCheck: 'Their passport' },
    { field: 'title', says: null, incomplete: true },
  ]);
  expect(answer.body).toMatchObject({ version: 3, step: 'being-checked' });
  const now = await disputing.read(requestId);
  expect(now).toMatchObject({ madeOn: before.madeOn, dueOn: before.dueOn });
  expect(now.disputes).toMatchObject([
    { field: 'dateOfBirth', held: person.birthDate, says: '1984-03-21', howToCheck: 'Their passport', decision: null },
    { field: 'title', held: '4', says: null, incomplete: true },
  ]);
  const { body } = await backend.call('customers.read', 'supervisor', { customerId: person.id, reason: 'my-day' });
  expect(JSON.stringify(body)).toContain(String(now.reference));
  const history = await backend.call('requests.history', 'supervisor', { requestId });
  expect((history.body.items as { event: string }[]).map(({ event }) => event)).toContain('set-out');
  const audited = (await auditOf(backend, person)).filter(({ operation }) => operation === 'rectifications.setOut');
  expect(audited).toMatchObject([
    {
      kind: 'request',
      outcome: 'noted',
      details: { request: requestId, fields: [{ field: 'dateOfBirth' }, { field: 'title' }] },
    },
  ]);
  const kept = { decision: 'kept', reasons: 'As on the certificate' };
  const fields = [
    { field: 'dateOfBirth', decision: 'corrected', seenNow: person.birthDate },
    { field: 'title', ...kept, seenNow: '4' },
  ];
  const turns = { tellsComplaint: true, tellsCommissioner: true, tellsCourt: true };
  // Whoever put the words to values took that down: another decides.
  expect(codeOf(await disputing.decide(requestId, 3, fields, turns))).toEqual([403, 'four-eyes']);
  const decided = await disputing.decide(requestId, 3, fields, turns, 'supervisor.two');
  expect(decided.body).toMatchObject({ step: 'tell-customer' });
  expect((await disputing.tell(requestId, 4)).body).toMatchObject({ step: 'completed' });
  expect((await disputing.heldOf(person)).dateOfBirth?.value).toBe('1984-03-21');
});

test('once, of somebody who is known, each value once', async () => {
  const person = await addPerson(backend);
  const requestId = await inWords(person);
  expect(faults(await setOut(requestId, [BORN, BORN]))).toEqual([400, '/fields repeated']);
  expect(codeOf(await setOut(requestId, [BORN], 1))).toEqual([412, 'stale-version']);
  expect((await setOut(requestId, [BORN])).status).toBe(200);
  expect(codeOf(await setOut(requestId, [{ ...BORN, field: 'title' }], 3))).toEqual([409, 'not-at-that-step']);
  const unknown = await inWords(person, 'access');
  expect(codeOf(await setOut(unknown, [BORN], 1))).toEqual([409, 'not-at-that-step']);
  expect(codeOf(await setOut(unknown, [BORN], 1, 'phone.adviser'))).toEqual([403, 'forbidden']);
});

test('what is being checked already joins that request, which runs from the earlier day; with nothing else left the words join it too', async () => {
  const person = await addPerson(backend);
  const other = { field: 'email', says: 'x@example.org', incomplete: false };
  const logged = (await disputing.log(person, await disputing.talk(person), [other])).body;
  const [inPart, whole] = [await inWords(person), await inWords(person)];
  const joins = [{ field: 'email', reference: logged.reference }];
  expect((await setOut(inPart, [BORN, { ...other, says: 'y@example.org' }])).body).toMatchObject({
    step: 'being-checked',
    joined: joins,
  });
  const { madeOn, dueOn } = await disputing.read(inPart);
  expect(await disputing.read(logged.requestId)).toMatchObject({ madeOn, dueOn, version: 2 });
  expect((await setOut(whole, [{ ...other, says: 'z@example.org' }])).body).toMatchObject({ step: 'joined', joined: joins });
  const parent = await disputing.read(logged.requestId);
  const said = (parent.disputes as { says: string; saidBefore: string[] }[])[0];
  expect([said?.says, ...(said?.saidBefore ?? [])].toSorted()).toEqual(['x@example.org', 'y@example.org', 'z@example.org']);
  expect((parent.joined as { words: string }[]).map(({ words }) => words)).toContain(WORDS);
  // Who put it to values took that down: another decides, and then both have their end.
  const decision = [{ field: 'email', decision: 'corrected', seenNow: person.email }];
  expect(codeOf(await disputing.decide(logged.requestId, 3, decision))).toEqual([403, 'four-eyes']);
  expect((await disputing.decide(logged.requestId, 3, decision, {}, 'supervisor.two')).body).toMatchObject({
    step: 'tell-customer',
  });
});
