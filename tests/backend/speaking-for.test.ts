import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays } from '../../shared/domain/calendar.ts';
import { startBackend, type TestBackend, testDatabase } from '../support/backend.ts';
import { disputingAt, today } from './disputing.ts';
import { addPerson, auditOf, converse, converseAt, decision, newId, type Person, reach } from './people.ts';

let backend: TestBackend;
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase() });
});
afterAll(() => backend?.stop());

const record = (person: Person, conversationId: string, more: object = {}, as = 'phone.adviser') =>
  backend.call('authorities.record', as, {
    ...{ commandId: newId(), customerId: person.id, authorityId: newId(), conversationId, saidAt: new Date().toISOString() },
    ...{
      kind: 'said-by-customer',
      name: 'Ada O’Quill',
      seenOrHeard: 'The customer said so',
      scopes: ['information', 'consents'],
    },
    ...more,
  });
const use = (person: { id: string }, conversationId: string, name = 'ada oquill', as = 'phone.adviser') =>
  backend.call('authorities.use', as, { commandId: newId(), customerId: person.id, conversationId, name });
const spoken = (as = 'phone.adviser') => converse(backend, as, { speaker: 'representative' });
const check = (person: Person, conversationId: string, more: object = {}) =>
  backend.call('customers.checkIdentity', 'phone.adviser', {
    ...{ commandId: newId(), customerId: person.id, conversationId },
    ...{ fullName: `${person.givenName} ${person.familyName}`, dateOfBirth: person.birthDate, reference: person.reference },
    ...more,
  });
const read = (person: { id: string }, conversationId: string) =>
  backend.call('customers.read', 'phone.adviser', { customerId: person.id, conversationId });
const codeOf = ({ status, body }: { status: number; body: Record<string, unknown> }) => [status, body.code];

describe('without authority', () => {
  test('somebody who speaks for a customer gets nothing, not even that there is such a record', async () => {
    const person = await addPerson(backend);
    const conversationId = await spoken();
    const nobody = { ...person, id: newId() };
    const disputing = disputingAt(backend);
    const dispute = [{ field: 'dateOfBirth', says: '1984-03-21', incomplete: false }];
    const withdrawn = [{ purpose: 'satisfaction-survey', decision: 'withdrawn' }];
    for (const ask of [
      (whom: Person) => use(whom, conversationId),
      (whom: Person) => check(whom, conversationId),
      (whom: Person) => disputing.log(whom, conversationId, dispute),
      (whom: Person) => backend.call('consents.decide', 'phone.adviser', decision(whom, conversationId, withdrawn)),
    ]) {
      const [there, none] = [await ask(person), await ask(nobody)];
      expect(codeOf(there)).toEqual([403, 'no-authority']);
      expect(codeOf(none)).toEqual(codeOf(there));
    }
    expect((await read(person, conversationId)).body).not.toHaveProperty('values');
  });

  test('a wrong name is no authority', async () => {
    const person = await addPerson(backend);
    expect((await record(person, await converseAt(backend, person, 2))).status).toBe(200);
    const conversationId = await spoken();
    expect(codeOf(await use(person, conversationId, 'Bob Quill'))).toEqual([403, 'no-authority']);
    expect((await use(person, conversationId, 'Ada Oquill')).status).toBe(200);
  });
});

describe('under an authority on the record', () => {
  test('they hear and do what it is for, after the usual checks, and nothing else', async () => {
    const person = await addPerson(backend);
    await record(person, await converseAt(backend, person, 2), { scopes: ['information'] });
    const conversationId = await spoken();
    expect((await use(person, conversationId)).body.scopes).toEqual(['information']);
    expect((await read(person, conversationId)).body).not.toHaveProperty('values');
    expect((await check(person, conversationId)).body.level).toBe(2);
    expect((await read(person, conversationId)).body.values).toBeDefined();
    const withdrawn = [{ purpose: 'satisfaction-survey', decision: 'withdrawn' }];
    const decided = await backend.call('consents.decide', 'phone.adviser', decision(person, conversationId, withdrawn));
    expect(codeOf(decided)).toEqual([403, 'no-authority']);
    const acts = (await auditOf(backend, person)).filter(({ kind }) => kind === 'authority');
    expect(acts.map(({ outcome }) => outcome)).toEqual(['recorded', 'used']);
    expect(JSON.stringify(acts)).not.toContain('Quill');
  });

  test('once it is ended or its day is over, it lets nobody speak, also in a conversation that goes on', async () => {
    const person = await addPerson(backend);
    const own = await converseAt(backend, person, 2);
    const authorityId = newId();
    await record(person, own, { authorityId, scopes: ['information'] });
    const conversationId = await spoken();
    await use(person, conversationId);
    await check(person, conversationId);
    expect((await read(person, conversationId)).body.values).toBeDefined();
    const ended = await backend.call('authorities.end', 'phone.adviser', {
      ...{ commandId: newId(), customerId: person.id, authorityId, conversationId: own, saidAt: new Date().toISOString() },
      because: 'customer-ended-it',
    });
    expect(ended.status).toBe(200);
    expect((await read(person, conversationId)).body).not.toHaveProperty('values');
    expect(codeOf(await use(person, await spoken()))).toEqual([403, 'no-authority']);
    const other = await addPerson(backend);
    await record(other, await converseAt(backend, other, 2), { until: today() });
    await backend.pool.query(`update authorities set until = $2 where customer_id = $1`, [other.id, addDays(today(), -1)]);
    expect(codeOf(await use(other, await spoken()))).toEqual([403, 'no-authority']);
  });
});

test('given by the customer in the same conversation it counts there, and there alone', async () => {
  const person = await addPerson(backend);
  const conversationId = await spoken();
  const here = { thisConversationOnly: true, scopes: ['information', 'consents'] };
  expect(codeOf(await record(person, conversationId, here))).toEqual([403, 'level-too-low']);
  // The customer comes to the phone and answers for themself.
  expect((await check(person, conversationId, { customerAnswers: true })).body.level).toBe(2);
  expect((await read(person, conversationId)).body).not.toHaveProperty('values');
  expect((await record(person, conversationId, here)).status).toBe(200);
  expect((await read(person, conversationId)).body.values).toBeDefined();
  const withdrawn = [{ purpose: 'satisfaction-survey', decision: 'withdrawn' }];
  expect((await backend.call('consents.decide', 'phone.adviser', decision(person, conversationId, withdrawn))).status).toBe(200);
  expect(codeOf(await use(person, await spoken()))).toEqual([403, 'no-authority']);
});

describe('recording it', () => {
  test('needs the customer at level 2, or a paper seen in person or by a supervisor', async () => {
    const person = await addPerson(backend);
    expect(codeOf(await record(person, await converseAt(backend, person, 1)))).toEqual([403, 'level-too-low']);
    const paper = { kind: 'power-of-attorney', seenOrHeard: 'The registered document' };
    expect(codeOf(await record(person, await spoken(), paper))).toEqual([403, 'forbidden']);
    const met = await converse(backend, 'local.adviser', { channel: 'face-to-face', speaker: 'representative' });
    expect((await record(person, met, paper, 'local.adviser')).status).toBe(200);
    expect((await record(person, await spoken('supervisor'), paper, 'supervisor')).status).toBe(200);
    const over = await record(person, await converseAt(backend, person, 2), { until: addDays(today(), -1) });
    expect(over.body.errors).toMatchObject([{ code: 'in-the-past' }]);
  });

  test('a parent speaks for somebody from 13 to 17 alone, with their word or a supervisor’s', async () => {
    const grown = await addPerson(backend);
    const parent = { kind: 'parent', seenOrHeard: 'Their mother' };
    expect((await record(grown, await converseAt(backend, grown, 2), parent)).body.errors).toMatchObject([{ code: 'not-young' }]);
    const young = { ...(await addPerson(backend)), birthDate: addDays(today(), -15 * 365) };
    await backend.pool.query('update customers set birth_date = $2 where id = $1', [young.id, young.birthDate]);
    expect(codeOf(await record(young, await spoken(), parent))).toEqual([403, 'level-too-low']);
    const conversationId = await converse(backend);
    await reach(backend, young, conversationId, 2);
    expect((await record(young, conversationId, parent)).status).toBe(200);
    expect((await record(young, await spoken('supervisor'), parent, 'supervisor')).status).toBe(200);
  });

  test('sent again it is one', async () => {
    const person = await addPerson(backend);
    const conversationId = await converseAt(backend, person, 2);
    const own = { commandId: newId(), authorityId: newId(), saidAt: new Date().toISOString() };
    await record(person, conversationId, own);
    await backend.pool.query('delete from idempotency_keys where key = $1', [own.commandId]);
    expect((await record(person, conversationId, own)).status).toBe(200);
    const { rowCount } = await backend.pool.query('select from authorities where customer_id = $1', [person.id]);
    expect(rowCount).toBe(1);
  });
});

test('a worry is one key, whoever speaks: nothing changes, and a supervisor sees it until one has', async () => {
  const person = await addPerson(backend);
  const conversationId = await spoken();
  const commandId = newId();
  const worry = { commandId, customerId: person.id, conversationId, saidAt: new Date().toISOString(), about: 'pressure' };
  expect((await backend.call('worries.raise', 'phone.adviser', worry)).status).toBe(200);
  const open = async () =>
    ((await backend.call('worries.list', 'supervisor', { limit: 100 })).body.items as { id: string }[]).filter(
      ({ id }) => id === commandId,
    );
  expect(await open()).toMatchObject([
    { customerId: person.id, about: 'pressure', raisedByName: 'Priya Shah', organisation: '0000000999' },
  ]);
  const see = () => backend.call('worries.see', 'supervisor', { commandId: newId(), worryId: commandId });
  const [first, second] = [await see(), await see()];
  expect([first.status, second.status, second.body.seenAt]).toEqual([200, 200, first.body.seenAt]);
  expect(await open()).toEqual([]);
});

describe('who may speak, listed', () => {
  const list = (person: { id: string }, opened: object, as = 'phone.adviser') =>
    backend.call('authorities.list', as, { customerId: person.id, ...opened });

  test('for the customer from level 2 or for a reason: what is in force, the newest first; each look is audited', async () => {
    const person = await addPerson(backend);
    const conversationId = await converseAt(backend, person, 2);
    const [over, ended, first, second] = [newId(), newId(), newId(), newId()];
    for (const authorityId of [over, ended, first]) await record(person, conversationId, { authorityId });
    await backend.pool.query('update authorities set until = $2 where id = $1', [over, addDays(today(), -1)]);
    await backend.call('authorities.end', 'phone.adviser', {
      ...{ commandId: newId(), customerId: person.id, authorityId: ended, conversationId, saidAt: new Date().toISOString() },
      because: 'recorded-by-mistake',
    });
    await record(person, conversationId, { authorityId: second, until: today(), thisConversationOnly: true });
    const { status, body } = await list(person, { conversationId });
    expect(status).toBe(200);
    expect(body.items).toMatchObject([
      { id: second, until: today(), thisConversationOnly: true, name: 'Ada O’Quill', scopes: ['information', 'consents'] },
      { id: first, until: null, thisConversationOnly: false, kind: 'said-by-customer', organisation: '0000000999' },
    ]);
    const elsewhere = await list(person, { reason: 'working-request' }, 'supervisor');
    expect((elsewhere.body.items as { id: string }[]).map(({ id }) => id)).toEqual([first]);
    const looks = (await auditOf(backend, person)).filter(({ operation }) => operation === 'authorities.list');
    expect(looks.map(({ outcome, reason }) => [outcome, reason])).toEqual([
      ['shown', null],
      ['shown', 'working-request'],
    ]);
    expect(JSON.stringify(looks)).not.toContain('Quill');
  });

  test('not below level 2, and to nobody who speaks for the customer', async () => {
    const person = await addPerson(backend);
    expect(codeOf(await list(person, { conversationId: await converseAt(backend, person, 1) }))).toEqual([403, 'level-too-low']);
    await record(person, await converseAt(backend, person, 2));
    const conversationId = await spoken();
    expect(codeOf(await list(person, { conversationId }))).toEqual([403, 'level-too-low']);
    await use(person, conversationId);
    await check(person, conversationId);
    expect(codeOf(await list(person, { conversationId }))).toEqual([403, 'no-authority']);
  });
});

test('the read says what an authority lets somebody do who speaks, and stops saying so when it is ended', async () => {
  const person = await addPerson(backend);
  const own = await converseAt(backend, person, 2);
  const authorityId = newId();
  await record(person, own, { authorityId, scopes: ['requests'] });
  expect((await read(person, own)).body).not.toHaveProperty('speaksFor');
  const conversationId = await spoken();
  expect((await read(person, conversationId)).body).not.toHaveProperty('speaksFor');
  await use(person, conversationId);
  await check(person, conversationId);
  expect((await read(person, conversationId)).body).toMatchObject({ speaksFor: ['requests'], level: 0 });
  expect((await read(person, conversationId)).body).not.toHaveProperty('values');
  await backend.call('authorities.end', 'phone.adviser', {
    ...{ commandId: newId(), customerId: person.id, authorityId, conversationId: own, saidAt: new Date().toISOString() },
    because: 'no-longer-in-force',
  });
  expect((await read(person, conversationId)).body).not.toHaveProperty('speaksFor');
});

test('that somebody young understood is kept with the decision, whichever way it is written', async () => {
  const person = await addPerson(backend);
  const conversationId = await converseAt(backend, person, 2);
  const decide = (decisions: object[]) =>
    backend.call('consents.decide', 'phone.adviser', decision(person, conversationId, decisions as never));
  await decide([{ purpose: 'satisfaction-survey', decision: 'given', wordingVersion: '2018-05', understood: true }]);
  await decide([
    { purpose: 'ethnicity-monitoring', decision: 'refused', understood: true },
    { purpose: 'priority-group-targeting', decision: 'refused' },
  ]);
  const { rows } = await backend.pool.query<{ purpose: string; understood: boolean | null }>(
    'select purpose, understood from consent_events where customer_id = $1 order by purpose',
    [person.id],
  );
  expect(rows).toEqual([
    { purpose: 'ethnicity-monitoring', understood: true },
    { purpose: 'priority-group-targeting', understood: null },
    { purpose: 'satisfaction-survey', understood: true },
  ]);
});
