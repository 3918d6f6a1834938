import { addDays } from '../../shared/domain/calendar.ts';
import { londonDay } from '../../shared/domain/day.ts';
import { COUNTED_TO, REMINDED_AT_ONCE } from '../../shared/domain/limits.ts';
import { REMINDER_DAYS } from '../../shared/domain/reminders.ts';
import type { Output } from '../../shared/operations.ts';
import type { Call, ReadHandler, Statement } from '../call.ts';
import { nameOf } from '../database/statement-names.ts';
import { binding } from '../requests/queue-page.ts';
import { RUNS } from '../requests/queue-terms.ts';
import { reachTerms, unseenBy } from '../requests/reach.ts';

type Due = Output<'requests.reminders'>;

/** One statement: what is due of what the caller has, or has logged and nobody has; and for a supervisor, how much is nobody's. */
function dueOf({ caller }: Call, today: string): Statement {
  const { bind, values } = binding();
  const unseen = unseenBy(caller, bind);
  const [until, me] = [`${bind(addDays(today, Math.max(...REMINDER_DAYS)))}::date`, bind(caller.sub)];
  const within = [
    "r.status = 'open'",
    // What stands still is not theirs to hurry; a day that is the day it was made is none yet.
    ...[RUNS, `r.due_on <= ${until}`, 'r.due_on > r.made_on'],
    ...reachTerms(caller, bind, '(select ids from unseen)::uuid[]'),
  ].join(' and ');
  const some = (where: string, most: number) =>
    `(select r.id, r.reference, r.due_on from requests r where ${within} and ${where} order by r.due_on, r.id limit ${most})`;
  const mine = `${some(`r.assignee = ${me}`, REMINDED_AT_ONCE)} union all ${some(`r.recorded_by = ${me} and r.assignee = ''`, REMINDED_AT_ONCE)}`;
  const inNumbers = (day: string) => `(select json_build_object('soon', count(*) filter (where due_on >= ${day}),
      'late', count(*) filter (where due_on < ${day})) from ${some(`r.assignee = ''`, COUNTED_TO + 1)} x)`;
  const nobodys = caller.roles.includes('supervisor') ? inNumbers(`${bind(today)}::date`) : 'null::json';
  const text = `with unseen as materialized (select ${unseen} as ids),
  mine as (select * from (${mine}) m order by due_on, id limit ${REMINDED_AT_ONCE})
select coalesce((select json_agg(json_build_object('requestId', id, 'reference', reference, 'dueOn', due_on) order by due_on, id) from mine), '[]')
         as requests, ${nobodys} as unassigned`;
  return { name: nameOf(text), text, values };
}

/** What the caller is to be reminded of: references and days, nobody's name and not what was asked. */
export const remindersDue: ReadHandler<'requests.reminders'> = async (call, _, once) => {
  const [row] = await once<Due>(dueOf(call, londonDay(call.now)));
  return row as Due;
};
