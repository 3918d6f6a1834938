import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { errorLine, openLog } from '../../../electron/log.ts';
import { fakeClock } from '../../support/fake-clock.ts';

let folder: string;
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'desk-log-')), 'logs');
});
afterEach(() => rmSync(join(folder, '..'), { recursive: true }));
const lines = () =>
  readFileSync(join(folder, 'desk.log'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

test('lines are kept in order, with their time', async () => {
  const log = openLog(folder, fakeClock());
  log.write({ event: 'started', code: '25.1.1' });
  log.write({ event: 'exchange', operation: 'customers.find', status: null, ms: 4, requestId: 'r-1' });
  await log.flushed();
  expect(lines()).toEqual([
    { time: '2026-11-23T09:00:00.000Z', event: 'started', code: '25.1.1' },
    { time: '2026-11-23T09:00:00.000Z', event: 'exchange', operation: 'customers.find', status: null, ms: 4, requestId: 'r-1' },
  ]);
});

test('what comes from outside and looks like more than a name is dropped', async () => {
  const log = openLog(folder, fakeClock());
  log.write({ event: 'exchange', operation: 'customers.find', code: 'Ann Smith', requestId: 'ann@example.org 07700 900123' });
  await log.flushed();
  expect(lines()).toEqual([{ time: '2026-11-23T09:00:00.000Z', event: 'exchange', operation: 'customers.find' }]);
});

test('an error is its class and our places, never its words', () => {
  const error = new TypeError('Ann Smith was not found');
  error.stack =
    'TypeError: Ann Smith was not found\n    at run (/home/ann/out/main/run.cjs:1:25)\n    at x (/somewhere/else.js:3:4)';
  expect(errorLine(error)).toEqual({ event: 'error', code: 'TypeError', at: ['run.cjs:1:25'] });
  expect(errorLine('Ann Smith')).toEqual({ event: 'error', code: 'string', at: [] });
});

test('the file turns over at a megabyte and three old ones are kept', async () => {
  const log = openLog(folder, fakeClock());
  for (let round = 0; round < 7; round += 1) {
    for (let line = 0; line < 12_000; line += 1) log.write({ event: 'exchange', operation: 'customers.find', ms: line });
    await log.flushed();
  }
  expect(readdirSync(folder).toSorted()).toEqual(['desk.1.log', 'desk.2.log', 'desk.3.log', 'desk.log']);
  expect(statSync(join(folder, 'desk.log')).mode & 0o777).toBe(0o600);
});
