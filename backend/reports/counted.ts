import { FINISHED_AGES } from '../../shared/domain/published.ts';
import { REPORT_MONTHS, TIMELINESS } from '../../shared/domain/report.ts';
import { keptFromWhom } from '../requests/copies-kept.ts';
import { within } from '../requests/reach.ts';
import { bandOf, londonDayOf, monthFrom } from './bands.ts';

const FINISHED_ON = londonDayOf('r.completed_at');
// The day of a complaint that the law knows is that of its acknowledgement (DPA 2018 section 164A); of everything else that of its end.
const ENDED_ON = `case when r.kind = 'complaint' then r.acknowledged_on else ${FINISHED_ON} end`;

type Count = Readonly<Record<'rows' | 'of' | 'organisation' | 'on' | 'kind' | 'series', string>>;
const REQUEST = { rows: 'requests r', organisation: 'r.organisation' } as const;
/** SQL: what a row counts for: on which day, of which kind, in which series. What is destroyed goes on counting for the same. */
const COUNTS = {
  received: { ...REQUEST, of: `r.status <> 'joined'`, on: 'r.made_on', kind: `''`, series: `''` },
  finished: {
    ...{ ...REQUEST, of: `r.status = 'completed'`, on: FINISHED_ON, kind: 'r.kind' },
    series: bandOf(`(${FINISHED_ON} - r.made_on)`, FINISHED_AGES),
  },
  // One whose day is not worked out yet (migration 0040) is none until it is, within the hour.
  ended: {
    ...{
      ...REQUEST,
      of: `r.was_due_on is not null and r.status <> 'joined' and (r.kind = 'complaint' or r.status = 'completed')`,
      on: ENDED_ON,
      kind: 'r.kind',
    },
    series: bandOf(`(${ENDED_ON} - r.was_due_on)`, TIMELINESS),
  },
  // When it was received: whatever is said for a month that is over, and arrives later, would be in none that is published.
  decided: {
    ...{ rows: 'consent_events e', of: 'true', organisation: 'e.organisation', on: londonDayOf('e.received_at') },
    ...{ kind: 'e.purpose', series: 'e.decision' },
  },
} as const satisfies Record<string, Count>;
export type CountName = keyof typeof COUNTS;
type RequestCount = Exclude<CountName, 'decided'>;

/** SQL: the rows of a count by month, those on which `and` holds. */
function countsOf(what: CountName, and: string, rows: string = COUNTS[what].rows): string {
  const { of, organisation, on, kind, series } = COUNTS[what];
  return `select '${what}' as what, ${monthFrom(on)} as month, ${organisation} as organisation, ${kind} as kind, ${series} as series,
      count(*)::int as count from ${rows} where ${of} and ${and} group by 2, 3, 4, 5`;
}

/**
 * SQL: a count within the caller's reach ($1 to $3), from a day on ($4) and, where `before` is given, before another: of the rows that are
 * there, and of what is gone.
 */
export function counted(what: CountName, before?: string): string {
  const during = (day: string) => `${day} >= $4::date${before ? ` and ${day} < ${before}::date` : ''}`;
  const mine = (organisation: string) => `($1::text is null or ${organisation} = $1)`;
  const { on, organisation } = COUNTS[what];
  const reached = what === 'decided' ? mine(organisation) : within('$1', '$2', '$3');
  return `${countsOf(what, `${reached} and ${during(on)}`)}
    union all select g.what, g.month, g.organisation, g.kind, g.series, g.count from gone_counts g
     where g.what = '${what}' and ${mine('g.organisation')} and ${during('g.month')}`;
}

/** SQL: the first month that anybody still looks back on. */
const OLDEST = `(date_trunc('month', now() at time zone 'Europe/London') - interval '${REPORT_MONTHS} months')::date`;
export const SWEEP_COUNTS = `delete from gone_counts where month < ${OLDEST}`;

// What is kept from somebody, or from whoever bears a name and is still to be met, counts no more, nor does what is asked for a copy beside
// it: from whom would have to be known, and is about a person (decisions 42 and 43).
const UNNAMED = 'k.named_at is null and k.about_sub is null and k.about_name is not null';
const KEPT_FROM_NOBODY = `not exists (select from requests_unseen u where u.request_id = r.id)
   and not exists (select from complaints k join requests q on q.id = k.request_id
                    where ${UNNAMED} and (q.id = r.id or (r.kind = 'access' and q.customer_id = r.customer_id)))
   and not exists (${keptFromWhom('r.id')})`;
const REQUEST_COUNTS: readonly RequestCount[] = ['received', 'finished', 'ended'];
// In one order, so that of two at once each waits for the other and neither for both.
const goOn = (counts: readonly string[]) => `insert into gone_counts as g (what, month, organisation, kind, series, count)
  select c.* from (${counts.join(' union all ')}) c where c.month >= ${OLDEST} order by 1, 2, 3, 4, 5
  on conflict (what, month, organisation, kind, series) do update set count = g.count + excluded.count`;

/** SQL: what the requests and decisions of a customer ($1), about to be destroyed in this transaction, go on counting for. */
export const COUNT_ON = goOn([
  ...REQUEST_COUNTS.map((what) => countsOf(what, `r.customer_id = $1::uuid and ${KEPT_FROM_NOBODY}`)),
  countsOf('decided', 'e.customer_id = $1::uuid'),
]);

/** SQL: destroys the requests `r` on which `which` holds; they go on counting. */
export const destroyCounted = (which: string): string =>
  `with gone as (delete from requests r where ${which} returning r.*)
   ${goOn(REQUEST_COUNTS.map((what) => countsOf(what, KEPT_FROM_NOBODY, 'gone r')))}`;
