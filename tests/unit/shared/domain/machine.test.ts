import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { levelOf, MACHINE_LEVELS, machineCode } from '../../../../shared/domain/machine.ts';

const HOUR = 3_600_000;
const level = (oldest: string, now: string) => levelOf(new Date(oldest), new Date(now));

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

  test('a bank holiday is no working day', () => {
    // Christmas 2026: Friday is Christmas Day, Monday makes up for Boxing Day.
    expect(level('2026-12-24T15:00:00Z', '2026-12-29T14:59:00Z')).toBe('ok');
    expect(level('2026-12-24T15:00:00Z', '2026-12-29T15:00:00Z')).toBe('amber');
    expect(level('2026-12-24T15:00:00Z', '2026-12-30T15:00:00Z')).toBe('red');
  });

  test('nothing unsent is never late', () => expect(levelOf(null, new Date())).toBe('ok'));
});

const instants = fc.date({ min: new Date('2020-01-01'), max: new Date('2035-01-01'), noInvalidDate: true });
const rank = (one: (typeof MACHINE_LEVELS)[number]) => MACHINE_LEVELS.indexOf(one);

describe('whatever the days', () => {
  test('waiting longer is never better, and having been recorded earlier neither', () =>
    fc.assert(
      fc.property(instants, fc.nat(400), fc.nat(400), (oldest, wait, more) => {
        const [now, later] = [new Date(oldest.getTime() + wait * HOUR), new Date(oldest.getTime() + (wait + more) * HOUR)];
        expect(rank(levelOf(oldest, later))).toBeGreaterThanOrEqual(rank(levelOf(oldest, now)));
        const earlier = new Date(oldest.getTime() - more * HOUR);
        expect(rank(levelOf(earlier, now))).toBeGreaterThanOrEqual(rank(levelOf(oldest, now)));
      }),
    ));

  test('never within 23 hours, always after a week', () =>
    fc.assert(
      fc.property(instants, fc.integer({ min: 0, max: 23 }), fc.integer({ min: 7 * 24, max: 1000 }), (oldest, soon, late) => {
        expect(levelOf(oldest, new Date(oldest.getTime() + (soon - 1) * HOUR))).toBe('ok');
        expect(levelOf(oldest, new Date(oldest.getTime() + late * HOUR))).toBe('red');
      }),
    ));
});

test('a machine is called by the first eight digits of its id', () =>
  expect(machineCode('4f2a91c0-1b2c-4d3e-8f90-123456789abc')).toBe('4F2A 91C0'));
