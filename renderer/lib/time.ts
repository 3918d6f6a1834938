import { londonDay } from '../../shared/domain/day.ts';

const zone = 'Europe/London';
const clock = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' });
const longDay = new Intl.DateTimeFormat('en-GB', { timeZone: zone, day: 'numeric', month: 'long', year: 'numeric' });
const plainDay = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' });
const weekday = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', weekday: 'long' });

/** `14:02`, in the time of Europe/London. */
export const showTime = (instant: string): string => clock.format(new Date(instant));

/** `12 March 1984`: a day as `YYYY-MM-DD`, or the London day of an instant. */
export function showDay(dayOrInstant: string): string {
  return dayOrInstant.length === 10
    ? plainDay.format(new Date(`${dayOrInstant}T00:00:00Z`))
    : longDay.format(new Date(dayOrInstant));
}

/** `Tuesday 5 January 2027`, of a day as `YYYY-MM-DD`. */
export const showWeekday = (day: string): string => `${weekday.format(new Date(`${day}T00:00:00Z`))} ${showDay(day)}`;

/** `today at 14:02`, else `12 March 2026 at 14:02`. */
export function showWhen(instant: string, now: Date): string {
  const day = londonDay(new Date(instant)) === londonDay(now) ? 'today' : showDay(instant);
  return `${day} at ${showTime(instant)}`;
}

/** Whole minutes since an instant, in words. */
export function showElapsed(since: string, now: Date): string {
  const minutes = Math.max(0, Math.floor((now.getTime() - Date.parse(since)) / 60_000));
  if (minutes < 1) return 'less than a minute';
  if (minutes < 60) return minutes === 1 ? '1 minute' : `${minutes} minutes`;
  const hours = Math.floor(minutes / 60);
  return `${hours === 1 ? '1 hour' : `${hours} hours`} ${minutes % 60} min`;
}
