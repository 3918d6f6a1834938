import { AGE_BANDS, DUE_DAYS, OVERDUE } from '../../shared/domain/report.ts';
import { within } from '../requests/reach.ts';
import { bandOf, monthOf } from './bands.ts';
import { counted } from './counted.ts';

// $1 to $3: the caller's reach. $4: today.
const REACHED = within('$1', '$2', '$3');

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

/** SQL: what had its end from a day on ($4), by kind and by how it stood to its last day. */
export const TIME = `select organisation, kind as "group", series, sum(count)::int as count from (${counted('ended')}) o group by 1, 2, 3`;

/** SQL: what came in and what was finished in each month from a day on ($4). */
export const MONTHS = `select organisation, ${monthOf('month')} as "group", what as series, sum(count)::int as count
  from (${counted('received')} union all ${counted('finished')}) o group by 1, 2, 3`;
