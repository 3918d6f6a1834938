import { hkdfSync, scrypt } from 'node:crypto';
import { normalPasscode } from '../../shared/domain/passcode.ts';

/** What stretching costs (RFC 7914): kept beside what it protects, so that it can be raised later. */
export type Cost = { readonly N: number; readonly r: number; readonly p: number };

/** 128 MiB and about half a second on an office laptop (OWASP password storage, scrypt: N = 2^17, r = 8, p = 1). */
export const COST: Cost = { N: 2 ** 17, r: 8, p: 1 };

/** The most a stored cost may ask for: a changed file must not be able to stop the machine. */
export const MOST: Cost = { N: 2 ** 20, r: 16, p: 4 };

/** Turns a passcode into a key; slow on purpose, off the main thread. */
export type Stretch = (passcode: string, salt: Buffer, cost: Cost) => Promise<Buffer>;

export const stretch: Stretch = (passcode, salt, { N, r, p }) =>
  new Promise((resolve, reject) => {
    scrypt(normalPasscode(passcode), salt, 32, { N, r, p, maxmem: 128 * N * r + 64 * 1024 * 1024 }, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });

/** The key that follows from the central service's share of one person on one machine. */
export function keyOfShare(share: string): Buffer {
  return Buffer.from(hkdfSync('sha256', Buffer.from(share, 'utf8'), Buffer.alloc(0), 'adviser-desk share 1', 32));
}
