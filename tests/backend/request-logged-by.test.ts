import { afterAll, beforeAll, expect, test } from 'vitest';
import { startBackend, type TestBackend, testDatabase } from '../support/backend.ts';
import { codeOf, unmatched } from './complaining.ts';
import { converse, newId } from './people.ts';

let backend: TestBackend;
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase() });
});
afterAll(() => backend?.stop());

const now = () => new Date().toISOString();
const read = (requestId: string, as: string) => backend.call('requests.read', as, { requestId });
const listed = async (as: string, requestId: string) => {
  const { body } = await backend.call('requests.list', as, { which: 'open', limit: 100 });
  return (body.items as { id: string; recordedByName: string }[]).find(({ id }) => id === requestId)?.recordedByName;
};

test('who takes up a dropped call took down nothing that was taken down before: whose words they are stays', async () => {
  const conversationId = await converse(backend, 'local.adviser');
  const before = unmatched(conversationId, { words: 'Before the line dropped' });
  expect((await backend.call('requests.logUnmatched', 'local.adviser', before)).status).toBe(200);
  for (const [operation, as] of [
    ['conversations.park', 'local.adviser'],
    ['conversations.resume', 'phone.adviser'],
  ] as const)
    expect((await backend.call(operation, as, { commandId: newId(), conversationId, at: now() })).status).toBe(200);
  const after = unmatched(conversationId, { words: 'After it' });
  expect((await backend.call('requests.logUnmatched', 'phone.adviser', after)).status).toBe(200);

  for (const [{ requestId }, name, organisation] of [
    [before, 'Tom Whitaker', '0000000203'],
    [after, 'Priya Shah', '0000000999'],
  ] as const) {
    expect((await read(requestId, 'supervisor')).body).toMatchObject({ recordedByName: name });
    expect(await listed('supervisor', requestId)).toBe(name);
    const { body } = await backend.call('requests.history', 'supervisor', { requestId });
    expect(body.items).toMatchObject([{ event: 'logged', byName: name, organisation }]);
  }

  const over = { commandId: newId(), requestId: before.requestId, to: '0000000999', why: 'Nobody we can find', version: 1 };
  expect((await backend.call('requests.handOver', 'local.supervisor', over)).status).toBe(200);
  expect(codeOf(await read(before.requestId, 'local.supervisor'))).toEqual([404, 'not-found']);
  const { body } = await backend.call('requests.handedOver', 'local.supervisor', {});
  expect(body.items).toMatchObject([{ reference: before.reference, words: 'Before the line dropped' }]);
});
