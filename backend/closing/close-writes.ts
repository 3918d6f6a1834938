import { type ClosingState, safetyNetEnds } from '../../shared/domain/closing.ts';
import type { Purpose } from '../../shared/domain/consent.ts';
import type { Input } from '../../shared/operations.ts';
import type { By, Write } from '../call.ts';
import { noticeDays, tellingFor } from '../sharing/to-tell.ts';

type Close = Input<'closures.close'>;

/** What is written of a closing besides the input. */
export type Said = {
  readonly channel: string;
  readonly receivedAt: string;
  readonly clockFlagged: boolean;
  readonly state: ClosingState;
  /** When the safety net ends; null where none has begun. */
  readonly dueAt: string | null;
};

/** What a closing that begins says: who closes, through what, and why. */
export type Closing = Pick<Close, 'commandId' | 'customerId' | 'closingId' | 'conversationId' | 'signInId' | 'saidAt' | 'reason'>;

export const safetyNetFrom = (now: Date, hours: number): string => new Date(safetyNetEnds(now.getTime(), hours)).toISOString();

const CLOSING = `insert into closings (id, command_id, customer_id, customer_reference, scope, reason, remains, state, said_at, received_at, channel,
    conversation_id, sign_in_id, recorded_by, recorded_by_name, organisation, clock_flagged, due_at)
  select $1::uuid, $2::uuid, c.id, c.reference, $4, $5, $6::uuid, $7, $8::timestamptz, $9::timestamptz, $10, $11::uuid, $12::uuid, $13, $14,
         $15, $16::boolean, $17::timestamptz
    from customers c where c.id = $3::uuid`;

/** The closing itself: who, when, why, where it stands. */
export function closingRow({ caller }: By, input: Close, said: Said): Write {
  const { commandId, customerId, closingId, scope, reason, remains, saidAt, conversationId, signInId } = input;
  return {
    sql: CLOSING,
    parameters: [
      ...[closingId, commandId, customerId, scope, reason, remains ?? null, said.state, saidAt, said.receivedAt, said.channel],
      ...[conversationId ?? null, signInId ?? null, caller.sub, caller.name, caller.touchpoint, said.clockFlagged, said.dueAt],
    ],
  };
}

const WITHDRAW = `insert into consent_events (command_id, purpose, customer_id, decision, said_at, received_at, channel, conversation_id,
    sign_in_id, recorded_by, organisation, clock_flagged)
  select $1::uuid, p.purpose, $2::uuid, 'withdrawn', $3::timestamptz, $4::timestamptz, $5, $6::uuid, $7::uuid, $8, $9, $10::boolean
    from unnest($11::text[]) as p (purpose)`;
const ERASE = 'delete from consent_answers where customer_id = $1::uuid';
const HIDE = `update customers set status = 'closed', version = version + 1, online_ended_at = coalesce(online_ended_at, $2::timestamptz)
  where id = $1::uuid`;
const TELL = `insert into recipient_notices (kind, recipient_id, customer_id, customer_reference, made_by, made_on, chase_on, organisation)
  select 'closed', d.recipient_id, c.id, c.reference, $2::uuid, $3::date, $4::date, $5
    from customers c
    join (select distinct customer_id, recipient_id from disclosures where customer_id = $1::uuid) d on d.customer_id = c.id`;
const COPIES = `insert into closing_copies (closing_id, customer_id, machine_id, holder, expires_at)
  select $2::uuid, k.customer_id, k.machine_id, k.holder, max(k.expires_at) from copies k
   where k.customer_id = $1::uuid and k.ended_at is null and k.expires_at > $3::timestamptz group by 2, 3, 4`;
// What was asked for has come: the request for it is at its end. Of two records of one person it has not, and moves.
const ASKED = `update requests set status = 'completed', completed_at = $2::timestamptz, version = version + 1
  where customer_id = $1::uuid and kind = 'closure' and status = 'open'`;

/** Hides the record and ends the sign-in; machines with a copy are noted until they say that it is gone. */
const hidden = ({ customerId, closingId }: Closing, { receivedAt }: Said): Write[] => [
  { sql: HIDE, parameters: [customerId, receivedAt] },
  { sql: COPIES, parameters: [customerId, closingId, receivedAt] },
];

/**
 * What a closing does at once (domain: closing, order): every consent that is given is withdrawn, special answers go, every recipient is
 * told, the record is hidden. Of a duplicate nothing is withdrawn and nobody told: the person stays a customer.
 */
export function atOnce(call: By, closing: Closing, said: Said, given: readonly Purpose[]): Write[] {
  if (closing.reason === 'duplicate') return hidden(closing, said);
  const { commandId, customerId, saidAt, conversationId, signInId } = closing;
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
    ...hidden(closing, said),
    { sql: ASKED, parameters: [customerId, said.receivedAt] },
  ];
}
