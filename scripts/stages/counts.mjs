import { existsSync, readFileSync } from 'node:fs';

/** `{ passed, failed, skipped }` of a Vitest JSON report; a file that could not even load counts as one failure. */
export function vitestCounts(report) {
  const broken = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length;
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/** The same of a Playwright JSON report; a flaky test has failed. */
export function playwrightCounts(report) {
  const { expected, unexpected, flaky, skipped } = report.stats;
  return { passed: expected, failed: unexpected + flaky + report.errors.length, skipped };
}

/** The same of the walk's own report: each step is a test, the one that failed included. */
export function walkCounts(report) {
  return { passed: report.steps.length, failed: report.ok ? 0 : 1, skipped: 0 };
}

/**
 * What a suite counts for: its report as read by `read`, checked against how its program ended. A suite that left no
 * report, ran nothing, or ended badly without naming a failure has one.
 */
export function settle(file, read, code) {
  const counts = existsSync(file) ? read(JSON.parse(readFileSync(file, 'utf8'))) : { passed: 0, failed: 0, skipped: 0 };
  const nothing = counts.passed + counts.failed === 0;
  const unexplained = code !== 0 && counts.failed === 0;
  return nothing || unexplained ? { ...counts, failed: counts.failed + 1 } : counts;
}

/** The line both test commands end with. */
export function summary(results) {
  const sum = (key) => results.reduce((total, counts) => total + counts[key], 0);
  return `${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`;
}
