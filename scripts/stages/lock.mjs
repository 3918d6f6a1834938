import { mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { say } from './say.mjs';

const STALE_AFTER = 30_000;

/**
 * Runs `work` while no other process runs anything under the same lock file. The holder touches the file every
 * three seconds; a file whose process is gone, or that nobody touched for half a minute, is taken over.
 */
export async function withLock(file, what, work) {
  mkdirSync(dirname(file), { recursive: true });
  let told = false;
  while (!take(file)) {
    if (abandoned(file)) {
      setAside(file);
      continue;
    }
    if (!told) say(`Another run is at it (${what}); waiting for it to finish …`);
    told = true;
    await pause(250);
  }
  const beat = setInterval(() => touch(file), 3_000);
  const release = () => rmSync(file, { force: true });
  process.once('exit', release);
  try {
    return await work();
  } finally {
    clearInterval(beat);
    process.off('exit', release);
    release();
  }
}

function take(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

function touch(file) {
  const now = new Date();
  try {
    utimesSync(file, now, now);
  } catch {
    // The folder was removed under us: there is nothing left to hold.
  }
}

function abandoned(file) {
  try {
    if (Date.now() - statSync(file).mtimeMs > STALE_AFTER) return true;
    const pid = Number(readFileSync(file, 'utf8'));
    if (!pid) return false;
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return error.code === 'ESRCH';
  }
}

/** Two waiters may both find the lock abandoned: only one of the renames succeeds. */
function setAside(file) {
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
    rmSync(aside, { force: true });
  } catch {
    // The other waiter was first.
  }
}
