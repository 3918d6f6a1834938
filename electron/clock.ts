/** Time and chance as the shell sees them, so that tests can hold both. */
export type Clock = {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Milliseconds since some beginning, which no change of the computer's clock moves. */
  readonly ticks: () => number;
  /** Calls back once after `ms`; the answer cancels. */
  readonly after: (ms: number, run: () => void) => () => void;
  /** From 0 up to 1. */
  readonly random: () => number;
};

export const systemClock: Clock = {
  now: () => Date.now(),
  ticks: () => performance.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
  random: () => Math.random(),
};

/** An instant as the contract writes it. */
export function instantOf(clock: Clock): string {
  return new Date(clock.now()).toISOString();
}

/** Waits for something, but no longer than that. */
export function within(ms: number, something: Promise<unknown>, clock: Clock): Promise<void> {
  return new Promise((done) => {
    const cancel = clock.after(ms, done);
    const over = () => {
      cancel();
      done();
    };
    something.then(over, over);
  });
}
