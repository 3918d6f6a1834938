import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../../shared/domain/calendar.ts';
import { type DueNow, type DueRequest, nearness, planReminder, type Told } from '../../../../shared/domain/reminders.ts';
import { isWorkingDay } from '../../../../shared/domain/working-days.ts';
import { rounds, seed } from '../../../support/rounds.ts';

const MONDAY = '2026-11-30';
const NOON = { today: MONDAY, minutes: 12 * 60 };
const request = (reference: string, days: number): DueRequest => ({
  requestId: `id-${reference}`,
  reference: reference.padEnd(10, '0'),
  dueOn: addDays(MONDAY, days),
});
const only = (...requests: DueRequest[]): DueNow => ({ requests, unassigned: null });

describe('what is said', () => {
  it.each([
    [8, null],
    [7, 'Request A0000 00000 is due on Monday 7 December 2026.'],
    [1, 'Request A0000 00000 is due on Tuesday 1 December 2026.'],
    [0, 'Request A0000 00000 is due today.'],
    [-1, 'Request A0000 00000 was due on Sunday 29 November 2026.'],
  ])('of one that is due in %i days', (days, body) => {
    expect(planReminder(only(request('A', days)), [], NOON)?.body ?? null).toBe(body);
  });

  it('one summary instead of many, with the first of them, and the one request is what it opens', () => {
    const several = planReminder(only(request('B', 3), request('A', 7), request('C', -2)), [], NOON);
    expect(several).toMatchObject({
      title: 'Adviser Desk: requests are due',
      body: 'Your requests: 1 overdue, 2 due soon. The first, C0000 00000, was due on Saturday 28 November 2026.',
      requestId: null,
    });
    expect(planReminder(only(request('A', 1)), [], NOON)).toMatchObject({
      requestId: 'id-A',
      title: 'Adviser Desk: a request is due',
    });
  });

  it('to a supervisor, how many are with nobody, once a day', () => {
    const due = { requests: [], unassigned: { soon: 4, late: 1 } };
    const first = planReminder(due, [], NOON);
    expect(first).toMatchObject({ body: 'With nobody yet: 1 overdue, 4 due soon.', requestId: null });
    expect(planReminder(due, first?.told ?? [], NOON)).toBe(null);
    expect(planReminder(due, first?.told ?? [], { ...NOON, today: '2026-12-01' })).not.toBe(null);
    expect(planReminder({ requests: [], unassigned: { soon: 0, late: 0 } }, [], NOON)).toBe(null);
  });
});

describe('when', () => {
  it.each([
    ['before eight', MONDAY, 7 * 60 + 59, false],
    ['at eight', MONDAY, 8 * 60, true],
    ['before six', MONDAY, 17 * 60 + 59, true],
    ['at six', MONDAY, 18 * 60, false],
    ['on a Saturday', '2026-11-28', 12 * 60, false],
    ['on Christmas Day', '2026-12-25', 12 * 60, false],
  ])('%s', (_, today, minutes, says) => {
    expect(planReminder(only(request('A', -9)), [], { today, minutes }) !== null).toBe(says);
  });

  it('another due day begins anew', () => {
    const told = planReminder(only(request('A', 1)), [], NOON)?.told ?? [];
    expect(planReminder(only(request('A', 1)), told, NOON)).toBe(null);
    expect(planReminder(only({ ...request('A', 1), dueOn: addDays(MONDAY, 2) }), told, NOON)).not.toBe(null);
  });
});

/** Looks at the desk at moments one after the other; gives what was told at each. */
function follow(requests: readonly DueRequest[], moments: readonly { today: string; minutes: number }[]) {
  let told: readonly Told[] = [];
  return moments.map((moment) => {
    const reminder = planReminder(only(...requests), told, moment);
    const news = reminder?.told ?? [];
    told = [...told.filter(({ id }) => !news.some((one) => one.id === id)), ...news];
    return { moment, reminder };
  });
}

const moments = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 1439 })), { maxLength: 40 })
  .map((some) =>
    some
      .toSorted(([day, minute], [otherDay, otherMinute]) => day - otherDay || minute - otherMinute)
      .map(([days, minutes]) => ({ today: addDays(MONDAY, days), minutes })),
  );
const requests = fc
  .uniqueArray(fc.record({ letter: fc.constantFrom(...'ABCDEFGH'), days: fc.integer({ min: -5, max: 40 }) }), {
    selector: ({ letter }) => letter,
  })
  .map((some) => some.map(({ letter, days }) => request(letter, days)));
const runs = { seed: seed(), numRuns: rounds(2_000) };

describe('whenever the desk is looked at', () => {
  it('each request is told of once at each nearness, never later than it was nearer, and only at working hours', () => {
    fc.assert(
      fc.property(requests, moments, (due, looked) => {
        const seen = new Map<string, number>();
        for (const { moment, reminder } of follow(due, looked)) {
          if (!reminder) continue;
          expect(isWorkingDay(moment.today) && moment.minutes >= 480 && moment.minutes < 1080).toBe(true);
          for (const { id, dueOn, nearness: near } of reminder.told) {
            expect(near).toBe(nearness(dueOn, moment.today));
            expect(near).toBeGreaterThan(seen.get(id) ?? 0);
            seen.set(id, near);
          }
        }
      }),
      runs,
    );
  });

  it('whatever is near at a working hour has been told of by then', () => {
    fc.assert(
      fc.property(requests, moments, (due, looked) => {
        const told = new Map<string, number>();
        for (const { moment, reminder } of follow(due, looked)) {
          for (const { id, nearness: near } of reminder?.told ?? []) told.set(id, near);
          if (!isWorkingDay(moment.today) || moment.minutes < 480 || moment.minutes >= 1080) continue;
          for (const { requestId, dueOn } of due) expect(told.get(requestId) ?? 0).toBe(nearness(dueOn, moment.today));
        }
      }),
      runs,
    );
  });
});
