import type { Role } from '../../shared/operation.ts';

/** Who a verified token speaks for: `sub` is stable, `touchpoint` the organisation (10 digits). */
export type Caller = {
  readonly sub: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly touchpoint: string;
};

/** A caller, and when the token that says so ends, in milliseconds since 1970. */
export type Verified = Caller & { readonly until: number };
