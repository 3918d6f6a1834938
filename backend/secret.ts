import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import { keptFile } from './kept-file.ts';

/** The secret that turns a command's body into an HMAC: the given one, else the data folder's own, made the first time. */
export function idempotencySecret(given: string | undefined, dataFolder: string): KeyObject {
  if (given) return createSecretKey(given, 'base64');
  return createSecretKey(keptFile(dataFolder, 'idempotency.key', () => randomBytes(32)));
}

/** The secret behind the central shares of desks' keys, given or kept in the same way. */
export function deskKeySecret(given: string | undefined, dataFolder: string): KeyObject {
  if (given) return createSecretKey(given, 'base64');
  return createSecretKey(keptFile(dataFolder, 'desk-keys.key', () => randomBytes(32)));
}
