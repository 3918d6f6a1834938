import { londonDayOf } from './bands.ts';
import { counted } from './counted.ts';

const inMonth = (day: string) => `${day} >= $4::date and ${day} < $5::date`;

/**
 * SQL: what the published tables count. $1 to $3: the reach of whoever publishes; $4 and $5: the month's first day and the next month's.
 * Beside the counts it gives every organisation, since each has its cells. An account is closed on the day its record was destroyed: only
 * then nobody can stop it, and no later day counts it again.
 */
export const PUBLISHED_COUNTS = `select 'consents' as name, organisation, kind as "row", series as "column", sum(count)::int as count
    from (${counted('decided', '$5')}) d group by 2, 3, 4
  union all
  select 'requests', organisation, kind, series, sum(count)::int from (${counted('finished', '$5')}) f group by 2, 3, 4
  union all
  select 'closures', c.organisation, c.reason, 'closed', count(*)::int from closings c
   where c.scope = 'service' and c.state in ('destroyed', 'cleaned') and ${inMonth(londonDayOf('c.destroyed_at'))} group by 2, 3
  union all
  select 'organisations', o.touchpoint, '', '', 0 from organisations o
  order by 1, 2, 3, 4`;
