import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { londonDay } from '../../shared/domain/day.ts';
import { startBackend, type TestBackend, testDatabase } from '../support/backend.ts';
import { askCopy } from './accessing.ts';
import { type Closing, closingAt } from './closing.ts';
import { codeOf, complaint, otherRight } from './complaining.ts';
import { disputingAt } from './disputing.ts';
import { addPerson, converse, daysAgo, newId, newReference, type Person } from './people.ts';
import { minutesAgo } from './sharing.ts';
import { speakingAt } from './speaking.ts';

let backend: TestBackend;
let closing: Closing;
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase() });
  closing = closingAt(backend);
});
afterAll(() => backend?.stop());
beforeEach(async () => {
  await closing.pass(999);
});

const NEW_ROAD = '7 Marker Road';
const WORDS = 'It has been so for years';
type Input = Record<string, unknown> & { readonly commandId: string; readonly requestId: string; readonly saidAt: string };
/** What somebody asks, by the command that takes it down. */
const ASKED = {
  'accessRequests.log': (person: Person, talk: string, more: Record<string, unknown>) =>
    askCopy(person, talk, { goesTo: 'email', ...more }),
  'complaints.log': (person: Person, talk: string, more: Record<string, unknown>) =>
    complaint(person, talk, { aboutName: 'Zed Zebedee', ...more }),
  'otherRights.log': (person: Person, talk: string, more: Record<string, unknown>) =>
    otherRight(person, talk, { right: 'objection', ...more }),
  'rectifications.log': (
    { id: customerId, addressLine: seen }: Person,
    conversationId: string,
    more: Record<string, unknown>,
  ) => ({
    ...{ commandId: newId(), customerId, requestId: newId(), reference: newReference(), conversationId, saidAt: minutesAgo(1) },
    ...{ howToAnswer: 'by letter', words: WORDS, ...more },
    fields: [
      { field: 'addressLine1', seen, says: NEW_ROAD, incomplete: false, decidedOnCall: true },
      { field: 'email', says: 'marker@example.org', incomplete: false },
    ],
  }),
} as const;
const KINDS = Object.keys(ASKED) as (keyof typeof ASKED)[];
const kindOf = { 'accessRequests.log': 'access', 'complaints.log': 'complaint', 'otherRights.log': 'other-right' } as const;
const asked = (operation: keyof typeof ASKED, person: Person, talk: string, more: Record<string, unknown> = {}) =>
  ASKED[operation](person, talk, { saidAt: minutesAgo(30), ...more }) as Input;
const send = (operation: keyof typeof ASKED, input: Input) => backend.call(operation, 'phone.adviser', input);
const rowOf = async (requestId: unknown) =>
  (
    await backend.pool.query(
      'select customer_id, closed_reference, kind, status, words, made_on::text, due_on::text from requests where id = $1',
      [requestId],
    )
  ).rows[0];
const forget = ({ commandId }: Input) => backend.pool.query('delete from idempotency_keys where key = $1', [commandId]);
const countOf = async (table: string, requestId: string) =>
  (await backend.pool.query(`select from ${table} where request_id = $1`, [requestId])).rowCount;

/** They asked, then closed their account with somebody else; what they asked comes only now. */
async function closedSince(pass = 0, kept = true) {
  const person = await addPerson(backend);
  if (!kept) await backend.pool.query('update outcomes set claimed_on = null where customer_id = $1', [person.id]);
  const talk = await closing.talk(person);
  const { body } = await closing.close(person, await closing.talk(person, 3, 'local.adviser'), {}, 'local.adviser');
  expect(body.state).toBe('waiting');
  if (pass > 0) expect(await closing.pass(pass)).toBe(1);
  return { person, talk, closingId: body.closingId };
}

describe('said before a closing, and come while that can be stopped', () => {
  test.each(KINDS)('%s is heard under the reference they had, with its own day', async (operation) => {
    const { person, talk } = await closedSince();
    const input = asked(operation, person, talk, { saidAt: daysAgo(3) });
    await backend.pool.query(`update conversations set began_at = began_at - interval '4 days' where id = $1`, [talk]);
    const { status, body } = await send(operation, input);
    expect([status, body.customerId, body.requestId]).toEqual([200, person.id, input.requestId]);
    const day = londonDay(new Date(input.saidAt));
    expect(await rowOf(input.requestId)).toMatchObject({
      ...{ customer_id: null, closed_reference: person.reference, status: 'open', made_on: day, due_on: body.dueOn },
    });
    expect(body.madeOn).toBe(day);
    const read = await backend.call('requests.read', 'supervisor', { requestId: input.requestId });
    expect(read.body).toMatchObject({ closedReference: person.reference, customerId: null, step: 'open' });
    // Whoever it was is not told by the audit.
    const { rows } = await backend.pool.query(
      `select subject, outcome, details->>'asked' as asked from audit where details->>'request' = $1`,
      [input.requestId],
    );
    const kind = operation === 'rectifications.log' ? 'rectification' : kindOf[operation];
    expect(rows).toContainEqual({ subject: null, outcome: 'recorded', asked: kind });
  });

  test.each(KINDS)(
    '%s: once, also when its key is gone, when the closing is stopped and when it is destroyed',
    async (operation) => {
      const { person, talk, closingId } = await closedSince();
      const input = asked(operation, person, talk);
      const { body } = await send(operation, input);
      expect((await send(operation, input)).body).toEqual(body);
      await forget(input);
      const again = await send(operation, input);
      expect([again.status, again.body.madeOn, again.body.dueOn]).toEqual([200, body.madeOn, body.dueOn]);
      expect((await closing.stop(closingId)).status).toBe(200);
      expect(await rowOf(input.requestId)).toMatchObject({ customer_id: person.id, closed_reference: null, status: 'open' });
      await forget(input);
      expect((await send(operation, input)).status).toBe(200);
      await forget(input);
      const other = await addPerson(backend);
      expect(codeOf(await send(operation, { ...input, customerId: other.id }))).toEqual([422, 'idempotency-key-reused']);
    },
  );

  test('what is asked is not destroyed with the record, and what is kept for repeats does not name them any more', async () => {
    const { person, talk } = await closedSince();
    const inputs: Input[] = [];
    for (const operation of KINDS) {
      const input = asked(operation, person, talk);
      expect((await send(operation, input)).status).toBe(200);
      inputs.push(input);
    }
    expect(await closing.pass(25)).toBe(1);
    for (const { requestId } of inputs)
      expect(await rowOf(requestId)).toMatchObject({ closed_reference: person.reference, status: 'open' });
    const keys = inputs.map(({ commandId }) => commandId);
    const { rowCount } = await backend.pool.query('select from idempotency_keys where key = any($1::uuid[])', [keys]);
    expect(rowCount).toBe(0);
    for (const [index, operation] of KINDS.entries()) {
      const { status, body } = await send(operation, inputs[index] as Input);
      expect([status, body.requestId]).toEqual([200, inputs[index]?.requestId]);
    }
  });

  test('of a rectification the fields and their own words stay, no value and no mark', async () => {
    const { person, talk } = await closedSince();
    const input = asked('rectifications.log', person, talk);
    expect((await send('rectifications.log', input)).body).toMatchObject({ corrected: [], joined: [] });
    expect((await rowOf(input.requestId)).words).toBe(`Said to be wrong: Address, E-mail\n${WORDS}`);
    expect(await countOf('rectification_fields', input.requestId)).toBe(0);
    expect(await countOf('rectification_claims', input.requestId)).toBe(0);
    const { rows } = await backend.pool.query(`select row_to_json(r)::text as all from requests r where id = $1`, [
      input.requestId,
    ]);
    for (const value of [NEW_ROAD, 'marker@example.org', person.addressLine]) expect(rows[0].all).not.toContain(value);
  });

  test('stopped, a rectification is put to values by a supervisor', async () => {
    const { person, talk, closingId } = await closedSince();
    const { requestId } = asked('rectifications.log', person, talk);
    await send('rectifications.log', { ...asked('rectifications.log', person, talk), requestId });
    await closing.stop(closingId);
    const { version } = await disputingAt(backend).read(requestId);
    const fields = [{ field: 'addressLine1', says: NEW_ROAD, incomplete: false }];
    const set = await backend.call('rectifications.setOut', 'supervisor', { commandId: newId(), requestId, version, fields });
    expect([set.status, set.body.step]).toEqual([200, 'being-checked']);
  });

  test('a complaint is kept from whoever it is about; a copy goes to no detail that was held', async () => {
    const { person, talk } = await closedSince();
    const input = asked('complaints.log', person, talk);
    await send('complaints.log', input);
    expect(await countOf('complaints', input.requestId)).toBe(1);
    const copy = asked('accessRequests.log', person, talk);
    expect((await send('accessRequests.log', copy)).body).toMatchObject({ goesTo: null, notSettled: 'not-held', joined: null });
  });

  test('asked after the closing it is heard too; in a conversation of another, or a reference in use, it is not', async () => {
    const { person, talk } = await closedSince();
    const later = asked('complaints.log', person, await converse(backend), { saidAt: new Date().toISOString() });
    expect((await send('complaints.log', later)).status).toBe(200);
    const elsewhere = asked('complaints.log', person, await converse(backend, 'local.adviser'));
    expect(codeOf(await send('complaints.log', elsewhere))).toEqual([409, 'conversation-not-open']);
    const { reference } = later;
    expect(codeOf(await send('complaints.log', asked('complaints.log', person, talk, { reference })))).toEqual([
      409,
      'reference-taken',
    ]);
  });
});

describe('asked by somebody who speaks for them', () => {
  const OPENING = { speaker: 'representative', at: minutesAgo(120) };
  const codesOf = async (person: Person, talk: string) => {
    const answers = KINDS.map(async (operation) => codeOf(await send(operation, asked(operation, person, talk))));
    return new Set((await Promise.all(answers)).map(String));
  };

  test('without authority nothing tells whether there is, or was, such a record', async () => {
    const talk = await converse(backend, 'phone.adviser', OPENING);
    const [destroyed, waiting] = [await closedSince(25), await closedSince()];
    const people = [await addPerson(backend), waiting.person, destroyed.person, { ...waiting.person, id: newId() }];
    for (const person of people) expect(await codesOf(person, talk)).toEqual(new Set(['403,no-authority']));
  });

  test('with the authority they had it is heard while the closing can be stopped', async () => {
    const person = await addPerson(backend);
    const speaking = speakingAt(backend);
    await speaking.record(person, await closing.talk(person), { scopes: ['information', 'requests'] });
    const talk = await converse(backend, 'phone.adviser', OPENING);
    await speaking.use(person, talk);
    await closing.close(person, await closing.talk(person));
    expect(await codesOf(person, talk)).toEqual(new Set(['200,']));
  });
});

describe('come once the record has been destroyed', () => {
  test.each(KINDS)('%s is heard under the reference that what stays is kept under', async (operation) => {
    const { person } = await closedSince(25);
    const input = asked(operation, person, await converse(backend));
    const { status, body } = await send(operation, input);
    expect([status, body.customerId]).toEqual([200, person.id]);
    expect(await rowOf(input.requestId)).toMatchObject({ customer_id: null, closed_reference: person.reference, status: 'open' });
    await forget(input);
    expect((await send(operation, input)).status).toBe(200);
  });

  test('where nothing of them is left nobody is known by that id: it can be sent as of somebody we cannot find', async () => {
    const { person } = await closedSince(25, false);
    const conversationId = await converse(backend);
    for (const operation of KINDS)
      expect(codeOf(await send(operation, asked(operation, person, conversationId)))).toEqual([404, 'not-found']);
    const { customerId, about, ...rest } = asked('complaints.log', person, conversationId);
    const unmatched = { ...rest, kind: 'complaint', complaintAbout: about };
    expect((await backend.call('requests.logUnmatched', 'phone.adviser', unmatched)).status).toBe(200);
    expect(await rowOf(rest.requestId)).toMatchObject({
      customer_id: null,
      closed_reference: null,
      made_on: londonDay(new Date(rest.saidAt as string)),
    });
  });
});
