import { closeSync, openSync, readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { inLocal } from './paths.mjs';
import { trouble } from './say.mjs';

/** Where this clone's embedded database keeps its files. */
export const dataFolder = () => inLocal('backend');

/** Says so in plain words when a backend already uses this clone's data (the backend itself would refuse too). */
export function refuseIfInUse(folder = dataFolder()) {
  const holder = holderOf(folder);
  if (holder === null) return;
  throw trouble(
    `A backend is already running on this clone's data (process ${holder}).\n` +
      'Stop it first; or use it: npm start -- --server http://127.0.0.1:4310 (or the address it printed).',
  );
}

/** Says so in plain words when the app is open on this clone's profile, on whichever backend: what it keeps there is in use. */
export function refuseIfOpen(profile = inLocal('profile')) {
  if (!isOpen(profile)) return;
  throw trouble("Adviser Desk is open on this clone's data: close its window first.");
}

function holderOf(folder) {
  try {
    const pid = Number(readFileSync(join(folder, 'lock.pid'), 'utf8'));
    return runs(pid, 'main.ts') ? pid : null;
  } catch {
    return null;
  }
}

/** By what Chromium keeps in a profile for as long as it is open: a link to `host-pid`; on Windows a file nobody else may write to. */
function isOpen(profile) {
  try {
    if (process.platform === 'win32') {
      closeSync(openSync(join(profile, 'lockfile'), 'r+'));
      return false;
    }
    const [, host, pid] = /^(.*)-(\d+)$/.exec(readlinkSync(join(profile, 'SingletonLock'))) ?? [];
    return host === hostname() && runs(Number(pid), 'electron');
  } catch (error) {
    return process.platform === 'win32' && error.code !== 'ENOENT';
  }
}

/** Process ids are used again: where that can be seen, a program without these words in its command is another one. */
function runs(pid, words) {
  process.kill(pid, 0);
  if (process.platform !== 'linux') return true;
  return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(words);
}
