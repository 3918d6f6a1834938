import { PURPOSES } from '../../shared/domain/consent.ts';
import type { Input } from '../../shared/operations.ts';
import type { Call, Write } from '../call.ts';
import { noticeDays, tellingFor } from '../sharing/to-tell.ts';

type Close = Input<'closures.close'>;
export type Said = {
  readonly channel: string;
  readonly receivedAt: string;
  readonly clockFlagged: boolean;
  /** The state and the end of the safety net; null while somebody has yet to confirm it. */
  readonly state: 'to-confirm' | 'waiting' | 'cleaned';
  readonly dueAt: string | null;
};

const CLOSING = `insert into closings (id, command_id, customer_id, customer_reference, scope, reason, remains, state, said_at, received_at, channel,
    conversation_id, recorded_by, recorded_by_name, organisation, clock_flagged, due_at)
  select $1::uuid, $2::uuid, c.id, c.reference, $4, $5, $6::uuid, $7, $8::timestamptz, $9::timestamptz, $10, $11::uuid, $12, $13, $14,
         $15::boolean, $16::timestamptz
    from customers c where c.id = $3::uuid`;

/** The closing itself: who, when, why, where it stands. */
export function closingRow({ caller }: Call, input: Close, said: Said): Write {
  const { commandId, customerId, closingId, scope, reason, remains, saidAt, conversationId } = input;
  return {
    sql: CLOSING,
    parameters: [
      ...[closingId, commandId, customerId, scope, reason, remains ?? null, said.state, saidAt, said.receivedAt, said.channel],
      ...[conversationId ?? null, caller.sub, caller.name, caller.touchpoint, said.clockFlagged, said.dueAt],
    ],
  };
}

// What the latest event by effect gives, where it gives: the same order as the states follow from (domain: consent).
const WITHDRAW = `insert into consent_events (command_id, purpose, customer_id, decision, said_at, received_at, channel, conversation_id,
    sign_in_id, recorded_by, organisation, clock_flagged)
  select $1::uuid, p.purpose, $2::uuid, 'withdrawn', $3::timestamptz, $4::timestamptz, $5, $6::uuid, $7::uuid, $8, $9, $10::boolean
    from unnest($11::text[]) as p (purpose)`;
const ERASE = `delete from consent_answers where customer_id = $1::uuid`;
const HIDE = `update customers set status = 'closed', version = version + 1 where id = $1::uuid`;
const TELL = `insert into recipient_notices (kind, recipient_id, customer_id, customer_reference, made_by, made_on, chase_on, organisation)
  select 'closed', d.recipient_id, c.id, c.reference, $2::uuid, $3::date, $4::date, $5
    from customers c join (select distinct customer_id, recipient_id from disclosures where customer_id = $1::uuid) d on d.customer_id = c.id`;

/** What a closing does at once: every consent that is given is withdrawn, special answers go, every recipient is told, the record is hidden. */
export function atOnce(call: Call, input: Close, said: Said, given: readonly (typeof PURPOSES)[number][]): Write[] {
  const { commandId, customerId, saidAt, conversationId, signInId } = input;
  const { sub, touchpoint } = call.caller;
  const { madeOn, chaseOn } = noticeDays(call.now);
  const withdrawn: Write = {
    sql: WITHDRAW,
    parameters: [
      ...[commandId, customerId, saidAt, said.receivedAt, said.channel, conversationId ?? null, signInId ?? null],
      ...[sub, touchpoint, said.clockFlagged, given],
    ],
  };
  return [
    ...(given.length > 0 ? [withdrawn] : []),
    { sql: ERASE, parameters: [customerId] },
    { sql: TELL, parameters: [customerId, commandId, madeOn, chaseOn, tellingFor(call)] },
    { sql: HIDE, parameters: [customerId] },
  ];
}
