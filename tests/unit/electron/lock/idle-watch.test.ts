import fc from 'fast-check';
import { expect, test } from 'vitest';
import { activityOf } from '../../../../electron/lock/activity.ts';
import { idleWatch } from '../../../../electron/lock/idle-watch.ts';
import { fakeClock } from '../../../support/fake-clock.ts';
import { rounds, seed } from '../../../support/rounds.ts';

const MINUTE = 60_000;

/** A desk on a clock that stands still; `used` is a key pressed on this machine. */
function desk(minutes = 5) {
  const clock = fakeClock();
  const told = { warnings: [] as (number | null)[], locked: [] as number[] };
  const began = clock.now();
  const state = { last: began, minutes };
  const watch = idleWatch({
    clock,
    idle: () => clock.now() - state.last,
    limit: () => state.minutes * MINUTE,
    warn: (at) => told.warnings.push(at === null ? null : at - began),
    lock: () => told.locked.push(clock.now() - began),
  });
  watch.look();
  return { clock, told, state, watch, used: () => (state.last = clock.now()) };
}

test('warns after four of five quiet minutes and locks after the fifth, once', async () => {
  const { clock, told } = desk();
  await clock.pass(4 * MINUTE - 1);
  expect(told.warnings).toEqual([]);
  await clock.pass(1);
  expect(told.warnings).toEqual([5 * MINUTE]);
  await clock.pass(MINUTE - 1);
  expect(told.locked).toEqual([]);
  await clock.pass(10 * MINUTE);
  expect(told.locked).toEqual([5 * MINUTE]);
  expect(told.warnings).toEqual([5 * MINUTE]);
});

test('a key in the last minute takes the warning away, and the minutes begin anew', async () => {
  const { clock, told, used } = desk();
  await clock.pass(4.5 * MINUTE);
  used();
  await clock.pass(1_000);
  expect(told.warnings).toEqual([5 * MINUTE, null]);
  await clock.pass(3.5 * MINUTE - 1_000);
  expect(told.locked).toEqual([]);
  await clock.pass(MINUTE);
  expect(told.locked).toEqual([]);
  await clock.pass(MINUTE);
  expect(told.locked).toEqual([9.5 * MINUTE]);
});

test('in a conversation twenty; one that ends leaves no more than five', async () => {
  const { clock, told, state, watch } = desk(20);
  await clock.pass(18 * MINUTE);
  expect(told.warnings).toEqual([]);
  state.minutes = 5;
  watch.look();
  expect(told.locked).toEqual([18 * MINUTE]);
});

test('a desk set to lock after a minute is warned about for half of it', async () => {
  const { clock, told } = desk(1);
  await clock.pass(MINUTE);
  expect(told.warnings).toEqual([MINUTE]);
  expect(told.locked).toEqual([MINUTE]);
});

test('stopped, it neither warns nor locks', async () => {
  const { clock, told, watch } = desk();
  watch.stop();
  await clock.pass(10 * MINUTE);
  expect(told).toEqual({ warnings: [], locked: [] });
});

test('whenever it locks, nobody was there for the whole time; and never later than that', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 7 * MINUTE }), { maxLength: 12 }), async (pauses) => {
      const { clock, told, state, used } = desk();
      const begun = clock.now();
      for (const pause of pauses) {
        await clock.pass(pause);
        if (told.locked.length > 0) break;
        used();
      }
      await clock.pass(6 * MINUTE);
      expect(told.locked[0]).toBe(state.last - begun + 5 * MINUTE);
    }),
    { seed: seed(), numRuns: rounds(500) },
  );
});

test('typing in another program is being there; a system that never counts is not believed', () => {
  const time = { now: 1_000_000, system: 0 };
  const activity = activityOf(
    () => time.now,
    () => time.system,
  );
  time.now += 200_000;
  expect(activity.idle()).toBe(200_000);
  time.system = 30;
  expect(activity.idle()).toBe(30_000);
  time.system = 0;
  expect(activity.idle()).toBe(0);
  time.system = 400;
  activity.noted();
  expect(activity.idle()).toBe(0);
});

test('a clock set back gives no time', () => {
  const time = { now: 1_000_000 };
  const activity = activityOf(
    () => time.now,
    () => 0,
  );
  time.now -= 500_000;
  expect(activity.idle()).toBe(0);
  time.now += 100_000;
  expect(activity.idle()).toBe(100_000);
});
