import type { SignInCode } from '../../shared/session-state.ts';

/** A sign-in or a renewal that came to nothing, and why. Its message is the code: nothing of an answer stands in it. */
export class SignInFailure extends Error {
  readonly code: SignInCode;
  /** Minutes this computer's clock is ahead of the issuer's (behind: negative), beside `clock-wrong`. */
  readonly clockOff: number | undefined;

  constructor(code: SignInCode, clockOff?: number) {
    super(code);
    this.name = 'SignInFailure';
    this.code = code;
    this.clockOff = clockOff;
  }
}
