import { londonDay } from './day.ts';

/** How far what is unsent on a machine lies behind: `amber` after one working day, `red` after two. */
export const MACHINE_LEVELS = ['ok', 'amber', 'red'] as const;
export type MachineLevel = (typeof MACHINE_LEVELS)[number];

/** Why a machine is marked as lost, and why it no longer is. */
export const LOST_REASONS = ['lost', 'stolen'] as const;
export const FOUND_REASONS = ['found', 'given-back', 'marked-by-mistake'] as const;
export type LostReason = (typeof LOST_REASONS)[number] | (typeof FOUND_REASONS)[number];

const clock = new Intl.DateTimeFormat('en-GB', {
  ...{ timeZone: 'Europe/London', hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' },
});
const DAY = 86_400_000;
const NONE: ReadonlySet<string> = new Set();

/** Monday to Friday, save the holidays named (days as `YYYY-MM-DD`). */
export function isWorkingDay(day: string, holidays: ReadonlySet<string> = NONE): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !holidays.has(day);
}

/** The first working day after a day. */
export function nextWorkingDay(day: string, holidays: ReadonlySet<string> = NONE): string {
  let next = dayAfter(day);
  while (!isWorkingDay(next, holidays)) next = dayAfter(next);
  return next;
}

/**
 * How late something unsent is. A working day runs to the same time, by London's clock, of the next working day; for what was
 * recorded on another day it begins with the next working day.
 */
export function levelOf(oldest: Date | null, now: Date, holidays: ReadonlySet<string> = NONE): MachineLevel {
  if (oldest === null) return 'ok';
  const day = londonDay(oldest);
  const working = isWorkingDay(day, holidays);
  const [from, time] = working ? [day, clock.format(oldest)] : [nextWorkingDay(day, holidays), '00:00:00'];
  const amber = nextWorkingDay(from, holidays);
  const reached = (due: string) => `${londonDay(now)} ${clock.format(now)}` >= `${due} ${time}`;
  if (!reached(amber)) return 'ok';
  return reached(nextWorkingDay(amber, holidays)) ? 'red' : 'amber';
}

/** A machine's random id as people say it on the phone: its first eight digits, in two groups. */
export const machineCode = (machineId: string): string => `${machineId.slice(0, 4)} ${machineId.slice(4, 8)}`.toUpperCase();

const dayAfter = (day: string) => new Date(Date.parse(`${day}T00:00:00Z`) + DAY).toISOString().slice(0, 10);
