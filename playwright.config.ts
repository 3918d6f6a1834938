import { defineConfig } from '@playwright/test';

if (!process.env.TEST_SEED) {
  process.env.TEST_SEED = String(Date.now() % 1_000_000_000);
  console.info(`TEST_SEED=${process.env.TEST_SEED}`);
}

/** A test mounts a small disk only where it may: root on Linux. */
const mounts = process.platform === 'linux' && process.getuid?.() === 0 ? [] : ['**/mounts/**'];

/**
 * `e2e`: the real app on the runtime at hand. `sandbox`: one run with the Chromium sandbox on, which only an
 * ordinary user can do; scripts/test.mjs starts it as one. `package`: what `npm run package` left in dist/.
 */
export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: process.env.E2E_OUTPUT ?? '.local/e2e',
  // Much of a test's time is waiting for a page, a timer or the provider; each worker draws on a display of its own.
  workers: 2,
  timeout: process.env.TEST_FULL === '1' ? 300_000 : 90_000,
  expect: { timeout: 10_000 },
  globalSetup: './tests/support/postgres-if-there.ts',
  forbidOnly: true,
  retries: 0,
  reporter: [['list'], ['json', { outputFile: process.env.E2E_REPORT ?? '.local/reports/e2e.json' }]],
  projects: [
    { name: 'e2e', testIgnore: ['**/sandbox/**', ...mounts] },
    { name: 'sandbox', testMatch: '**/sandbox/**/*.spec.ts' },
    { name: 'package', testDir: 'tests/package' },
  ],
});
