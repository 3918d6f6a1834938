import once from './bank-holidays.json' with { type: 'json' };
import { addDays, makeDay, weekdayOf, yearOf } from './calendar.ts';

/** The last year whose one-off bank holidays are in the data; for a later one the rules alone are known. */
export const HOLIDAYS_KNOWN_TO: number = once.knownTo;

/**
 * The bank holidays of England and Wales in a year: day (`YYYY-MM-DD`) to name. By rule (Banking and Financial Dealings Act
 * 1971, schedule 1, and the usual proclamations), with the days that were moved or added once as data.
 */
export function bankHolidays(year: number): ReadonlyMap<string, string> {
  const kept = years.get(year);
  if (kept) return kept;
  const made = holidaysOf(year);
  years.set(year, made);
  return made;
}
// A board asks for the same few years thousands of times.
const years = new Map<number, ReadonlyMap<string, string>>();

function holidaysOf(year: number): ReadonlyMap<string, string> {
  const easter = easterSunday(year);
  const days = new Map<string, string>([
    [addDays(easter, -2), 'Good Friday'],
    [addDays(easter, 1), 'Easter Monday'],
    [firstMonday(year, 5), 'Early May bank holiday'],
    [lastMonday(year, 5), 'Spring bank holiday'],
    [lastMonday(year, 8), 'Summer bank holiday'],
  ]);
  // Both days of Christmas first: the substitute of one is never the day of the other.
  const fixed = [
    [makeDay(year, 1, 1), 'New Year’s Day'],
    [makeDay(year, 12, 25), 'Christmas Day'],
    [makeDay(year, 12, 26), 'Boxing Day'],
  ] as const;
  for (const [day, name] of fixed) if (!isWeekend(day)) days.set(day, name);
  for (const [day, name] of fixed) if (isWeekend(day)) days.set(freeWeekday(day, days), `${name} (substitute day)`);
  for (const { from, to, name } of once.moved) if (yearOf(from) === year && days.delete(from)) days.set(to, name);
  for (const { day, name } of once.added) if (yearOf(day) === year) days.set(day, name);
  return new Map([...days].toSorted(([one], [other]) => one.localeCompare(other)));
}

/** Easter Sunday of the Gregorian calendar (the anonymous algorithm: Nature, 20 April 1876; Meeus, Astronomical Algorithms, ch. 8). */
export function easterSunday(year: number): string {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const ofCentury = year % 100;
  const epact =
    (19 * golden + century - Math.floor(century / 4) - Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3) + 15) % 30;
  const toSunday = (32 + 2 * (century % 4) + 2 * Math.floor(ofCentury / 4) - epact - (ofCentury % 4)) % 7;
  const correction = Math.floor((golden + 11 * epact + 22 * toSunday) / 451);
  const march = epact + toSunday - 7 * correction + 22;
  return addDays(makeDay(year, 3, 1), march - 1);
}

const isWeekend = (day: string) => weekdayOf(day) === 0 || weekdayOf(day) === 6;
const firstMonday = (year: number, month: number) => mondayFrom(makeDay(year, month, 1));
const lastMonday = (year: number, month: number) => addDays(mondayFrom(makeDay(year, month + 1, 1)), -7);
const mondayFrom = (day: string) => addDays(day, (8 - weekdayOf(day)) % 7);

function freeWeekday(after: string, taken: ReadonlyMap<string, string>): string {
  let day = addDays(after, 1);
  while (isWeekend(day) || taken.has(day)) day = addDays(day, 1);
  return day;
}
