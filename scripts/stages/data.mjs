import { readFileSync } from 'node:fs';
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

function holderOf(folder) {
  try {
    const pid = Number(readFileSync(join(folder, 'lock.pid'), 'utf8'));
    process.kill(pid, 0);
    return isBackend(pid) ? pid : null;
  } catch {
    return null;
  }
}

/** Process ids are used again: where that can be seen, another program with the same number is not a backend. */
function isBackend(pid) {
  if (process.platform !== 'linux') return true;
  return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('main.ts');
}
