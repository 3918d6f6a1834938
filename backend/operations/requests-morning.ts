import { addDays } from '../../shared/domain/calendar.ts';
import { londonDay } from '../../shared/domain/day.ts';
import { COUNTED_TO, MORNING_DAYS, SOON_DAYS } from '../../shared/domain/limits.ts';
import type { Output } from '../../shared/operations.ts';
import type { ReadHandler } from '../call.ts';
import { reachOf, within } from '../requests/reach.ts';

type Morning = Output<'requests.morning'>;

/** Of so many at most it is said whose they are, the longest due first: one more than anybody reads in a morning. */
const OWNED_AT_MOST = 5_000;
const OWNERS = 12;

/** SQL: its due day has been worked out; until then it is the day it was made. */
const DATED = 'r.due_on > r.made_on';

// Each count ends where it is told to: on a million requests too a morning is a handful of short index ranges.
const counted = (where: string) =>
  `(select count(*)::int from (select from requests r where r.status = 'open' and ${DATED} and ${within('$1', '$2', '$3')} and ${where} limit $6) counted)`;

const MORNING = `with owned as materialized (
    select r.assigned_to, r.assigned_to_name, r.due_on < $4::date as late from requests r
     where r.status = 'open' and r.due_on <= $5::date and r.assigned_to is not null and ${DATED} and ${within('$1', '$2', '$3')}
     order by r.due_on limit ${OWNED_AT_MOST}
  ), owners as (
    select max(assigned_to_name) as name, assigned_to = $3 as mine, least(count(*) filter (where late), $6)::int as late,
           least(count(*) filter (where not late), $6)::int as soon
      from owned group by assigned_to order by 3 desc, 4 desc, 1 limit ${OWNERS}
  ), days as (
    select d.day::date as day, ${counted('r.due_on = d.day::date')} as count
      from generate_series($4::date::timestamp, $4::date::timestamp + make_interval(days => $7::int - 1), interval '1 day') d (day)
  )
select ${counted('r.due_on < $4::date')} as late, ${counted('r.due_on = $4::date')} as "dueToday",
       ${counted('r.due_on between $4::date and $5::date')} as "dueSoon",
       ${counted('r.assigned_to is null')} as unassigned,
       ${counted('r.assigned_to is null and r.due_on <= $5::date')} as "unassignedSoon",
       ${counted('r.assigned_to = $3')} as mine,
       ${counted('r.promised_on <= $4::date')} as "promisedToday",
       coalesce((select json_agg(json_build_object('name', coalesce(name, 'Somebody'), 'mine', mine, 'late', late, 'soon', soon)) from owners), '[]')
         as owners,
       coalesce((select json_agg(json_build_object('day', day, 'count', count) order by day) from days where count > 0), '[]') as days`;

/** The picture of a morning, as far as the caller reads requests: counts and the names of colleagues, nothing of anybody who asked. */
export const readMorning: ReadHandler<'requests.morning'> = async (call, _, once) => {
  const today = londonDay(call.now);
  const values = [...reachOf(call.caller), today, addDays(today, SOON_DAYS), COUNTED_TO + 1, MORNING_DAYS];
  const [row] = await once<Omit<Morning, 'today' | 'asOf'>>({ name: 'requests-morning', text: MORNING, values });
  return { ...(row as Morning), today, asOf: call.now.toISOString() };
};
