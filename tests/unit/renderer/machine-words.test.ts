import { describe, expect, test } from 'vitest';
import { othersUnsentWords } from '../../../renderer/lib/words/others-unsent.ts';
import {
  attentionWords,
  copiesWords,
  handedOverWords,
  seenWords,
  standingOf,
  standingWords,
  unsentWords,
} from '../../../renderer/screens/machines/machine-words.ts';
import type { MachineRow } from '../../../renderer/screens/machines/machines-query.ts';

// A Saturday.
const NOW = new Date('2026-11-28T12:00:00Z');
const row = (change: Partial<MachineRow> = {}): MachineRow => ({
  ...{ machineId: '4f2a91c0-1b2c-4d3e-8f90-123456789abc', personName: 'Priya Shah', organisation: '0000000999' },
  ...{ seenAt: '2026-11-28T11:48:00Z', waiting: 0, sending: 0, askingAgain: 0, needsAttention: 0, level: 'ok' },
  ...{ oldestSaidOn: null, oldestRecordedAt: null, handedOver: [], copies: 0, copiesUntil: null, lostSince: null },
  ...{ appVersion: '0.1.0' },
  ...change,
});

test('how it stands: lost before late, late before fine', () => {
  expect(standingWords(row())).toBe('Nothing unsent');
  expect(standingWords(row({ waiting: 1 }))).toBe('In good time');
  expect(standingWords(row({ waiting: 1, level: 'amber' }))).toBe('Over a working day late');
  expect(standingWords(row({ waiting: 1, level: 'red' }))).toBe('Over two working days late');
  expect(standingOf(row({ level: 'red', lostSince: '2026-11-28T11:00:00Z' }))).toBe('lost');
});

test.each([
  ['2026-11-28', '1 unsent, said today'],
  ['2026-11-27', '1 unsent, said yesterday'],
  ['2026-11-24', '1 unsent, said on Tuesday'],
  ['2026-11-21', '1 unsent, said on 21 November 2026'],
  // A clock that runs ahead says tomorrow.
  ['2026-11-29', '1 unsent, said on 29 November 2026'],
])('what was said on %s', (oldestSaidOn, words) => expect(unsentWords(row({ waiting: 1, oldestSaidOn }), NOW)).toBe(words));

test('of several it is the oldest', () =>
  expect(unsentWords(row({ askingAgain: 1, needsAttention: 2, oldestSaidOn: '2026-11-24' }), NOW)).toBe(
    '3 unsent, the oldest said on Tuesday',
  ));

test('when it was last seen', () => {
  expect(seenWords('2026-11-28T11:59:40Z', NOW)).toBe('Last seen just now');
  expect(seenWords('2026-11-28T11:48:00Z', NOW)).toBe('Last seen 12 minutes ago');
  expect(seenWords('2026-11-27T11:00:00Z', NOW)).toBe('Last seen 25 hours 0 min ago');
  expect(seenWords('2026-11-20T12:00:00Z', NOW)).toBe('Last seen 8 days ago');
});

test('what needs attention, and what is held', () => {
  expect([attentionWords(row()), copiesWords(row())]).toEqual(['', '']);
  expect(attentionWords(row({ needsAttention: 1 }))).toBe('1 needs Priya Shah’s attention');
  expect(attentionWords(row({ needsAttention: 2 }))).toBe('2 need Priya Shah’s attention');
  expect(copiesWords(row({ copies: 6, copiesUntil: '2026-11-28T18:30:00Z' }))).toBe(
    '6 sealed copies of customers’ records, until 18:30',
  );
});

test('what was given to a supervisor, also by a version that knows more kinds', () => {
  const one = { itemId: 'a', recordedAt: '2026-11-23T12:00:00Z', since: '2026-11-25T12:00:00Z' };
  expect(handedOverWords({ ...one, operation: 'consents.decide', reason: 'wrong-person' }, NOW)).toBe(
    'The decision about consent: “It was recorded for the wrong person”, given to a supervisor 3 days ago',
  );
  expect(handedOverWords({ ...one, operation: 'things.invent', reason: 'done-elsewhere' }, NOW)).toContain('does not know');
});

describe('other people’s work on this computer', () => {
  test('is a number to a colleague', () => {
    expect(othersUnsentWords(0, true)).toBe('');
    expect(othersUnsentWords(1, true)).toBe('One item of a colleague waits on this computer until they sign in again.');
    expect(othersUnsentWords(2, true)).toBe('2 items of a colleague wait on this computer until they sign in again.');
  });

  test('and with nobody signed in', () =>
    expect(othersUnsentWords(2, false)).toBe(
      '2 items wait on this computer, sealed, until the person who recorded them signs in again.',
    ));
});
