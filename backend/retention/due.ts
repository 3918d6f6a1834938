import { PRIVACY_TEAM } from '../../shared/codes/organisations.ts';
import { EVIDENCE_YEARS, REQUEST_YEARS, RETENTION_YEARS } from '../../shared/domain/limits.ts';
import type { Retained } from '../../shared/domain/retention-run.ts';
import { copiesKeptFrom, keptFromWhom } from '../requests/copies-kept.ts';
import { CONTACTS } from './contacts.ts';

const years = (count: number) => `make_interval(months => ${12 * count})`;
const london = (instant: string) => `(${instant} at time zone 'Europe/London')::date`;

// The stored day is the earlier of two (shared/domain/retention.ts), so it tells by which rule it is: before the years after closing, only
// the audit period can have ended. To add months moves to a shorter month's last day, here as there.
const EVIDENCE = `select e.outcome_id as subject, e.organisation,
    case when e.goes_on < (${london('c.received_at')} + ${years(EVIDENCE_YEARS.value)})::date then 'audit-period-over'
         else 'years-after-closing' end as rule,
    e.goes_on as due_on, e.customer_reference as about
  from evidence e left join closings c on c.customer_id = e.customer_id and c.state in ('destroyed', 'cleaned')`;

// Of the organisation that made the record.
const LAPSED = `select c.id as subject, c.registered_by as organisation, 'no-contact' as rule,
    (${london('l.at')} + ${years(RETENTION_YEARS.value)})::date as due_on, c.id::text as about
  from (select customer_id, max(at) as at from (${CONTACTS}) d group by customer_id) l
  join customers c on c.id = l.customer_id and c.status = 'current'`;

// One that was joined to another goes with it.
const OLD_REQUESTS = `select q.id as subject, q.organisation, 'request-over' as rule,
    (${london('q.completed_at')} + ${years(REQUEST_YEARS.value)})::date as due_on, q.closed_reference as about, q.customer_id
  from requests q where q.status = 'completed' and q.completed_at is not null
   and (q.customer_id is not null or q.closed_reference is not null)`;

/** SQL: everything of a kind that is not kept for ever, with the day it falls due and by which rule. */
export const DUE: Record<Retained, string> = { evidence: EVIDENCE, lapsed: LAPSED, 'old-requests': OLD_REQUESTS };

const OPEN = `q.status = 'open' and q.kind in ('access', 'rectification', 'other-right', 'complaint')`;
const ofRequest = (whose: string) =>
  `select q.kind || '-open' as because, q.id as by from requests q where (${whose}) and ${OPEN}`;

/** SQL: what holds an item `d` of a kind now (domain: closing, blockers); none, or several. */
export const HOLDS: Record<Retained, string> = {
  evidence: ofRequest('q.closed_reference = d.about'),
  lapsed: `${ofRequest('q.customer_id = d.subject')}
    union all select 'recipient-untold', null from recipient_notices n
      where n.customer_id = d.subject and n.kind = 'correct' and n.state = 'to-tell'
    union all select 'closing-to-confirm', null from closings c where c.customer_id = d.subject and c.state = 'to-confirm'`,
  'old-requests': ofRequest('q.customer_id = d.customer_id or q.closed_reference = d.about'),
};

/** SQL: the requests that are kept from a caller, by the reach of `reachOf`; from who reaches every organisation's those for a copy too. */
const keptFrom = (organisation: string, sub: string) => `select u.request_id as id from requests_unseen u where u.sub = ${sub}
    union all ${copiesKeptFrom(sub)} and a.recorded_by <> ${sub} and ${organisation}::text is null`;
// The kept are an array, so that they are gathered once: a join may be planned as gathering them anew for each request.
const heldByKept = (whose: string, kept: string) =>
  `array(select ${whose} from requests q where q.id = any (array(${kept})) and ${OPEN} and ${whose} is not null)`;

/**
 * SQL: an item `d` of a kind may be known to a caller by a day (`today`). What is kept from them does not fall due before their eyes. What only
 * that holds is not due to them once its day has come, as if there had been a contact, and before that counts as it did: a complaint that comes
 * changes no number but that (domain: complaint).
 */
export const MAY_KNOW: Record<Retained, (organisation: string, sub: string, today: string) => string> = {
  evidence: (organisation, sub, today) =>
    `(d.due_on > ${today}::date or d.about <> all (${heldByKept('q.closed_reference', keptFrom(organisation, sub))}))`,
  lapsed: (organisation, sub, today) =>
    `(d.due_on > ${today}::date or d.subject <> all (${heldByKept('q.customer_id', keptFrom(organisation, sub))}))`,
  'old-requests': (organisation, sub, today) => {
    const kept = keptFrom(organisation, sub);
    return `d.subject <> all (array(${kept})) and (d.due_on > ${today}::date
      or coalesce(d.customer_id <> all (${heldByKept('q.customer_id', kept)}), true)
     and coalesce(d.about <> all (${heldByKept('q.closed_reference', kept)}), true))`;
  },
};

/** SQL: who may not know of an item `d` of a kind, as an array: kept with it, for it tells of them when what it is about has gone. */
export const UNSEEN_BY = (what: Retained) => `array(
    select u.sub from (select d.subject as id union all select h.by from (${HOLDS[what]}) h) k join requests_unseen u on u.request_id = k.id
    union select c.sub from (select d.subject as id union all select h.by from (${HOLDS[what]}) h) k
      cross join lateral (${keptFromWhom('k.id')}) c where exists (select from people w where w.sub = c.sub and w.organisation = '${PRIVACY_TEAM}'))`;
