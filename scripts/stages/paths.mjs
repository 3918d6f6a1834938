import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The clone these scripts belong to. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

/** A path inside the clone. */
export const inRoot = (...parts) => join(root, ...parts);

/** A path among the clone's own throw-away files: data, reports, stamps. */
export const inLocal = (...parts) => join(root, '.local', ...parts);

/** A path in the cache that all clones of this user share. */
export function inCache(...parts) {
  const base = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
  return join(base, 'adviser-desk', ...parts);
}

/** This environment with the project's own programs found first. */
export function projectEnv(extra = {}) {
  const key = Object.keys(process.env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
  const bin = inRoot('node_modules', '.bin');
  const separator = process.platform === 'win32' ? ';' : ':';
  const path = process.env[key] ?? '';
  const first = path.split(separator)[0];
  return { ...process.env, [key]: first === bin ? path : `${bin}${separator}${path}`, ...extra };
}
