import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bankHolidays, easterSunday, HOLIDAYS_KNOWN_TO } from '../../../../shared/domain/bank-holidays.ts';
import { addDays } from '../../../../shared/domain/calendar.ts';
import { nextWorkingDay, whyNotWorking, workingDayFrom, workingDayUpTo } from '../../../../shared/domain/working-days.ts';

/** As published for England and Wales at https://www.gov.uk/bank-holidays, month and day. */
const PUBLISHED: Record<number, string> = {
  2018: '01-01 03-30 04-02 05-07 05-28 08-27 12-25 12-26',
  2019: '01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26',
  2020: '01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28',
  2021: '01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28',
  2022: '01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27',
  2023: '01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26',
  2024: '01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26',
  2025: '01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26',
  2026: '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28',
  2027: '01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28',
};

test.each(Object.entries(PUBLISHED))('the bank holidays of %s are those published', (year, days) => {
  expect([...bankHolidays(Number(year)).keys()]).toEqual(days.split(' ').map((day) => `${year}-${day}`));
});

test('the last year of the data is one of those checked here', () => {
  expect(Object.keys(PUBLISHED)).toContain(String(HOLIDAYS_KNOWN_TO));
});

test('a substitute says for what', () => {
  expect(bankHolidays(2022).get('2022-12-27')).toBe('Christmas Day (substitute day)');
  expect(bankHolidays(2026).get('2026-12-28')).toBe('Boxing Day (substitute day)');
  expect(bankHolidays(2027).get('2027-12-27')).toBe('Christmas Day (substitute day)');
  expect(bankHolidays(2027).get('2027-12-28')).toBe('Boxing Day (substitute day)');
});

test.each([
  ['1818-03-22'],
  ['1943-04-25'],
  ['1954-04-18'],
  ['1981-04-19'],
  ['2000-04-23'],
  ['2008-03-23'],
  ['2038-04-25'],
  ['2049-04-18'],
  ['2076-04-19'],
  ['2285-03-22'],
])('Easter is on %s', (day) => {
  expect(easterSunday(Number(day.slice(0, 4)))).toBe(day);
});

test('Easter follows the table of the prayer book for every year to 2199', () => {
  // The Calendar (New Style) Act 1750, schedule: the golden number gives the full moon, and Easter is the Sunday after it.
  const moons = '0414 0403 0323 0411 0331 0418 0408 0328 0416 0405 0325 0413 0402 0322 0410 0330 0417 0407 0327'.split(' ');
  for (let year = 1900; year < 2200; year++) {
    const moon = moons[year % 19] as string;
    const day = new Date(Date.UTC(year, Number(moon.slice(0, 2)) - 1, Number(moon.slice(2)) + 1));
    while (day.getUTCDay() !== 0) day.setUTCDate(day.getUTCDate() + 1);
    expect(easterSunday(year)).toBe(day.toISOString().slice(0, 10));
  }
});

describe('a working day', () => {
  test.each([
    ['2026-04-03', 'Good Friday'],
    ['2026-04-04', 'Saturday'],
    ['2026-04-05', 'Sunday'],
    ['2026-04-06', 'Easter Monday'],
    ['2026-12-26', 'Saturday'],
    ['2026-12-25', 'Christmas Day'],
  ])('%s is none: %s', (day, why) => expect(whyNotWorking(day)).toBe(why));

  test('over Easter the next is Tuesday and the last before is Thursday', () => {
    expect([workingDayFrom('2026-04-03'), workingDayUpTo('2026-04-06'), nextWorkingDay('2026-04-02')]).toEqual([
      '2026-04-07',
      '2026-04-02',
      '2026-04-07',
    ]);
  });

  test('over New Year one day follows another into the next year', () => {
    expect(nextWorkingDay('2021-12-31')).toBe('2022-01-04');
    expect(nextWorkingDay('2027-12-24')).toBe('2027-12-29');
  });

  test('the next is one, and none lies between, whatever the day', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40 * 365 }), (count) => {
        const day = addDays('2000-01-01', count);
        const next = nextWorkingDay(day);
        expect(whyNotWorking(next)).toBeNull();
        for (let between = addDays(day, 1); between < next; between = addDays(between, 1))
          expect(whyNotWorking(between)).not.toBeNull();
      }),
    ));
});
