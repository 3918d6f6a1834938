import { PRIVACY_TEAM } from '../../shared/codes/organisations.ts';
import type { Caller } from '../identity/caller.ts';

/**
 * Whose requests a caller may read, as two SQL values: the organisation (null for the privacy team's supervisors: every one), and the
 * adviser whose own alone they are (null for a supervisor).
 */
export function reachOf({ roles, touchpoint, sub }: Caller): readonly [organisation: string | null, own: string | null] {
  if (!roles.includes('supervisor')) return [touchpoint, sub];
  return [touchpoint === PRIVACY_TEAM ? null : touchpoint, null];
}

/** SQL: a request `r` within that reach. */
export const within = (organisation: string, own: string) =>
  `(${organisation}::text is null or r.organisation = ${organisation}) and (${own}::text is null or r.recorded_by = ${own})`;
