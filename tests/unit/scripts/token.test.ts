import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

const PROJECT = resolve(import.meta.dirname, '../../..');
let identity = '';
beforeEach(() => {
  identity = mkdtempSync(join(tmpdir(), 'identity-'));
});
afterEach(() => rmSync(identity, { recursive: true, force: true }));

/** The command as `npm run --silent token -- ARGS` runs it, from another folder than the project's. */
const token = (...args: string[]) =>
  spawnSync(process.execPath, [join(PROJECT, 'scripts', 'token.mjs'), ...args], {
    cwd: tmpdir(),
    env: { ...process.env, LOCAL_IDENTITY: identity },
    encoding: 'utf8',
  });

test('an access token, and nothing else, comes out', () => {
  const { status, stdout } = token('--as', 'supervisor');
  expect(status).toBe(0);
  expect(stdout).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+\n$/);
  const claims = JSON.parse(Buffer.from(stdout.split('.')[1] as string, 'base64url').toString()) as Record<string, unknown>;
  expect(claims.sub).toBe('supervisor');
});

test('nobody of that name: said in words, with nothing on stdout', () => {
  const { status, stdout, stderr } = token('--as', 'nobody.at.all');
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  expect(stderr).toMatch(/^Nobody here is called nobody\.at\.all/);
});
