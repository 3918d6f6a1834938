import type { SessionState } from '../../shared/session-state.ts';
import type { Clock } from '../clock.ts';
import type { PersonKeys } from '../keys/person-keys.ts';
import type { Issuer } from './issuer.ts';

/** What a session stands on. */
export type SessionParts = {
  readonly issuer: Issuer;
  readonly keys: PersonKeys;
  readonly clock: Clock;
  /** The central service's share of this person's data key, asked for with their fresh token; null: no answer. Throws `SignInFailure` (`machine-lost`). */
  readonly share: (accessToken: string) => Promise<string | null>;
  readonly organisationOf: (touchpoint: string) => string | null;
  readonly online: () => boolean;
  readonly unsent: () => number;
  readonly forgetUnsent: () => void;
  readonly changed: (state: SessionState) => void;
  /** The browser is done with: the app comes to the front. */
  readonly comeToFront: () => void;
  readonly copy: (address: string) => void;
  /** The tokens are others now. */
  readonly renewed?: () => void;
  /** Nobody was let in: this machine was reported lost. */
  readonly turnedAwayAsLost?: () => void;
  readonly loginHint: string | undefined;
  /** Milliseconds until a sign-in nobody finishes is given up. */
  readonly patience: number;
};
