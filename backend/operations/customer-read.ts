import { labelOfField } from '../../shared/codes/coded-fields.ts';
import { type ConsentEvent, decidingEvent, effectiveAt, PURPOSES } from '../../shared/domain/consent.ts';
import { INTRODUCING, PRIORITY_NOT_KNOWN } from '../../shared/domain/customer.ts';
import { FAILED_CHECK_HOURS, PARK_MINUTES } from '../../shared/domain/limits.ts';
import type { Output } from '../../shared/operations.ts';
import { CALL_COLUMNS, callValues } from '../audit/audit-row.ts';
import type { ReadHandler } from '../call.ts';
import { MARKED } from '../requests/marked.ts';
import { reachOf } from '../requests/reach.ts';
import { OPENED, requireOpened } from './opened.ts';

type Shown = Output<'customers.read'>;
/** A consent event with the channel it came by. */
export type HeldEvent = ConsentEvent & Pick<NonNullable<Shown['consents']>[number], 'channel'>;
type Row = Omit<
  Shown,
  | 'consents'
  | 'values'
  | 'priorityGroups'
  | 'reference'
  | 'knownTo'
  | 'beingChecked'
  | 'speaksFor'
  | 'firstContact'
  | 'closing'
  | 'onlineEndedOn'
> & {
  allowed: boolean;
  shows: number;
  may: NonNullable<Shown['speaksFor']> | null;
  events: HeldEvent[] | null;
  held: Omit<NonNullable<Shown['values']>[number], 'label'>[] | null;
  reference: string | null;
  groups: number[] | null;
  known: NonNullable<Shown['knownTo']> | null;
  checking: NonNullable<Shown['beingChecked']> | null;
  spokenBefore: boolean | null;
  closing: Shown['closing'] | null;
  onlineEndedOn: string | null;
};

// What the level does not allow is never read: each part is behind its own `case`.
const READ = `with ${OPENED},
  audited as (
    insert into audit (${CALL_COLUMNS}, kind, subject, outcome, reason, details)
    select $2, $5, $6, $7, 'view', audit_alias, case when allowed then 'shown' else 'refused' end, $4,
           jsonb_build_object('level', level, 'shows', shows, 'conversation', $3::uuid)
      from opened
  )
select allowed, shows, level, may, id, given_name as "givenName", family_name as "familyName", status, version,
  extract(year from birth_date)::int as "yearOfBirth",
  left(postcode, -3) as "outwardPostcode",
  coalesce((select json_agg(json_build_object('at', k.at, 'organisation', k.organisation) order by k.at desc)
     from identity_checks k
    where k.customer_id = opened.id and not k.passed and k.at > $8::timestamptz - make_interval(hours => $9::int)), '[]') as "failedChecks",
  coalesce((select json_agg(json_build_object('conversationId', v.id, 'parkedAt', v.parked_at, 'adviser', v.adviser_name,
                                              'level', l.restores) order by v.parked_at desc)
     from conversation_levels l join conversations v on v.id = l.conversation_id
    where l.customer_id = opened.id and v.ended_at is null
      and v.parked_at > $8::timestamptz - make_interval(mins => $10::int)), '[]') as parked,
  case when shows >= 1 then coalesce((select json_agg(json_build_object('purpose', e.purpose, 'decision', e.decision,
                                              'saidAt', e.said_at, 'receivedAt', e.received_at, 'channel', e.channel))
     from consent_events e where e.customer_id = opened.id), '[]') end as events,
  case when shows >= 2 then reference end as reference,
  case when shows >= 2 then coalesce((select json_agg(json_build_object('field', h.field, 'value', h.value, 'source', h.source,
                                              'sourceName', h.source_name, 'note', h.note,
                                              'obtainedOn', to_char(h.obtained_at at time zone 'Europe/London', 'YYYY-MM-DD')))
     from held_values h where h.customer_id = opened.id), '[]') end as held,
  case when shows >= 2 then ${MARKED('opened.id', '$11')} end as checking,
  case when shows >= 2 then coalesce((select json_agg(distinct a.code)
     from consent_answers a where a.customer_id = opened.id and a.field = 'priority-group' and a.code <> 5), '[]') end as groups,
  case when shows >= 2 then coalesce((select json_agg(json_build_object('organisation', o.organisation,
                                              'lastContact', to_char(o.last at time zone 'Europe/London', 'YYYY-MM-DD')) order by o.last desc)
     from (select organisation, max(at) as last
             from (select organisation, at from interactions i where i.customer_id = opened.id
                   union all select organisation, at from sessions s where s.customer_id = opened.id) contacts
            group by organisation) o), '[]') end as known,
  case when status = 'closed' or shows >= 1 then (select json_build_object('state', k.state, 'dueAt', k.due_at, 'organisation', k.organisation,
                                              'closedOn', to_char(k.received_at at time zone 'Europe/London', 'YYYY-MM-DD'))
     from closings k where k.customer_id = opened.id and k.scope = 'service' and k.state in ('to-confirm', 'waiting')) end as closing,
  case when shows >= 1 then to_char(online_ended_at at time zone 'Europe/London', 'YYYY-MM-DD') end as "onlineEndedOn",
  case when shows >= 2 then exists (select from conversation_levels l join conversations v on v.id = l.conversation_id
    where l.customer_id = opened.id and v.ended_at is not null) end as "spokenBefore"
  from opened`;

/** One record as far as the identity level or the stated reason allows; its audit row is part of the one statement. */
export const readCustomer: ReadHandler<'customers.read'> = async (call, input, once) => {
  const [actor, ...rest] = callValues(call, 'customers.read');
  const values = [
    input.customerId,
    actor,
    input.conversationId ?? null,
    input.reason ?? null,
    ...rest,
    call.now,
    FAILED_CHECK_HOURS.value,
    PARK_MINUTES.value,
    reachOf(call.caller)[0],
  ];
  const rows = await once<Row>({ name: 'customers-read', text: READ, values });
  const opened = await requireOpened(rows[0], input, call, once);
  const { events, held, groups, known, checking, reference, may, spokenBefore, closing, onlineEndedOn, ...row } = opened;
  return {
    ...row,
    ...(may ? { speaksFor: may } : {}),
    ...(events ? { consents: consentsOf(events) } : {}),
    ...(held ? { values: held.map((value) => ({ ...value, label: labelOfField(value.field, value.value) })) } : {}),
    ...(checking ? { beingChecked: checking } : {}),
    ...(groups ? { priorityGroups: groups.length > 0 ? groups : [PRIORITY_NOT_KNOWN] } : {}),
    ...(known ? { knownTo: known } : {}),
    ...(known?.length === 0 && !spokenBefore && held?.some(({ source }) => INTRODUCING.includes(source))
      ? { firstContact: true as const }
      : {}),
    ...(reference ? { reference } : {}),
    ...(closing ? { closing } : {}),
    ...(onlineEndedOn ? { onlineEndedOn } : {}),
  };
};

/** Where each purpose stands, from the events alone. */
export function consentsOf(events: readonly HeldEvent[]): NonNullable<Shown['consents']> {
  return PURPOSES.map((purpose) => {
    const last = decidingEvent(events, purpose);
    if (!last) return { purpose, state: 'not-asked', since: null, receivedAt: null };
    const { decision: state, receivedAt, channel } = last;
    return { purpose, state, since: new Date(effectiveAt(last)).toISOString(), receivedAt, channel };
  });
}
