import type { Clock } from '../clock.ts';
import type { Issuer } from './issuer.ts';
import type { RefreshToken } from './refresh-token.ts';
import { SignInFailure } from './sign-in-failure.ts';
import type { Access, In } from './stands.ts';
import type { Person } from './tokens.ts';

export type RenewalParts = {
  readonly clock: Clock;
  readonly issuer: Issuer;
  readonly refresh: RefreshToken;
  readonly online: () => boolean;
  readonly revoke: (token: string | null) => Promise<void>;
  readonly session: () => In | null;
  readonly renewed: (was: In, access: Access, person: Person) => void;
  /** The issuer renews it no more. */
  readonly ended: (was: In) => void;
};

/** Milliseconds before its end at which a token is renewed, at most; of a short one, its last quarter. */
const AHEAD = 60_000;
const FIRST_WAIT = 5_000;
const LONGEST_WAIT = 60_000;

/** Silent renewal: before the token ends, or when it was refused; one at a time, whoever asks. */
export function createRenewal(parts: RenewalParts) {
  const { clock, issuer, refresh } = parts;
  let flying: Promise<void> | null = null;
  let fails = 0;
  let cancel = () => {};

  const stop = () => {
    cancel();
    fails = 0;
  };
  const after = (ms: number) => {
    cancel();
    cancel = clock.after(Math.max(0, ms), () => void once());
  };
  const plan = () => {
    const access = parts.session()?.access;
    if (!access) return;
    const left = access.expiresAt - clock.now();
    after(left - Math.min(AHEAD, left / 4));
  };
  const once = () => {
    flying ??= renew().finally(() => {
      flying = null;
    });
    return flying;
  };

  const renew = async (): Promise<void> => {
    const was = parts.session();
    if (!was) return;
    const isOver = () => parts.session() !== was;
    const token = await refresh.read();
    if (isOver()) return;
    if (token === null) {
      // Nothing to renew by: over as soon as it shows, but not for somebody who works offline.
      if (parts.online() && (was.access === null || was.access.expiresAt - clock.now() < AHEAD)) parts.ended(was);
      return;
    }
    try {
      const given = await issuer.renew(token);
      if (isOver()) return void parts.revoke(given.refreshToken);
      await refresh.keep(given.refreshToken);
      if (isOver()) return void parts.revoke(given.refreshToken);
      fails = 0;
      parts.renewed(was, { token: given.accessToken, expiresAt: given.expiresAt }, given.person ?? was.person);
      plan();
    } catch (error) {
      if (isOver()) return;
      if (error instanceof SignInFailure && error.code === 'refused') return parts.ended(was);
      fails += 1;
      after(Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** Math.min(fails - 1, 5)));
    }
  };

  return {
    plan,
    stop,
    /** The connection is back: what only waits to ask again asks now. */
    nudge: () => {
      if (fails > 0) after(0);
    },
    renewed: async (refused: string | null): Promise<string | null> => {
      const held = parts.session()?.access?.token ?? null;
      if (held !== null && held !== refused) return held;
      if (parts.session()) await once();
      const now = parts.session()?.access?.token ?? null;
      return now === refused ? null : now;
    },
  };
}
