import { expect, test } from 'vitest';
import { CHANNELS, isMessage } from '../../../../shared/domain/conversation.ts';
import * as limits from '../../../../shared/domain/limits.ts';

const withCeiling = Object.entries(limits).filter((entry): entry is [string, limits.Limit] => typeof entry[1] === 'object');

test('there are limits to look at', () => expect(withCeiling.length).toBeGreaterThan(5));

test.each(withCeiling)('%s is a whole number within its ceiling', (_, { value, ceiling }) => {
  expect(Number.isInteger(value)).toBe(true);
  expect(value).toBeGreaterThan(0);
  expect(value).toBeLessThanOrEqual(ceiling);
});

test('the numbers the domain names', () => {
  expect(limits.PARK_MINUTES.value).toBe(30);
  expect(limits.FAILED_CHECK_HOURS.value).toBe(24);
  expect(limits.CONTACT_AGE_DAYS.value).toBe(14);
  expect(limits.KNOWN_TO_ME_DAYS.value).toBe(365);
  expect(limits.CLOCK_AHEAD_MINUTES.value).toBe(2);
  expect(limits.KEY_DAYS.value).toBe(90);
  expect([limits.FIND_RESULTS, limits.NOTE_LENGTH, limits.WORDING_WORDS]).toEqual([25, 200, 45]);
  expect(limits.BODY_BYTES).toBe(262_144);
});

test('a message was said when it was sent; a call, a meeting and a video call are said now', () => {
  expect(CHANNELS.filter(isMessage).toSorted()).toEqual(['email', 'post', 'text', 'webchat']);
});
