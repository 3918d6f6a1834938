import { SignInFailure } from './sign-in-failure.ts';

/** Minutes a computer's clock may differ from the issuer's: what is written down with a time has to be right. */
const TOLERATED = 5;

/**
 * Throws `clock-wrong` when this computer's clock differs from the issuer's by more than five minutes. `issuedAt`: the
 * moment the issuer made the answer that has just come, in seconds; `now` in milliseconds.
 */
export function checkedClock(issuedAt: unknown, now: number): void {
  if (typeof issuedAt !== 'number') return;
  const ahead = Math.round((now / 1000 - issuedAt) / 60);
  if (Math.abs(ahead) >= TOLERATED) throw new SignInFailure('clock-wrong', ahead);
}
