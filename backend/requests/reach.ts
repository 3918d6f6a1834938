import { PRIVACY_TEAM } from '../../shared/codes/organisations.ts';
import type { Caller } from '../identity/caller.ts';

/**
 * Whose requests a caller may read, as three SQL values: the organisation (null for the privacy team's supervisors: every one), the
 * adviser whose own alone they are (null for a supervisor), and who asks, for what is kept from them.
 */
export function reachOf({
  roles,
  touchpoint,
  sub,
}: Caller): readonly [organisation: string | null, own: string | null, sub: string] {
  if (!roles.includes('supervisor')) return [touchpoint, sub, sub];
  return [touchpoint === PRIVACY_TEAM ? null : touchpoint, null, sub];
}

/** SQL: a request `r` within that reach, and not kept from whoever asks (domain: the person complained of never sees it). */
export const within = (organisation: string, own: string, sub: string) =>
  `(${organisation}::text is null or r.organisation = ${organisation}) and (${own}::text is null or r.recorded_by = ${own})
   and not exists (select from requests_unseen u where u.sub = ${sub} and u.request_id = r.id)`;
