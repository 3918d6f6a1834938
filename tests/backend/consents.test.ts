import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startBackend, type TestBackend, testDatabase } from '../support/backend.ts';
import { addPerson, auditOf, converse, converseAt, decision, newId, type Person } from './people.ts';

let backend: TestBackend;
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase() });
});
afterAll(() => backend?.stop());

const decide = (input: Record<string, unknown>, as = 'phone.adviser') => backend.call('consents.decide', as, input);

async function statesOf(person: Person): Promise<Record<string, string>> {
  const read = await backend.call('customers.read', 'supervisor', { customerId: person.id, reason: 'my-day' });
  return Object.fromEntries((read.body.consents as { purpose: string; state: string }[]).map((one) => [one.purpose, one.state]));
}

describe('recording', () => {
  test('gives, refuses and withdraws, answering ids and times alone', async () => {
    const person = await addPerson(backend);
    const conversationId = await converseAt(backend, person, 2);
    const input = decision(person, conversationId, [
      { purpose: 'satisfaction-survey', decision: 'given' },
      { purpose: 'ethnicity-monitoring', decision: 'refused' },
    ]);
    const answer = await decide(input);
    expect(answer.status).toBe(200);
    expect(Object.keys(answer.body).sort()).toEqual(['clockFlagged', 'commandId', 'customerId', 'receivedAt']);
    expect(await statesOf(person)).toEqual({
      'satisfaction-survey': 'given',
      'ethnicity-monitoring': 'refused',
      'disability-monitoring': 'not-asked',
      'priority-group-targeting': 'not-asked',
    });
    await decide(decision(person, conversationId, [{ purpose: 'satisfaction-survey', decision: 'withdrawn' }]));
    expect(await statesOf(person)).toMatchObject({ 'satisfaction-survey': 'withdrawn' });
  });

  test('keeps who, where, which wording, and audits the decision without any value', async () => {
    const person = await addPerson(backend);
    const conversationId = await converseAt(backend, person, 2);
    const input = decision(person, conversationId, [{ purpose: 'satisfaction-survey', decision: 'given' }]);
    const answer = await decide(input);
    const { rows } = await backend.pool.query('select * from consent_events where command_id = $1', [input.commandId]);
    expect(rows).toMatchObject([
      {
        channel: 'telephone',
        conversation_id: conversationId,
        recorded_by: 'phone.adviser',
        organisation: '0000000999',
        wording_version: '2018-05',
      },
    ]);
    const audit = (await auditOf(backend, person)).at(-1);
    expect(audit).toMatchObject({ kind: 'decision', outcome: 'recorded', actor: 'phone.adviser', organisation: '0000000999' });
    expect(audit?.request_id).toBe(answer.headers.get('x-request-id'));
    expect(audit?.details).toMatchObject({
      decisions: [{ purpose: 'satisfaction-survey', decision: 'given', wordingVersion: '2018-05' }],
    });
  });

  test('asks no wording of a withdrawal and keeps none', async () => {
    const person = await addPerson(backend);
    const conversationId = await converseAt(backend, person, 1);
    const input = decision(person, conversationId, [
      { purpose: 'satisfaction-survey', decision: 'withdrawn', wordingVersion: '2018-05' },
    ]);
    expect((await decide(input)).status).toBe(200);
    const { rows } = await backend.pool.query('select wording_version from consent_events where command_id = $1', [
      input.commandId,
    ]);
    expect(rows).toEqual([{ wording_version: null }]);
  });

  test('flags and keeps a clock more than two minutes ahead, and lets receipt decide', async () => {
    const person = await addPerson(backend);
    const conversationId = await converseAt(backend, person, 2);
    const ahead = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
    const given = await decide(
      decision(person, conversationId, [{ purpose: 'satisfaction-survey', decision: 'given' }], { saidAt: ahead(60) }),
    );
    expect(given.body.clockFlagged).toBe(true);
    const near = await decide(
      decision(person, conversationId, [{ purpose: 'ethnicity-monitoring', decision: 'given' }], { saidAt: ahead(1) }),
    );
    expect(near.body.clockFlagged).toBe(false);
    await decide(decision(person, conversationId, [{ purpose: 'satisfaction-survey', decision: 'withdrawn' }]));
    expect(await statesOf(person)).toMatchObject({ 'satisfaction-survey': 'withdrawn' });
  });
});

describe('refusing', () => {
  test.each([
    ['given', 0, 'level-too-low'],
    ['given', 1, 'level-too-low'],
    ['refused', 0, 'level-too-low'],
    ['withdrawn', 0, 'level-too-low'],
  ] as const)('%s at level %d', async (said, level, code) => {
    const person = await addPerson(backend);
    const conversationId = await converseAt(backend, person, level);
    const answer = await decide(decision(person, conversationId, [{ purpose: 'satisfaction-survey', decision: said }]));
    expect([answer.status, answer.body.code]).toEqual([403, code]);
    expect((await auditOf(backend, person)).at(-1)).toMatchObject({
      kind: 'refusal',
      reason: code,
      operation: 'consents.decide',
    });
  });

  test('a given without a wording, or with one nobody published', async () => {
    const person = await addPerson(backend);
    const conversationId = await converseAt(backend, person, 2);
    for (const wordingVersion of [undefined, '1999-01']) {
      const decisions = [{ purpose: 'satisfaction-survey', decision: 'given', wordingVersion }];
      const answer = await decide({ ...decision(person, conversationId, []), decisions });
      expect([answer.status, answer.body.code]).toEqual([422, 'wording-required']);
    }
    const refused = decision(person, conversationId, [
      { purpose: 'satisfaction-survey', decision: 'refused', wordingVersion: '1999-01' },
    ]);
    expect((await decide(refused)).body.code).toBe('wording-required');
  });

  test("somebody else's conversation, an unknown one, none, and a sign-in from an adviser", async () => {
    const person = await addPerson(backend);
    const conversationId = await converseAt(backend, person, 2);
    const withdrawn = [{ purpose: 'satisfaction-survey', decision: 'withdrawn' }];
    const other = await decide(decision(person, conversationId, withdrawn), 'other.adviser');
    expect([other.status, other.body.code]).toEqual([409, 'conversation-not-open']);
    expect((await decide(decision(person, newId(), withdrawn))).body.code).toBe('conversation-not-open');
    const none = await decide({ ...decision(person, conversationId, withdrawn), conversationId: undefined });
    expect([none.status, none.body.errors]).toMatchObject([400, [{ pointer: '/conversationId' }]]);
    const signIn = await decide(decision(person, conversationId, withdrawn, { signInId: newId() }));
    expect([signIn.status, signIn.body.errors]).toMatchObject([400, [{ pointer: '/signInId' }]]);
  });

  test('one purpose twice, a closed account, nobody', async () => {
    const person = await addPerson(backend);
    const conversationId = await converseAt(backend, person, 1);
    const twice = [
      { purpose: 'satisfaction-survey', decision: 'withdrawn' },
      { purpose: 'satisfaction-survey', decision: 'refused' },
    ];
    expect((await decide(decision(person, conversationId, twice))).status).toBe(400);
    const closed = await addPerson(backend, { status: 'closed' });
    const withdrawn = [{ purpose: 'satisfaction-survey', decision: 'withdrawn' }];
    expect((await decide(decision(closed, conversationId, withdrawn))).body.code).toBe('account-closed');
    expect((await decide(decision({ id: newId() }, conversationId, withdrawn))).body.code).toBe('not-found');
  });

  test('a representative without authority', async () => {
    const person = await addPerson(backend);
    const conversationId = await converse(backend, 'phone.adviser', { speaker: 'representative' });
    const answer = await decide(decision(person, conversationId, [{ purpose: 'satisfaction-survey', decision: 'withdrawn' }]));
    expect([answer.status, answer.body.code]).toEqual([403, 'no-authority']);
  });

  test('what was said after the conversation ended, and not what was said before', async () => {
    const person = await addPerson(backend);
    const conversationId = await converseAt(backend, person, 1);
    const end = new Date().toISOString();
    await backend.call('conversations.end', 'phone.adviser', { commandId: newId(), conversationId, at: end });
    const withdrawn = [{ purpose: 'satisfaction-survey', decision: 'withdrawn' }];
    const after = new Date(Date.parse(end) + 1_000).toISOString();
    expect((await decide(decision(person, conversationId, withdrawn, { saidAt: after }))).body.code).toBe(
      'conversation-not-open',
    );
    const before = new Date(Date.parse(end) - 1_000).toISOString();
    expect((await decide(decision(person, conversationId, withdrawn, { saidAt: before }))).status).toBe(200);
  });

  test('a parked conversation takes what was said before the line dropped, at the level it had', async () => {
    const person = await addPerson(backend);
    const conversationId = await converseAt(backend, person, 1);
    const parked = new Date().toISOString();
    await backend.call('conversations.park', 'phone.adviser', { commandId: newId(), conversationId, at: parked });
    const withdrawn = [{ purpose: 'satisfaction-survey', decision: 'withdrawn' }];
    const late = new Date(Date.parse(parked) + 1_000).toISOString();
    expect((await decide(decision(person, conversationId, withdrawn, { saidAt: late }))).body.code).toBe('conversation-not-open');
    const early = new Date(Date.parse(parked) - 1_000).toISOString();
    expect((await decide(decision(person, conversationId, withdrawn, { saidAt: early }))).status).toBe(200);
  });
});

describe('the website', () => {
  test('names its sign-in and no conversation, and needs no level', async () => {
    const person = await addPerson(backend);
    const base = { commandId: newId(), customerId: person.id, saidAt: new Date().toISOString() };
    const decisions = [{ purpose: 'satisfaction-survey', decision: 'given', wordingVersion: '2018-05' }];
    expect((await decide({ ...base, decisions }, 'website')).status).toBe(400);
    const both = { ...base, decisions, signInId: newId(), conversationId: newId() };
    expect((await decide(both, 'website')).status).toBe(400);
    expect((await decide({ ...base, decisions, signInId: newId() }, 'website')).status).toBe(200);
    const { rows } = await backend.pool.query('select channel, organisation from consent_events where command_id = $1', [
      base.commandId,
    ]);
    expect(rows).toEqual([{ channel: 'online-account', organisation: '0000000997' }]);
  });
});
