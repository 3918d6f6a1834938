import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from '@playwright/test';
import { asar } from '../../scripts/stages/asar.mjs';
import { runtime } from '../support/app.ts';
import { type Installed, install, outputOf, withOtherArchive } from './installed.ts';
import { type Packed, startPacked } from './start-packed.ts';

// Asks a connection for its keys to be written, says what its process lets happen to it, and ends.
const PROBE = {
  'package.json': JSON.stringify({ name: 'probe', version: '1.0.0', main: 'main.js' }),
  'main.js': `const { app, net } = require('electron');
app.whenReady().then(() => net.fetch('https://127.0.0.1:9/')).catch(() => undefined).then(() => {
  const said = { inspector: require('node:inspector').url() ?? null, headers: require('node:http').maxHeaderSize };
  console.log('PROBE ' + JSON.stringify(said));
  app.exit(0);
});
`,
};
/** One of the few options of NODE_OPTIONS that Electron lets a packed app have at all. */
const HEADERS = 12_345;

let installed: Installed;
const folders: Installed[] = [];
test.beforeAll(() => {
  installed = install();
});
test.afterAll(() => {
  for (const folder of [...folders, installed]) folder?.remove();
});

function other(archive: Buffer | null): Installed {
  const made = withOtherArchive(installed, archive);
  folders.push(made);
  return made;
}

type Said = { inspector: string | null; headers: number };

/** What the probe said, or null when it never ran. */
async function probed(program: string, env: Record<string, string> = {}): Promise<Said | null> {
  const packed: Packed = await startPacked(program, {
    args: ['--inspect=0'],
    env: { NODE_OPTIONS: `--max-http-header-size=${HEADERS}`, ...env },
  });
  const patience = setTimeout(() => packed.child.kill('SIGKILL'), 10_000);
  await packed.ended;
  clearTimeout(patience);
  const said = /PROBE (.*)/.exec(packed.said())?.[1];
  await packed.close();
  return said ? (JSON.parse(said) as Said) : null;
}

/** The same folder with the program as it came, its fuses unset. */
function asItCame({ program }: Installed): string {
  rmSync(program);
  cpSync(runtime().electron, program);
  return program;
}

test('the program hands neither --inspect nor NODE_OPTIONS to what it runs; the runtime as it came does', async () => {
  const probe = other(asar(PROBE));
  const held = await probed(probe.program);
  expect(held?.inspector).toBeNull();
  expect(held?.headers).not.toBe(HEADERS);
  const open = await probed(asItCame(probe));
  expect(open?.inspector).toMatch(/^ws:/);
  expect(open?.headers).toBe(HEADERS);
});

test('the program is no Node for ELECTRON_RUN_AS_NODE; the runtime as it came is', async () => {
  const probe = other(asar(PROBE));
  const asNode = async (program: string) => {
    const packed = await startPacked(program, { env: { ELECTRON_RUN_AS_NODE: '1' }, args: ['-p', '"ran " + 6 * 7'] });
    const patience = setTimeout(() => packed.child.kill('SIGKILL'), 10_000);
    await packed.ended;
    clearTimeout(patience);
    await packed.close();
    return packed.said();
  };
  expect(await asNode(probe.program)).not.toContain('ran 42');
  expect(await asNode(asItCame(probe))).toContain('ran 42');
});

test('Chromium does write keys where SSLKEYLOGFILE says, if it is left to', async () => {
  const probe = other(asar(PROBE));
  const keys = mkdtempSync(join(tmpdir(), 'adviser-desk-keys-'));
  outputOf('chmod', '777', keys);
  await probed(probe.program, { SSLKEYLOGFILE: join(keys, 'log') });
  expect(readdirSync(keys)).toEqual(['log']);
  rmSync(keys, { recursive: true });
});

test('a folder in the place of the archive is not run', async () => {
  const folder = other(null);
  const app = join(dirname(folder.program), 'resources', 'app');
  mkdirSync(app);
  for (const [name, text] of Object.entries(PROBE)) writeFileSync(join(app, name), text);
  outputOf('chmod', '-R', 'a+rX', folder.root);
  expect(await probed(folder.program)).toBeNull();
  expect(await probed(asItCame(folder))).not.toBeNull();
});
