import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { registryFile } from '../../../scripts/stages/registry-file.mjs';

const CONTENT = 'a package, packed';
const INTEGRITY = `sha512-${createHash('sha512').update(CONTENT).digest('base64')}`;
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'registry-'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

/** Stands in for npm: does this when called, with `target` the folder it is to pack into. */
function npmDoes(source: string): void {
  const file = join(folder, 'npm.cjs');
  const target = `const target = process.argv[process.argv.indexOf('--pack-destination') + 1];`;
  writeFileSync(file, `const { writeFileSync } = require('node:fs');\n${target}\n${source}\n`);
  vi.stubEnv('npm_execpath', file);
  vi.stubEnv('npm_node_execpath', process.execPath);
}

test('the file expected is brought and named', async () => {
  npmDoes(`writeFileSync(target + '/thing-1.0.0.tgz', ${JSON.stringify(CONTENT)});`);
  const file = await registryFile('thing@1.0.0', INTEGRITY, folder);
  expect(readFileSync(file, 'utf8')).toBe(CONTENT);
});

test('another file under the same name is refused', async () => {
  npmDoes(`writeFileSync(target + '/thing-1.0.0.tgz', ${JSON.stringify(`${CONTENT}!`)});`);
  await expect(registryFile('thing@1.0.0', INTEGRITY, folder)).rejects.toMatchObject({
    plain: true,
    message: expect.stringContaining('not the file expected'),
  });
});

test('a registry that cannot be reached is said in words', async () => {
  npmDoes(`console.error('npm error network'); process.exit(1);`);
  await expect(registryFile('thing@1.0.0', INTEGRITY, folder)).rejects.toMatchObject({
    plain: true,
    message: expect.stringContaining('npm error network'),
  });
});
