import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isWorkingDay, levelOf, MACHINE_LEVELS, machineCode, nextWorkingDay } from '../../../../shared/domain/machine.ts';

const HOUR = 3_600_000;
const level = (oldest: string, now: string, holidays: readonly string[] = []) =>
  levelOf(new Date(oldest), new Date(now), new Set(holidays));

describe('amber after a working day, red after two', () => {
  test.each([
    // November 2026: the 23rd is a Monday.
    ['2026-11-23T15:00:00Z', '2026-11-23T23:59:00Z', 'ok'],
    ['2026-11-23T15:00:00Z', '2026-11-24T14:59:59Z', 'ok'],
    ['2026-11-23T15:00:00Z', '2026-11-24T15:00:00Z', 'amber'],
    ['2026-11-23T15:00:00Z', '2026-11-25T14:59:59Z', 'amber'],
    ['2026-11-23T15:00:00Z', '2026-11-25T15:00:00Z', 'red'],
    // A weekend is no working day: Friday's is due on Monday.
    ['2026-11-27T15:00:00Z', '2026-11-29T23:00:00Z', 'ok'],
    ['2026-11-27T15:00:00Z', '2026-11-30T15:00:00Z', 'amber'],
    ['2026-11-27T15:00:00Z', '2026-12-01T15:00:00Z', 'red'],
    // What was recorded on a Saturday has the whole of Monday.
    ['2026-11-28T11:00:00Z', '2026-11-30T23:59:59Z', 'ok'],
    ['2026-11-28T11:00:00Z', '2026-12-01T00:00:00Z', 'amber'],
    ['2026-11-28T11:00:00Z', '2026-12-02T00:00:00Z', 'red'],
    // London's clock: in summer it is an hour ahead, and half past eleven at night is the next day there.
    ['2026-07-03T23:30:00Z', '2026-07-06T22:59:00Z', 'ok'],
    ['2026-07-03T23:30:00Z', '2026-07-06T23:00:00Z', 'amber'],
    // The clocks go back on Sunday the 25th of October: noon is noon.
    ['2026-10-23T11:00:00Z', '2026-10-26T11:59:00Z', 'ok'],
    ['2026-10-23T11:00:00Z', '2026-10-26T12:00:00Z', 'amber'],
    ['2026-11-23T15:00:00Z', '2026-11-20T15:00:00Z', 'ok'],
  ] as const)('recorded %s, looked at %s: %s', (oldest, now, expected) => expect(level(oldest, now)).toBe(expected));

  test('a holiday is no working day', () => {
    expect(level('2026-12-24T15:00:00Z', '2026-12-28T15:00:00Z')).toBe('red');
    expect(level('2026-12-24T15:00:00Z', '2026-12-28T15:00:00Z', ['2026-12-25', '2026-12-28'])).toBe('ok');
    expect(level('2026-12-24T15:00:00Z', '2026-12-29T15:00:00Z', ['2026-12-25', '2026-12-28'])).toBe('amber');
  });

  test('nothing unsent is never late', () => expect(levelOf(null, new Date())).toBe('ok'));
});

const instants = fc.date({ min: new Date('2020-01-01'), max: new Date('2035-01-01'), noInvalidDate: true });
const days = instants.map((at) => at.toISOString().slice(0, 10));
const holidays = fc.array(days, { maxLength: 10 }).map((some) => new Set(some));
const rank = (one: (typeof MACHINE_LEVELS)[number]) => MACHINE_LEVELS.indexOf(one);

describe('whatever the days', () => {
  test('waiting longer is never better, and having been recorded earlier neither', () =>
    fc.assert(
      fc.property(instants, holidays, fc.nat(400), fc.nat(400), (oldest, some, wait, more) => {
        const [now, later] = [new Date(oldest.getTime() + wait * HOUR), new Date(oldest.getTime() + (wait + more) * HOUR)];
        expect(rank(levelOf(oldest, later, some))).toBeGreaterThanOrEqual(rank(levelOf(oldest, now, some)));
        const earlier = new Date(oldest.getTime() - more * HOUR);
        expect(rank(levelOf(earlier, now, some))).toBeGreaterThanOrEqual(rank(levelOf(oldest, now, some)));
      }),
    ));

  test('never within 23 hours, always after five days without a holiday', () =>
    fc.assert(
      fc.property(instants, fc.integer({ min: 0, max: 23 }), fc.integer({ min: 5 * 24, max: 1000 }), (oldest, soon, late) => {
        expect(levelOf(oldest, new Date(oldest.getTime() + (soon - 1) * HOUR))).toBe('ok');
        expect(levelOf(oldest, new Date(oldest.getTime() + late * HOUR))).toBe('red');
      }),
    ));

  test('the next working day is one, and no working day lies between', () =>
    fc.assert(
      fc.property(days, holidays, (day, some) => {
        const next = nextWorkingDay(day, some);
        expect(isWorkingDay(next, some)).toBe(true);
        for (let at = Date.parse(day) + 24 * HOUR; at < Date.parse(next); at += 24 * HOUR)
          expect(isWorkingDay(new Date(at).toISOString().slice(0, 10), some)).toBe(false);
      }),
    ));
});

test('a machine is called by the first eight digits of its id', () =>
  expect(machineCode('4f2a91c0-1b2c-4d3e-8f90-123456789abc')).toBe('4F2A 91C0'));
