import { bankHolidays } from './bank-holidays.ts';
import { addDays, weekdayOf, yearOf } from './calendar.ts';

/** Why a day (`YYYY-MM-DD`) is no working day in England and Wales; null for a working day. */
export function whyNotWorking(day: string): string | null {
  const weekday = weekdayOf(day);
  const holiday = bankHolidays(yearOf(day)).get(day);
  if (holiday !== undefined) return holiday;
  if (weekday === 0) return 'Sunday';
  return weekday === 6 ? 'Saturday' : null;
}

export const isWorkingDay = (day: string): boolean => whyNotWorking(day) === null;

/** The day itself or, where it is none, the next working day. */
export const workingDayFrom = (day: string): string => step(day, 1);

/** The day itself or, where it is none, the last working day before it. */
export const workingDayUpTo = (day: string): string => step(day, -1);

/** The first working day after a day. */
export const nextWorkingDay = (day: string): string => workingDayFrom(addDays(day, 1));

function step(from: string, direction: 1 | -1): string {
  let day = from;
  while (!isWorkingDay(day)) day = addDays(day, direction);
  return day;
}
