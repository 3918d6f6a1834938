import { expect, test } from 'vitest';
import { ageOn, isYoung } from '../../../../shared/domain/authority.ts';

test.each([
  ['2010-11-29', '2026-11-29', 16],
  ['2010-11-30', '2026-11-29', 15],
  ['2008-02-29', '2025-02-28', 16],
  ['2008-02-29', '2025-03-01', 17],
  ['2008-02-29', '2028-02-29', 20],
])('born on %s somebody is, on %s, %i', (born, day, age) => expect(ageOn(born, day)).toBe(age));

test.each([
  ['2013-11-29', true],
  ['2013-11-30', false],
  ['2008-11-30', true],
  ['2008-11-29', false],
  [null, false],
])('born on %s, on 29 November 2026 the younger wording is theirs: %s', (born, young) =>
  expect(isYoung(born, '2026-11-29')).toBe(young),
);

test('a day that does not exist is none', () => expect(() => ageOn('2010-02-30', '2026-01-01')).toThrow(RangeError));
