import { daysBetween } from '../../../shared/domain/calendar.ts';

/** How many days are left until a due day, or since it was: `12 days left`, `due today`, `one day late`. */
export function daysLeftWords(dueOn: string, today: string): string {
  const left = daysBetween(today, dueOn);
  if (left === 0) return 'due today';
  return `${Math.abs(left) === 1 ? 'one day' : `${Math.abs(left)} days`} ${left > 0 ? 'left' : 'late'}`;
}

export const isLate = (dueOn: string, today: string): boolean => dueOn < today;
