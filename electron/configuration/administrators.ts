import { type Stats, statSync } from 'node:fs';
import { dirname } from 'node:path';

export type Stat = (path: string) => Pick<Stats, 'uid' | 'mode'>;

const WRITABLE_BY_OTHERS = 0o022;

/**
 * Whether a file is an administrator's: it and its folder are root's and nobody else may write to them. Throws what `stat`
 * throws. Not for Windows, which tells no owners this way.
 */
export function isAdministrators(path: string, stat: Stat = statSync): boolean {
  return [dirname(path), path].map(stat).every(({ uid, mode }) => uid === 0 && (mode & WRITABLE_BY_OTHERS) === 0);
}
