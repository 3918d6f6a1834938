import { createRemoteJWKSet, errors, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';

const PATIENCE = 5_000;

const discoverySchema = z.object({ issuer: z.string(), jwks_uri: z.url({ protocol: /^https?$/ }) });

/** An issuer's keys at an address of their own; fetched when first needed, and again for a key that is new. */
export function keysAt(address: string): JWTVerifyGetKey {
  return createRemoteJWKSet(new URL(address), { timeoutDuration: PATIENCE });
}

/**
 * An issuer's keys where its discovery document says (OpenID Connect Discovery 1.0, section 4): asked when first needed and,
 * while it cannot be had, at each need again. Throws `JWKSInvalid` for a document of another issuer, or with keys on plain
 * HTTP where the issuer itself is not.
 */
export function discoveredKeys(issuer: string): JWTVerifyGetKey {
  let found: Promise<JWTVerifyGetKey> | undefined;
  return async (header, token) => {
    found ??= discover(issuer);
    const keys = await found.catch((error: unknown) => {
      found = undefined;
      throw error;
    });
    return keys(header, token);
  };
}

async function discover(issuer: string): Promise<JWTVerifyGetKey> {
  const answer = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, {
    signal: AbortSignal.timeout(PATIENCE),
    redirect: 'error',
  }).catch(() => null);
  const document = discoverySchema.safeParse(await answer?.json().catch(() => null)).data;
  const protocol = document && new URL(document.jwks_uri).protocol;
  if (document?.issuer !== issuer || (protocol !== 'https:' && protocol !== new URL(issuer).protocol)) {
    throw new errors.JWKSInvalid('The issuer says nothing usable about its keys');
  }
  return keysAt(document.jwks_uri);
}
