import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startBackend, type TestBackend, testDatabase } from '../../support/backend.ts';
import { type ChangeStream, openStream, untilSo } from '../../support/change-stream.ts';
import { type Disputing, disputingAt } from '../disputing.ts';
import { addPerson, converse, newId, newReference } from '../people.ts';

let backend: TestBackend;
let disputing: Disputing;
const open: ChangeStream[] = [];
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase() });
  disputing = disputingAt(backend);
});
afterEach(async () => {
  for (const stream of open.splice(0)) await stream.cut();
});
afterAll(() => backend?.stop());

async function follow(as: string, from?: string): Promise<ChangeStream> {
  const stream = await openStream(backend.url, await backend.token(as), from);
  open.push(stream);
  expect(stream.status).toBe(200);
  if (from === undefined) await untilSo(() => stream.events.length > 0);
  return stream;
}
const told = (stream: ChangeStream) => stream.events.filter(({ name }) => name === 'request').map(({ data }) => data);
const of = (stream: ChangeStream, requestId: string) => told(stream).filter((data) => data.requestId === requestId);

async function logged(as: string, more: object = {}): Promise<{ requestId: string; commandId: string }> {
  const conversationId = await converse(backend, as);
  const [requestId, commandId] = [newId(), newId()];
  const { status } = await backend.call('requests.logUnmatched', as, {
    ...{ commandId, requestId, reference: newReference(), conversationId, saidAt: new Date().toISOString() },
    ...{ kind: 'access', words: 'Send me what you hold', howToAnswer: 'by phone', ...more },
  });
  expect(status).toBe(200);
  return { requestId, commandId };
}
/** Every reader has been told of everything before this: a request of this person's own that all may follow. */
async function markOf(as: string, stream: ChangeStream): Promise<void> {
  const { requestId } = await logged(as);
  await untilSo(() => of(stream, requestId).length > 0);
}

describe('changes of requests', () => {
  test('are told to whoever may read them: who logged it, the organisation’s supervisors, the privacy team, and nobody else', async () => {
    const [own, colleague, supervisor, privacy, other] = [
      await follow('local.adviser'),
      await follow('phone.adviser'),
      await follow('local.supervisor'),
      await follow('supervisor'),
      await follow('other.adviser'),
    ];
    const { requestId, commandId } = await logged('local.adviser');
    for (const stream of [own, supervisor, privacy]) await untilSo(() => of(stream, requestId).length > 0);
    for (const stream of [own, supervisor, privacy])
      expect(of(stream, requestId)).toEqual([{ requestId, version: 1, commandId }]);
    await markOf('phone.adviser', colleague);
    await markOf('other.adviser', other);
    expect(of(colleague, requestId)).toEqual([]);
    expect(of(other, requestId)).toEqual([]);
  });

  test('never reach whom it is kept from, live or on going on from a place', async () => {
    const before = await follow('supervisor.two');
    const place = before.last();
    const { requestId } = await logged('local.adviser', { kind: 'complaint', words: 'About somebody' });
    await backend.pool.query('insert into requests_unseen (request_id, sub) values ($1, $2)', [requestId, 'supervisor.two']);
    const live = await follow('supervisor.two');
    const privacy = await follow('supervisor');
    await backend.pool.query('update requests set version = version + 1 where id = $1', [requestId]);
    await untilSo(() => of(privacy, requestId).length > 0);
    await markOf('local.adviser', live);
    expect(of(live, requestId)).toEqual([]);
    await before.cut();
    const again = await follow('supervisor.two', place);
    await markOf('local.adviser', again);
    expect(of(again, requestId)).toEqual([]);
  });

  test('follow what moves: a step to check, a decision, a day that is moved by itself is no news', async () => {
    const person = await addPerson(backend);
    const stream = await follow('supervisor');
    const talk = await disputing.talk(person);
    const { body } = await disputing.log(person, talk, [{ field: 'dateOfBirth', says: '1984-03-21', incomplete: false }]);
    const requestId = String(body.requestId);
    await untilSo(() => of(stream, requestId).length > 0);
    const many = of(stream, requestId).length;
    await backend.pool.query(`update requests set due_on = due_on + 1 where id = $1`, [requestId]);
    const check = newId();
    await backend.call('requests.recordCheck', 'supervisor', {
      ...{ commandId: check, requestId, at: new Date().toISOString(), what: 'Asked by phone', outcome: 'bears-customer-out' },
    });
    await untilSo(() => of(stream, requestId).some((data) => data.commandId === check));
    expect(of(stream, requestId)).toHaveLength(many + 1);
    const { version } = await disputing.read(requestId);
    await disputing.decide(requestId, version, [{ field: 'dateOfBirth', decision: 'corrected', seenNow: person.birthDate }]);
    await untilSo(() => of(stream, requestId).some((data) => data.version === version + 1));
  });

  test('hold an id, a version and a command, and nothing that was said', async () => {
    const stream = await follow('supervisor');
    const { requestId } = await logged('phone.adviser', { words: 'Whoever reads this', whoName: 'Zyxwv Qwert' });
    await untilSo(() => of(stream, requestId).length > 0);
    expect(Object.keys(of(stream, requestId)[0] ?? {}).sort()).toEqual(['commandId', 'requestId', 'version']);
  });
});
