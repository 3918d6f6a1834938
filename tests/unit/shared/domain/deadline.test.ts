import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, addMonths, daysBetween, isDay } from '../../../../shared/domain/calendar.ts';
import { type DeadlineFacts, deadlineFor } from '../../../../shared/domain/deadline.ts';
import { madeOn, REQUEST_KINDS } from '../../../../shared/domain/request.ts';
import { isWorkingDay } from '../../../../shared/domain/working-days.ts';
import { rounds, seed } from '../../../support/rounds.ts';

const due = (facts: DeadlineFacts) => deadlineFor(facts).dueOn;
const said = (facts: DeadlineFacts) => deadlineFor(facts).steps.map(({ says }) => says);

describe('one month', () => {
  test.each([
    ['2026-09-10', '2026-10-12', 'on a Saturday, so the Monday'],
    ['2026-09-09', '2026-10-09', 'on a working day'],
    ['2026-01-31', '2026-03-02', 'the last day of February, a Saturday, so the Monday'],
    ['2027-01-29', '2027-03-01', 'no 29 February: the last day, a Sunday, so the Monday'],
    ['2028-01-30', '2028-02-29', 'the last day of a leap year’s February'],
    ['2028-01-29', '2028-02-29', 'the same day in a leap year'],
    ['2028-02-29', '2028-03-29', 'from a leap day'],
    ['2026-08-31', '2026-09-30', 'from a 31st to the last of a month of 30'],
    ['2026-03-03', '2026-04-07', 'Good Friday, so the Tuesday after Easter'],
    ['2025-03-21', '2025-04-22', 'Easter Monday, so the Tuesday'],
    ['2026-04-04', '2026-05-05', 'the early May bank holiday'],
    ['2026-11-25', '2026-12-29', 'Christmas Day on a Friday, Boxing Day made up for on Monday'],
    ['2027-11-25', '2027-12-29', 'Christmas on a weekend, both made up for'],
    ['2021-12-01', '2022-01-04', 'New Year’s Day on a Saturday, made up for'],
    ['2026-12-31', '2027-02-01', 'over the year, to a Sunday'],
  ])('from %s is due on %s: %s', (made, expected) => {
    for (const kind of ['rectification', 'closure', 'access', 'other-right'] as const)
      expect(deadlineFor({ madeOn: made, kind })).toMatchObject({ dueOn: expected, extendBy: expected });
  });

  test('each step is said', () => {
    expect(said({ madeOn: '2026-03-03', kind: 'rectification' })).toEqual([
      'The request was made on Tuesday 3 March 2026.',
      'One month later is Friday 3 April 2026.',
      'That is a bank holiday in England and Wales (Good Friday), so it is the next working day, Tuesday 7 April 2026.',
    ]);
    expect(said({ madeOn: '2026-01-31', kind: 'access' })).toEqual([
      'The request was made on Saturday 31 January 2026.',
      'One month later is Saturday 28 February 2026, the last day of a shorter month.',
      'That is a Saturday, so it is the next working day, Monday 2 March 2026.',
    ]);
  });
});

describe('the day it was made', () => {
  test.each([
    ['2026-07-15T23:30:00Z', '2026-07-16', 'half past midnight in British Summer Time'],
    ['2026-01-15T23:30:00Z', '2026-01-15', 'half past eleven in winter'],
    ['2026-03-29T00:30:00Z', '2026-03-29', 'the night the clocks go forward'],
    ['2026-10-24T23:30:00Z', '2026-10-25', 'the night the clocks go back'],
  ])('said at %s is %s: %s', (saidAt, day) => {
    expect(madeOn(saidAt, '2026-12-01T09:00:00Z')).toBe(day);
  });

  test('half past eleven at night UTC in summer is due a day later than in winter', () => {
    expect(due({ madeOn: madeOn('2026-06-30T23:30:00Z', '2026-07-09T09:00:00Z'), kind: 'rectification' })).toBe('2026-08-03');
    expect(due({ madeOn: '2026-06-30', kind: 'rectification' })).toBe('2026-07-30');
  });
});

test('proof later than the request starts the time; earlier it does not', () => {
  expect(due({ madeOn: '2026-09-01', proofOn: '2026-09-08', kind: 'access' })).toBe('2026-10-08');
  expect(due({ madeOn: '2026-09-01', proofOn: '2026-08-20', kind: 'access' })).toBe('2026-10-01');
  expect(said({ madeOn: '2026-09-01', proofOn: '2026-09-08', kind: 'access' })[1]).toBe(
    'Proof of who was asking came on Tuesday 8 September 2026. The time runs from that day.',
  );
});

describe('days not counted', () => {
  const access = (...notCounted: { from: string; to: string }[]) => due({ madeOn: '2026-09-01', kind: 'access', notCounted });
  test('are added, the first and the last of them too', () => {
    expect(access({ from: '2026-09-03', to: '2026-09-07' })).toBe('2026-10-06');
    expect(access({ from: '2026-09-03', to: '2026-09-03' })).toBe('2026-10-02');
  });
  test('are added once, however they overlap', () => {
    expect(access({ from: '2026-09-05', to: '2026-09-07' }, { from: '2026-09-03', to: '2026-09-06' })).toBe('2026-10-06');
    expect(access({ from: '2026-09-03', to: '2026-09-04' }, { from: '2026-09-05', to: '2026-09-07' })).toBe('2026-10-06');
  });
  test('before the start and after the end change nothing', () => {
    expect(access({ from: '2026-08-01', to: '2026-08-20' })).toBe('2026-10-01');
    expect(access({ from: '2026-10-02', to: '2026-10-20' })).toBe('2026-10-01');
    expect(access({ from: '2026-08-30', to: '2026-09-01' })).toBe('2026-10-02');
  });
  test('that begin on days won by earlier ones count too', () => {
    expect(access({ from: '2026-09-28', to: '2026-09-30' }, { from: '2026-10-02', to: '2026-10-03' })).toBe('2026-10-06');
  });
  test('that begin on a day off at the end count from the working day after it', () => {
    // A month after 3 September 2026 is Saturday 3 October.
    const off = (from: string, to: string) => due({ madeOn: '2026-09-03', kind: 'access', notCounted: [{ from, to }] });
    expect(off('2026-10-05', '2026-10-07')).toBe('2026-10-08');
    expect(off('2026-10-04', '2026-10-07')).toBe('2026-10-08');
    expect(off('2026-10-04', '2026-10-04')).toBe('2026-10-05');
    expect(off('2026-10-06', '2026-10-07')).toBe('2026-10-05');
    const notCounted = [{ from: '2026-10-04', to: '2026-10-07' }];
    expect(said({ madeOn: '2026-09-03', kind: 'access', notCounted }).slice(-2)).toEqual([
      'That is a Saturday, so it is the next working day, Monday 5 October 2026.',
      'We waited for the customer to say what they want from Monday 5 October 2026 to Wednesday 7 October 2026: 3 days not counted, so Thursday 8 October 2026.',
    ]);
  });
  test('come before the working day is looked for', () => {
    expect(due({ madeOn: '2026-09-10', kind: 'access', notCounted: [{ from: '2026-09-15', to: '2026-09-15' }] })).toBe(
      '2026-10-12',
    );
  });
  test('are for access alone', () => {
    for (const kind of REQUEST_KINDS.filter((one) => one !== 'access'))
      expect(() => due({ madeOn: '2026-09-01', kind, notCounted: [{ from: '2026-09-03', to: '2026-09-07' }] })).toThrow(
        RangeError,
      );
  });
});

describe('an extension', () => {
  test.each([
    [1, '2026-11-10'],
    [2, '2026-12-10'],
  ])('of %i runs from the same start and must be told by the first due day', (extensionMonths, expected) => {
    const { dueOn, extendBy, steps } = deadlineFor({ madeOn: '2026-09-10', kind: 'rectification', extensionMonths });
    expect([dueOn, extendBy]).toEqual([expected, '2026-10-12']);
    expect(steps.map(({ says }) => says)).toContain(
      'It could be extended if the customer was told, with the reason, by Monday 12 October 2026.',
    );
  });
  test('of a request made on the last day of January keeps to the 31st', () => {
    expect(due({ madeOn: '2026-01-31', kind: 'access', extensionMonths: 2 })).toBe('2026-04-30');
    expect(due({ madeOn: '2026-01-31', kind: 'access', extensionMonths: 1 })).toBe('2026-03-31');
  });
  test.each([0, 3, -1, 1.5, Number.NaN])('of %d months is none', (extensionMonths) => {
    expect(() => due({ madeOn: '2026-09-10', kind: 'access', extensionMonths })).toThrow(RangeError);
  });
});

describe('a complaint', () => {
  test.each([
    ['2026-09-01', '2026-09-30', 'the 30th day, the first counted'],
    ['2026-09-05', '2026-10-02', 'a Sunday, so the Friday before'],
    ['2026-03-08', '2026-04-02', 'Easter Monday, so the Thursday before Good Friday'],
    ['2026-11-28', '2026-12-24', 'a Sunday after Christmas, so Christmas Eve'],
  ])('made on %s is acknowledged by %s: %s', (made, expected) => {
    const answer = deadlineFor({ madeOn: made, kind: 'complaint' });
    expect(answer.dueOn).toBe(expected);
    expect(answer).not.toHaveProperty('extendBy');
  });
  test('cannot be extended', () => {
    expect(() => due({ madeOn: '2026-09-01', kind: 'complaint', extensionMonths: 1 })).toThrow(RangeError);
  });
  test('runs from the day it came, whatever is proved later', () => {
    expect(due({ madeOn: '2026-09-01', proofOn: '2026-09-20', kind: 'complaint' })).toBe('2026-09-30');
  });
});

test('past the last year of known bank holidays it says so', () => {
  expect(said({ madeOn: '2027-12-15', kind: 'access' }).at(-1)).toMatch(/^Extra bank holidays are known up to 2027/);
  expect(said({ madeOn: '2027-11-15', kind: 'access' }).at(-1)).not.toMatch(/known up to/);
});

test.each(['2026-02-29', '2026-13-01', '26-01-01', '', '2026-01-01T00:00:00Z'])('“%s” is no day', (day) => {
  expect(() => due({ madeOn: day, kind: 'access' })).toThrow(RangeError);
  expect(() => due({ madeOn: '2026-01-05', proofOn: day, kind: 'access' })).toThrow(RangeError);
});
test('a period that ends before it begins is none', () => {
  expect(() => due({ madeOn: '2026-01-05', kind: 'access', notCounted: [{ from: '2026-01-09', to: '2026-01-08' }] })).toThrow(
    RangeError,
  );
});

describe('whatever the day', () => {
  const options = { seed: seed(), numRuns: rounds(10_000) };
  const day = fc.integer({ min: 0, max: 60 * 365 }).map((count) => addDays('2000-01-01', count));
  const monthly = fc.constantFrom('rectification', 'closure', 'access', 'other-right');
  const extension = fc.constantFrom(undefined, 1, 2);

  test('a due day is a working day', () => {
    fc.assert(
      fc.property(day, monthly, extension, (made, kind, extensionMonths) => {
        const { dueOn, extendBy = '' } = deadlineFor({ madeOn: made, kind, extensionMonths });
        expect(isWorkingDay(dueOn) && isWorkingDay(extendBy)).toBe(true);
        expect(isWorkingDay(due({ madeOn: made, kind: 'complaint' }))).toBe(true);
      }),
      options,
    );
  });

  test('a later start is never due earlier', () => {
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: 1, max: 40 }),
        fc.constantFrom(...REQUEST_KINDS),
        extension,
        (made, later, kind, months) => {
          const extensionMonths = kind === 'complaint' ? undefined : months;
          const next = addDays(made, later);
          expect(due({ madeOn: next, kind, extensionMonths }) >= due({ madeOn: made, kind, extensionMonths })).toBe(true);
          if (kind !== 'complaint')
            expect(due({ madeOn: made, proofOn: next, kind, extensionMonths })).toBe(
              due({ madeOn: next, kind, extensionMonths }),
            );
        },
      ),
      options,
    );
  });

  test('an extension runs from the same start, and the first due day stays the last to tell of it', () => {
    fc.assert(
      fc.property(day, monthly, fc.constantFrom(1, 2), (made, kind, extensionMonths) => {
        const first = deadlineFor({ madeOn: made, kind });
        const longer = deadlineFor({ madeOn: made, kind, extensionMonths });
        expect(longer.extendBy).toBe(first.dueOn);
        const same = addMonths(made, 1 + extensionMonths);
        expect(daysBetween(same, longer.dueOn)).toBeGreaterThanOrEqual(0);
        expect(daysBetween(same, longer.dueOn)).toBeLessThanOrEqual(5);
      }),
      options,
    );
  });

  test('days not counted from the start on are never fewer days to answer in', () => {
    const period = fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 10 }));
    fc.assert(
      fc.property(day, fc.array(period, { maxLength: 4 }), extension, (made, periods, extensionMonths) => {
        const notCounted = periods.map(([from, days]) => ({ from: addDays(made, from), to: addDays(made, from + days) }));
        const facts = { madeOn: made, kind: 'access', extensionMonths } as const;
        const paused = due({ ...facts, notCounted });
        expect(paused >= due(facts)).toBe(true);
        expect(isWorkingDay(paused)).toBe(true);
        expect(due({ ...facts, notCounted: notCounted.toReversed() })).toBe(paused);
      }),
      options,
    );
  });

  test('each step names a day that exists, and the last is the due day', () => {
    fc.assert(
      fc.property(day, fc.constantFrom(...REQUEST_KINDS), (made, kind) => {
        const { dueOn, steps } = deadlineFor({ madeOn: made, kind });
        expect(steps.every((step) => isDay(step.day))).toBe(true);
        expect(steps[0]?.day).toBe(made);
        expect(steps.at(-1)?.day).toBe(dueOn);
      }),
      options,
    );
  });
});
