import { sql, type Transaction } from 'kysely';
import { type ClosingReason, type ClosingState, mayGoOn } from '../../shared/domain/closing.ts';
import type { Call, CommandHandler } from '../call.ts';
import { askedAgain } from '../closing/asked-again.ts';
import { blockersOf } from '../closing/blockers.ts';
import { safetyNetFrom } from '../closing/close-writes.ts';
import type { Database } from '../database/schema.ts';
import { refuse } from '../refusal.ts';
import { beginClosing, refuseBlocked } from './closures-close.ts';
import { answersFor } from './recipient-notices.ts';

type Tx = Transaction<Database>;
type Known = {
  readonly customerId: string;
  readonly organisation: string;
  readonly state: ClosingState;
  readonly reason: ClosingReason;
  readonly recordedBy: string;
  readonly channel: string;
  readonly conversationId: string | null;
  readonly clockFlagged: boolean;
};

const STOP = `update closings set state = 'stopped', version = version + 1, stopped_at = $2::timestamptz, stopped_by = $3,
    stopped_because = $4 where id = $1::uuid`;
// The sign-in that ended with it stays so: its holder signs in anew.
const SHOW = `update customers set status = 'current', version = version + 1 where id = $1::uuid and status = 'closed'`;
const COPIES = 'delete from closing_copies where closing_id = $1::uuid';
// Nobody has been told yet that they are gone: nobody is.
const UNTELL = `delete from recipient_notices where customer_id = $1::uuid and kind = 'closed' and state = 'to-tell'`;

/** Stops a closing inside the safety net (domain: closing): the record is there again; what was withdrawn and erased stays so. */
export const stopClosing: CommandHandler<'closures.stop'> = async (call, { commandId, closingId, because }, tx) => {
  const { customerId, state } = await lockClosing(call, closingId, tx);
  if (!mayGoOn(state, 'stopped')) throw refuse('not-at-that-step');
  await askedAgain(call, { customerId, closingId, wanted: because !== 'customer-changed-their-mind' }, tx);
  const stoppedAt = call.now.toISOString();
  return {
    answer: { commandId, closingId, stoppedAt },
    audit: { kind: 'closing', customerId, outcome: 'stopped', reason: because },
    ...(state === 'waiting' ? { change: { kind: 'details', customerId } as const } : {}),
    writes: [
      { sql: STOP, parameters: [closingId, stoppedAt, call.caller.sub, because] },
      { sql: SHOW, parameters: [customerId] },
      { sql: COPIES, parameters: [closingId] },
      { sql: UNTELL, parameters: [customerId] },
    ],
  };
};

const BEGIN = `update closings set state = 'waiting', version = version + 1, due_at = $2::timestamptz, confirmed_by = $3 where id = $1::uuid`;

/** Confirms that somebody has died: never by who was told of it (domain: closing). Only then anything of them is changed. */
export const confirmClosing =
  (safetyNetHours: number): CommandHandler<'closures.confirm'> =>
  async (call, { commandId, closingId }, tx) => {
    const known = await lockClosing(call, closingId, tx);
    if (known.state !== 'to-confirm') throw refuse('not-at-that-step');
    if (known.recordedBy === call.caller.sub) throw refuse('four-eyes');
    const { customerId, reason, channel, conversationId, clockFlagged } = known;
    // The record took requests until now.
    const blockers = await blockersOf(customerId, call.caller, tx);
    if (blockers.length > 0) throw refuseBlocked(blockers);
    const receivedAt = call.now.toISOString();
    const dueAt = safetyNetFrom(call.now, safetyNetHours);
    const closing = { commandId, customerId, closingId, reason, saidAt: receivedAt };
    const said = { channel, receivedAt, clockFlagged, state: 'waiting' as const, dueAt };
    const place = conversationId === null ? {} : { conversationId };
    return {
      answer: { commandId, closingId, state: 'waiting', dueAt },
      audit: { kind: 'closing', customerId, outcome: 'recorded', reason },
      change: { kind: 'closed', customerId },
      writes: [
        { sql: BEGIN, parameters: [closingId, dueAt, call.caller.sub] },
        ...(await beginClosing(call, { ...closing, ...place }, said, tx)),
      ],
    };
  };

/** The closing, with the customer's row locked first, as by every command about a customer; of the own organisation. */
async function lockClosing(call: Call, closingId: string, tx: Tx): Promise<Known> {
  await sql`select from customers where id = (select customer_id from closings where id = ${closingId}::uuid) for update`.execute(
    tx,
  );
  const { rows } =
    await sql<Known>`select customer_id as "customerId", organisation, state, reason, recorded_by as "recordedBy", channel,
      conversation_id as "conversationId", clock_flagged as "clockFlagged"
    from closings where id = ${closingId}::uuid for update`.execute(tx);
  const [known] = rows;
  const own = answersFor(call);
  if (!known || (own !== null && known.organisation !== own)) throw refuse('not-found');
  return known;
}
