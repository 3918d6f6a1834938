import { hash } from 'node:crypto';
import { createLocalJWKSet, errors, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { z } from 'zod';
import { refuse } from '../refusal.ts';
import type { Verified } from './caller.ts';
import { discoveredKeys, keysAt } from './issuer-keys.ts';
import { LOCAL_AUDIENCE, LOCAL_ISSUERS, openLocalIdentity } from './local.ts';

/** Whose tokens are taken. */
export type Trust = { readonly issuer: string | RegExp; readonly audience: string; readonly keys: JWTVerifyGetKey };

type Configured = {
  readonly ISSUER?: string;
  readonly AUDIENCE?: string;
  readonly JWKS_URI?: string;
  readonly LOCAL_IDENTITY: string;
};

const ALGORITHMS = ['ES256', 'RS256', 'EdDSA'];
const REMEMBERED = 10_000;
const LEEWAY_SECONDS = 5;

const claimsSchema = z.object({
  sub: z.string().min(1).max(200),
  name: z.string().min(1).max(200),
  roles: z.array(z.string()),
  touchpoint: z.string().regex(/^\d{10}$/),
  exp: z.number(),
});
const roleSchema = z.enum(['adviser', 'supervisor', 'website']);

/** Trust in the local identity, for development and tests on this machine. */
export async function trustLocal(folder: string): Promise<Trust> {
  const { publicKey } = await openLocalIdentity(folder);
  return { issuer: LOCAL_ISSUERS, audience: LOCAL_AUDIENCE, keys: createLocalJWKSet({ keys: [publicKey] }) };
}

/** Trust in an issuer whose keys are at `jwksUri`; without one they are where the issuer says. */
export function trustIssuer(issuer: string, audience: string, jwksUri?: string): Trust {
  return { issuer, audience, keys: jwksUri === undefined ? discoveredKeys(issuer) : keysAt(jwksUri) };
}

/** Whose tokens this backend takes: the configured issuer's, else the local identity's. */
export async function trustFor(configured: Configured): Promise<Trust> {
  const { ISSUER, AUDIENCE, JWKS_URI, LOCAL_IDENTITY } = configured;
  return ISSUER && AUDIENCE ? trustIssuer(ISSUER, AUDIENCE, JWKS_URI) : trustLocal(LOCAL_IDENTITY);
}

/**
 * A function from an Authorization header to the caller; throws `unauthenticated`, or `unavailable` when the issuer's keys
 * cannot be had. A verified token is remembered by its SHA-256 until it expires (checking one costs about half a call).
 */
export function makeVerifier(
  trust: Trust,
  now: () => number = Date.now,
): (authorization: string | undefined) => Promise<Verified> {
  const remembered = new Map<string, { caller: Verified; until: number }>();
  return async (authorization) => {
    const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(authorization ?? '')?.[1];
    if (!token) throw refuse('unauthenticated');
    const digest = hash('sha256', token, 'base64');
    const earlier = remembered.get(digest);
    if (earlier && earlier.until > now()) return earlier.caller;
    remembered.delete(digest);
    const caller = await verify(token, trust, now);
    const oldest = remembered.size >= REMEMBERED ? remembered.keys().next().value : undefined;
    if (oldest !== undefined) remembered.delete(oldest);
    remembered.set(digest, { caller, until: caller.until + LEEWAY_SECONDS * 1000 });
    return caller;
  };
}

async function verify(token: string, trust: Trust, now: () => number): Promise<Verified> {
  try {
    const { payload } = await jwtVerify(token, trust.keys, {
      issuer: typeof trust.issuer === 'string' ? trust.issuer : undefined,
      audience: trust.audience,
      algorithms: ALGORITHMS,
      typ: 'at+jwt',
      requiredClaims: ['iss', 'exp', 'sub'],
      clockTolerance: LEEWAY_SECONDS,
      currentDate: new Date(now()),
    });
    if (typeof trust.issuer !== 'string' && !trust.issuer.test(payload.iss ?? '')) throw refuse('unauthenticated');
    const { sub, name, roles, touchpoint, exp } = claimsSchema.parse(payload);
    return { sub, name, touchpoint, until: exp * 1000, roles: roles.flatMap((role) => roleSchema.safeParse(role).data ?? []) };
  } catch (error) {
    if (keysUnavailable(error)) throw refuse('unavailable');
    throw refuse('unauthenticated');
  }
}

// jose throws its plain JOSEError (or fetch its TypeError) when the key set cannot be fetched or read.
function keysUnavailable(error: unknown): boolean {
  if (error instanceof errors.JWKSTimeout || error instanceof errors.JWKSInvalid || error instanceof TypeError) return true;
  return error instanceof errors.JOSEError && error.code === 'ERR_JOSE_GENERIC';
}
