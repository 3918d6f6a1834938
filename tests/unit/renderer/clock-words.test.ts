import { expect, test } from 'vitest';
import { clockWords } from '../../../renderer/lib/words/clock.ts';

const MINUTE = 60_000;

test.each([
  [null, null],
  [2 * MINUTE, null],
  [-2 * MINUTE, null],
  [5 * MINUTE, 'This computer’s clock is 5 minutes ahead of the central service’s.'],
  [-121 * MINUTE, 'This computer’s clock is 2 hours behind the central service’s.'],
  [3 * 1440 * MINUTE, 'This computer’s clock is 3 days ahead of the central service’s.'],
])('%s milliseconds: %s', (ms, words) => {
  expect(clockWords(ms)).toBe(words);
});
