import { expect, test } from 'vitest';
import { decisionLines, eventWords, STAYS_TAKEN_BACK, whenWords } from '../../../renderer/screens/requests/history-words.ts';

const NOW = new Date('2026-12-03T15:00:00.000Z');

test.each([
  ['on the day it happened', '2026-12-02', '2026-12-02T10:12:00.000Z', '2 December 2026 at 10:12'],
  ['today', '2026-12-03', '2026-12-03T10:12:00.000Z', 'today at 10:12'],
  ['later than it happened', '2026-12-01', '2026-12-02T10:12:00.000Z', '1 December 2026, recorded 2 December 2026 at 10:12'],
  ['today, and it happened before', '2026-12-01', '2026-12-03T10:12:00.000Z', '1 December 2026, recorded today at 10:12'],
  ['in the evening of a summer’s day in London', '2026-07-02', '2026-07-01T23:30:00.000Z', '2 July 2026 at 00:30'],
  ['at no known time', '2026-12-01', null, '1 December 2026'],
])('recorded %s', (_, on, at, words) => expect(whenWords({ on, at }, NOW)).toBe(words));

const happened = (more: object) =>
  ({
    ...{ event: 'reopened', on: '2026-12-03', at: null, byName: null, organisation: null, toName: null, text: null },
    ...{ outcome: null, reference: null, field: null, decisions: [], ...more },
  }) as Parameters<typeof decisionLines>[0];
const decided = { field: 'dateOfBirth', decision: 'kept', value: null, reasons: 'The passport says so.' };

test('what is taken back is told with who had decided it and when, where that is known', () => {
  const who = { byName: 'Margaret Doyle', at: '2026-12-02T10:12:00.000Z' };
  const lines = (event: string, more: object) => decisionLines(happened({ event, decisions: [{ ...decided, ...more }] }), NOW);
  const back = 'Taken back. Date of birth: Kept, with reasons. The passport says so.';
  expect(lines('reopened', who)).toEqual([`${back} (Margaret Doyle, 2 December 2026 at 10:12)`]);
  expect(lines('taken-back', who)).toEqual([`${back} (Margaret Doyle, 2 December 2026 at 10:12)`]);
  expect(lines('reopened', {})).toEqual([back]);
  expect(lines('decided', {})).toEqual(['Date of birth: Kept, with reasons. The passport says so.']);
});

test('a match tells the consents that it took back; one with another record, that they stay taken back on the first', () => {
  const decisions = [{ field: 'satisfaction-survey', decision: 'withdrawn', value: null, reasons: null }];
  const first = happened({ event: 'matched', decisions });
  expect([eventWords(first), decisionLines(first, NOW)]).toEqual([
    'Matched with a record',
    ['Consent taken back: Satisfaction surveys'],
  ]);
  const again = happened({ event: 'matched', outcome: 'another-record', decisions });
  expect(eventWords(again)).toBe('Matched with another record');
  expect(decisionLines(again, NOW)).toEqual(['Consent taken back: Satisfaction surveys', STAYS_TAKEN_BACK]);
});
