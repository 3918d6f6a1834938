import { addDays } from '../../shared/domain/calendar.ts';
import { londonDay } from '../../shared/domain/day.ts';
import { COUNTED_TO, REMINDED_AT_ONCE, REMINDER_DAYS } from '../../shared/domain/limits.ts';
import type { Output } from '../../shared/operations.ts';
import type { ReadHandler } from '../call.ts';
import { reachOf, within } from '../requests/reach.ts';

type Due = Output<'requests.reminders'>;

// A day that is the day it was made is none yet. What waits for proof or for the customer is not theirs to hurry; what is finished has no clock.
const DUE = `with mine as (
    select r.id, r.reference, r.due_on from requests r
     where r.status = 'open' and r.waiting_for is null and r.due_on <= $5::date and r.due_on > r.made_on and ${within('$1', '$2', '$3')}
       and (r.assigned_to = $3 or (r.assigned_to is null and r.recorded_by = $3))
     order by r.due_on, r.id limit $7
  ), nobodys as (
    select r.due_on from requests r
     where $6::boolean and r.status = 'open' and r.waiting_for is null and r.assigned_to is null and r.due_on <= $5::date and r.due_on > r.made_on
       and ${within('$1', '$2', '$3')}
     order by r.due_on limit $8
  )
select coalesce((select json_agg(json_build_object('requestId', id, 'reference', reference, 'dueOn', due_on) order by due_on, id) from mine), '[]')
         as requests,
       (select json_build_object('soon', count(*) filter (where due_on >= $4::date), 'late', count(*) filter (where due_on < $4::date))
          from nobodys) as unassigned`;

/** What the caller is to be reminded of: references and days, nobody's name and not what was asked. */
export const remindersDue: ReadHandler<'requests.reminders'> = async (call, _, once) => {
  const today = londonDay(call.now);
  const supervisor = call.caller.roles.includes('supervisor');
  const values = [
    ...[...reachOf(call.caller), today, addDays(today, Math.max(...REMINDER_DAYS)), supervisor],
    ...[REMINDED_AT_ONCE, COUNTED_TO + 1],
  ];
  const [row] = await once<Due>({ name: 'requests-reminders', text: DUE, values });
  const { requests, unassigned } = row as Due;
  return { requests, unassigned: supervisor ? unassigned : null };
};
