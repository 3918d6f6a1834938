import { randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from 'jose';
import type { Caller } from './caller.ts';
import people from './people.json' with { type: 'json' };

export const LOCAL_ISSUER = 'urn:adviser-desk:local-identity';
export const LOCAL_AUDIENCE = 'urn:adviser-desk:central';
/** Whose tokens are taken in local mode: this clone's key signs for its providers, whatever their port, and in tests. */
export const LOCAL_ISSUERS = /^(urn:adviser-desk:local-identity|http:\/\/127\.0\.0\.1:\d{1,5})$/;
const HOURS = 12;

export const localPeople = people as readonly Caller[];

/** The local identity: an issuer for development and tests, with its key pair in a folder of its own. */
export type LocalIdentity = {
  readonly publicKey: JWK;
  readonly privateKey: JWK;
  readonly token: (sub: string) => Promise<string>;
};

/** Opens the local identity in `folder`, making its ES256 key pair the first time. `token` throws for an unknown person. */
export async function openLocalIdentity(folder: string): Promise<LocalIdentity> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, 'key.json');
  const jwk = readKey(file) ?? (await makeKey(file));
  const { d: _, ...publicKey } = jwk;
  const key = await importJWK(jwk, 'ES256');
  return {
    publicKey,
    privateKey: jwk,
    token: async (sub) => {
      const person = localPeople.find((one) => one.sub === sub);
      if (!person) throw new Error(`Nobody here is called ${sub}. There are: ${localPeople.map((one) => one.sub).join(', ')}`);
      return new SignJWT({ name: person.name, roles: person.roles, touchpoint: person.touchpoint })
        .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: jwk.kid })
        .setSubject(person.sub)
        .setIssuer(LOCAL_ISSUER)
        .setAudience(LOCAL_AUDIENCE)
        .setJti(randomUUID())
        .setIssuedAt()
        .setExpirationTime(`${HOURS}h`)
        .sign(key);
    },
  };
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
