import { createHash, randomBytes } from 'node:crypto';
import { localPeople, openLocalIdentity } from '../local.ts';
import { TOKEN_CLIENT, TOKEN_REDIRECT } from './clients.ts';
import { followSignIn } from './follow-sign-in.ts';
import { runningIssuers } from './running.ts';

/**
 * An access token for one of the seeded people, by a sign-in at the provider (authorization code with PKCE): one that runs
 * on this folder, else one started for the moment. Good for twelve hours at every backend of this folder. Throws for
 * somebody unknown.
 */
export async function tokenFor(folder: string, as: string): Promise<string> {
  const known = localPeople.map(({ sub }) => sub);
  if (!known.includes(as)) throw new Error(`Nobody here is called ${as}. There are: ${known.join(', ')}`);
  const { publicKey } = await openLocalIdentity(folder);
  const [running] = await runningIssuers(folder, publicKey.kid);
  if (running !== undefined) return tokenAt(running, as);
  const { startProvider } = await import('./start-provider.ts');
  const own = await startProvider({ folder, port: 0, people: localPeople });
  try {
    return await tokenAt(own.issuer, as);
  } finally {
    await own.stop();
  }
}

/** The same at one provider. Throws when it gives none. */
export async function tokenAt(issuer: string, as: string): Promise<string> {
  const verifier = randomBytes(32).toString('base64url');
  const state = randomBytes(16).toString('base64url');
  const asked = new URLSearchParams({
    client_id: TOKEN_CLIENT,
    response_type: 'code',
    redirect_uri: TOKEN_REDIRECT,
    scope: 'openid',
    state,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  });
  const back = await followSignIn(`${issuer}/auth?${asked}`, as);
  const answered = new URL(back ?? TOKEN_REDIRECT).searchParams;
  if (answered.get('state') !== state || answered.get('iss') !== issuer) throw new Error('The answer is not to this sign-in');
  const body = new URLSearchParams({
    grant_type: 'authorization_code',
    client_id: TOKEN_CLIENT,
    redirect_uri: TOKEN_REDIRECT,
    code: answered.get('code') ?? '',
    code_verifier: verifier,
  });
  const answer = await fetch(`${issuer}/token`, { method: 'POST', body, signal: AbortSignal.timeout(15_000) });
  const { access_token: token } = (await answer.json()) as { access_token?: string };
  if (!token) throw new Error(`The provider gave no token (${answer.status})`);
  return token;
}
