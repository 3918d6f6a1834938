import { existsSync, realpathSync } from 'node:fs';
import { follow } from './children.mjs';
import { inRoot, projectEnv } from './paths.mjs';
import { trouble } from './say.mjs';

const OLDEST = 24;

/** The pinned Node that npm installed for this machine, or null where there is none (macOS brings its own). */
export function pinnedNode() {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const file = inRoot('node_modules', `node-${platform}-${process.arch}`, 'bin', name);
  return existsSync(file) ? file : null;
}

/**
 * Goes on in the pinned Node: true if this process already is it; otherwise runs the same command there, takes
 * over its end, and answers false.
 */
export async function onPinnedNode() {
  const pinned = pinnedNode();
  if (pinned === null) {
    if (Number(process.versions.node.split('.')[0]) >= OLDEST) return true;
    throw trouble(
      `There is no packaged Node for ${process.platform}-${process.arch}: install Node ${OLDEST} or newer and run this again.`,
    );
  }
  if (realpathSync(pinned) === realpathSync(process.execPath)) return true;
  process.exitCode = await follow(pinned, process.argv.slice(1), projectEnv());
  return false;
}
