import type { SignInCode } from '../../shared/session-state.ts';
import { checkedClock } from './clock-check.ts';
import { SignInFailure } from './sign-in-failure.ts';

/** What the issuer's own words mean at the desk (RFC 6749 sections 4.1.2.1 and 5.2, OpenID Connect Core 3.1.2.6). */
const SAID: Readonly<Record<string, SignInCode>> = {
  access_denied: 'refused',
  login_required: 'refused',
  consent_required: 'refused',
  interaction_required: 'refused',
  account_selection_required: 'refused',
  invalid_grant: 'refused',
  server_error: 'issuer-unreachable',
  temporarily_unavailable: 'issuer-unreachable',
};

/**
 * Any error of a sign-in as a failure with a code. `refused`: the issuer said no to this person or this token;
 * `issuer-unreachable`: it may be asked again; `clock-wrong`; `issuer-wrong`: everything that is not an issuer's answer.
 */
export function failureOf(error: unknown, now: number): SignInFailure {
  for (const link of chain(error)) {
    if (link instanceof SignInFailure) return link;
    const {
      error: said,
      claims,
      code,
      name,
    } = link as { error?: unknown; claims?: { iat?: unknown }; code?: unknown; name?: unknown };
    if (typeof said === 'string') return new SignInFailure(SAID[said] ?? 'issuer-wrong');
    if (claims) {
      try {
        checkedClock(claims.iat, now);
      } catch (wrong) {
        return wrong as SignInFailure;
      }
    }
    if (code === 'OAUTH_TIMEOUT' || code === 'OAUTH_ABORT' || name === 'TimeoutError' || name === 'AbortError') {
      return new SignInFailure('issuer-unreachable');
    }
  }
  return new SignInFailure('issuer-wrong');
}

/** An error and what caused it, outermost first. */
function chain(error: unknown): object[] {
  const links: object[] = [];
  for (let link = error; typeof link === 'object' && link !== null && links.length < 8; ) {
    links.push(link);
    link = (link as { cause?: unknown }).cause;
  }
  return links;
}
