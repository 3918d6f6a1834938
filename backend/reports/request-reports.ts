import { AGE_BANDS, DUE_DAYS, OVERDUE, TIMELINESS } from '../../shared/domain/report.ts';
import { within } from '../requests/reach.ts';
import { bandOf, londonDayOf, monthOf } from './bands.ts';
import { CLOCK_OF, deadlineDays, STARTED } from './deadline-days.ts';

// $1 to $3: the caller's reach. $4: today.
const REACHED = within('$1', '$2', '$3');
const DEADLINES = `left join ${deadlineDays('$5', '$6', '$7')} on d.started = ${STARTED} and d.clock = ${CLOCK_OF}`;

/** SQL: what is open, by how old it is and of which kind. */
export const OPEN = `select r.organisation, ${bandOf('($4::date - r.made_on)', AGE_BANDS)} as "group", r.kind as series, count(*)::int as count
    from requests r where ${REACHED} and r.status = 'open' group by 1, 2, 3`;

/**
 * SQL: what is due in the days to come, and what is over its day. What is open has its day on its row (decision 38), and what a complaint is due
 * for is its acknowledgement.
 */
export const DUE_SOON = `select r.organisation, case when r.due_on < $4::date then '${OVERDUE}' else to_char(r.due_on, 'YYYY-MM-DD') end as "group",
    r.kind as series, count(*)::int as count
  from requests r where ${REACHED} and r.status = 'open' and not (r.kind = 'complaint' and r.acknowledged_on is not null)
   and r.due_on < $4::date + ${DUE_DAYS} group by 1, 2, 3`;

// The day of a complaint that the law knows is that of its acknowledgement (DPA 2018 section 164A); of everything else that of its end.
const ENDED = `case when r.kind = 'complaint' then r.acknowledged_on else ${londonDayOf('r.completed_at')} end`;
/** SQL: what had its end from a day on ($8), by kind and by how it stood to its last day. */
export const TIME = `select organisation, kind as "group", ${bandOf('(ended - due)', TIMELINESS)} as series, count(*)::int as count
  from (select r.organisation, r.kind, ${ENDED} as ended, coalesce(d.due, ${STARTED}) as due from requests r ${DEADLINES}
         where ${REACHED} and r.status <> 'joined' and (r.kind = 'complaint' or r.status = 'completed')) o
 where ended between $8::date and $4::date group by 1, 2, 3`;

/** SQL: what came in and what was finished in each month from a day on ($4). */
export const MONTHS = `select organisation, "group", series, count(*)::int as count from (
    select r.organisation, ${monthOf('r.made_on')} as "group", 'received' as series from requests r
     where ${REACHED} and r.status <> 'joined' and r.made_on >= $4::date
    union all
    select r.organisation, ${monthOf(londonDayOf('r.completed_at'))}, 'finished' from requests r
     where ${REACHED} and r.status = 'completed' and ${londonDayOf('r.completed_at')} >= $4::date
  ) o group by 1, 2, 3`;
