import type { Transaction } from 'kysely';
import { ANSWERED_PURPOSES, type ConsentEvent, erasureOf } from '../../shared/domain/consent.ts';
import type { Input } from '../../shared/operations.ts';
import type { Call, Write } from '../call.ts';
import type { Database } from '../database/schema.ts';
import { noticesFor, type TakenBack, type ToTell, whomToTell } from '../sharing/to-tell.ts';

/** What a customer said about one or several purposes, where and when. */
export type Decided = Pick<
  Input<'consents.decide'>,
  'commandId' | 'customerId' | 'saidAt' | 'conversationId' | 'signInId' | 'decisions'
>;
/** When and by which way it came. */
export type Received = { readonly channel: string; readonly receivedAt: string; readonly clockFlagged: boolean };

/**
 * What decisions about purposes write: their events, what must go with what is taken back, and notices to whoever was given it (domain:
 * consent). `events`: those latest by effect of each purpose taken back that holds answers; the caller holds the customer's row.
 */
export async function decisionWrites(
  call: Call,
  input: Decided,
  received: Received,
  events: readonly ConsentEvent[],
  tx: Transaction<Database>,
): Promise<{ readonly writes: Write[]; readonly toTell: readonly ToTell[] }> {
  const erasures = erasuresOf(input, received.receivedAt, events);
  const toTell = await whomToTell(input.customerId, input.saidAt, [...erasures, ...surveyEnded(input)], tx);
  return { writes: [recorded(call, input, received), ...erased(input, erasures), ...noticesFor(call, input, toTell)], toTell };
}

const RECORD = `insert into consent_events (command_id, purpose, customer_id, decision, said_at, received_at, channel,
    conversation_id, sign_in_id, recorded_by, organisation, wording_version, clock_flagged, understood)
  select $1::uuid, d.purpose, $2::uuid, d.decision, $3::timestamptz, $4::timestamptz, $5, $6::uuid, $7::uuid, $8, $9, d.wording, $10::boolean,
         d.understood
    from unnest($11::text[], $12::text[], $13::text[], $14::boolean[]) as d (purpose, decision, wording, understood)`;

function recorded(call: Call, input: Decided, { channel, receivedAt, clockFlagged }: Received): Write {
  const { commandId, customerId, saidAt, conversationId, signInId, decisions } = input;
  const { sub, touchpoint } = call.caller;
  const wordings = decisions.map((one) => (one.decision === 'withdrawn' ? null : (one.wordingVersion ?? null)));
  return {
    sql: RECORD,
    parameters: [
      ...[
        commandId,
        customerId,
        saidAt,
        receivedAt,
        channel,
        conversationId ?? null,
        signInId ?? null,
        sub,
        touchpoint,
        clockFlagged,
      ],
      ...[decisions.map((one) => one.purpose), decisions.map((one) => one.decision), wordings],
      decisions.map((one) => one.understood ?? null),
    ],
  };
}

const ERASE = `delete from consent_answers a using unnest($2::text[], $3::timestamptz[]) as e (purpose, up_to)
  where a.customer_id = $1::uuid
    and (a.purpose = e.purpose or (e.purpose = 'disability-monitoring' and a.field = 'priority-group' and a.code = 5))
    and (e.up_to is null or a.collected_at <= e.up_to)`;

/** What a purpose let us hold and must now go, up to when. */
function erasuresOf(input: Decided, receivedAt: string, events: readonly ConsentEvent[]): TakenBack[] {
  return input.decisions.flatMap(({ purpose, decision }) => {
    const erasure = erasureOf({ purpose, decision, saidAt: input.saidAt, receivedAt }, events);
    return erasure && ANSWERED_PURPOSES.includes(purpose) ? [{ purpose, ...erasure }] : [];
  });
}

/** Nothing is held under the survey's consent; those who ask are told to stop. */
function surveyEnded({ decisions }: Decided): TakenBack[] {
  const ended = decisions.some(({ purpose, decision }) => purpose === 'satisfaction-survey' && decision !== 'given');
  return ended ? [{ purpose: 'satisfaction-survey', upTo: null }] : [];
}

/** Group 5 goes with the disability answers, whatever holds it. Nothing is sent when nothing can be held. */
function erased(input: Decided, erasures: readonly TakenBack[]): Write[] {
  if (erasures.length === 0) return [];
  const upTo = erasures.map((one) => (one.upTo === null ? null : new Date(one.upTo).toISOString()));
  return [{ sql: ERASE, parameters: [input.customerId, erasures.map((one) => one.purpose), upTo] }];
}
