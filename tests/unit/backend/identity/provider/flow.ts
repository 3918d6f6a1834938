import { createHash, randomBytes } from 'node:crypto';
import { type SignInOptions, signInAt } from '../../../../support/sign-in.ts';

/** A desk that waits at this address; nobody listens there. */
export const REDIRECT = 'http://127.0.0.1:53123/signed-in';

export type Asked = { readonly url: string; readonly verifier: string };
/** What the token endpoint answered, whatever the status. */
export type Answered = { readonly status: number; readonly body: Record<string, string> };

/** An authorization address as the desk makes one; a parameter set to undefined is left out. */
export function ask(issuer: string, changes: Record<string, string | undefined> = {}): Asked {
  const verifier = randomBytes(32).toString('base64url');
  const all = {
    client_id: 'adviser-desk',
    response_type: 'code',
    redirect_uri: REDIRECT,
    scope: 'openid offline_access',
    state: 'the-state',
    nonce: 'the-nonce',
    resource: 'urn:adviser-desk:central',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...changes,
  };
  const given = Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return { url: `${issuer}/auth?${new URLSearchParams(given)}`, verifier };
}

/** Signs in on the page and answers what the desk is called with. */
export async function back(url: string, as: string, options: SignInOptions = {}): Promise<URLSearchParams> {
  const address = await signInAt(url, as, { ...options, stopAtRedirect: true });
  const { search, hash } = new URL(address);
  return new URLSearchParams(search || hash.slice(1));
}

/** One call of the token endpoint. */
export async function token(issuer: string, fields: Record<string, string>): Promise<Answered> {
  const answer = await fetch(`${issuer}/token`, {
    method: 'POST',
    body: new URLSearchParams({ client_id: 'adviser-desk', ...fields }),
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, string> };
}

export function redeem(issuer: string, code: string, verifier: string, redirect = REDIRECT): Promise<Answered> {
  return token(issuer, { grant_type: 'authorization_code', code, code_verifier: verifier, redirect_uri: redirect });
}

export function refresh(issuer: string, refreshToken = ''): Promise<Answered> {
  return token(issuer, { grant_type: 'refresh_token', refresh_token: refreshToken });
}

/** A whole sign-in of the desk: its tokens. */
export async function signedIn(issuer: string, as: string, options: SignInOptions = {}): Promise<Record<string, string>> {
  const { url, verifier } = ask(issuer);
  const { body } = await redeem(issuer, (await back(url, as, options)).get('code') ?? '', verifier);
  return body;
}
