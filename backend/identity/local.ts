import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK } from 'jose';
import { keptFile } from '../kept-file.ts';
import type { Caller } from './caller.ts';
import people from './people.json' with { type: 'json' };

export const LOCAL_ISSUER = 'urn:adviser-desk:local-identity';
export const LOCAL_AUDIENCE = 'urn:adviser-desk:central';
/** Whose tokens are taken in local mode: this clone's key signs for its providers, whatever their port, and in tests. */
export const LOCAL_ISSUERS = /^(urn:adviser-desk:local-identity|http:\/\/127\.0\.0\.1:\d{1,5})$/;

const KEY_FILE = 'key.json';

export const localPeople = people as readonly Caller[];

/** The local identity, for development and tests: an ES256 key pair in a folder of its own. */
export type LocalIdentity = { readonly publicKey: JWK; readonly privateKey: JWK };

/** Opens the local identity in `folder`, making its key pair the first time. */
export async function openLocalIdentity(folder: string): Promise<LocalIdentity> {
  const privateKey = readKey(folder) ?? (await makeKey(folder));
  const { d: _, ...publicKey } = privateKey;
  return { publicKey, privateKey };
}

function readKey(folder: string): JWK | null {
  try {
    return JSON.parse(readFileSync(join(folder, KEY_FILE), 'utf8')) as JWK;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

// Made before it is known whether another process was quicker: then theirs is used.
async function makeKey(folder: string): Promise<JWK> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const jwk = await exportJWK(privateKey);
  const text = JSON.stringify({ ...jwk, kid: await calculateJwkThumbprint(jwk), alg: 'ES256' });
  return JSON.parse(keptFile(folder, KEY_FILE, () => text).toString('utf8')) as JWK;
}
