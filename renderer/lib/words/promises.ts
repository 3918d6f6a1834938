import { daysBetween } from '../../../shared/domain/calendar.ts';
import type { DayPart, NotKept, PromiseHow } from '../../../shared/domain/promise.ts';
import { showWeekday } from '../time.ts';

/** What is promised, as one chooses it. */
export const howLabels: Record<PromiseHow, string> = { ring: 'Ring them', write: 'Write to them', send: 'Send them something' };
/** The same, said to the customer: `I promised to …`. */
export const howToYou: Record<PromiseHow, string> = { ring: 'ring you', write: 'write to you', send: 'send you something' };
/** The same, as a thing to do: `Ring …`. */
export const howToDo: Record<PromiseHow, string> = { ring: 'Ring', write: 'Write to', send: 'Send something to' };

export const partLabels: Record<DayPart, string> = { morning: 'Morning', afternoon: 'Afternoon', evening: 'Evening' };
const inThe: Record<DayPart, string> = { morning: 'in the morning', afternoon: 'in the afternoon', evening: 'in the evening' };

export const notKeptLabels: Record<NotKept, string> = {
  'nobody-answered': 'Nobody answered',
  'contact-details-wrong': 'The number or address was wrong',
  'no-longer-wanted': 'They no longer wanted it',
  'not-ready-in-time': 'It was not ready in time',
  'adviser-away': 'Whoever promised it was away',
  overlooked: 'It was overlooked',
};

/** `by Thursday 3 December 2026, in the morning`. */
export const byWhen = (day: string, part: DayPart | null): string =>
  `by ${showWeekday(day)}${part === null ? '' : `, ${inThe[part]}`}`;

/** How far off it is, with a word of its own for what is late: `today`, `tomorrow`, `in 3 days`, `2 days late`. */
export function howFar(day: string, today: string): string {
  const left = daysBetween(today, day);
  if (left === 0) return 'today';
  if (left === 1) return 'tomorrow';
  if (left > 0) return `in ${left} days`;
  return left === -1 ? 'one day late' : `${-left} days late`;
}
