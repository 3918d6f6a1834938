const london = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London', year: 'numeric', month: '2-digit', day: '2-digit' });

// Clocks change on a quarter of an hour, so that all of one quarter is one day. To format costs a fifth of a whole find.
const QUARTER = 15 * 60_000;
let last = { quarter: Number.NaN, day: '' };

/** The day in Europe/London, `YYYY-MM-DD`, on which an instant falls. */
export function londonDay(at: Date): string {
  const quarter = Math.floor(at.getTime() / QUARTER);
  if (quarter !== last.quarter) last = { quarter, day: london.format(at) };
  return last.day;
}
