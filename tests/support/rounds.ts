/** How many times a loop runs: all of `full` when TEST_FULL=1, else a tenth of it, at least one. */
export function rounds(full: number): number {
  if (process.env.TEST_FULL === '1') return full;
  return Math.max(1, Math.ceil(full / 10));
}

let chosen: number | undefined;

/** The seed of this run: TEST_SEED, else the clock. Printed once a process, so that a failing run can be repeated. */
export function seed(): number {
  if (chosen === undefined) {
    const given = Number(process.env.TEST_SEED);
    chosen = Number.isSafeInteger(given) && given > 0 ? given : Date.now() % 1_000_000_000;
    console.info(`TEST_SEED=${chosen}`);
  }
  return chosen;
}
