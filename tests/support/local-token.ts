import { randomUUID } from 'node:crypto';
import { importJWK, type JWTPayload, SignJWT } from 'jose';
import { LOCAL_AUDIENCE, LOCAL_ISSUER, localPeople, openLocalIdentity } from '../../backend/identity/local.ts';

/** What may be otherwise in a token than usual: a claim set to undefined is left out. */
export type TokenChanges = { readonly claims?: JWTPayload; readonly typ?: string };

const HOURS = 12;

/**
 * A token of the local identity in `folder` for one of the seeded people, minted without the provider and good for twelve
 * hours: for tests that are about something else than signing in.
 */
export async function localToken(
  folder: string,
  sub: string,
  { claims = {}, typ = 'at+jwt' }: TokenChanges = {},
): Promise<string> {
  const person = localPeople.find((one) => one.sub === sub);
  if (!person) throw new Error(`Nobody here is called ${sub}`);
  const { privateKey } = await openLocalIdentity(folder);
  const now = Math.floor(Date.now() / 1000);
  const usual = { ...person, roles: [...person.roles], iss: LOCAL_ISSUER, aud: LOCAL_AUDIENCE, jti: randomUUID(), iat: now };
  return new SignJWT({ ...usual, exp: now + HOURS * 3600, ...claims })
    .setProtectedHeader({ alg: 'ES256', typ, kid: privateKey.kid })
    .sign(await importJWK(privateKey, 'ES256'));
}
