import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { refuseIfInUse, refuseIfOpen } from '../../../scripts/stages/data.mjs';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'in-use-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** The number of a process that runs with this word in its command while `work` does. */
async function during(word: string, work: (pid: number) => void): Promise<void> {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)', word], { stdio: 'ignore' });
  await new Promise((done) => child.once('spawn', done));
  try {
    work(child.pid as number);
  } finally {
    child.kill('SIGKILL');
  }
}
const gone = () => spawnSync(process.execPath, ['-e', '']).pid;
/** A profile as Chromium leaves it while it is open. */
function profile(holder: string): string {
  const made = join(folder, `profile-${holder}`);
  mkdirSync(made);
  symlinkSync(holder, join(made, 'SingletonLock'));
  return made;
}

test('data is in use while the backend that wrote its number down runs', async () => {
  expect(() => refuseIfInUse(folder)).not.toThrow();
  writeFileSync(join(folder, 'lock.pid'), String(gone()));
  expect(() => refuseIfInUse(folder)).not.toThrow();
  await during('backend/main.ts', (pid) => {
    writeFileSync(join(folder, 'lock.pid'), String(pid));
    expect(() => refuseIfInUse(folder)).toThrow('A backend is already running');
  });
});

test('a profile is in use while the app is open on it', async () => {
  await during('/somewhere/electron', (pid) => {
    expect(() => refuseIfOpen(profile(`${hostname()}-${pid}`))).toThrow('Adviser Desk is open');
    // A link that another machine or container left.
    expect(() => refuseIfOpen(profile(`another-host-${pid}`))).not.toThrow();
  });
});

test('a profile that was left open is free, and so is none at all', async () => {
  expect(() => refuseIfOpen(join(folder, 'none'))).not.toThrow();
  expect(() => refuseIfOpen(profile(`${hostname()}-${gone()}`))).not.toThrow();
  expect(() => refuseIfOpen(profile('odd'))).not.toThrow();
  await during('something else', (pid) => {
    expect(() => refuseIfOpen(profile(`${hostname()}-${pid}`))).not.toThrow();
  });
});
