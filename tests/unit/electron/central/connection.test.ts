import { describe, expect, test } from 'vitest';
import { createConnection } from '../../../../electron/central/connection.ts';
import { fakeClock } from '../../../support/fake-clock.ts';
import { answered, fine, lost } from '../outbox/harness.ts';

function harness() {
  const clock = fakeClock();
  const told: boolean[] = [];
  const state = { up: true, probes: 0 };
  const connection = createConnection({
    clock,
    probe: async () => {
      state.probes += 1;
      return state.up;
    },
    changed: (online) => told.push(online),
  });
  return { clock, told, state, connection };
}

describe('the connection', () => {
  test('a lost exchange says offline once, and asking finds the way back', async () => {
    const { clock, told, state, connection } = harness();
    state.up = false;
    connection.heard(lost('no'));
    connection.heard(lost('maybe'));
    expect(told).toEqual([false]);
    await clock.pass(60_000);
    expect(told).toEqual([false]);
    state.up = true;
    await clock.pass(15_000);
    expect(told).toEqual([false, true]);
    expect(connection.online()).toBe(true);
  });

  test('waits between probes grow to a quarter of a minute', async () => {
    const { clock, state, connection } = harness();
    state.up = false;
    connection.heard(lost('no'));
    await clock.pass(120_000);
    expect(state.probes).toBeGreaterThan(9);
    expect(state.probes).toBeLessThan(16);
  });

  test('any answer of the central service says online, a refusal too', () => {
    const { told, connection } = harness();
    connection.heard(lost('no'));
    connection.heard(answered(403, 'forbidden'));
    connection.heard(lost('no'));
    connection.heard(fine());
    expect(told).toEqual([false, true, false, true]);
  });

  test('one slow answer is no reason: the probe decides', async () => {
    const { clock, told, state, connection } = harness();
    const slow = { ...lost('maybe'), error: { code: 'timed-out' } } as const;
    connection.heard(slow);
    await clock.pass(0);
    expect(told).toEqual([]);
    state.up = false;
    connection.heard(slow);
    await clock.pass(0);
    expect(told).toEqual([false]);
  });

  test('quiet is asked about, and nothing is asked after the end', async () => {
    const { clock, told, state, connection } = harness();
    connection.ask();
    await clock.pass(0);
    state.up = false;
    await clock.pass(30_000);
    expect(told).toEqual([false]);
    connection.stop();
    const before = state.probes;
    await clock.pass(600_000);
    expect(state.probes).toBe(before);
  });
});
