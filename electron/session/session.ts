import { z } from 'zod';
import type { SignedIn } from '../../shared/desk.ts';

/** Who works at this desk, and the token that says so to the central service. Sign-in will stand behind the same port. */
export type Session = {
  readonly who: () => SignedIn | null;
  readonly token: () => string | null;
  /** The central service no longer takes the token. */
  readonly ended: () => void;
};

const claims = z.object({
  sub: z.string(),
  name: z.string(),
  roles: z.array(z.string()),
  touchpoint: z.string(),
  exp: z.number(),
});

/** A session from a ready-made access token. The desk reads the claims and checks nothing: the central service does. */
export function sessionFromToken(
  token: string | null,
  organisationOf: (touchpoint: string) => string | null,
  changed: (session: SignedIn | null) => void,
): Session {
  const read = token ? claims.safeParse(payloadOf(token)) : null;
  let current = read?.success ? { token: token as string, who: whoIs(read.data, organisationOf) } : null;
  return {
    who: () => current?.who ?? null,
    token: () => current?.token ?? null,
    ended: () => {
      if (!current) return;
      current = null;
      changed(null);
    },
  };
}

function whoIs(read: z.output<typeof claims>, organisationOf: (touchpoint: string) => string | null): SignedIn {
  const { name, roles, touchpoint } = read;
  return { name, roles, touchpoint, organisation: organisationOf(touchpoint) ?? touchpoint };
}

function payloadOf(token: string): unknown {
  try {
    return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
  } catch {
    return null;
  }
}
