import { CONTACT_AGE_DAYS, COPY_HOURS, FAILED_CHECK_HOURS, KNOWN_TO_ME_DAYS } from '../../shared/domain/limits.ts';
import type { Copy } from '../../shared/operations/copies.ts';
import { CALL_COLUMNS, callValues } from '../audit/audit-row.ts';
import type { ReadHandler } from '../call.ts';
import { isMarked, MARKED } from '../requests/marked.ts';
import { reachOf } from '../requests/reach.ts';
import { consentsOf, type HeldEvent } from './customer-read.ts';

type Row = { asked: string; status: 'current' | 'closed' | null } & Omit<Copy, 'customerId' | 'consents'> & {
    events: HeldEvent[];
  };

const LONDON_DAY = (column: string) => `to_char(${column} at time zone 'Europe/London', 'YYYY-MM-DD')`;

// Their rows are held: a closing is waited for, and then refuses; or it waits, and then knows which machine holds a copy.
// Answers that a consent lets us hold are not read here at all: they never leave for a machine.
const TAKE = `with asked as (select id, place from unnest($5::uuid[]) with ordinality as a (id, place)),
  held as materialized (select * from customers where id = any($5::uuid[]) order by id for share),
  found as (select asked.id as asked, asked.place, c.* from asked left join held c on c.id = asked.id),
  audited as (
    insert into audit (${CALL_COLUMNS}, kind, subject, outcome, reason, details)
    select $1, $2, $3, $4, 'copy', audit_alias,
           case status when 'current' then 'taken' when 'closed' then 'refused' else 'nobody' end,
           case status when 'closed' then 'account-closed' when 'current' then null else 'not-found' end,
           jsonb_build_object('machine', $6::uuid)
      from found order by place),
  ended as (
    update copies k set ended_at = $7, ended_why = 'taken-off' from found
     where found.status = 'current' and k.machine_id = $6 and k.holder = $1 and k.customer_id = found.id and k.ended_at is null),
  kept as (
    insert into copies (machine_id, customer_id, holder, organisation, taken_at, expires_at)
    select $6, id, $1, $2, $7, $8 from found where status = 'current')
select asked, status, version, given_name as "givenName", family_name as "familyName", birth_date::text as "birthDate",
  postcode, uln, reference, $7::timestamptz as "fetchedAt", $8::timestamptz as "expiresAt",
  coalesce((select json_agg(json_build_object('field', h.field, 'value', h.value, 'source', h.source, 'sourceName', h.source_name,
                'obtainedOn', ${LONDON_DAY('h.obtained_at')},
                'note', h.note, 'callBack', h.field in ('mobile', 'homePhone', 'alternativePhone')
                            and not ${isMarked('found.id', 'h.field')}
                            and h.obtained_at < $7::timestamptz - make_interval(days => $9::int)))
     from held_values h where h.customer_id = found.id), '[]') as values,
  ${MARKED('found.id', '$12')} as "beingChecked",
  coalesce((select json_agg(json_build_object('purpose', e.purpose, 'decision', e.decision,
                                              'saidAt', e.said_at, 'receivedAt', e.received_at, 'channel', e.channel))
     from consent_events e where e.customer_id = found.id), '[]') as events,
  coalesce((select json_agg(json_build_object('at', k.at, 'organisation', k.organisation) order by k.at desc)
     from identity_checks k
    where k.customer_id = found.id and not k.passed and k.at > $7::timestamptz - make_interval(hours => $10::int)), '[]') as "failedChecks",
  coalesce((select json_agg(json_build_object('organisation', o.organisation, 'lastContact', ${LONDON_DAY('o.last')}) order by o.last desc)
     from (select organisation, max(at) as last
             from (select organisation, at from interactions i where i.customer_id = found.id
                   union all select organisation, at from sessions s where s.customer_id = found.id) contacts
            group by organisation) o), '[]') as "knownTo",
  (select to_char(max(at) at time zone 'Europe/London', 'YYYY-MM')
     from (select at from interactions i where i.customer_id = found.id
           union all select at from sessions s where s.customer_id = found.id and s.attended) contacts) as "lastMonth",
  (select s.place from sessions s
    where s.customer_id = found.id and s.attended and s.place is not null order by s.at desc limit 1) as "lastPlace",
  exists (select from sessions s
           where s.customer_id = found.id and s.attended and s.adviser = $1
             and s.at > $7::timestamptz - make_interval(days => $11::int)) as "knownToCaller"
  from found order by place`;

/** Takes copies for a machine: what level 2 shows and checks compare. One statement reads, audits, and notes who holds what. */
export const takeCopies: ReadHandler<'copies.take'> = async (call, { machineId, customerIds, hours }, once) => {
  const until = new Date(call.now.getTime() + Math.min(hours ?? COPY_HOURS.value, COPY_HOURS.ceiling) * 3_600_000);
  const values = [
    ...[...callValues(call, 'copies.take'), [...new Set(customerIds)], machineId, call.now, until],
    ...[CONTACT_AGE_DAYS.value, FAILED_CHECK_HOURS.value, KNOWN_TO_ME_DAYS.value],
    reachOf(call.caller)[0],
  ];
  const rows = await once<Row>({ name: 'copies-take', text: TAKE, values });
  const those = (status: Row['status']) => rows.filter((row) => row.status === status);
  return {
    copies: those('current').map(({ asked, status: _, events, ...row }) => ({
      ...row,
      customerId: asked,
      consents: consentsOf(events),
      fetchedAt: call.now.toISOString(),
      expiresAt: until.toISOString(),
    })),
    closed: those('closed').map(({ asked }) => asked),
    unknown: those(null).map(({ asked }) => asked),
  };
};
