import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { playwrightCounts, settle, summary, vitestCounts, walkCounts } from '../../../scripts/stages/counts.mjs';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'counts-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const report = (content: unknown) => {
  const file = join(folder, 'report.json');
  writeFileSync(file, JSON.stringify(content));
  return file;
};
const vitest = (passed: number, failed: number, pending = 0, files: unknown[] = []) => ({
  numPassedTests: passed,
  numFailedTests: failed,
  numPendingTests: pending,
  numTodoTests: 0,
  testResults: files,
});

test('a report is counted as it stands, and says what failed', () => {
  const tests = ['passed', 'failed'].map((status) => ({ status, fullName: `this ${status}` }));
  const files = [{ name: '/x/a.test.ts', status: 'failed', assertionResults: tests }];
  expect(settle(report(vitest(5, 0)), vitestCounts, 0)).toEqual({ passed: 5, failed: 0, skipped: 0, named: [] });
  expect(settle(report(vitest(5, 1, 1, files)), vitestCounts, 1)).toEqual({
    passed: 5,
    failed: 1,
    skipped: 1,
    named: ['a.test.ts: this failed'],
  });
});

test('a test file that could not load is a failure', () => {
  const files = [{ name: '/x/a.test.ts', status: 'failed', assertionResults: [] }];
  expect(settle(report(vitest(5, 0, 0, files)), vitestCounts, 1)).toEqual({
    passed: 5,
    failed: 1,
    skipped: 0,
    named: ['a.test.ts: could not be loaded'],
  });
});

test('a suite that ran nothing, left no report or ended badly has failed, and says which', () => {
  const nothing = { failed: 1, named: ['nothing ran'] };
  expect(settle(report(vitest(0, 0)), vitestCounts, 0)).toMatchObject(nothing);
  expect(settle(report(vitest(0, 0, 4)), vitestCounts, 0)).toMatchObject(nothing);
  expect(settle(join(folder, 'none.json'), vitestCounts, 0)).toMatchObject(nothing);
  expect(settle(report(vitest(5, 0)), vitestCounts, 1)).toMatchObject({ failed: 1, named: ['its program ended badly'] });
});

test('a flaky end-to-end test and an error outside a test are failures', () => {
  const stats = { expected: 3, unexpected: 1, flaky: 1, skipped: 2 };
  const spec = (title: string, ok: boolean, status: string) => ({
    file: 'lock/a.spec.ts',
    line: 7,
    title,
    ok,
    tests: [{ status }],
  });
  const inner = { specs: [spec('good', true, 'expected'), spec('flaky', true, 'flaky')] };
  const suites = [{ specs: [spec('bad', false, 'unexpected')], suites: [inner] }];
  expect(playwrightCounts({ stats, errors: [{}], suites })).toEqual({
    passed: 3,
    failed: 3,
    skipped: 2,
    named: ['a.spec.ts:7: bad', 'a.spec.ts:7: flaky'],
  });
});

test('the walk counts its steps, and the one it failed at', () => {
  expect(walkCounts({ ok: true, steps: ['a', 'b'] })).toEqual({ passed: 2, failed: 0, skipped: 0, named: [] });
  expect(walkCounts({ ok: false, steps: ['a'] })).toEqual({ passed: 1, failed: 1, skipped: 0, named: ['after a'] });
});

test('the last line sums the suites', () => {
  const one = { passed: 2, failed: 0, skipped: 1 };
  expect(summary([one, { passed: 3, failed: 1, skipped: 0 }])).toBe('5 passed, 1 failed, 1 skipped');
});
