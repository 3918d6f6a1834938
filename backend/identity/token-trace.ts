import { hash } from 'node:crypto';
import { decodeJwt } from 'jose';

/** What may be kept of a token: its SHA-256, and when it ends. */
export type TokenTrace = { readonly hash: Buffer; readonly endsAt: Date };

/** The SHA-256 of the token in an Authorization header, base64. */
export function tokenHash(authorization: string | undefined): string {
  return hash('sha256', tokenIn(authorization), 'base64');
}

/** The trace of a token that has been verified. */
export function traceOf(authorization: string | undefined): TokenTrace {
  const { exp } = decodeJwt(tokenIn(authorization));
  return { hash: Buffer.from(tokenHash(authorization), 'base64'), endsAt: new Date((exp ?? 0) * 1000) };
}

const tokenIn = (authorization: string | undefined) => (authorization ?? '').slice('Bearer '.length);
