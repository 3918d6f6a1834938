import { readFileSync, type Stats, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** What is asked of the disk. */
export type Disk = {
  readonly stat: (path: string) => Pick<Stats, 'uid' | 'mode'>;
  readonly read: (path: string) => string;
};
const REAL: Disk = { stat: statSync, read: (path) => readFileSync(path, 'utf8') };

const WRITABLE_BY_OTHERS = 0o022;

/**
 * Whether an administrator lets programs attach to an installed app, with `"allowDebuggingPort": true` in the managed file.
 * It counts only where file and folder are root's and nobody else may write to them. On Windows owners cannot be read that
 * way, so there it is never allowed. Read here with bare JSON: this comes before everything, and no schema is loaded yet.
 */
export function debuggingAllowed(path: string, platform: NodeJS.Platform, disk: Disk = REAL): boolean {
  if (platform === 'win32') return false;
  try {
    if (![dirname(path), path].every((place) => isRoots(disk.stat(place)))) return false;
    const rules: unknown = JSON.parse(disk.read(path));
    return typeof rules === 'object' && rules !== null && Object.hasOwn(rules, 'allowDebuggingPort')
      ? (rules as { allowDebuggingPort: unknown }).allowDebuggingPort === true
      : false;
  } catch {
    return false;
  }
}

const isRoots = ({ uid, mode }: Pick<Stats, 'uid' | 'mode'>): boolean => uid === 0 && (mode & WRITABLE_BY_OTHERS) === 0;
