import { z } from 'zod';

/** Who the issuer says has signed in. */
export type Person = {
  readonly sub: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly touchpoint: string;
};

/** What a sign-in brings. `expiresAt`: of the access token, in milliseconds since 1970. Held in memory only. */
export type Tokens = {
  readonly accessToken: string;
  readonly refreshToken: string | null;
  readonly idToken: string;
  readonly expiresAt: number;
  readonly person: Person;
};

/** What a renewal brings; an issuer need not say again who it is for. */
export type Renewed = Omit<Tokens, 'idToken' | 'person'> & { readonly person: Person | null };

/** The claims of an id token that the desk reads. Somebody without a role gets no further, so none is no fault here. */
export const personClaims = z.object({
  sub: z.string().min(1).max(255),
  name: z.string().min(1).max(200),
  roles: z.array(z.string().max(60)).max(20).default([]),
  touchpoint: z.string().regex(/^\d{10}$/),
});

/** The roles that work at this desk. */
export function mayWorkHere({ roles }: Person): boolean {
  return roles.includes('adviser') || roles.includes('supervisor');
}

/** Why somebody who signed in does not get in: no role here, or it is another person's turn. */
export function turnedAway(person: Person, expected: Person | null): 'no-role' | 'somebody-else' | null {
  if (!mayWorkHere(person)) return 'no-role';
  return expected && expected.sub !== person.sub ? 'somebody-else' : null;
}
