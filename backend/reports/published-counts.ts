import { FINISHED_AGES } from '../../shared/domain/published.ts';
import { within } from '../requests/reach.ts';
import { bandOf, londonDayOf } from './bands.ts';
import { lastDecisions } from './service-reports.ts';

const inMonth = (day: string) => `${day} >= $4::date and ${day} < $5::date`;
const FINISHED_ON = londonDayOf('r.completed_at');

/**
 * SQL: what the published tables count. $1 to $3: the reach of whoever publishes; $4 and $5: the month's first day and the next month's.
 * Beside the counts it gives every organisation, since each has its cells.
 */
export const PUBLISHED_COUNTS = `select 'consents' as name, organisation, purpose as "row", decision as "column", count(*)::int as count
    from (${lastDecisions(`and least(e.said_at, e.received_at) < $5::date::timestamp at time zone 'Europe/London'`)}) l group by 2, 3, 4
  union all
  select 'requests', r.organisation, r.kind, ${bandOf(`(${FINISHED_ON} - r.made_on)`, FINISHED_AGES)}, count(*)::int from requests r
   where ${within('$1', '$2', '$3')} and r.status = 'completed' and ${inMonth(FINISHED_ON)} group by 2, 3, 4
  union all
  select 'closures', c.organisation, c.reason, 'closed', count(*)::int from closings c
   where c.scope = 'service' and c.state not in ('stopped', 'to-confirm') and ${inMonth(londonDayOf('c.received_at'))} group by 2, 3
  union all
  select 'organisations', o.touchpoint, '', '', 0 from organisations o
  order by 1, 2, 3, 4`;
