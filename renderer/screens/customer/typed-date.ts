import { readBareDate, readMarkedDate } from '../../../shared/domain/find/read-date.ts';

/** A date as typed in a British form, as `YYYY-MM-DD`; null when it is no day somebody may have been born on. */
export function readTypedDate(typed: string, today: string): string | null {
  const text = typed.trim().replace(/\s+/g, ' ');
  return readMarkedDate(text, today) ?? readBareDate(text, today);
}

/** `1984-03-12` as it is typed: `12/03/1984`. */
export function showDate(day: string): string {
  const [year, month, date] = day.split('-');
  return `${date}/${month}/${year}`;
}
