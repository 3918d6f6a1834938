/** How many times a loop runs: all of `full` when TEST_FULL=1, else a tenth of it, at least one. */
export function rounds(full: number): number {
  if (process.env.TEST_FULL === '1') return full;
  return Math.max(1, Math.ceil(full / 10));
}

let chosen: number | undefined;

/** The seed of this run: TEST_SEED, which the runners set and print, else the clock (printed here, so that a run can be repeated). */
export function seed(): number {
  if (chosen === undefined) {
    const given = Number(process.env.TEST_SEED);
    chosen = Number.isSafeInteger(given) && given > 0 ? given : Date.now() % 1_000_000_000;
    if (chosen !== given) console.info(`TEST_SEED=${chosen}`);
  }
  return chosen;
}
