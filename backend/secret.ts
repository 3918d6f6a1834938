import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The secret that turns a command's body into an HMAC: the given one, else the data folder's own, made the first time. */
export function idempotencySecret(given: string | undefined, dataFolder: string): KeyObject {
  if (given) return createSecretKey(given, 'base64');
  return createSecretKey(keptSecret(dataFolder));
}

function keptSecret(dataFolder: string): Buffer {
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  const file = join(dataFolder, 'idempotency.key');
  const own = `${file}.${process.pid}`;
  try {
    return readFileSync(file);
  } catch {
    writeFileSync(own, randomBytes(32), { mode: 0o600 });
    try {
      linkSync(own, file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    rmSync(own);
    return readFileSync(file);
  }
}
