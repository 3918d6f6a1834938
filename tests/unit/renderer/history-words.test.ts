import { expect, test } from 'vitest';
import { whenWords } from '../../../renderer/screens/requests/history-words.ts';

const NOW = new Date('2026-12-03T15:00:00.000Z');

test.each([
  ['on the day it happened', '2026-12-02', '2026-12-02T10:12:00.000Z', '2 December 2026 at 10:12'],
  ['today', '2026-12-03', '2026-12-03T10:12:00.000Z', 'today at 10:12'],
  ['later than it happened', '2026-12-01', '2026-12-02T10:12:00.000Z', '1 December 2026, recorded 2 December 2026 at 10:12'],
  ['today, and it happened before', '2026-12-01', '2026-12-03T10:12:00.000Z', '1 December 2026, recorded today at 10:12'],
  ['in the evening of a summer’s day in London', '2026-07-02', '2026-07-01T23:30:00.000Z', '2 July 2026 at 00:30'],
  ['at no known time', '2026-12-01', null, '1 December 2026'],
])('recorded %s', (_, on, at, words) => expect(whenWords({ on, at }, NOW)).toBe(words));
