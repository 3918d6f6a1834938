import { spawn, spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { withLock } from '../../../scripts/stages/lock.mjs';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lock-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const module = new URL('../../../scripts/stages/lock.mjs', import.meta.url).href;

/** A process that enters, stays a little, and leaves, writing both down. */
function visitor(lock: string, log: string) {
  const source = `
    import { appendFileSync } from 'node:fs';
    import { withLock } from ${JSON.stringify(module)};
    await withLock(${JSON.stringify(lock)}, 'a test', async () => {
      appendFileSync(${JSON.stringify(log)}, 'in ');
      await new Promise((done) => setTimeout(done, 60));
      appendFileSync(${JSON.stringify(log)}, 'out ');
    });`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', source], { stdio: 'ignore' });
  return new Promise((done) => child.once('exit', done));
}

test('processes that want the same lock go in one at a time', async () => {
  const log = join(folder, 'log');
  const codes = await Promise.all(Array.from({ length: 6 }, () => visitor(join(folder, 'a.lock'), log)));
  expect(codes).toEqual([0, 0, 0, 0, 0, 0]);
  expect(readFileSync(log, 'utf8')).toBe('in out '.repeat(6));
});

test('a lock whose process is gone is taken over', async () => {
  const file = join(folder, 'b.lock');
  const gone = spawnSync(process.execPath, ['-e', '']).pid;
  writeFileSync(file, String(gone));
  expect(await withLock(file, 'a test', async () => 'entered')).toBe('entered');
  expect(existsSync(file)).toBe(false);
});

test('a lock nobody touched for half a minute is taken over, though its number is in use again', async () => {
  const file = join(folder, 'c.lock');
  writeFileSync(file, String(process.pid));
  const old = new Date(Date.now() - 60_000);
  utimesSync(file, old, old);
  expect(await withLock(file, 'a test', async () => 'entered')).toBe('entered');
});

test('work that fails lets the lock go', async () => {
  const file = join(folder, 'd.lock');
  const failing = withLock(file, 'a test', async () => {
    appendFileSync(join(folder, 'log'), 'in');
    throw new Error('no luck');
  });
  await expect(failing).rejects.toThrow('no luck');
  expect(existsSync(file)).toBe(false);
});
