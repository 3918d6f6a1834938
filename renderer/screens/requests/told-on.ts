import { readTypedDate } from '../customer/typed-date.ts';

type When = { readonly madeOn: string; readonly today: string; readonly notAfter?: string | null };
export type ReadTold = { readonly on: string } | { readonly fault: string };

/** A typed day on which the customer was told, or what is wrong with it. */
export function readToldOn(typed: string, { madeOn, today, notAfter }: When): ReadTold {
  const on = readTypedDate(typed, today);
  if (on === null) return { fault: 'Type a day up to today as day, month, year' };
  if (on > today) return { fault: 'This day is still to come' };
  if (on < madeOn) return { fault: 'The request was made later' };
  if (notAfter && on > notAfter) return { fault: 'The first due day was over by then, so the time cannot be made longer' };
  return { on };
}
