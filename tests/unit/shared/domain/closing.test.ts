import { expect, test } from 'vitest';
import { CLOSING_STATES, mayGoOn, safetyNetEnds } from '../../../../shared/domain/closing.ts';
import { SAFETY_NET_HOURS } from '../../../../shared/domain/limits.ts';

test('a closing goes on, or is stopped before anything is gone', () => {
  const ways = CLOSING_STATES.flatMap((from) => CLOSING_STATES.filter((to) => mayGoOn(from, to)).map((to) => `${from} > ${to}`));
  expect(ways).toEqual([
    'to-confirm > waiting',
    'to-confirm > stopped',
    'waiting > stopped',
    'waiting > destroyed',
    'destroyed > cleaned',
  ]);
});

test('the safety net is hours, and at most a week', () => {
  expect(safetyNetEnds(Date.UTC(2026, 2, 28, 12), SAFETY_NET_HOURS.value)).toBe(Date.UTC(2026, 2, 29, 12));
  expect(SAFETY_NET_HOURS.ceiling).toBe(7 * 24);
});
