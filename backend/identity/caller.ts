import type { Role } from '../../shared/operation.ts';

/** Who a verified token speaks for: `sub` is stable, `touchpoint` the organisation (10 digits). */
export type Caller = {
  readonly sub: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly touchpoint: string;
};
