import { passcodeFits } from '../../shared/domain/passcode.ts';
import type { Failure, Result } from '../../shared/problem.ts';
import type { SessionState, SignedIn } from '../../shared/session-state.ts';
import { instantOf } from '../clock.ts';
import { createAttempt } from './attempt.ts';
import { leaving } from './leaving.ts';
import { type Opened, openKeys } from './open-keys.ts';
import { openRefreshToken } from './refresh-token.ts';
import { createRenewal } from './renewal.ts';
import type { SessionParts } from './session-parts.ts';
import { SignInFailure } from './sign-in-failure.ts';
import { type Inner, type Locked, notNow, viewOf, type Why, whoIn } from './stands.ts';
import { mayWorkHere, type Person, type Tokens, turnedAway } from './tokens.ts';
import { createUnlocking } from './unlocking.ts';

/** Where the person at this desk stands, and the token that says so to the central service. */
export type Session = {
  readonly state: () => SessionState;
  /** Who is signed in and not locked out. */
  readonly who: () => SignedIn | null;
  /** The access token; null while locked or signed out. It never leaves the main process. */
  readonly token: () => string | null;
  /** A token other than the refused one, renewed if need be; null when there is none to be had now. */
  readonly renewed: (refused: string | null) => Promise<string | null>;
  /** The central service takes no token of this session any more. Unsent work stays until the same person is back. */
  readonly ended: () => void;
  /** This machine was reported lost: its session ends, and no passcode opens it any more. Unsent work stays sealed. */
  readonly lost: () => Promise<void>;
  /** Begins a sign-in at the issuer and answers at once. */
  readonly signIn: () => Result<SessionState>;
  readonly cancel: () => SessionState;
  /** Puts the address of the sign-in under way where the person can paste it; false when there is none. */
  readonly copyAddress: () => boolean;
  readonly signOut: (how: { readonly loseUnsent: boolean }) => Promise<Result<SessionState>>;
  readonly choosePasscode: (passcode: string) => Promise<Result<SessionState>>;
  /** The app has started: without the issuer, whoever was at work here last may go on by passcode. */
  readonly begin: () => Promise<void>;
  /** Opens the desk without the issuer. */
  readonly unlock: (passcode: string) => Promise<Result<SessionState>>;
  /** Drops tokens and keys; nothing happens when nobody is signed in. */
  readonly lock: () => SessionState;
  /** The connection came or went: a locked desk offers other ways. */
  readonly connectionChanged: () => void;
};

/**
 * The session: signed out, signing in, choosing a passcode, signed in, locked. Every step that waits looks again when it
 * comes back: what it began on may be over, and then what it brought is revoked and dropped.
 */
export function createSession(parts: SessionParts): Session {
  const { issuer, keys, clock } = parts;
  const refresh = openRefreshToken(keys.files);
  let now: Inner = { kind: 'out', why: null };
  /** Whose work may still be unsent. */
  let owner: Person | null = null;
  /** The issuer is to ask who it is, though somebody may be signed in at the browser. */
  let anew = false;

  const state = () => viewOf(now, attempt.current(), parts);
  const tell = () => parts.changed(state());
  const become = (next: Inner) => {
    now = next;
    tell();
  };
  const done = (): Result<SessionState> => ({ ok: true, value: state() });
  const refused = (code: Failure['code']): Result<SessionState> => ({ ok: false, error: { code } });
  const { revoke, noPasscode, noPasscodes } = leaving(keys, issuer);

  const dropUnlessOpen = () => {
    if (now.kind === 'out' || now.kind === 'locked') keys.drop();
  };

  const attempt = createAttempt({
    ...{ issuer, clock, patience: parts.patience, loginHint: parts.loginHint, tell },
    arrived: (tokens, isOver) => arrive(tokens, isOver),
    failed: (why) => {
      if (why.why !== 'cancelled') parts.comeToFront();
      const lost = why.why === 'machine-lost';
      if (lost) void turnAway();
      const stays: Inner = !lost && (now.kind === 'locked' || now.kind === 'out') ? now : { kind: 'out', why: null };
      become({ ...stays, clockOff: undefined, ...why, issuerAway: why.why === 'issuer-unreachable' });
    },
  });

  /** This machine was reported lost: no passcode opens it any more, and what is sealed on the disk stays there. */
  const turnAway = async (): Promise<void> => {
    parts.turnedAwayAsLost?.();
    if (parts.unsent() === 0) parts.forgetUnsent();
    await noPasscodes();
  };

  /** Tokens came: is it the right person, and do their keys open? */
  const arrive = async (tokens: Tokens, isOver: () => boolean): Promise<void> => {
    const expected = now.kind === 'locked' ? now.person : parts.unsent() > 0 ? owner : null;
    const wrong = turnedAway(tokens.person, expected);
    if (wrong) {
      anew = true;
      throw new SignInFailure(wrong);
    }
    const opened = await openKeys(keys, parts.share, tokens);
    if (isOver()) {
      keys.drop();
      void revoke(tokens.refreshToken);
      return;
    }
    parts.comeToFront();
    anew = false;
    await enter(tokens, opened);
  };

  const enter = async (tokens: Tokens, opened: Opened): Promise<void> => {
    if (opened.kind === 'choose') {
      attempt.finished();
      return become({ kind: 'choosing', tokens, share: opened.share });
    }
    const keptHere = opened.kind === 'open';
    const { accessToken: token, expiresAt, person } = tokens;
    const { kind } = now;
    // From here on it can no longer be cancelled.
    attempt.finished();
    const replaced = await refresh.keep(tokens.refreshToken);
    if (now.kind !== kind) return void revoke(await refresh.forget());
    attempt.finished();
    owner = person;
    become({ kind: 'in', person, keptHere, access: { token, expiresAt } });
    renewal.plan();
    void revoke(replaced);
  };

  const renewal = createRenewal({
    ...{ clock, issuer, refresh, online: parts.online, revoke },
    session: () => (now.kind === 'in' ? now : null),
    renewed: (was, access, person) => {
      if (now !== was) return;
      if (!mayWorkHere(person)) return void end('no-role');
      if (person.sub !== was.person.sub) return void end('session-ended');
      parts.renewed?.();
      const same = JSON.stringify(person) === JSON.stringify(was.person);
      now = { ...was, access, person };
      if (!same || !was.access) tell();
    },
    ended: (was) => {
      if (now === was) void end('session-ended');
    },
  });

  /** The session is over, by nobody's wish here. */
  const end = async (why: Why['why']): Promise<void> => {
    if (now.kind !== 'in') return;
    const { sub } = now.person;
    renewal.stop();
    become({ kind: 'out', why });
    const left = await refresh.forget();
    dropUnlessOpen();
    await noPasscode(sub);
    await revoke(left);
  };
  const unlocking = createUnlocking({
    ...{ keys, become, dropUnlessOpen, now: () => now, signingIn: () => attempt.current() !== null },
    opened: (person) => {
      owner = person;
      become({ kind: 'in', person, keptHere: true, access: null });
      void renewal.renewed(null);
    },
  });

  return {
    state,
    who: () => whoIn(state()),
    token: () => (now.kind === 'in' ? (now.access?.token ?? null) : null),
    renewed: renewal.renewed,
    ended: () => void end('session-ended'),
    lost: () => end('machine-lost').then(noPasscodes),

    signIn: () => {
      if (now.kind === 'in' || now.kind === 'choosing' || unlocking.trying()) return notNow;
      attempt.begin(anew);
      return done();
    },
    cancel: () => {
      attempt.cancel();
      return state();
    },
    copyAddress: () => {
      const address = attempt.current()?.address;
      if (address) parts.copy(address);
      return Boolean(address);
    },

    choosePasscode: async (passcode) => {
      const was = now;
      if (was.kind !== 'choosing') return notNow;
      if (!passcodeFits(passcode)) return refused('bad-input');
      try {
        await keys.create(was.tokens.person, passcode, was.share);
      } catch (error) {
        return refused((error as Error).name === 'NoKeyStore' ? 'no-key-store' : 'failed');
      }
      if (now === was) await enter(was.tokens, { kind: 'open' });
      else dropUnlessOpen();
      return done();
    },

    begin: unlocking.lookForLast,
    unlock: (passcode) => unlocking.unlock(passcode, state),

    lock: () => {
      if (now.kind === 'choosing') {
        void revoke(now.tokens.refreshToken);
        keys.drop();
        become({ kind: 'out', why: 'abandoned' });
      }
      if (now.kind !== 'in') return state();
      renewal.stop();
      void revoke(refresh.letGo());
      keys.drop();
      const { person, keptHere } = now;
      const locked: Locked = { kind: 'locked', person, since: instantOf(clock), passcode: false, triesLeft: 0, why: null };
      become(locked);
      if (keptHere) void unlocking.lookForWays(locked);
      return state();
    },

    signOut: async ({ loseUnsent }) => {
      const was = now;
      if (was.kind === 'out') return done();
      if (parts.unsent() > 0 && was.kind === 'locked') return refused('locked');
      if (parts.unsent() > 0 && !loseUnsent) return refused('unsent');
      parts.forgetUnsent();
      renewal.stop();
      attempt.finished();
      owner = null;
      anew = true;
      become({ kind: 'out', why: null });
      const held = was.kind === 'choosing' ? was.tokens.refreshToken : null;
      const kept = await refresh.forget();
      dropUnlessOpen();
      await noPasscode(was.kind === 'choosing' ? was.tokens.person.sub : was.person.sub);
      await revoke(held ?? kept);
      if (was.kind !== 'locked') void issuer.endSession().catch(() => undefined);
      return done();
    },

    connectionChanged: () => {
      if (now.kind === 'locked' || (now.kind === 'out' && now.known)) tell();
      if (parts.online()) renewal.nudge();
    },
  };
}
