const DAY = 86_400_000;

/** True for a day that exists, written `YYYY-MM-DD`. */
export function isDay(day: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(day) && utc(day).toISOString().startsWith(day);
}

/** The day so many days later (earlier where negative). Days are `YYYY-MM-DD`. */
export const addDays = (day: string, count: number): string => dayOf(utc(day).getTime() + count * DAY);

/** How many days from one day to another; negative backwards. */
export const daysBetween = (from: string, to: string): number => Math.round((utc(to).getTime() - utc(from).getTime()) / DAY);

/** 0 for Sunday to 6 for Saturday. */
export const weekdayOf = (day: string): number => utc(day).getUTCDay();

/** The same day so many months later; where that month is too short, its last day. */
export function addMonths(day: string, count: number): string {
  const from = utc(day);
  const last = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + count + 1, 0));
  return dayOf(Date.UTC(last.getUTCFullYear(), last.getUTCMonth(), Math.min(from.getUTCDate(), last.getUTCDate())));
}

/** A day's year. */
export const yearOf = (day: string): number => Number(day.slice(0, 4));

/** The day of a date in UTC, whose month counts from 1. */
export const makeDay = (year: number, month: number, date: number): string => dayOf(Date.UTC(year, month - 1, date));

// An impossible date gives an invalid time, whose text is empty rather than an exception.
function utc(day: string): Date {
  const time = new Date(`${day}T00:00:00Z`);
  return Number.isNaN(time.getTime()) ? new Date(0) : time;
}

const dayOf = (milliseconds: number) => new Date(milliseconds).toISOString().slice(0, 10);
