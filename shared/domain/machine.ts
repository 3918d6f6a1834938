import { londonDay } from './day.ts';
import { isWorkingDay, nextWorkingDay } from './working-days.ts';

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

/**
 * How late something unsent is, in working days of England and Wales. A working day runs to the same time, by London's clock, of the next working day; for what was
 * recorded on another day it begins with the next working day.
 */
export function levelOf(oldest: Date | null, now: Date): MachineLevel {
  if (oldest === null) return 'ok';
  const day = londonDay(oldest);
  const working = isWorkingDay(day);
  const [from, time] = working ? [day, clock.format(oldest)] : [nextWorkingDay(day), '00:00:00'];
  const amber = nextWorkingDay(from);
  const reached = (due: string) => `${londonDay(now)} ${clock.format(now)}` >= `${due} ${time}`;
  if (!reached(amber)) return 'ok';
  return reached(nextWorkingDay(amber)) ? 'red' : 'amber';
}

/** A machine's random id as people say it on the phone: its first eight digits, in two groups. */
export const machineCode = (machineId: string): string => `${machineId.slice(0, 4)} ${machineId.slice(4, 8)}`.toUpperCase();
