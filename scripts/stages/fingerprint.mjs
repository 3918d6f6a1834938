import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';

/** One hash over the names and contents of the given files and folders of the clone (a missing one counts as absent). */
export function fingerprint(paths) {
  const hash = createHash('sha256');
  for (const path of paths.flatMap((start) => files(start)).sort()) {
    hash.update(`${path}\0`);
    hash.update(readFileSync(join(root, path)));
    hash.update('\0');
  }
  return hash.digest('hex');
}

function files(path) {
  const place = join(root, path);
  if (!existsSync(place)) return [];
  if (!statSync(place).isDirectory()) return [path];
  return readdirSync(place).flatMap((name) => files(join(path, name)));
}
