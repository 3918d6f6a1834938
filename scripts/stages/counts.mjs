import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';

/** `{ passed, failed, skipped, named }` of a Vitest JSON report, `named` what failed; a file that could not even load counts as one failure. */
export function vitestCounts(report) {
  const broken = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length;
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken,
    skipped: report.numPendingTests + report.numTodoTests,
    named: report.testResults.flatMap(({ name, status, assertionResults: tests }) => [
      ...tests.filter((test) => test.status === 'failed').map(({ fullName }) => `${basename(name)}: ${fullName}`),
      ...(status === 'failed' && tests.length === 0 ? [`${basename(name)}: could not be loaded`] : []),
    ]),
  };
}

/** The same of a Playwright JSON report; a flaky test has failed. */
export function playwrightCounts(report) {
  const { expected, unexpected, flaky, skipped } = report.stats;
  return { passed: expected, failed: unexpected + flaky + report.errors.length, skipped, named: report.suites.flatMap(namedIn) };
}

const namedIn = ({ specs = [], suites = [] }) => [
  ...specs
    .filter(({ ok, tests }) => !ok || tests.some(({ status }) => status === 'flaky'))
    .map(({ file, line, title }) => `${basename(file)}:${line}: ${title}`),
  ...suites.flatMap(namedIn),
];

/** The same of the walk's own report: each step is a test, the one that failed included. */
export function walkCounts(report) {
  return {
    passed: report.steps.length,
    failed: report.ok ? 0 : 1,
    skipped: 0,
    named: report.ok ? [] : [`after ${report.steps.at(-1) ?? 'nothing'}`],
  };
}

/**
 * What a suite counts for: its report as read by `read`, checked against how its program ended. A suite that left no
 * report, ran nothing, or ended badly without naming a failure has one.
 */
export function settle(file, read, code) {
  const counts = existsSync(file)
    ? read(JSON.parse(readFileSync(file, 'utf8')))
    : { passed: 0, failed: 0, skipped: 0, named: [] };
  const nothing = counts.passed + counts.failed === 0;
  const unexplained = code !== 0 && counts.failed === 0;
  if (!nothing && !unexplained) return counts;
  return { ...counts, failed: counts.failed + 1, named: [...counts.named, nothing ? 'nothing ran' : 'its program ended badly'] };
}

/** The line both test commands end with. */
export function summary(results) {
  const sum = (key) => results.reduce((total, counts) => total + counts[key], 0);
  return `${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`;
}
