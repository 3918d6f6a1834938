import { chmodSync, mkdirSync, readdirSync, rmSync, statfsSync } from 'node:fs';
import { join } from 'node:path';

const NAME = 'adviser-desk-tests-';
const ROOM = 6 * 2 ** 30;

/**
 * Does `work` with the environment of a temporary folder in memory, where the machine has one with room (Linux), and removes it
 * afterwards. Databases of tests are made and thrown away by the hundred and flush nothing: a disk only holds them up.
 * @template T
 * @param {(env: { TMPDIR?: string }) => Promise<T>} work
 * @param {{ at?: string, room?: number }} [place] where memory is a folder, and how many bytes must be free in it and in the machine
 * @returns {Promise<T>}
 */
export async function inMemory(work, { at = '/dev/shm', room = ROOM } = {}) {
  const folder = join(at, `${NAME}${process.pid}`);
  if (!made(at, folder, room)) return work({});
  const remove = () => rmSync(folder, { recursive: true, force: true });
  process.once('exit', remove);
  try {
    return await work({ TMPDIR: folder });
  } finally {
    process.off('exit', remove);
    remove();
  }
}

function made(at, folder, room) {
  try {
    removeLeft(at);
    const { bavail, bsize } = statfsSync(at);
    if (Math.min(bavail * bsize, process.availableMemory()) < room) return false;
    mkdirSync(folder);
    // A server of another user has its folder in here.
    chmodSync(folder, 0o755);
    return true;
  } catch {
    return false;
  }
}

/** Memory is not given back by itself: what a run left that was ended goes before the next. */
function removeLeft(at) {
  for (const name of readdirSync(at)) {
    const pid = Number(name.startsWith(NAME) && name.slice(NAME.length));
    if (pid > 0 && isGone(pid)) rmSync(join(at, name), { recursive: true, force: true });
  }
}

function isGone(pid) {
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return error.code === 'ESRCH';
  }
}
