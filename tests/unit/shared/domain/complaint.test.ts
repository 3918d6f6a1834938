import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { personAt } from '../../../../backend/synthetic/generate.ts';
import { daysBetween } from '../../../../shared/domain/calendar.ts';
import { mayMean, progressDue } from '../../../../shared/domain/complaint.ts';

test('whoever complained hears again within fourteen days, over the end of a month and of a year', () => {
  expect(progressDue('2026-11-30')).toBe('2026-12-14');
  expect(progressDue('2026-12-25')).toBe('2027-01-08');
  expect(progressDue('2028-02-20')).toBe('2028-03-05');
  const days = fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(days, (date) => {
      const day = date.toISOString().slice(0, 10);
      expect(daysBetween(day, progressDue(day))).toBe(14);
    }),
  );
});

describe('whom a name may mean', () => {
  test.each([
    ['Margaret Doyle', true],
    ['margaret', true],
    ['DOYLE', true],
    ['Mrs Doyle', true],
    ['Doyle, Margaret', true],
    ['Maggie Doyle', true],
    ['the supervisor Margaret Doyle from Leeds', true],
    ['Márgaret Dóyle', true],
    ['Tom Whitaker', false],
    ['Marg', false],
    ['a woman in Leeds', false],
    ['Mr', false],
  ])('%s: %s', (said, may) => expect(mayMean(said, 'Margaret Doyle')).toBe(may));

  test('everybody by their whole name, in either order and in capitals, with or without a title', () => {
    fc.assert(
      fc.property(fc.nat({ max: 5_000 }), fc.constantFrom('', 'Mr ', 'Dr '), (at, title) => {
        const { givenName, familyName } = personAt(1, at);
        const name = `${givenName} ${familyName}`;
        for (const said of [name, `${familyName} ${givenName}`, name.toUpperCase(), familyName])
          expect([said, mayMean(title + said, name)]).toEqual([said, true]);
      }),
    );
  });
});
