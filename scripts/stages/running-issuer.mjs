import { readdirSync, readFileSync } from 'node:fs';
import { inLocal } from './paths.mjs';

/** The address of a sign-in provider that a backend of this clone has running, or null. */
export async function runningIssuer() {
  for (const issuer of noted()) if (await isIssuer(issuer)) return issuer;
  return null;
}

function noted() {
  try {
    const names = readdirSync(inLocal('identity')).filter((name) => /^provider-\d+-\d+\.txt$/.test(name));
    return names.map((name) => readFileSync(inLocal('identity', name), 'utf8'));
  } catch {
    return [];
  }
}

/** Whether an issuer answers at this address, in its own name (OpenID Connect Discovery). */
export async function isIssuer(issuer) {
  try {
    const answer = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, {
      signal: AbortSignal.timeout(5_000),
    });
    const document = /** @type {{ issuer?: string }} */ (await answer.json());
    return document.issuer === issuer;
  } catch {
    return false;
  }
}
