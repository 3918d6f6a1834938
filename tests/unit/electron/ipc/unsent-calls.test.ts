import { expect, test } from 'vitest';
import { unsentCalls } from '../../../../electron/ipc/unsent-calls.ts';

const calls = unsentCalls({} as Parameters<typeof unsentCalls>[0]);
const id = '0190b5a2-7c1e-7a3b-8c4d-5e6f7a8b9c0d';
const input = {
  commandId: id,
  customerId: id,
  conversationId: id,
  saidAt: '2026-11-23T10:00:00Z',
  decisions: [{ purpose: 'satisfaction-survey', decision: 'withdrawn' }],
};
const replaces = (change: object) =>
  calls.replaceItem.input.safeParse({ itemId: id, operation: 'consents.decide', input, ...change });

test('a replacement is held to the schema of its own operation', () => {
  expect(replaces({}).success).toBe(true);
  expect(replaces({ input: { ...input, decisions: [] } }).error?.issues).toMatchObject([{ path: ['input', 'decisions'] }]);
  expect(replaces({ input: { ...input, more: 1 } }).success).toBe(false);
});

test.each(['deskEvents.record', 'customers.find', 'customers.checkIdentity', 'nobody.knows'])(
  '%s is nothing that a page may put in an item’s place',
  (operation) => {
    expect(replaces({ operation }).success).toBe(false);
  },
);

test('a reason is one of the list', () => {
  const parse = (reason: string) => calls.discardItem.input.safeParse({ itemId: id, reason }).success;
  expect([parse('wrong-person'), parse('she said so')]).toEqual([true, false]);
});
