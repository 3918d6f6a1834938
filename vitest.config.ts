import { configDefaults, defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { LONGEST } from './scripts/stages/share.mjs';

const full = process.env.TEST_FULL === '1';
// One seed for every worker of this run; `seed()` of tests/support/rounds.ts reads it.
if (!process.env.TEST_SEED) {
  process.env.TEST_SEED = String(Date.now() % 1_000_000_000);
  console.info(`TEST_SEED=${process.env.TEST_SEED}`);
}

/** The longest files first, then as Vitest would. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification) => LONGEST.some((name) => moduleId.endsWith(`/tests/backend/${name}`));
    const sorted = await super.sort(files);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

const backend = (database: 'embedded' | 'postgresql') => ({
  test: {
    name: `backend-${database}`,
    include: ['tests/backend/**/*.test.ts'],
    // What only a database with several connections can show is a `.server.test.ts`.
    exclude: database === 'embedded' ? [...configDefaults.exclude, '**/*.server.test.ts'] : configDefaults.exclude,
    env: { TEST_DATABASE: database },
    // As in tests/support/backend-process.ts: code for the embedded database that is never optimised is cheaper in so short a life.
    execArgv: database === 'embedded' ? ['--liftoff-only'] : [],
    globalSetup: database === 'postgresql' ? ['tests/support/postgres-for-run.ts'] : [],
    // A process for each file costs more than most files.
    isolate: full,
  },
});

export default defineConfig({
  test: {
    environment: 'node',
    sequence: { sequencer: LongestFirst },
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: full ? 900_000 : 60_000,
    hookTimeout: 120_000,
    teardownTimeout: 20_000,
    projects: [
      { test: { name: 'unit', include: ['tests/unit/**/*.test.{ts,tsx}'], isolate: false } },
      backend('embedded'),
      backend('postgresql'),
    ],
  },
});
