import { expect, test } from 'vitest';
import { clockOffset } from '../../../../electron/central/clock-offset.ts';
import { fakeClock } from '../../../support/fake-clock.ts';

const MINUTE = 60_000;

/** A desk whose central service answers after `way` milliseconds with its own time, or with these headers. */
function harness() {
  const clock = fakeClock();
  const told: number[] = [];
  const offset = clockOffset({ clock, changed: (ms) => told.push(Math.round(ms / MINUTE)) });
  const ask = async (way = 40, headers: Record<string, string> = { 'x-request-id': 'r' }) => {
    const fetch = offset.listening(async () => {
      await clock.pass(way / 2);
      // By the service's clock, which nobody sets; its header names whole seconds.
      const date = new Date(clock.ticks()).toUTCString();
      await clock.pass(way / 2);
      return new Response('{}', { headers: { date, ...headers } });
    });
    await fetch('https://central.example/healthz', {});
  };
  return { clock, told, offset, ask };
}

test('the difference is known from any answer, within a second, and the last one counts', async () => {
  const { clock, told, offset, ask } = harness();
  expect(offset.ms()).toBeNull();
  await ask();
  expect(Math.abs(offset.ms() ?? 99_999)).toBeLessThanOrEqual(1_000);
  expect(told).toEqual([]);
  clock.jump(5 * MINUTE);
  await ask();
  expect(Math.abs((offset.ms() ?? 0) - 5 * MINUTE)).toBeLessThanOrEqual(1_000);
  clock.jump(-1_440 * MINUTE);
  await ask();
  await ask();
  expect(told).toEqual([5, -1_435]);
});

test('an answer of somebody else, without a time, or after a long way says nothing', async () => {
  const { clock, offset, ask } = harness();
  clock.jump(60 * MINUTE);
  await ask(40, {});
  await ask(40, { 'x-request-id': 'r', date: 'yesterday' });
  await ask(20_000);
  expect(offset.ms()).toBeNull();
});
