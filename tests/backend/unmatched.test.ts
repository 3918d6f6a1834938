import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sweep } from '../../backend/sweep.ts';
import { startBackend, type TestBackend, testDatabase } from '../support/backend.ts';
import { addPerson, converse, newId, newReference } from './people.ts';

let backend: TestBackend;
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase() });
});
afterAll(() => backend?.stop());

const WORDS = 'Stop using what you know about me.\nAll of it.';
const input = (conversationId: string, more: Record<string, unknown> = {}) => ({
  ...{ commandId: newId(), requestId: newId(), reference: newReference(), conversationId, saidAt: new Date().toISOString() },
  ...{ kind: 'access', words: WORDS, howToAnswer: 'by letter to my sister’s' },
  ...more,
});
const log = (body: Record<string, unknown>, as = 'phone.adviser') => backend.call('requests.logUnmatched', as, body);
const codeOf = ({ status, body }: { status: number; body: Record<string, unknown> }) => [status, body.code];
const rowOf = async (requestId: string) =>
  (await backend.pool.query('select *, made_on::text, who_birth_date::text from requests where id = $1', [requestId])).rows[0];

describe('what is asked by somebody we cannot find', () => {
  test('is kept in their words, under its reference, from the day it was said; the audit says what kind and no word of it', async () => {
    const conversationId = await converse(backend);
    const who = { whoName: 'Ada Ng', whoDateOfBirth: '1984-03-12', whoPostcode: 'LS6 1AA' };
    const body = input(conversationId, { kind: 'other-right', right: 'objection', ...who, saidAt: '2026-06-30T23:30:00Z' });
    const answer = await log(body);
    const { commandId, requestId, reference } = body;
    expect(answer.body).toEqual({
      ...{ commandId, requestId, reference, madeOn: '2026-07-01', clockFlagged: false },
      receivedAt: expect.any(String),
    });
    expect(await rowOf(requestId)).toMatchObject({
      ...{ reference, customer_id: null, kind: 'other-right', asked_right: 'objection', words: WORDS },
      ...{ how_to_answer: 'by letter to my sister’s', who_name: 'Ada Ng', who_birth_date: '1984-03-12', who_postcode: 'LS6 1AA' },
      ...{ made_on: '2026-07-01', status: 'open', completed_at: null, recorded_by: 'phone.adviser', organisation: '0000000999' },
    });
    const { rows } = await backend.pool.query('select kind, outcome, subject, details from audit where request_id = $1', [
      answer.headers.get('x-request-id'),
    ]);
    expect(rows).toEqual([
      {
        ...{ kind: 'request', outcome: 'recorded', subject: null },
        details: { request: requestId, asked: 'other-right', right: 'objection', conversation: conversationId },
      },
    ]);
    const again = await log(body);
    expect([again.headers.get('idempotency-replayed'), again.body]).toEqual(['true', answer.body]);
  });

  test('said by a clock that runs ahead it was made no later than received, and the clock is flagged', async () => {
    const body = input(await converse(backend), { saidAt: new Date(Date.now() + 3 * 86_400_000).toISOString() });
    const { body: answer } = await log(body);
    expect(answer.clockFlagged).toBe(true);
    const received = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(new Date(String(answer.receivedAt)));
    expect(answer.madeOn).toBe(received);
  });

  test('may be asked by anybody, also for somebody else; but in a conversation of the caller’s that was open then', async () => {
    const representative = await converse(backend, 'phone.adviser', { speaker: 'representative' });
    expect((await log(input(representative))).status).toBe(200);
    const closed = [409, 'conversation-not-open'];
    expect(codeOf(await log(input(newId())))).toEqual(closed);
    expect(codeOf(await log(input(await converse(backend, 'local.adviser'))))).toEqual(closed);
    const ended = await converse(backend);
    const body = input(ended);
    await backend.call('conversations.end', 'phone.adviser', {
      commandId: newId(),
      conversationId: ended,
      at: new Date().toISOString(),
    });
    expect((await log(body)).status).toBe(200);
    expect(codeOf(await log(input(ended, { saidAt: new Date(Date.now() + 1000).toISOString() })))).toEqual(closed);
  });

  test('a right belongs to another right alone; words are needed, in text of several lines; nobody is born tomorrow', async () => {
    const conversationId = await converse(backend);
    const wrong = async (more: Record<string, unknown>) => {
      const { status, body } = await log(input(conversationId, more));
      return [
        status,
        ...((body.errors ?? []) as { pointer: string; code: string }[]).map(({ pointer, code }) => `${pointer} ${code}`),
      ];
    };
    expect(await wrong({ right: 'erasure' })).toEqual([400, '/right not-here']);
    expect(await wrong({ words: ' \n ' })).toEqual([400, '/words required']);
    expect(await wrong({ words: 'a\u0007b' })).toEqual([400, '/words invalid_format']);
    expect(await wrong({ words: 'a'.repeat(2001) })).toEqual([400, '/words too_big']);
    expect(await wrong({ howToAnswer: 'a\nb' })).toEqual([400, '/howToAnswer invalid_format']);
    expect(await wrong({ whoDateOfBirth: '2199-01-01' })).toEqual([400, '/whoDateOfBirth in-the-future']);
    expect(await wrong({ kind: 'other-right' })).toEqual([200]);
    expect(await wrong({ words: 'a'.repeat(2000) })).toEqual([200]);
  });

  test('comes once: answered from the row when the key has gone; a reference in use is put right by a new one', async () => {
    const conversationId = await converse(backend);
    const body = input(conversationId);
    const first = await log(body);
    const forget = () => backend.pool.query('delete from idempotency_keys where key = $1', [body.commandId]);
    await forget();
    const again = await log(body);
    expect([again.status, again.body]).toEqual([200, first.body]);
    await forget();
    expect(codeOf(await log({ ...body, requestId: newId() }))).toEqual([422, 'idempotency-key-reused']);
    expect(codeOf(await log(body, 'local.adviser'))).toEqual([422, 'idempotency-key-reused']);
    expect(codeOf(await log(input(conversationId, { requestId: body.requestId })))).toEqual([422, 'idempotency-key-reused']);
    const taken = input(conversationId, { reference: body.reference });
    expect(codeOf(await log(taken))).toEqual([409, 'reference-taken']);
    const { commandId: replaces } = taken;
    expect((await log({ ...taken, commandId: newId(), replaces, reference: newReference() })).status).toBe(200);
  });

  test('goes three months after it was completed, not before, and only where it is about nobody', async () => {
    const conversationId = await converse(backend);
    const person = await addPerson(backend);
    const [open, done, theirs] = [input(conversationId), input(conversationId), input(conversationId)];
    for (const body of [open, done, theirs]) await log(body);
    await backend.pool.query('update requests set customer_id = $2 where id = $1', [theirs.requestId, person.id]);
    const completed = async (ago: string) => {
      await backend.pool.query(`update requests set completed_at = now() - $2::interval where id = any($1)`, [
        [done.requestId, theirs.requestId],
        ago,
      ]);
      await sweep(backend.pool);
    };
    const left = async () => (await Promise.all([open, done, theirs].map(({ requestId }) => rowOf(requestId)))).map(Boolean);
    await completed('3 months -1 hour');
    expect(await left()).toEqual([true, true, true]);
    await completed('3 months 1 hour');
    expect(await left()).toEqual([true, false, true]);
  });
});

describe('matched later', () => {
  const at = (minutesAgo: number) => new Date(Date.now() - minutesAgo * 60_000).toISOString();
  /** A conversation of half an hour ago, ended ten minutes later. */
  const met = async () => {
    const conversationId = await converse(backend, 'phone.adviser', { at: at(30) });
    await backend.call('conversations.end', 'phone.adviser', { commandId: newId(), conversationId, at: at(20) });
    return conversationId;
  };

  test('what they said of themselves is compared for the conversation in which they said it, and counts for what was said then', async () => {
    const person = await addPerson(backend);
    const conversationId = await met();
    const said = { fullName: `${person.givenName} ${person.familyName}`, dateOfBirth: person.birthDate };
    const check = (more: object) =>
      backend.call('customers.checkIdentity', 'phone.adviser', {
        ...{ commandId: newId(), customerId: person.id, conversationId, ...said, ...more },
      });
    expect(await check({})).toMatchObject({ status: 409, body: { code: 'conversation-not-open' } });
    expect(await check({ saidAt: at(10) })).toMatchObject({ status: 409, body: { code: 'conversation-not-open' } });
    expect(await check({ saidAt: at(25) })).toMatchObject({ status: 200, body: { level: 1 } });
    const withdraw = (saidAt: string) =>
      backend.call('consents.decide', 'phone.adviser', {
        ...{ commandId: newId(), customerId: person.id, conversationId, saidAt },
        decisions: [{ purpose: 'satisfaction-survey', decision: 'withdrawn' }],
      });
    expect(await withdraw(at(10))).toMatchObject({ body: { code: 'conversation-not-open' } });
    expect((await withdraw(at(25))).status).toBe(200);
  });

  test('somebody else’s conversation is of no use', async () => {
    const person = await addPerson(backend);
    const conversationId = await met();
    const said = { fullName: `${person.givenName} ${person.familyName}`, dateOfBirth: person.birthDate, saidAt: at(25) };
    const check = { commandId: newId(), customerId: person.id, conversationId, ...said };
    expect(await backend.call('customers.checkIdentity', 'local.adviser', check)).toMatchObject({ status: 409 });
  });

  test('a request belongs to the record it was matched to, and says what was taken back', async () => {
    const person = await addPerson(backend);
    const conversationId = await met();
    const request = {
      ...{
        commandId: newId(),
        requestId: newId(),
        reference: newReference(),
        conversationId,
        saidAt: at(25),
        kind: 'other-right',
      },
      ...{ right: 'objection', words: 'No more surveys', howToAnswer: 'by letter' },
    };
    const matched = { ...request, takenBack: ['satisfaction-survey'], matchedTo: person.id };
    expect((await backend.call('requests.logUnmatched', 'phone.adviser', matched)).status).toBe(200);
    const { rows } = await backend.pool.query('select customer_id, taken_back from requests where id = $1', [request.requestId]);
    expect(rows).toEqual([{ customer_id: person.id, taken_back: ['satisfaction-survey'] }]);
    const nobody = { ...request, commandId: newId(), requestId: newId(), reference: newReference(), matchedTo: newId() };
    expect((await backend.call('requests.logUnmatched', 'phone.adviser', nobody)).status).toBe(404);
  });
});
