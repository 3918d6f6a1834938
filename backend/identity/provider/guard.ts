import type { KoaContextWithOIDC } from 'oidc-provider';
import { CONTENT_POLICY } from './layout.ts';

const HEADERS = {
  'cache-control': 'no-store',
  // A kept connection would break under whoever asks next after a restart.
  connection: 'close',
  'content-security-policy': CONTENT_POLICY,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

/**
 * Before everything else: security headers on every answer, and no answer under another name than the issuer's (a page
 * whose own name was made to point at this machine) or to what another site's page sends.
 */
export function guard(issuer: string) {
  const { host } = new URL(issuer);
  return async (ctx: KoaContextWithOIDC, next: () => Promise<unknown>): Promise<void> => {
    ctx.set(HEADERS);
    if (ctx.get('host') !== host) ctx.throw(421);
    // Pages of other sites: their scripts and forms name where they come from; a link that is followed does not.
    if (ctx.get('origin') !== '' && ctx.get('origin') !== issuer) ctx.throw(403);
    await next();
  };
}
