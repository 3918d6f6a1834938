import { z } from 'zod';
import { addDays } from './calendar.ts';
import { londonDay } from './day.ts';
import { PROMISE_DAYS } from './limits.ts';

/** What was promised: to ring, to write, to send something. */
export const PROMISE_HOWS = ['ring', 'write', 'send'] as const;
export type PromiseHow = (typeof PROMISE_HOWS)[number];
export const promiseHowSchema = z.enum(PROMISE_HOWS);

/** The part of the day it was promised for. */
export const DAY_PARTS = ['morning', 'afternoon', 'evening'] as const;
export type DayPart = (typeof DAY_PARTS)[number];
export const dayPartSchema = z.enum(DAY_PARTS);

/** What becomes of a promise. `moved`: another day was agreed, and a new promise is in its place. */
export const PROMISE_ENDS = ['kept', 'not-kept', 'moved'] as const;
export type PromiseEnd = (typeof PROMISE_ENDS)[number];
export const promiseEndSchema = z.enum(PROMISE_ENDS);
export const promiseStateSchema = z.enum(['open', ...PROMISE_ENDS]);

/** Why one was not kept. Nothing is typed: what somebody would type here is about the customer. */
export const NOT_KEPT = [
  'nobody-answered',
  'contact-details-wrong',
  'no-longer-wanted',
  'not-ready-in-time',
  'adviser-away',
  'overlooked',
] as const;
export type NotKept = (typeof NOT_KEPT)[number];
export const notKeptSchema = z.enum(NOT_KEPT);

/** Why a day cannot be promised on the day it is said: it is over, or too far off to be meant. Null where it can. */
export function dayFault(day: string, saidAt: string): 'in-the-past' | 'too-far' | null {
  const said = londonDay(new Date(saidAt));
  if (day < said) return 'in-the-past';
  return day > addDays(said, PROMISE_DAYS.value) ? 'too-far' : null;
}
