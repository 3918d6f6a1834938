import { CALL_COLUMNS } from '../audit/audit-row.ts';
import { copiesKeptFrom } from '../requests/copies-kept.ts';
import { within } from '../requests/reach.ts';
import { isIncluded, type Store } from './store.ts';
import { STORES } from './stores.ts';

/** The columns of a store that stand in a copy, in their order. */
export const includedOf = (store: Store) =>
  Object.entries(store.columns).flatMap(([id, column]) => (isIncluded(column) ? [{ id, ...column }] : []));

/** SQL: the rows of one store: its key, the request it belongs to, the values, and which of them may be about somebody else. */
function rowsOf(store: Store): string {
  const columns = includedOf(store);
  const values = columns.map(({ id, sql }) => sql ?? `t.${id}`);
  const flags = columns.map(({ flag, when }) => (flag ? `coalesce((${when ?? 'true'}), false)` : 'false'));
  const row = `json_build_array(${store.key}, ${store.request ?? 'null::uuid'}, json_build_array(${values.join(', ')}), json_build_array(${flags.join(', ')}))`;
  return `coalesce((select json_agg(${row} order by ${store.order}) from ${store.table} t where ${store.of}), '[]')`;
}

/** Whom it is about: a customer, or by the reference they had what stays of one who is a customer no more. */
const WHO = `who as materialized (
    select coalesce(c.id, e.customer_id) as id, coalesce(c.reference, a.closed_reference) as reference,
           coalesce(c.audit_alias, e.audit_alias) as alias, c.given_name || ' ' || c.family_name as name
      from asked a left join customers c on c.id = a.customer_id or c.reference = a.closed_reference
      left join lateral (select v.customer_id, v.audit_alias from evidence v where v.customer_reference = a.closed_reference limit 1) e on true
  ), asked_for as materialized (
    select q.id, q.kind, q.conversation_id from requests q where q.customer_id = (select id from who)
    union select q.id, q.kind, q.conversation_id from requests q where q.closed_reference = (select reference from who)
    union select id, kind, conversation_id from asked
  ), theirs as materialized (
    select conversation_id as id from conversation_levels where customer_id = (select id from who)
    union select conversation_id from conversation_authorities where customer_id = (select id from who)
    union select conversation_id from identity_checks where customer_id = (select id from who)
    union select conversation_id from consent_events where customer_id = (select id from who) and conversation_id is not null
    union select conversation_id from amendments where customer_id = (select id from who) and conversation_id is not null
    union select conversation_id from disclosures where customer_id = (select id from who) and conversation_id is not null
    union select conversation_id from registrations where customer_id = (select id from who)
    union select conversation_id from worries where customer_id = (select id from who)
    union select conversation_id from closings where customer_id = (select id from who) and conversation_id is not null
    union select conversation_id from promises where customer_id = (select id from who) and conversation_id is not null
    union select conversation_id from asked_for
  )`;

/** Days on which somebody did something with the record, by whom and why; what was passed on by legal demand by itself. */
const LOOKS = `coalesce((select json_agg(json_build_object('day', l.day, 'kind', l.kind, 'operation', l.operation, 'outcome', l.outcome,
      'reason', l.reason, 'organisation', l.organisation, 'times', l.times, 'unsaid', l.unsaid) order by l.day, l.kind, l.operation, l.organisation)
   from (select to_char(u.at at time zone 'Europe/London', 'YYYY-MM-DD') as day, u.kind, u.operation, u.outcome, u.reason, u.organisation,
                u.details ->> 'recipient' in (select p.id::text from recipients p where p.kind = 'legal-demand') is true as unsaid,
                count(*)::int as times from audit u where u.subject = (select alias from who) group by 1, 2, 3, 4, 5, 6, 7) l), '[]')`;
const DECIDED = `coalesce((select json_object_agg(d.path, json_build_object('decision', d.decision, 'reason', d.reason))
   from access_redactions d where d.request_id = a.id), '{}')`;
const PLACES = `coalesce((select json_agg(json_build_object('place', p.place, 'answer', p.answer, 'items', p.items,
      'attachedAs', p.attached_as, 'because', p.because)) from access_places p where p.request_id = a.id), '[]')`;
const NOTICE = (now: string) => `(select n.body from notices n
   where n.effective_from <= (${now}::timestamptz at time zone 'Europe/London')::date order by n.effective_from desc, n.version desc limit 1)`;

const shown = (
  now: string,
) => `select a.id as "requestId", a.kind as "requestKind", (select id from who) as "customerId", a.reference as "requestReference", (select reference from who) as "customerReference",
    (select name from who) as name, ${STORES.map((store, index) => `${rowsOf(store)} as s${index}`).join(',\n    ')},
    ${LOOKS} as looks, ${DECIDED} as decided, ${PLACES} as places, ${NOTICE(now)} as notice,
    (select json_build_object('at', w.reviewed_at, 'byName', w.reviewed_by_name, 'hash', w.reviewed_hash)
       from access_requests w where w.request_id = a.id and w.reviewed_hash is not null) as reviewed
  from asked a`;

/** Also of nobody we can find: then the copy has what they asked, what was found outside this system, and what the law has a copy say. */
const ACCESS = `r.kind = 'access'`;
/** SQL: somebody takes their information elsewhere with the request `r`, or it is not said yet which right they mean. */
export const PORTABILITY = `(r.kind = 'other-right' and coalesce(r.asked_right, 'portability') = 'portability' and r.customer_id is not null)`;
/** The file of that: once it is settled where it goes, and not while it is in doubt who asks. */
const PORTABLE = `${PORTABILITY} and r.waiting_for is distinct from 'proof'
  and exists (select from access_requests w where w.request_id = r.id and w.goes_to is not null)`;

/** Whoever may not see something that is in it may not see the copy, whoever logged it; what is taken elsewhere has nothing of that in it. */
const COPY_SEEN = (sub: string) => `(r.kind <> 'access' or r.id <> all (array(${copiesKeptFrom(sub)})))`;

/** A look at the copy, within the caller's reach; the look is audited by the same statement, and is in the next copy. */
export const COPY_LOOKED_AT = `with asked as (
    select r.* from requests r where r.id = $5::uuid and (${ACCESS} or (${PORTABLE})) and ${within('$6', '$7', '$8')} and ${COPY_SEEN('$8')}
  ), ${WHO}, audited as (
    insert into audit (${CALL_COLUMNS}, kind, subject, outcome, reason, details)
    select $1, $2, $3, $4, 'view', (select alias from who), 'shown', 'working-request', jsonb_build_object('request', id) from asked
  )
${shown('$9')}`;

/** The same as a command sees it, which is audited itself; the caller holds the request's row. In the statement that reads it, or what comes meanwhile would be seen. */
export const COPY_IN_COMMAND = `with asked as (select r.* from requests r where r.id = $1::uuid and ${ACCESS} and ${COPY_SEEN('$3')}), ${WHO}
${shown('$2')}`;

/** The same of what somebody takes elsewhere. */
export const PORTABLE_IN_COMMAND = `with asked as (select r.* from requests r where r.id = $1::uuid and ${PORTABLE}), ${WHO}
${shown('$2')}`;
