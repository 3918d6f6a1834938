import { sql, type Transaction } from 'kysely';
import { type ClosingState, mayGoOn, safetyNetEnds } from '../../shared/domain/closing.ts';
import { SAFETY_NET_HOURS } from '../../shared/domain/limits.ts';
import type { Call, CommandHandler } from '../call.ts';
import type { Database } from '../database/schema.ts';
import { refuse } from '../refusal.ts';
import { answersFor } from './recipient-notices.ts';

type Tx = Transaction<Database>;
type Known = { customerId: string; organisation: string; state: ClosingState; recordedBy: string; dueAt: Date | null };

/** Stops a closing inside the safety net (domain: closing): the record is there again; what was withdrawn and erased stays so. */
export const stopClosing: CommandHandler<'closures.stop'> = async (call, { commandId, closingId, because }, tx) => {
  const known = await lockClosing(call, closingId, tx);
  if (!mayGoOn(known.state, 'stopped')) throw refuse('not-at-that-step');
  const stoppedAt = call.now.toISOString();
  return {
    answer: { commandId, closingId, stoppedAt },
    audit: { kind: 'closing', customerId: known.customerId, outcome: 'stopped', reason: because, details: { closing: closingId } },
    ...(known.state === 'waiting' ? { change: { kind: 'details', customerId: known.customerId } as const } : {}),
    writes: [
      {
        sql: `update closings set state = 'stopped', version = version + 1, stopped_at = $2::timestamptz, stopped_by = $3,
                stopped_because = $4 where id = $1::uuid`,
        parameters: [closingId, stoppedAt, call.caller.sub, because],
      },
      {
        sql: `update customers set status = 'current', version = version + 1 where id = $1::uuid and status = 'closed'`,
        parameters: [known.customerId],
      },
      // Nobody has been told that they are gone: nobody is told.
      {
        sql: `update recipient_notices set state = 'impossible', impossible_because = 'out-of-proportion', ended_on = $2::date,
                version = version + 1 where customer_id = $1::uuid and kind = 'closed' and state = 'to-tell'`,
        parameters: [known.customerId, stoppedAt.slice(0, 10)],
      },
    ],
  };
};

/** The closing, with the customer's row locked first, as by every command about a customer; of the own organisation. */
async function lockClosing(call: Call, closingId: string, tx: Tx): Promise<Known> {
  await sql`select from customers where id = (select customer_id from closings where id = ${closingId}::uuid) for update`.execute(tx);
  const { rows } = await sql<Known>`select customer_id as "customerId", organisation, state, recorded_by as "recordedBy", due_at as "dueAt"
      from closings where id = ${closingId}::uuid for update`.execute(tx);
  const [known] = rows;
  const own = answersFor(call);
  if (!known || (own !== null && known.organisation !== own)) throw refuse('not-found');
  return known;
}

export const safetyNetFrom = (now: Date): string => new Date(safetyNetEnds(now.getTime(), SAFETY_NET_HOURS.value)).toISOString();
