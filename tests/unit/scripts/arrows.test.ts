import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const PROJECT = resolve(import.meta.dirname, '../../..');
const ROOMS = ['shared', 'backend', 'electron', 'renderer', 'tests', 'scripts', 'packaging'];
let copy = '';

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'arrows-'));
  for (const name of readdirSync(PROJECT)) {
    if (ROOMS.includes(name)) cpSync(join(PROJECT, name, 'tsconfig.json'), join(copy, name, 'tsconfig.json'));
    else if (/^(biome|tsconfig.*|package)\.json$/.test(name)) cpSync(join(PROJECT, name), join(copy, name));
  }
  symlinkSync(join(PROJECT, 'node_modules'), join(copy, 'node_modules'));
  for (const room of ROOMS) plant(`${room}/planted.${room === 'scripts' ? 'mjs' : 'ts'}`, 'export const planted = 1;\n');
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

function plant(path: string, text: string): void {
  mkdirSync(dirname(join(copy, path)), { recursive: true });
  writeFileSync(join(copy, path), text);
}

function run(program: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(PROJECT, 'node_modules', program), ...args], {
    cwd: copy,
    encoding: 'utf8',
  });
  return { ok: status === 0, said: `${stdout}${stderr}` };
}
const biome = () => run('@biomejs/biome/bin/biome', 'lint', '--colors=off', '--error-on-warnings');
const tsc = () => run('typescript/bin/tsc', '-b', '--pretty', 'false');

function withPlanted<T>(path: string, line: string, look: () => T): T {
  plant(path, `${line}\nexport const used = [planted];\n`);
  try {
    return look();
  } finally {
    rmSync(join(copy, path));
  }
}

test('without a wrong import both locks are open', () => {
  expect(biome()).toMatchObject({ ok: true });
  expect(tsc()).toMatchObject({ ok: true });
}, 120_000);

describe.each([
  ['shared', 'backend'],
  ['shared', 'electron'],
  ['shared', 'renderer'],
  ['shared', 'tests'],
  ['renderer', 'backend'],
  ['renderer', 'electron'],
  ['renderer', 'tests'],
  ['electron', 'backend'],
  ['electron', 'renderer'],
  ['electron', 'tests'],
  ['backend', 'electron'],
  ['backend', 'renderer'],
  ['backend', 'tests'],
  ['packaging', 'electron'],
  ['packaging', 'shared'],
  ['packaging', 'tests'],
])('%s → %s', (from, to) => {
  const line = `import { planted } from '../../${to}/planted.ts';`;

  test('is refused by the lint', () => {
    const { ok, said } = withPlanted(`${from}/deep/wrong.ts`, line, biome);
    expect(said).toMatch(/noRestrictedImports/);
    expect(ok).toBe(false);
  });

  test('is refused by the compiler', () => {
    const { ok, said } = withPlanted(`${from}/deep/wrong.ts`, line, tsc);
    expect(said).toMatch(/TS6307|TS6059/);
    expect(ok).toBe(false);
  }, 60_000);
});

test.each([
  ['shared', `import { readFile as planted } from 'node:fs/promises';`, /noNodejsModules/],
  ['renderer', `import { readFile as planted } from 'node:fs/promises';`, /noNodejsModules/],
  ['shared', `import { useState as planted } from 'react';`, /noRestrictedImports/],
  ['shared', `import { app as planted } from 'electron';`, /noRestrictedImports/],
  ['renderer', `import { ipcRenderer as planted } from 'electron';`, /noRestrictedImports/],
  ['renderer', `import { Button as planted } from '@mui/material';`, /noRestrictedImports/],
  ['renderer', `import { Add as planted } from '@mui/icons-material';`, /noRestrictedImports/],
  ['backend', `import { app as planted } from 'electron';`, /noRestrictedImports/],
  ['electron', `import { useState as planted } from 'react';`, /noRestrictedImports/],
])('%s may not say %s', (room, line, rule) => {
  const { ok, said } = withPlanted(`${room}/deep/wrong.ts`, line, biome);
  expect(said).toMatch(rule);
  expect(ok).toBe(false);
});

test('what is allowed stays allowed', () => {
  const allowed = [
    ['shared', `import { z as planted } from 'zod';`],
    ['shared', `import { planted } from '../planted.ts';`],
    ['renderer', `import { planted } from '../../shared/planted.ts';`],
    ['electron', `import { planted } from '../../shared/planted.ts';`],
    ['backend', `import { readFile as planted } from 'node:fs/promises';`],
    ['tests', `import { planted } from '../../electron/planted.ts';`],
  ] as const;
  for (const [room, line] of allowed) expect(withPlanted(`${room}/deep/right.ts`, line, biome)).toMatchObject({ ok: true });
});
