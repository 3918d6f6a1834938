import { expect, test } from 'vitest';
import type { Item } from '../../../renderer/lib/items.ts';
import { consentsNow, type Said } from '../../../renderer/lib/said.ts';
import type { ItemState } from '../../../shared/desk.ts';

const held = [
  { purpose: 'satisfaction-survey', state: 'given', since: '2026-01-01T10:00:00Z', receivedAt: '2026-01-01T10:00:00Z' },
  { purpose: 'ethnicity-monitoring', state: 'not-asked', since: null, receivedAt: null },
] as const;
const one = (itemId: string, decision: 'withdrawn' | 'given'): Said => ({
  itemId,
  customerId: 'c',
  conversationId: 'v',
  saidAt: '2026-03-01T10:00:00Z',
  decisions: [{ purpose: 'satisfaction-survey', decision }],
});
const items = (states: Record<string, ItemState>, learnt = 100): ReadonlyMap<string, Item> =>
  new Map(
    Object.entries(states).map(([itemId, state]) => [
      itemId,
      { itemId, operation: 'consents.decide', state, at: '', receivedAt: null, learnt, problem: null },
    ]),
  );
const survey = (said: readonly Said[], known: ReadonlyMap<string, Item>, readAt = 50) =>
  consentsNow(held, said, known, readAt)[0];

test('what was said here holds at once, sent or not', () => {
  for (const state of ['waiting', 'sending', 'asking-again', 'received'] as const)
    expect(survey([one('a', 'withdrawn')], items({ a: state }))).toEqual({
      purpose: 'satisfaction-survey',
      state: 'withdrawn',
      since: '2026-03-01T10:00:00Z',
      itemId: 'a',
    });
  expect(survey([one('a', 'withdrawn')], new Map())?.state).toBe('withdrawn');
});

test('a refused decision changes nothing', () => {
  expect(survey([one('a', 'withdrawn')], items({ a: 'needs-attention' }))).toMatchObject({ state: 'given', itemId: null });
});

test('once the centre has answered after receiving it, its answer stands', () => {
  expect(survey([one('a', 'withdrawn')], items({ a: 'received' }, 100), 101)).toMatchObject({ state: 'given', itemId: null });
});

test('the last thing said wins, and other purposes stay as held', () => {
  const said = [one('a', 'withdrawn'), one('b', 'given')];
  expect(survey(said, items({ a: 'waiting', b: 'waiting' }))).toMatchObject({ state: 'given', itemId: 'b' });
  expect(consentsNow(held, said, items({}), 50)[1]).toEqual({
    purpose: 'ethnicity-monitoring',
    state: 'not-asked',
    since: null,
    itemId: null,
  });
});
