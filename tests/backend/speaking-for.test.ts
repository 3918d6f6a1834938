import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays } from '../../shared/domain/calendar.ts';
import { startBackend, type TestBackend, testDatabase } from '../support/backend.ts';
import { complaint } from './complaining.ts';
import { disputingAt, today } from './disputing.ts';
import { addPerson, auditOf, converse, converseAt, decision, newId, type Person, reach } from './people.ts';
import { codeOf, speakingAt } from './speaking.ts';

let backend: TestBackend;
let speaking: ReturnType<typeof speakingAt>;
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase() });
  speaking = speakingAt(backend);
});
afterAll(() => backend?.stop());

describe('without authority', () => {
  test('somebody who speaks for a customer gets nothing, not even that there is such a record', async () => {
    const person = await addPerson(backend);
    const conversationId = await speaking.spoken();
    const nobody = { ...person, id: newId() };
    const disputing = disputingAt(backend);
    const dispute = [{ field: 'dateOfBirth', says: '1984-03-21', incomplete: false }];
    const withdrawn = [{ purpose: 'satisfaction-survey', decision: 'withdrawn' }];
    for (const ask of [
      (whom: Person) => speaking.use(whom, conversationId),
      (whom: Person) => speaking.check(whom, conversationId),
      (whom: Person) => disputing.log(whom, conversationId, dispute),
      (whom: Person) => backend.call('consents.decide', 'phone.adviser', decision(whom, conversationId, withdrawn)),
    ]) {
      const [there, none] = [await ask(person), await ask(nobody)];
      expect(codeOf(there)).toEqual([403, 'no-authority']);
      expect(codeOf(none)).toEqual(codeOf(there));
    }
    expect((await speaking.read(person, conversationId)).body).not.toHaveProperty('values');
  });

  test('a wrong name is no authority', async () => {
    const person = await addPerson(backend);
    expect((await speaking.record(person, await converseAt(backend, person, 2))).status).toBe(200);
    const conversationId = await speaking.spoken();
    expect(codeOf(await speaking.use(person, conversationId, 'Bob Quill'))).toEqual([403, 'no-authority']);
    expect((await speaking.use(person, conversationId, 'Ada Oquill')).status).toBe(200);
  });
});

describe('under an authority on the record', () => {
  test('they hear and do what it is for, after the usual checks, and nothing else', async () => {
    const person = await addPerson(backend);
    await speaking.record(person, await converseAt(backend, person, 2), { scopes: ['information'] });
    const conversationId = await speaking.spoken();
    expect((await speaking.use(person, conversationId)).body.scopes).toEqual(['information']);
    expect((await speaking.read(person, conversationId)).body).not.toHaveProperty('values');
    expect((await speaking.check(person, conversationId)).body.level).toBe(2);
    expect((await speaking.read(person, conversationId)).body.values).toBeDefined();
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
    await speaking.record(person, own, { authorityId, scopes: ['information'] });
    const conversationId = await speaking.spoken();
    await speaking.use(person, conversationId);
    await speaking.check(person, conversationId);
    expect((await speaking.read(person, conversationId)).body.values).toBeDefined();
    const ended = await backend.call('authorities.end', 'phone.adviser', {
      ...{ commandId: newId(), customerId: person.id, authorityId, conversationId: own, saidAt: new Date().toISOString() },
      because: 'customer-ended-it',
    });
    expect(ended.status).toBe(200);
    expect((await speaking.read(person, conversationId)).body).not.toHaveProperty('values');
    expect(codeOf(await speaking.use(person, await speaking.spoken()))).toEqual([403, 'no-authority']);
    const other = await addPerson(backend);
    await speaking.record(other, await converseAt(backend, other, 2), { until: today() });
    await backend.pool.query(`update authorities set until = $2 where customer_id = $1`, [other.id, addDays(today(), -1)]);
    expect(codeOf(await speaking.use(other, await speaking.spoken()))).toEqual([403, 'no-authority']);
  });
});

describe('what was said on the last day of an authority, and comes later', () => {
  const yesterday = () => new Date(Date.now() - 86_400_000).toISOString();
  const withdrawn = [{ purpose: 'satisfaction-survey', decision: 'withdrawn' }];
  /** Somebody who spoke under an authority, since the day before yesterday. */
  const speaker = async (scopes = ['information', 'consents', 'details', 'requests']) => {
    const person = await addPerson(backend);
    const authorityId = newId();
    await speaking.record(person, await converseAt(backend, person, 2), { authorityId, scopes });
    const at = new Date(Date.now() - 2 * 86_400_000).toISOString();
    const conversationId = await converse(backend, 'phone.adviser', { speaker: 'representative', at });
    await speaking.use(person, conversationId);
    await speaking.check(person, conversationId);
    return { person, conversationId, authorityId };
  };
  const over = ({ id }: Person) =>
    backend.pool.query(`update authorities set until = $2 where customer_id = $1`, [id, addDays(today(), -1)]);
  const told = (person: Person, conversationId: string, saidAt: string) => {
    const base = () => ({ commandId: newId(), customerId: person.id, conversationId, saidAt });
    const language = { field: 'language', value: 'Polish', how: 'first-told', seen: { value: null } };
    return Promise.all([
      backend.call('consents.decide', 'phone.adviser', decision(person, conversationId, withdrawn, { saidAt })),
      backend.call('customers.amend', 'phone.adviser', { ...base(), changes: [language] }),
      backend.call('complaints.log', 'phone.adviser', complaint(person, conversationId, { saidAt })),
      disputingAt(backend).log(person, conversationId, [{ field: 'email', says: null, incomplete: false }], { saidAt }),
    ]);
  };

  test('counts as it stood then; what is said the day after does not', async () => {
    const { person, conversationId } = await speaker();
    await over(person);
    for (const answer of await told(person, conversationId, yesterday())) expect(codeOf(answer)).toEqual([200, undefined]);
    for (const answer of await told(person, conversationId, new Date().toISOString()))
      expect(codeOf(answer)).toEqual([403, 'no-authority']);
    // Nothing is read out under it any more, and no clock that runs ahead makes it last.
    expect((await speaking.read(person, conversationId)).body).not.toHaveProperty('values');
    const other = await speaker();
    await over(other.person);
    const ahead = new Date(Date.now() + 3_600_000).toISOString();
    for (const answer of await told(other.person, other.conversationId, ahead)) expect(answer.body.code).toBe('no-authority');
  });

  test('ended before it was said it lets nobody speak, ended since it did', async () => {
    for (const [hours, code] of [
      [25, 'no-authority'],
      [1, undefined],
    ] as const) {
      const { person, conversationId, authorityId } = await speaker();
      await backend.pool.query(`update authorities set ended_at = now() - make_interval(hours => $2) where id = $1`, [
        authorityId,
        hours,
      ]);
      for (const answer of await told(person, conversationId, yesterday())) expect(answer.body.code).toBe(code);
    }
  });

  test('recorded on its only day without a connection, it is taken the day after', async () => {
    const person = await addPerson(backend);
    const conversationId = await converse(backend, 'phone.adviser', { at: yesterday() });
    await reach(backend, person, conversationId, 2);
    const until = addDays(today(), -1);
    expect(codeOf(await speaking.record(person, conversationId, { until, saidAt: yesterday() }))).toEqual([200, undefined]);
    expect(codeOf(await speaking.record(person, conversationId, { until }))).toEqual([400, 'validation']);
  });
});

test('given by the customer in the same conversation it counts there, and there alone', async () => {
  const person = await addPerson(backend);
  const conversationId = await speaking.spoken();
  const here = { thisConversationOnly: true, scopes: ['information', 'consents'] };
  expect(codeOf(await speaking.record(person, conversationId, here))).toEqual([403, 'level-too-low']);
  // The customer comes to the phone and answers for themself.
  expect((await speaking.check(person, conversationId, { customerAnswers: true })).body.level).toBe(2);
  expect((await speaking.read(person, conversationId)).body).not.toHaveProperty('values');
  expect((await speaking.record(person, conversationId, here)).status).toBe(200);
  expect((await speaking.read(person, conversationId)).body.values).toBeDefined();
  const withdrawn = [{ purpose: 'satisfaction-survey', decision: 'withdrawn' }];
  expect((await backend.call('consents.decide', 'phone.adviser', decision(person, conversationId, withdrawn))).status).toBe(200);
  expect(codeOf(await speaking.use(person, await speaking.spoken()))).toEqual([403, 'no-authority']);
});

describe('recording it', () => {
  test('needs the customer at level 2, or a paper seen in person or by a supervisor', async () => {
    const person = await addPerson(backend);
    expect(codeOf(await speaking.record(person, await converseAt(backend, person, 1)))).toEqual([403, 'level-too-low']);
    const paper = { kind: 'power-of-attorney', seenOrHeard: 'The registered document' };
    expect(codeOf(await speaking.record(person, await speaking.spoken(), paper))).toEqual([403, 'forbidden']);
    const met = await converse(backend, 'local.adviser', { channel: 'face-to-face', speaker: 'representative' });
    expect((await speaking.record(person, met, paper, 'local.adviser')).status).toBe(200);
    expect((await speaking.record(person, await speaking.spoken('supervisor'), paper, 'supervisor')).status).toBe(200);
    const over = await speaking.record(person, await converseAt(backend, person, 2), { until: addDays(today(), -1) });
    expect(over.body.errors).toMatchObject([{ code: 'in-the-past' }]);
  });

  test('a parent speaks for somebody from 13 to 17 alone, with their word or a supervisor’s', async () => {
    const grown = await addPerson(backend);
    const parent = { kind: 'parent', seenOrHeard: 'Their mother' };
    expect((await speaking.record(grown, await converseAt(backend, grown, 2), parent)).body.errors).toMatchObject([
      { code: 'not-young' },
    ]);
    const young = { ...(await addPerson(backend)), birthDate: addDays(today(), -15 * 365) };
    await backend.pool.query('update customers set birth_date = $2 where id = $1', [young.id, young.birthDate]);
    expect(codeOf(await speaking.record(young, await speaking.spoken(), parent))).toEqual([403, 'level-too-low']);
    const conversationId = await converse(backend);
    await reach(backend, young, conversationId, 2);
    expect((await speaking.record(young, conversationId, parent)).status).toBe(200);
    expect((await speaking.record(young, await speaking.spoken('supervisor'), parent, 'supervisor')).status).toBe(200);
  });

  test('sent again it is one', async () => {
    const person = await addPerson(backend);
    const conversationId = await converseAt(backend, person, 2);
    const own = { commandId: newId(), authorityId: newId(), saidAt: new Date().toISOString() };
    await speaking.record(person, conversationId, own);
    await backend.pool.query('delete from idempotency_keys where key = $1', [own.commandId]);
    expect((await speaking.record(person, conversationId, own)).status).toBe(200);
    const { rowCount } = await backend.pool.query('select from authorities where customer_id = $1', [person.id]);
    expect(rowCount).toBe(1);
  });
});

test('a worry is one key, whoever speaks: nothing changes, and a supervisor sees it until one has', async () => {
  const person = await addPerson(backend);
  const conversationId = await speaking.spoken();
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
