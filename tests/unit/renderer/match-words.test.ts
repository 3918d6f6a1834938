import { expect, test } from 'vitest';
import { matchedWords, matchLines } from '../../../renderer/screens/complaint/match-words.ts';

type Request = Parameters<typeof matchLines>[0];
const request = (more: object) =>
  ({ customerId: null, name: 'Ada Ng', madeOn: '2026-11-30', takenBack: null, ...more }) as unknown as Request;
const back = (purposes: readonly string[], bySomebodyElse = false) => ({ takenBack: { purposes, bySomebodyElse } });
const STAYS = 'On the record of Bo Lee it stays taken back. Put that right there, with them.';

test('before a match stands what follows from it', () => {
  const then = 'From then on it stands on their record. Its words and its day stay.';
  expect(matchLines(request({}))).toEqual([then]);
  const survey = 'Research organisations that were sent their details are to be told to stop.';
  const erased = 'The answers they gave under it are erased and do not come back. Whoever was given them is to be told.';
  const lines = (purposes: readonly string[]) => matchLines(request(back(purposes))).slice(2);
  expect(lines(['satisfaction-survey'])).toEqual([survey]);
  expect(lines(['ethnicity-monitoring'])).toEqual([erased]);
  expect(lines(['satisfaction-survey', 'disability-monitoring'])).toEqual([erased, survey]);
  expect(matchLines(request(back(['ethnicity-monitoring'], true))).join(' ')).not.toContain('erased');
  const again = matchLines(request({ customerId: 'c', name: 'Bo Lee', ...back(['satisfaction-survey']) }));
  expect([again[0], again.at(-1)]).toEqual(['It goes from Bo Lee.', STAYS]);
});

test('once it is matched, what the first match did on the other record is named', () => {
  const whose = 'It is Ada Ng’s now. Its words and its day stay.';
  const words = (more: object) => matchedWords(request({ name: 'Bo Lee', ...more }), 'Ada Ng');
  const taken = 'What they took back is taken back on their record.';
  expect(words({})).toBe(whose);
  expect(words(back(['satisfaction-survey']))).toBe(`${whose} ${taken}`);
  expect(words({ customerId: 'c', ...back(['satisfaction-survey']) })).toBe(`${whose} ${taken} ${STAYS}`);
  expect(words({ customerId: 'c', ...back(['satisfaction-survey'], true) })).toBe(whose);
});
