import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startBackend, type TestBackend, testDatabase } from '../support/backend.ts';
import { codeOf, complainingAt, today, unmatched } from './complaining.ts';
import { converse, newId } from './people.ts';
import { rowOf, waiting } from './waiting.ts';

let backend: TestBackend;
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase() });
  for (const as of ['supervisor', 'local.supervisor']) await backend.call('sessions.mine', as, {});
});
afterAll(() => backend?.stop());

const { logged } = complainingAt(() => backend);
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
});
