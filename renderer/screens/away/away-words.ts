import { showWeekday } from '../../lib/time.ts';
import type { Away } from './away-query.ts';

type Days = Pick<Away, 'from' | 'to'>;

export const isNow = ({ from, to }: Days, today: string): boolean => from <= today && today <= to;

/** Who is away now first, else in the order given. */
export const nowFirst = (all: readonly Away[], today: string): readonly Away[] => [
  ...all.filter((one) => isNow(one, today)),
  ...all.filter((one) => !isNow(one, today)),
];

/** For how long, as it follows on *away*. */
export function whenAway({ from, to }: Days, today: string): string {
  if (from <= today) return to === today ? 'today' : `until ${showWeekday(to)}`;
  return from === to ? `on ${showWeekday(from)}` : `from ${showWeekday(from)} to ${showWeekday(to)}`;
}

/** Who is away and for how long, without a full stop. `name`: null for whoever looks. */
export const awayWords = (name: string | null, days: Days, today: string): string =>
  `${name === null ? 'You are' : `${name} is`} away ${whenAway(days, today)}`;
