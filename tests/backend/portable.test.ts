import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays } from '../../shared/domain/calendar.ts';
import { startBackend, type TestBackend, testDatabase } from '../support/backend.ts';
import { type Accessing, accessingAt } from './accessing.ts';
import { type Body, codeOf, faults, otherRight, today, unmatched } from './complaining.ts';
import { type Copying, copyingAt } from './copying.ts';
import { type Handling, handlingAt } from './handling.ts';
import { addAnswers, addPerson, auditOf, converse, type Person } from './people.ts';

let backend: TestBackend;
let desk: Accessing;
let work: Copying;
let here: Handling;
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase() });
  desk = accessingAt(backend);
  work = copyingAt(backend);
  here = handlingAt(backend);
});
afterAll(() => backend?.stop());

/** Somebody who told us something under a consent asks for it, at level 1. */
async function asked(as = 'phone.adviser'): Promise<{ person: Person; requestId: string }> {
  const person = await addPerson(backend);
  await addAnswers(backend, person);
  const input = otherRight(person, await desk.talk(person, 1, as), { right: 'portability', howToAnswer: 'by e-mail' });
  expect((await backend.call('otherRights.log', as, input)).status).toBe(200);
  return { person, requestId: input.requestId };
}
const fileOf = (requestId: string) => backend.call('requests.copy', 'supervisor', { requestId });
const send = async (requestId: string, more: Body = {}, as = 'supervisor') => {
  const { body } = await fileOf(requestId);
  const hash = (body.copy as { hash: string } | undefined)?.hash ?? '0'.repeat(64);
  const version = await work.versionOf(requestId);
  return work.call('otherRights.send', requestId, { version, hash, on: today(), how: 'post', ...more }, as);
};
const decide = async (requestId: string, more: Body = {}) =>
  work.call('otherRights.decide', requestId, {
    ...{ version: await work.versionOf(requestId), right: 'portability', decision: 'done', ...more },
  });

describe('what somebody takes elsewhere', () => {
  test('is no file before they said at level 3 where it goes; then it is sent there, recorded, and done', async () => {
    const { person, requestId } = await asked();
    expect(codeOf(await fileOf(requestId))).toEqual([404, 'not-found']);
    expect(faults(await send(requestId))).toEqual([400, '/how level-too-low']);
    expect(faults(await decide(requestId))).toEqual([400, '/decision not-sent']);
    expect(codeOf(await desk.settle(person, await desk.talk(person, 2), 'address'))).toEqual([403, 'level-too-low']);
    expect((await desk.settle(person, await desk.talk(person), 'address')).status).toBe(200);
    expect(await work.workOf(requestId)).toMatchObject({ goesTo: 'address', sent: null });

    const { body } = await fileOf(requestId);
    const { hash } = body.copy as { hash: string };
    expect(faults(await send(requestId, { how: 'secure-email' }))).toEqual([400, '/how not-here']);
    expect(faults(await send(requestId, { on: addDays(today(), -1) }))).toEqual([400, '/on too-early']);
    expect(codeOf(await send(requestId, { hash: '0'.repeat(64) }))).toEqual([409, 'changed-meanwhile']);
    expect((await send(requestId)).status).toBe(200);
    expect(await work.workOf(requestId)).toMatchObject({ sent: { on: today(), how: 'post' } });
    const { rows } = await backend.pool.query('select sent_how, sent_hash from access_requests where request_id = $1', [
      requestId,
    ]);
    expect(rows).toEqual([{ sent_how: 'post', sent_hash: hash }]);
    expect((await here.history(requestId)).map(({ event }) => event)).toContain('copy-sent');
    const acts = (await auditOf(backend, person)).filter(({ operation }) => operation === 'otherRights.send');
    expect(acts).toMatchObject([{ kind: 'request', outcome: 'copy-sent', details: { request: requestId, how: 'post', hash } }]);
    expect((await decide(requestId)).body).toMatchObject({ step: 'tell-customer' });
    expect(codeOf(await send(requestId))).toEqual([409, 'not-at-that-step']);
  });

  test('goes to no detail that became younger than 14 days', async () => {
    const { person, requestId } = await asked();
    expect((await desk.settle(person, await desk.talk(person), 'email')).status).toBe(200);
    await backend.pool.query(
      `update held_values set obtained_at = now() - interval '2 days' where customer_id = $1 and field = 'email'`,
      [person.id],
    );
    expect(faults(await send(requestId, { how: 'secure-email' }))).toEqual([400, '/how too-recent']);
  });

  test('is neither a file nor done while proof of who asks is waited for', async () => {
    const { person, requestId } = await asked();
    expect((await desk.settle(person, await desk.talk(person), 'address')).status).toBe(200);
    await here.act('requests.wait', requestId, { version: 1, waitsFor: 'proof', askedOn: today() });
    expect(codeOf(await fileOf(requestId))).toEqual([404, 'not-found']);
    expect(codeOf(await send(requestId))).toEqual([409, 'not-at-that-step']);
    expect(faults(await decide(requestId))).toEqual([400, '/decision in-doubt']);
    await here.act('requests.resume', requestId, { version: 2, cameOn: today() });
    expect((await fileOf(requestId)).status).toBe(200);
    expect((await send(requestId)).status).toBe(200);
  });

  test('of nobody we could find is none until they were matched, and said at level 3 where it goes', async () => {
    const input = unmatched(await converse(backend), {
      kind: 'other-right',
      right: 'portability',
      saidAt: new Date().toISOString(),
    });
    expect((await backend.call('requests.logUnmatched', 'phone.adviser', input)).status).toBe(200);
    const person = await addPerson(backend);
    const match = { version: 1, customerId: person.id, confirmed: true };
    expect((await work.call('requests.match', input.requestId, match)).status).toBe(200);
    expect(codeOf(await fileOf(input.requestId))).toEqual([404, 'not-found']);
    expect(faults(await send(input.requestId))).toEqual([400, '/how level-too-low']);
    expect((await desk.settle(person, await desk.talk(person), 'address')).body).toMatchObject({ reference: input.reference });
    expect((await fileOf(input.requestId)).status).toBe(200);
  });

  test('is not sent by who logged it; where a copy is asked for too, one word settles both', async () => {
    const { person, requestId } = await asked('supervisor');
    const copy = await desk.log(person, await desk.talk(person, 1));
    const { body } = await desk.settle(person, await desk.talk(person), 'address');
    expect(body.reference).toBe(copy.body.reference);
    expect(await work.workOf(copy.body.requestId)).toMatchObject({ goesTo: 'address' });
    expect(codeOf(await send(requestId))).toEqual([403, 'four-eyes']);
    expect((await send(requestId, {}, 'supervisor.two')).status).toBe(200);
  });
});
