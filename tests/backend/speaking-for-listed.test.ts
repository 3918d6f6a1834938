import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays } from '../../shared/domain/calendar.ts';
import { startBackend, type TestBackend, testDatabase } from '../support/backend.ts';
import { today } from './disputing.ts';
import { addPerson, auditOf, converseAt, decision, newId } from './people.ts';
import { codeOf, speakingAt } from './speaking.ts';

let backend: TestBackend;
let speaking: ReturnType<typeof speakingAt>;
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase() });
  speaking = speakingAt(backend);
});
afterAll(() => backend?.stop());

describe('who may speak, listed', () => {
  const list = (person: { id: string }, opened: object, as = 'phone.adviser') =>
    backend.call('authorities.list', as, { customerId: person.id, ...opened });

  test('for the customer from level 2 or for a reason: what is in force, the newest first; each look is audited', async () => {
    const person = await addPerson(backend);
    const conversationId = await converseAt(backend, person, 2);
    const [over, ended, first, second] = [newId(), newId(), newId(), newId()];
    for (const authorityId of [over, ended, first]) await speaking.record(person, conversationId, { authorityId });
    await backend.pool.query('update authorities set until = $2 where id = $1', [over, addDays(today(), -1)]);
    await speaking.end(person, conversationId, ended, 'recorded-by-mistake');
    await speaking.record(person, conversationId, { authorityId: second, until: today(), thisConversationOnly: true });
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
    await speaking.record(person, await converseAt(backend, person, 2));
    const conversationId = await speaking.spoken();
    expect(codeOf(await list(person, { conversationId }))).toEqual([403, 'level-too-low']);
    await speaking.use(person, conversationId);
    await speaking.check(person, conversationId);
    expect(codeOf(await list(person, { conversationId }))).toEqual([403, 'no-authority']);
  });
});

test('the read says what an authority lets somebody do who speaks, and stops saying so when it is ended', async () => {
  const person = await addPerson(backend);
  const own = await converseAt(backend, person, 2);
  const authorityId = newId();
  await speaking.record(person, own, { authorityId, scopes: ['requests'] });
  expect((await speaking.read(person, own)).body).not.toHaveProperty('speaksFor');
  const conversationId = await speaking.spoken();
  expect((await speaking.read(person, conversationId)).body).not.toHaveProperty('speaksFor');
  await speaking.use(person, conversationId);
  await speaking.check(person, conversationId);
  expect((await speaking.read(person, conversationId)).body).toMatchObject({ speaksFor: ['requests'], level: 0 });
  expect((await speaking.read(person, conversationId)).body).not.toHaveProperty('values');
  await speaking.end(person, own, authorityId, 'no-longer-in-force');
  expect((await speaking.read(person, conversationId)).body).not.toHaveProperty('speaksFor');
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

test('what was recorded and ended in a conversation is read back there, without a name; a worry is not', async () => {
  const person = await addPerson(backend);
  const conversationId = await converseAt(backend, person, 2);
  const authorityId = newId();
  const within = { customerId: person.id, conversationId, saidAt: new Date().toISOString() };
  await speaking.record(person, conversationId, { authorityId });
  await backend.call('worries.raise', 'phone.adviser', { commandId: newId(), ...within, about: 'pressure' });
  await speaking.end(person, conversationId, authorityId);
  const { body } = await backend.call('conversations.read', 'phone.adviser', { conversationId });
  const one = { customerId: person.id, authorityId, kind: 'said-by-customer', scopes: ['information', 'consents'] };
  expect(body.authorised).toMatchObject([
    { ...one, ended: false },
    { ...one, ended: true },
  ]);
  expect(JSON.stringify(body)).not.toMatch(/Quill|pressure/);
  const other = await backend.call('conversations.read', 'phone.adviser', {
    conversationId: await converseAt(backend, person, 1),
  });
  expect(other.body.authorised).toEqual([]);
});
