import type { Clock } from '../../electron/clock.ts';

export type FakeClock = Clock & {
  /** Moves time on, running what falls due, and lets promises settle in between. */
  readonly pass: (ms: number) => Promise<void>;
  /** Sets the computer's clock on or back; time itself goes on as it was. */
  readonly jump: (ms: number) => void;
  /** Moves from timer to timer until `done` or nothing is left; throws after `limit` timers. */
  readonly until: (done: () => boolean, limit?: number) => Promise<void>;
};

/** A clock that stands still until told. `random` is what chance answers. */
export function fakeClock(random: () => number = () => 0.5): FakeClock {
  let now = Date.parse('2026-11-23T09:00:00.000Z');
  let set = 0;
  const timers = new Set<{ readonly at: number; readonly run: () => void }>();
  const earliest = () => [...timers].reduce<{ at: number; run: () => void } | null>((a, b) => (a && a.at <= b.at ? a : b), null);
  const fire = async (timer: { at: number; run: () => void }) => {
    timers.delete(timer);
    now = Math.max(now, timer.at);
    timer.run();
    await settle();
  };
  return {
    now: () => now + set,
    ticks: () => now,
    jump: (ms) => {
      set += ms;
    },
    random,
    after: (ms, run) => {
      const timer = { at: now + Math.max(0, ms), run };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    pass: async (ms) => {
      await settle();
      const end = now + ms;
      for (let next = earliest(); next && next.at <= end; next = earliest()) await fire(next);
      now = end;
      await settle();
    },
    until: async (done, limit = 10_000) => {
      await settle();
      for (let count = 0; !done(); count += 1) {
        const next = earliest();
        if (!next) return;
        if (count > limit) throw new Error('The clock runs without end');
        await fire(next);
      }
    },
  };
}

/** Lets every promise that can settle do so. */
export async function settle(): Promise<void> {
  await new Promise((done) => setImmediate(done));
}
