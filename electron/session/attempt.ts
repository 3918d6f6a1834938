import type { SignInCode } from '../../shared/session-state.ts';
import type { Clock } from '../clock.ts';
import type { Issuer } from './issuer.ts';
import { SignInFailure } from './sign-in-failure.ts';
import type { Why } from './stands.ts';
import type { Tokens } from './tokens.ts';

/** A sign-in that waits for the browser. */
export type Attempt = {
  readonly until: string;
  /** What the browser was to open; null until it was asked to. */
  readonly address: string | null;
  readonly why: Extract<SignInCode, 'browser-not-opened'> | null;
};

export type AttemptParts = {
  readonly issuer: Issuer;
  readonly clock: Clock;
  /** Milliseconds until nobody is waited for any more. */
  readonly patience: number;
  readonly loginHint: string | undefined;
  readonly tell: () => void;
  /** Takes the tokens on; calls `finished` when the session has them. `isOver`: cancelled meanwhile. Throws `SignInFailure`: then they are revoked. */
  readonly arrived: (tokens: Tokens, isOver: () => boolean) => Promise<void>;
  readonly failed: (why: Why) => void;
};

/** At most one sign-in at a time; beginning again while one waits changes nothing. */
export function createAttempt(parts: AttemptParts) {
  const { issuer, clock } = parts;
  let current: (Attempt & { readonly id: number; readonly abort: AbortController; readonly stopClock: () => void }) | null = null;
  let last = 0;

  const isOver = (id: number) => current?.id !== id;
  const finished = () => {
    current?.stopClock();
    current?.abort.abort(new SignInFailure('cancelled'));
    current = null;
  };
  const fail = (error: unknown) => {
    finished();
    const { code, clockOff } = error instanceof SignInFailure ? error : new SignInFailure('issuer-wrong');
    parts.failed({ why: code, ...(clockOff === undefined ? {} : { clockOff }) });
  };

  const run = async (id: number, abort: AbortController, anew: boolean): Promise<void> => {
    const onOpened = (opened: boolean, address: string) => {
      if (isOver(id) || !current) return;
      current = { ...current, address, why: opened ? null : 'browser-not-opened' };
      parts.tell();
    };
    try {
      const tokens = await issuer.signIn({ signal: abort.signal, loginHint: parts.loginHint, anew, onOpened });
      const revoke = async () => {
        if (tokens.refreshToken) await issuer.revoke(tokens.refreshToken).catch(() => undefined);
      };
      if (isOver(id)) return await revoke();
      // The browser is done; what is left is ours to finish.
      current?.stopClock();
      await parts
        .arrived(tokens, () => isOver(id))
        .catch((error: unknown) => {
          void revoke();
          throw error;
        });
    } catch (error) {
      if (!isOver(id)) fail(error);
    }
  };

  return {
    current: (): Attempt | null => current,
    finished,
    begin: (anew: boolean): void => {
      if (current) return;
      const abort = new AbortController();
      last += 1;
      const id = last;
      const stopClock = clock.after(parts.patience, () => abort.abort(new SignInFailure('abandoned')));
      const until = new Date(clock.now() + parts.patience).toISOString();
      current = { id, abort, stopClock, until, address: null, why: null };
      parts.tell();
      void run(id, abort, anew);
    },
    cancel: (): void => {
      if (current) fail(new SignInFailure('cancelled'));
    },
  };
}
