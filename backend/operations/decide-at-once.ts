import { ANSWERED_PURPOSES, levelFor } from '../../shared/domain/consent.ts';
import { CLOCK_AHEAD_MINUTES } from '../../shared/domain/limits.ts';
import { CALL_COLUMNS, callValues } from '../audit/audit-row.ts';
import type { AtOnce } from '../call.ts';
import { noticeDays, tellingFor } from '../sharing/to-tell.ts';
import { knowsWordings } from './wordings.ts';

// Nothing is written unless every condition of the plain case holds, and then all of it: record, event, change, audit row, answer.
const DECIDE = `with facts as materialized (
    select c.id, c.version, c.audit_alias, c.reference, c.researched and $16::boolean as stopping, v.channel
      from customers c
      join conversations v on v.id = $5::uuid and v.adviser = $1 and v.ended_at is null and v.parked_at is null
       and v.speaker <> 'representative'
      join conversation_levels l on l.conversation_id = v.id and l.customer_id = c.id and l.level >= $7
     where c.id = $6::uuid and c.status = 'current'
       for no key update of c
  ), receipt as materialized (
    select facts.*, t.at, $8::timestamptz > t.at + make_interval(mins => $9) as flagged
      from facts cross join lateral (select date_trunc('milliseconds', clock_timestamp()) as at where facts.id is not null) t
  ), stops as materialized (
    select s.recipient, s.last_shared from receipt cross join lateral recipients_to_stop(receipt.id, $8::timestamptz) s
     where receipt.stopping
  ), kept as (
    insert into idempotency_keys (key, caller, operation, body_hmac, made_at, status, answer)
    select $10::uuid, $1, $3, $11::bytea, at, 200, jsonb_build_object('commandId', $10::uuid, 'customerId', id,
           'receivedAt', to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'clockFlagged', flagged)
             || case when stopping then (select case when count(*) > 0 then jsonb_build_object('toTell', jsonb_agg(
                  jsonb_build_object('recipientId', recipient, 'kind', 'stop-contact', 'lastSharedOn', last_shared))) else '{}' end from stops)
                else '{}' end
      from receipt
        on conflict (key) do nothing returning answer
  ), recorded as (
    insert into consent_events (command_id, purpose, customer_id, decision, said_at, received_at, channel,
           conversation_id, recorded_by, organisation, wording_version, clock_flagged, understood)
    select $10::uuid, d.purpose, receipt.id, d.decision, $8::timestamptz, receipt.at, receipt.channel,
           $5::uuid, $1, $2, d.wording, receipt.flagged, d.understood
      from kept, receipt, unnest($12::text[], $13::text[], $14::text[], $17::boolean[]) as d (purpose, decision, wording, understood)
  ), told as (
    insert into recipient_notices (kind, recipient_id, customer_id, customer_reference, made_by, made_on, chase_on, organisation)
    select 'stop-contact', stops.recipient, receipt.id, receipt.reference, $10::uuid, $18::date, $19::date, $20 from kept, receipt, stops
  ), changed as (
    insert into changes (kind, customer_id, version, command_id)
    select 'consents', receipt.id, receipt.version, $10::uuid from kept, receipt
  ), audited as (
    insert into audit (${CALL_COLUMNS}, kind, subject, outcome, details)
    select $1, $2, $3, $4, 'decision', receipt.audit_alias, 'recorded', $15::jsonb from kept, receipt
  )
select answer from kept`;

/**
 * An adviser's decision in the plain case as one statement: the conversation is open, the level reached, the wording known, and
 * nothing is taken back that a purpose lets us hold. Whether a research organisation was ever sent the customer stands in their row;
 * who is to be told to stop is read once that is held. Everything else, every refusal included, is `decideConsents`'s.
 */
export const decideAtOnce: AtOnce<'consents.decide'> = (call, input, hmac) => {
  const { commandId, customerId, conversationId, signInId, saidAt, decisions, replaces } = input;
  const purposes = decisions.map((one) => one.purpose);
  const wordings = decisions.map((one) => (one.decision === 'withdrawn' ? null : (one.wordingVersion ?? null)));
  const plain =
    conversationId !== undefined &&
    signInId === undefined &&
    new Set(purposes).size === purposes.length &&
    decisions.every((one, index) => one.decision !== 'given' || wordings[index] !== null) &&
    decisions.every((one) => one.decision === 'given' || !ANSWERED_PURPOSES.includes(one.purpose)) &&
    knowsWordings(wordings);
  if (!plain) return null;
  const stops = decisions.some((one) => one.purpose === 'satisfaction-survey' && one.decision !== 'given');
  const { madeOn, chaseOn } = stops ? noticeDays(call.now) : { madeOn: null, chaseOn: null };
  const level = Math.max(...decisions.map((one) => levelFor(one.decision)));
  return {
    name: 'decide-at-once',
    text: DECIDE,
    values: [
      ...callValues(call, 'consents.decide'),
      ...[conversationId, customerId, level, saidAt, CLOCK_AHEAD_MINUTES.value, commandId, hmac],
      ...[purposes, decisions.map((one) => one.decision), wordings],
      JSON.stringify({ decisions, conversation: conversationId, replaces }),
      stops,
      decisions.map((one) => one.understood ?? null),
      ...[madeOn, chaseOn, tellingFor(call)],
    ],
  };
};
