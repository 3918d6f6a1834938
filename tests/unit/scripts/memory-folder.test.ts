import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { inMemory } from '../../../scripts/stages/memory-folder.mjs';

let at = '';
beforeEach(() => {
  at = mkdtempSync(join(tmpdir(), 'memory-'));
});
afterEach(() => rmSync(at, { recursive: true, force: true }));

test('work has a folder of its own, which is gone afterwards, also when it fails', async () => {
  const seen = async ({ TMPDIR = '' }) => [TMPDIR, existsSync(TMPDIR)];
  expect(await inMemory(seen, { at, room: 1 })).toEqual([join(at, `adviser-desk-tests-${process.pid}`), true]);
  expect(readdirSync(at)).toEqual([]);
  const fails = () => Promise.reject(new Error('It failed'));
  await expect(inMemory(fails, { at, room: 1 })).rejects.toThrow('It failed');
  expect(readdirSync(at)).toEqual([]);
});

test.each([
  ['without room', () => ({ at, room: Number.MAX_SAFE_INTEGER })],
  ['where memory is no folder', () => ({ at: join(at, 'none'), room: 1 })],
])('%s it is done all the same, where it would have been', async (_, place) => {
  expect(await inMemory(async (env) => env, place())).toEqual({});
});

test('what a run left that was ended is removed; what another is using, and what is not ours, is not', async () => {
  const gone = spawnSync(process.execPath, ['-e', '']).pid;
  const others = [`adviser-desk-tests-${process.ppid}`, 'something-else'];
  for (const name of [`adviser-desk-tests-${gone}`, ...others]) mkdirSync(join(at, name));
  await inMemory(async () => {}, { at, room: 1 });
  expect(readdirSync(at).toSorted()).toEqual(others.toSorted());
});
