import { readFileSync, statSync } from 'node:fs';
import { isAdministrators, type Stat } from './administrators.ts';

/** What is asked of the disk. */
export type Disk = {
  readonly stat: Stat;
  readonly read: (path: string) => string;
};
const REAL: Disk = { stat: statSync, read: (path) => readFileSync(path, 'utf8') };

/**
 * Whether an administrator lets programs attach to an installed app, with `"allowDebuggingPort": true` in the managed file.
 * It counts only where the file is an administrator's. On Windows owners cannot be read that way, so there it is never
 * allowed. Read here with bare JSON: this comes before everything, and no schema is loaded yet.
 */
export function debuggingAllowed(path: string, platform: NodeJS.Platform, disk: Disk = REAL): boolean {
  if (platform === 'win32') return false;
  try {
    if (!isAdministrators(path, disk.stat)) return false;
    const rules: unknown = JSON.parse(disk.read(path));
    return typeof rules === 'object' && rules !== null && Object.hasOwn(rules, 'allowDebuggingPort')
      ? (rules as { allowDebuggingPort: unknown }).allowDebuggingPort === true
      : false;
  } catch {
    return false;
  }
}
