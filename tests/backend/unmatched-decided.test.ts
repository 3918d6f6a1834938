import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sweep } from '../../backend/sweep.ts';
import { PLACES } from '../../shared/domain/access.ts';
import { startBackend, type TestBackend, testDatabase } from '../support/backend.ts';
import { type Body, codeOf, complainingAt, faults, today, unmatched, WORDS } from './complaining.ts';
import { addPerson, converse, newId } from './people.ts';

let backend: TestBackend;
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase() });
});
afterAll(() => backend?.stop());

const { read } = complainingAt(() => backend);
const TURNS = { tellsComplaint: true, tellsCommissioner: true, tellsCourt: true };
const WHO = { whoName: 'Ada Ng', whoDateOfBirth: '1984-03-12', whoPostcode: 'LS6 1AA' };
async function logged(more: Body = {}, as = 'phone.adviser') {
  const input = unmatched(await converse(backend, as), { ...WHO, saidAt: new Date().toISOString(), ...more });
  expect((await backend.call('requests.logUnmatched', as, input)).status).toBe(200);
  // Of a copy the places outside this system come first: tests/backend/unmatched-copy.test.ts.
  for (const place of PLACES)
    if (input.kind === 'access')
      await backend.call('accessRequests.answerPlace', 'supervisor', {
        ...{ commandId: newId(), requestId: input.requestId, place, answer: 'nothing' },
      });
  return input;
}
const nothing = (requestId: string, more: Body = {}, as = 'supervisor') =>
  backend.call('requests.decideNothingHeld', as, {
    ...{ commandId: newId(), requestId, version: 1, searched: 'By name, date of birth and postcode', ...TURNS, ...more },
  });
const match = (requestId: string, customerId: string, more: Body = {}, as = 'supervisor') =>
  backend.call('requests.match', as, { commandId: newId(), requestId, version: 1, customerId, confirmed: true, ...more });

describe('that we hold nothing about somebody', () => {
  test('is decided with what was searched, told, and complete; then it is swept after three months', async () => {
    const { requestId } = await logged();
    expect((await read(requestId)).body).toMatchObject({ name: 'Ada Ng', whoDateOfBirth: '1984-03-12', whoPostcode: 'LS6 1AA' });
    expect((await nothing(requestId)).body).toMatchObject({ version: 2, step: 'tell-customer' });
    expect((await read(requestId)).body.decision).toMatchObject({
      ...{ decision: 'nothing-held', searched: 'By name, date of birth and postcode', byName: 'Margaret Doyle' },
    });
    const told = { commandId: newId(), requestId, version: 2, on: today(), how: 'letter' };
    expect((await backend.call('requests.tellCustomer', 'supervisor', told)).body).toMatchObject({ step: 'completed' });
    await backend.pool.query(`update requests set completed_at = now() - interval '3 months 1 hour' where id = $1`, [requestId]);
    await sweep(backend.pool);
    expect(codeOf(await read(requestId))).toEqual([404, 'not-found']);
  });

  test('by somebody else than who logged it, of the privacy team, with where to turn; of a complaint or a customer never', async () => {
    const { requestId } = await logged();
    expect(faults(await nothing(requestId, { searched: ' ' }))).toEqual([400, '/searched required']);
    expect(faults(await nothing(requestId, { tellsCourt: undefined }))).toEqual([400, '/tellsCourt required']);
    const own = await logged({}, 'supervisor');
    expect(codeOf(await nothing(own.requestId))).toEqual([403, 'four-eyes']);
    const local = await logged({}, 'local.adviser');
    expect(codeOf(await nothing(local.requestId, {}, 'local.supervisor'))).toEqual([403, 'forbidden']);
    expect((await nothing(local.requestId)).status).toBe(200);
    const complained = await logged({ kind: 'complaint' });
    expect(codeOf(await nothing(complained.requestId))).toEqual([409, 'not-at-that-step']);
    const person = await addPerson(backend);
    const theirs = await logged({ matchedTo: person.id });
    expect(codeOf(await nothing(theirs.requestId))).toEqual([409, 'not-at-that-step']);
  });
});

describe('a request is matched', () => {
  test('to the customer it came from: words and clock stay, and what they said of themselves until it has its end', async () => {
    const { requestId } = await logged();
    const person = await addPerson(backend);
    const before = (await read(requestId)).body;
    expect((await match(requestId, person.id)).body).toMatchObject({ requestId, customerId: person.id, version: 2 });
    const { body } = await read(requestId);
    expect(body).toMatchObject({ customerId: person.id, words: WORDS, madeOn: before.madeOn, dueOn: before.dueOn });
    expect(body).toMatchObject({ name: `${person.givenName} ${person.familyName}`, ...WHO });
    const audited = await backend.pool.query(
      `select a.outcome, c.id from audit a join customers c on c.audit_alias = a.subject where a.operation = 'requests.match' and c.id = $1`,
      [person.id],
    );
    expect(audited.rows).toEqual([{ outcome: 'matched', id: person.id }]);
    expect(codeOf(await match(requestId, person.id, { version: 2 }))).toEqual([409, 'not-at-that-step']);
  });

  test('to nobody who is not there or has closed, not on a stale view, not once it was decided, not unconfirmed', async () => {
    const { requestId } = await logged();
    const [person, closed] = [await addPerson(backend), await addPerson(backend, { status: 'closed' })];
    expect(codeOf(await match(requestId, newId()))).toEqual([404, 'not-found']);
    expect(codeOf(await match(newId(), person.id))).toEqual([404, 'not-found']);
    expect(codeOf(await match(requestId, closed.id))).toEqual([409, 'account-closed']);
    expect((await match(requestId, person.id, { version: 3 })).body).toMatchObject({ code: 'stale-version', version: 1 });
    expect(faults(await match(requestId, person.id, { confirmed: false }))).toEqual([400, '/confirmed invalid_value']);
    expect((await nothing(requestId)).status).toBe(200);
    expect(codeOf(await match(requestId, person.id, { version: 2 }))).toEqual([409, 'not-at-that-step']);
  });
});
