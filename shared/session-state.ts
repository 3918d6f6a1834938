/** What the renderer may know of who is signed in. */
export type SignedIn = {
  readonly name: string;
  readonly organisation: string;
  readonly touchpoint: string;
  readonly roles: readonly string[];
};

/** Why nobody is signed in or the desk stays locked, when it is not simply so. Each has its sentence on screen. */
export const SIGN_IN_CODES = [
  'not-configured',
  'issuer-unreachable',
  'issuer-wrong',
  'clock-wrong',
  'browser-not-opened',
  'no-way-back',
  'refused',
  'abandoned',
  'cancelled',
  'no-role',
  'somebody-else',
  'session-ended',
  'wrong-passcode',
  'no-tries-left',
  'too-long-ago',
  'no-passcode',
  'machine-lost',
] as const;
export type SignInCode = (typeof SIGN_IN_CODES)[number];

/**
 * Where the person at this desk stands. While a sign-in waits for the browser, `until` says how long it will;
 * `why: 'browser-not-opened'` beside it: the address can be copied and opened by hand.
 */
export type SessionState =
  | {
      readonly kind: 'signed-out';
      readonly why: SignInCode | null;
      readonly clockOff?: number;
      /** The issuer cannot be reached, and the passcode of the one who was at work here last opens the desk. */
      readonly offline?: { readonly name: string; readonly triesLeft: number };
    }
  | { readonly kind: 'signing-in'; readonly until: string; readonly why: SignInCode | null }
  /** The first sign-in on this machine, and there is a key store to keep work under. */
  | { readonly kind: 'new-passcode'; readonly who: SignedIn }
  /** `keptHere`: a real key store holds a data key for this person. */
  | { readonly kind: 'signed-in'; readonly who: SignedIn; readonly keptHere: boolean }
  | {
      readonly kind: 'locked';
      readonly name: string;
      readonly since: string;
      readonly ways: { readonly issuer: boolean; readonly passcode: boolean };
      readonly triesLeft: number;
      readonly why: SignInCode | null;
      readonly signingInUntil: string | null;
      /** Minutes this computer's clock is ahead (behind: negative), beside `clock-wrong`. */
      readonly clockOff?: number;
    };
