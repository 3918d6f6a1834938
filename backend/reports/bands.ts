type Band = { readonly band: string; readonly upTo: number | null };

/** SQL: which band a number of days is in; the last has no end. */
export function bandOf(days: string, bands: readonly Band[]): string {
  const cases = bands.map(({ band, upTo }) => (upTo === null ? `else '${band}'` : `when ${days} <= ${upTo} then '${band}'`));
  return `case ${cases.join(' ')} end`;
}

/** SQL: the day in Europe/London of an instant, the first of a day's month, and a month as `YYYY-MM`. */
export const londonDayOf = (instant: string) => `(${instant} at time zone 'Europe/London')::date`;
export const monthFrom = (day: string) => `date_trunc('month', (${day})::timestamp)::date`;
export const monthOf = (day: string) => `to_char(${day}, 'YYYY-MM')`;
