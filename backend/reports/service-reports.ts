import { AGE_BANDS, NOW } from '../../shared/domain/report.ts';
import { RETAINED, type Retained } from '../../shared/domain/retention-run.ts';
import { copiesKeptFrom } from '../requests/copies-kept.ts';
import { DUE, MAY_KNOW } from '../retention/due.ts';
import { bandOf, londonDayOf } from './bands.ts';

// $1: the organisation whose the numbers are; null for every one.
const OF_MINE = (column: string) => `($1::text is null or ${column} = $1)`;

/**
 * SQL: the last decision of each customer and purpose by its effect (shared/domain/consent.ts, `compareEvents`), of customers there are;
 * of the organisation that made the record.
 */
const LAST_DECISIONS = `select distinct on (e.customer_id, e.purpose) c.registered_by as organisation, e.purpose, e.decision
    from consent_events e join customers c on c.id = e.customer_id
   where c.status = 'current' and ${OF_MINE('c.registered_by')}
   order by e.customer_id, e.purpose, least(e.said_at, e.received_at) desc,
            case e.decision when 'withdrawn' then 2 when 'refused' then 1 else 0 end desc, e.received_at`;

/** SQL: how each purpose ($2: all of them) stands with the customers there are. */
export const CONSENTS = `with decided as (
    select organisation, purpose, decision, count(*)::int as count from (${LAST_DECISIONS}) l group by 1, 2, 3
  ), people as (
    select c.registered_by as organisation, count(*)::int as count from customers c
     where c.status = 'current' and ${OF_MINE('c.registered_by')} group by 1
  )
  select organisation, purpose as "group", decision as series, count from decided
  union all
  select p.organisation, q.purpose, 'not-asked', p.count - coalesce((select sum(d.count)::int from decided d
           where d.organisation = p.organisation and d.purpose = q.purpose), 0)
    from people p cross join unnest($2::text[]) as q (purpose)`;

/** SQL: what was closed from a day on ($2), by why. One that was stopped, or awaits its confirmation, is none. */
export const CLOSINGS = `select c.organisation, c.reason as "group", c.scope as series, count(*)::int as count from closings c
   where ${OF_MINE('c.organisation')} and c.state not in ('stopped', 'to-confirm') and ${londonDayOf('c.received_at')} >= $2::date
   group by 1, 2, 3`;

// What is of a request that is kept from whoever asks ($3) is kept from them too.
const NOT_KEPT = (id: string) => `${id} = any (array(select u.request_id from requests_unseen u where u.sub = $3
      union all ${copiesKeptFrom('$3')} and a.recorded_by <> $3 and $1::text is null)) is not true`;
/** SQL: what recipients are still to be told, by how long ago ($2: today) and of which kind. */
export const TO_TELL = `select n.organisation, ${bandOf('($2::date - n.made_on)', AGE_BANDS)} as "group", n.kind as series, count(*)::int as count
    from recipient_notices n where ${OF_MINE('n.organisation')} and n.state = 'to-tell'
     and ${NOT_KEPT('n.request_id')}
   group by 1, 2, 3`;

const destroyed = (what: Retained) => `
  select d.organisation, case when d.due_on <= $2::date then '${NOW}' else extract(year from d.due_on)::int::text end as "group",
         '${what}' as series, count(*)::int as count
    from (${DUE[what]}) d
   where ${OF_MINE('d.organisation')} and ${MAY_KNOW[what]('$1', '$3', '$2')}
   group by 1, 2`;
/** SQL: what falls due to be destroyed, by year ($2: today). */
export const DESTRUCTIONS = RETAINED.map(destroyed).join(' union all ');
