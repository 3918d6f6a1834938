import { expect, test } from 'vitest';
import { machineState } from '../../../../electron/machines/machine-state.ts';
import type { UnsentItem } from '../../../../shared/desk.ts';

const id = (number: number) => `01900000-0000-7000-8000-${String(number).padStart(12, '0')}`;
const item = (number: number, more: Partial<UnsentItem> = {}): UnsentItem => ({
  ...{ itemId: id(number), operation: 'consents.decide', state: 'waiting', recordedAt: `2026-11-2${number}T10:00:00.000Z` },
  ...{ whom: 'Zoë Quill', input: {}, problem: null, attempts: 0, nextAttempt: null, behind: false },
  ...{ held: false, handedOver: null, handedOverAt: null, closedOn: null },
  ...more,
});

test('counts by state, the oldest day said and the oldest recording, which may be another’s', () => {
  const items = [
    item(3, { state: 'asking-again', input: { saidAt: '2026-11-19T23:30:00Z', customerId: id(99) } }),
    item(2, { state: 'sending' }),
    item(4, { state: 'needs-attention', input: { at: '2026-11-24T09:00:00Z' } }),
    item(5),
  ];
  expect(machineState(items)).toEqual({
    ...{ waiting: 1, sending: 1, askingAgain: 1, needsAttention: 1 },
    ...{ oldestSaidOn: '2026-11-19', oldestRecordedAt: '2026-11-22T10:00:00.000Z', handedOver: [] },
  });
});

test('of what was given to a supervisor: what kind, why and since when, never whose or what was said', () => {
  const handed = { state: 'needs-attention', handedOver: 'wrong-person', handedOverAt: '2026-11-26T10:00:00.000Z' } as const;
  const said = { customerId: id(99), changes: [{ field: 'email', value: 'zoe@example.org' }] };
  // One that an earlier version of the app kept has no time.
  const state = machineState([item(1, { ...handed, input: said }), item(2, { ...handed, handedOverAt: null })]);
  const of = (number: number, since: string) => ({
    ...{ itemId: id(number), operation: 'consents.decide', reason: 'wrong-person' },
    ...{ recordedAt: `2026-11-2${number}T10:00:00.000Z`, since },
  });
  expect(state.handedOver).toEqual([of(1, '2026-11-26T10:00:00.000Z'), of(2, '2026-11-22T10:00:00.000Z')]);
  for (const secret of ['Zoë', 'example.org', id(99)]) expect(JSON.stringify(state)).not.toContain(secret);
});

test('names a hundred of those at most; the count tells the rest', () => {
  const items = Array.from({ length: 130 }, () => item(1, { state: 'needs-attention', handedOver: 'cannot-be-done' }));
  const { handedOver, needsAttention } = machineState(items);
  expect([handedOver.length, needsAttention]).toEqual([100, 130]);
});

test('nothing unsent', () =>
  expect(machineState([])).toEqual({
    ...{ waiting: 0, sending: 0, askingAgain: 0, needsAttention: 0 },
    ...{ oldestSaidOn: null, oldestRecordedAt: null, handedOver: [] },
  }));
