import { z } from 'zod';
import type { SessionState, SignedIn } from '../../shared/desk.ts';
import type { Result } from '../../shared/problem.ts';

/** Where the person at this desk stands, and the token that says so to the central service. */
export type Session = {
  readonly state: () => SessionState;
  /** Who is signed in and not locked out. */
  readonly who: () => SignedIn | null;
  /** The access token; null while locked or signed out. It never leaves the main process. */
  readonly token: () => string | null;
  /** The central service no longer takes the token: it is renewed, or the session is over. */
  readonly ended: () => void;
  /** Begins a sign-in at the issuer and answers at once. */
  readonly signIn: () => Result<SessionState>;
  readonly cancel: () => SessionState;
  /** Puts the address of the sign-in under way where the person can paste it; false when there is none. */
  readonly copyAddress: () => boolean;
  readonly signOut: (how: { readonly loseUnsent: boolean }) => Promise<Result<SessionState>>;
  readonly choosePasscode: (passcode: string) => Promise<Result<SessionState>>;
  /** Opens a locked desk without the issuer. */
  readonly unlock: (passcode: string) => Promise<Result<SessionState>>;
  /** Drops tokens and keys; nothing happens when nobody is signed in. */
  readonly lock: () => SessionState;
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
  changed: (session: SessionState) => void,
): Session {
  const read = token ? claims.safeParse(payloadOf(token)) : null;
  let current = read?.success ? { token: token as string, who: whoIs(read.data, organisationOf) } : null;
  const state = (): SessionState =>
    current ? { kind: 'signed-in', who: current.who, keptHere: false } : { kind: 'signed-out', why: null };
  const notNow = { ok: false, error: { code: 'not-now' } } as const;
  return {
    state,
    who: () => current?.who ?? null,
    token: () => current?.token ?? null,
    ended: () => {
      if (!current) return;
      current = null;
      changed(state());
    },
    signIn: () => notNow,
    cancel: state,
    copyAddress: () => false,
    signOut: async () => notNow,
    choosePasscode: async () => notNow,
    unlock: async () => notNow,
    lock: state,
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
