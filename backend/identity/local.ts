import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK } from 'jose';
import type { Caller } from './caller.ts';
import people from './people.json' with { type: 'json' };

export const LOCAL_ISSUER = 'urn:adviser-desk:local-identity';
export const LOCAL_AUDIENCE = 'urn:adviser-desk:central';
/** Whose tokens are taken in local mode: this clone's key signs for its providers, whatever their port, and in tests. */
export const LOCAL_ISSUERS = /^(urn:adviser-desk:local-identity|http:\/\/127\.0\.0\.1:\d{1,5})$/;

export const localPeople = people as readonly Caller[];

/** The local identity, for development and tests: an ES256 key pair in a folder of its own. */
export type LocalIdentity = { readonly publicKey: JWK; readonly privateKey: JWK };

/** Opens the local identity in `folder`, making its key pair the first time. */
export async function openLocalIdentity(folder: string): Promise<LocalIdentity> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, 'key.json');
  const privateKey = readKey(file) ?? (await makeKey(file));
  const { d: _, ...publicKey } = privateKey;
  return { publicKey, privateKey };
}

function readKey(file: string): JWK | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as JWK;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

// Two processes may make a key at once: the first link wins and both use it.
async function makeKey(file: string): Promise<JWK> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const jwk = await exportJWK(privateKey);
  const own = `${file}.${process.pid}`;
  writeFileSync(own, JSON.stringify({ ...jwk, kid: await calculateJwkThumbprint(jwk), alg: 'ES256' }), { mode: 0o600 });
  try {
    linkSync(own, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(own);
  }
  return readKey(file) as JWK;
}
