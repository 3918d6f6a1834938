import type { SessionState, SignedIn, SignInCode } from '../../shared/session-state.ts';
import type { PasscodeAnswer } from '../keys/person-keys.ts';
import type { Attempt } from './attempt.ts';
import type { Person, Tokens } from './tokens.ts';

/** Why it stands as it does; `clockOff` in minutes, beside `clock-wrong`. */
export type Why = { readonly why: SignInCode | null; readonly clockOff?: number | undefined };

/** An access token and when it ends, in milliseconds since 1970. */
export type Access = { readonly token: string; readonly expiresAt: number };

/** Who signed in last on this machine, while their passcode opens it. */
export type Known = { readonly person: Person; readonly triesLeft: number };
/** `issuerAway`: the last sign-in did not reach the issuer. */
type Away = { readonly issuerAway?: boolean };

export type Out = { readonly kind: 'out'; readonly known?: Known | undefined } & Why & Away;
export type Choosing = { readonly kind: 'choosing'; readonly tokens: Tokens; readonly share: string };
/** `access` is null after an unlock without the issuer, until it has been asked. */
export type In = { readonly kind: 'in'; readonly person: Person; readonly keptHere: boolean; readonly access: Access | null };
export type Locked = {
  readonly kind: 'locked';
  readonly person: Person;
  readonly since: string;
  readonly passcode: boolean;
  readonly triesLeft: number;
} & Why &
  Away;

/** Where the session stands, as the main process knows it. */
export type Inner = Out | Choosing | In | Locked;

type ViewParts = { readonly organisationOf: (touchpoint: string) => string | null; readonly online: () => boolean };

/** What the page may know of it: never a token, never an id. */
export function viewOf(now: Inner, attempt: Attempt | null, { organisationOf, online }: ViewParts): SessionState {
  // With the issuer at hand it is the issuer that is asked.
  const unreached = !online() || ('issuerAway' in now && now.issuerAway === true);
  switch (now.kind) {
    case 'out':
      if (attempt) return { kind: 'signing-in', until: attempt.until, why: attempt.why };
      return { kind: 'signed-out', ...whyOf(now), ...(now.known && unreached ? { offline: byPasscode(now.known) } : {}) };
    case 'choosing':
      return { kind: 'new-passcode', who: signedIn(now.tokens.person, organisationOf) };
    case 'in':
      return { kind: 'signed-in', who: signedIn(now.person, organisationOf), keptHere: now.keptHere };
    case 'locked':
      return {
        ...{ kind: 'locked', name: now.person.name, since: now.since, triesLeft: now.triesLeft },
        ways: { issuer: true, passcode: now.passcode && unreached },
        ...(attempt ? { why: attempt.why } : whyOf(now)),
        signingInUntil: attempt?.until ?? null,
      };
  }
}

function whyOf({ why, clockOff }: Why): { why: SignInCode | null; clockOff?: number } {
  return clockOff === undefined ? { why } : { why, clockOff };
}

const byPasscode = ({ person, triesLeft }: Known) => ({ name: person.name, triesLeft });

/** Whose passcode may be tried: of the person who locked the desk, or who signed in last on this machine. */
export function behindPasscode(now: Inner): Person | null {
  if (now.kind === 'locked') return now.person;
  return (now.kind === 'out' && now.known?.person) || null;
}

/** Since when the desk is locked; null when it is not. */
export const sinceOf = (now: Inner): string | null => (now.kind === 'locked' ? now.since : null);

function signedIn({ name, roles, touchpoint }: Person, organisationOf: (touchpoint: string) => string | null): SignedIn {
  return { name, roles, touchpoint, organisation: organisationOf(touchpoint) ?? touchpoint };
}

/** Who is signed in and not locked out. */
export function whoIn(state: SessionState): SignedIn | null {
  return state.kind === 'signed-in' ? state.who : null;
}

/** What a passcode that did not open means. */
export function passcodeCode(
  code: Extract<PasscodeAnswer, { ok: false }>['code'],
): 'wrong-passcode' | 'no-tries-left' | 'too-long-ago' | 'clock-wrong' | 'no-passcode' {
  return code === 'damaged' || code === 'unknown' ? 'no-passcode' : code;
}

/** The session is not at that step. */
export const notNow = { ok: false, error: { code: 'not-now' } } as const;
