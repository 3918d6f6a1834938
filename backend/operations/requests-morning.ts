import { addDays } from '../../shared/domain/calendar.ts';
import { londonDay } from '../../shared/domain/day.ts';
import { COUNTED_TO, MORNING_DAYS, SOON_DAYS } from '../../shared/domain/limits.ts';
import type { Output } from '../../shared/operations.ts';
import type { Call, ReadHandler, Statement } from '../call.ts';
import { nameOf } from '../database/statement-names.ts';
import { binding, lookingOf } from '../requests/queue-page.ts';
import { VIEW_TERMS } from '../requests/queue-terms.ts';
import { reachTerms, unseenBy } from '../requests/reach.ts';

type Morning = Output<'requests.morning'>;

/** Of so many at most it is said whose they are, the longest due first: more than anybody reads in a morning. */
const OWNED_AT_MOST = 5_000;
/** So many people are named, those with the most late first; of the others it is said how many there are. */
const OWNERS = 12;

/**
 * The picture as one statement, by the terms of the queue's views, so that each number is as long as the list it leads to. Each count
 * ends where it is told to, on an index: on a million requests a morning is a handful of short ranges.
 */
function morningOf(call: Pick<Call, 'caller' | 'now'>, today: string): Statement {
  const { bind, values } = binding();
  const looking = lookingOf(call);
  const unseen = unseenBy(call.caller, bind);
  const within = ["r.status = 'open'", ...reachTerms(call.caller, bind, '(select ids from unseen)::uuid[]')].join(' and ');
  const [day, soon, me] = [`${bind(today)}::date`, `${bind(addDays(today, SOON_DAYS))}::date`, bind(call.caller.sub)];
  const most = COUNTED_TO + 1;
  const counted = (where: string) =>
    `(select count(*)::int from (select from requests r where ${within} and ${where} limit ${most}) x)`;
  const late = VIEW_TERMS.overdue(looking, bind);
  const nobodys = VIEW_TERMS.unassigned(looking, bind);
  const text = `with unseen as materialized (select ${unseen} as ids),
  owned as materialized (
    select r.assigned_to, r.assigned_to_name, (${late}) as late, r.due_on >= ${day} as soon from requests r
     where ${within} and r.due_on <= ${soon} and r.assignee > '' order by r.due_on limit ${OWNED_AT_MOST}
  ), owners as (
    select o.*, row_number() over (order by o.late desc, o.soon desc, o.name, o.assigned_to) as place from (
      select assigned_to, max(assigned_to_name) as name, assigned_to = ${me} as mine, least(count(*) filter (where late), ${most})::int as late,
             least(count(*) filter (where soon), ${most})::int as soon
        from owned where late or soon group by assigned_to) o
  ), days as (
    select d.day::date as day, ${counted('r.due_on = d.day::date')} as count
      from generate_series(${day}::timestamp, ${day}::timestamp + interval '${MORNING_DAYS - 1} days', interval '1 day') d (day)
  )
select ${counted(late)} as late, ${counted(`r.due_on = ${day}`)} as "dueToday", ${counted(`r.due_on between ${day} and ${soon}`)} as "dueSoon",
       ${counted(nobodys)} as unassigned, ${counted(`${nobodys} and r.due_on <= ${soon}`)} as "unassignedSoon",
       ${counted(VIEW_TERMS.mine(looking, bind))} as mine, ${counted(VIEW_TERMS['promised-today'](looking, bind))} as "promisedToday",
       coalesce((select json_agg(json_build_object('name', coalesce(name, 'Somebody'), 'mine', mine, 'late', late, 'soon', soon) order by place)
           from owners where place <= ${OWNERS}), '[]') as owners,
       (select least(count(*), ${most})::int from owners where place > ${OWNERS}) as "moreOwners",
       (select least(count(*), ${most})::int from owners where place > ${OWNERS} and late > 0) as "moreOwnersLate",
       coalesce((select json_agg(json_build_object('day', day, 'count', count) order by day) from days where count > 0), '[]') as days`;
  return { name: nameOf(text), text, values };
}

/** The picture of a morning, as far as the caller reads requests: counts and the names of colleagues, nothing of anybody who asked. */
export const readMorning: ReadHandler<'requests.morning'> = async (call, _, once) => {
  const today = londonDay(call.now);
  const [row] = await once<Omit<Morning, 'today' | 'asOf'>>(morningOf(call, today));
  return { ...(row as Morning), today, asOf: call.now.toISOString() };
};
