import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { keepClocks } from '../../backend/requests/clock.ts';
import { startBackend, type TestBackend, testDatabase } from '../support/backend.ts';
import { closingAt } from './closing.ts';
import { codeOf, complainingAt, today, unmatched } from './complaining.ts';
import { addPerson, converse, newId } from './people.ts';
import { rowOf, waiting } from './waiting.ts';

let backend: TestBackend;
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase() });
  for (const as of ['supervisor', 'local.supervisor']) await backend.call('sessions.mine', as, {});
});
afterAll(() => backend?.stop());

const { logged, unseenBy } = complainingAt(() => backend);
// The embedded database has one connection: nothing there waits for a row beside anything else.
describe('what waits for a request', () => {
  test('gives no facts to a complaint that is decided meanwhile', async () => {
    const { requestId } = await logged({ aboutOrganisation: '0000000203' });
    const facts = { factsId: newId(), organisation: '0000000203', what: 'Who rang?', by: today() };
    const asked = await backend.call('requests.askFacts', 'supervisor', { commandId: newId(), requestId, ...facts });
    expect(asked.status).toBe(200);
    const give = () =>
      backend.call('requests.giveFacts', 'local.supervisor', {
        commandId: newId(),
        factsId: facts.factsId,
        facts: 'Nobody here.',
      });
    const decided = `insert into request_decisions (command_id, request_id, decision, reasons, decided_by, decided_by_name, decided_at)
      values ($1, $2, 'upheld', 'x', 'supervisor', 'Margaret Doyle', now())`;
    expect(codeOf(await waiting(backend, rowOf('requests', requestId), give, [decided, [newId(), requestId]]))).toEqual([
      409,
      'not-at-that-step',
    ]);
    const { rows } = await backend.pool.query('select facts from asked_facts where request_id = $1', [requestId]);
    expect(rows).toEqual([{ facts: null }]);
  });

  test('does nothing to one that is kept from its sender meanwhile', async () => {
    const asked = unmatched(await converse(backend), { kind: 'complaint' });
    expect((await backend.call('requests.logUnmatched', 'phone.adviser', asked)).status).toBe(200);
    const { requestId } = asked;
    const claim = () => backend.call('requests.claim', 'supervisor', { commandId: newId(), requestId, version: 1 });
    const kept = `insert into requests_unseen (request_id, sub) values ($1, 'supervisor')`;
    expect(codeOf(await waiting(backend, rowOf('requests', requestId), claim, [kept, [requestId]]))).toEqual([404, 'not-found']);
  });

  test('keeps no copy on a machine of somebody whose closing was waited for', async () => {
    const person = await addPerson(backend);
    const machineId = newId();
    const take = () => backend.call('copies.take', 'phone.adviser', { machineId, customerIds: [person.id] });
    const closed = `update customers set status = 'closed' where id = $1`;
    const { status, body } = await waiting(backend, rowOf('customers', person.id), take, [closed, [person.id]]);
    expect([status, JSON.stringify(body).includes(person.email)]).toEqual([200, false]);
    const { rowCount } = await backend.pool.query('select from copies where customer_id = $1', [person.id]);
    expect(rowCount).toBe(0);
  });

  test('takes no conversation away in which somebody else was dealt with meanwhile', async () => {
    const closing = closingAt(backend);
    const [goes, other] = [await addPerson(backend), await addPerson(backend)];
    const conversationId = await closing.talk(goes);
    expect((await closing.close(goes, conversationId)).body.state).toBe('waiting');
    const destroyed = async () => ({ status: await closing.pass(25), body: {}, headers: new Headers() });
    const hold = ['select from conversations where id = $1 for no key update', [conversationId]] as const;
    const dealt = 'insert into conversation_levels (conversation_id, customer_id, level) values ($1, $2, 2)';
    const { status } = await waiting(backend, [hold[0], [...hold[1]]], destroyed, [dealt, [conversationId, other.id]]);
    expect(status).toBe(1);
    const { rowCount } = await backend.pool.query('select from conversations where id = $1', [conversationId]);
    expect(rowCount).toBe(1);
  });

  test('keeps nobody from a complaint who was met while it was said that it is about another', async () => {
    const { requestId } = await logged({ aboutName: 'Somebody Tall' }, 'local.adviser');
    const name = () =>
      backend.call('complaints.nameWhom', 'supervisor', { commandId: newId(), requestId, version: 1, nobodyOfOurs: true });
    const met = `insert into people (sub, name, organisation, seen_on) values ('tall.one', 'Somebody Tall', '0000000203', current_date)`;
    const kept = `insert into requests_unseen (request_id, sub) values ($1, 'tall.one')`;
    expect((await waiting(backend, [met, []], name, [kept, [requestId]])).status).toBe(200);
    expect(await unseenBy(requestId)).toEqual([]);
  });

  test('is not done by the round that moves the days of what waits: whoever holds a request keeps its clock', async () => {
    const asked = unmatched(await converse(backend), { kind: 'access' });
    expect((await backend.call('requests.logUnmatched', 'phone.adviser', asked)).status).toBe(200);
    const { requestId } = asked;
    await backend.pool.query(`update requests set waiting_for = 'proof', waiting_since = made_on where id = $1`, [requestId]);
    const client = await backend.pool.connect();
    try {
      await client.query('begin');
      await client.query(`update requests set due_on = '2031-01-01' where id = $1`, [requestId]);
      const round = keepClocks(backend.pool, 'waiting', new Date(Date.now() + 10 * 86_400_000));
      await Promise.race([round, new Promise((later) => setTimeout(later, 1_000))]);
      await client.query('commit');
      await round;
    } finally {
      client.release();
    }
    const { rows } = await backend.pool.query('select due_on::text as day from requests where id = $1', [requestId]);
    expect(rows).toEqual([{ day: '2031-01-01' }]);
  });
});
