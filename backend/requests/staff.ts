import { PRIVACY_TEAM } from '../../shared/codes/organisations.ts';
import { STAFF_DAYS } from '../../shared/domain/limits.ts';
import type { Caller } from '../identity/caller.ts';
import { keptFromWhom } from './copies-kept.ts';

/**
 * SQL: somebody `s` of the staff whom a request `r` can be given to: a supervisor, or who logged it, seen of late, and not somebody it is
 * kept from (domain: the person complained of never sees it).
 */
export const STAFF = `s.seen_at > now() - interval '${STAFF_DAYS.value} days'
       and ('supervisor' = any(s.roles) or s.sub = r.recorded_by)
       and not exists (select from requests_unseen u where u.sub = s.sub and u.request_id = r.id)
       and (s.organisation <> '${PRIVACY_TEAM}' or s.sub = r.recorded_by or s.sub <> all (array(${keptFromWhom('r.id')})))`;

/** SQL: notes that the caller, whose values follow from `first` on, works there. Nobody else learns of it but to give them a request. */
export const NOTE_STAFF = (first: number) => `insert into staff (sub, name, organisation, roles, seen_at)
    values ($${first}, $${first + 1}, $${first + 2}, $${first + 3}::text[], now())
    on conflict (sub) do update set name = excluded.name, organisation = excluded.organisation, roles = excluded.roles, seen_at = excluded.seen_at`;
export const staffValues = ({ sub, name, touchpoint, roles }: Caller): unknown[] => [sub, name, touchpoint, [...roles]];
