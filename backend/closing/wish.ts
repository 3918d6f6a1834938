import { sql, type Transaction } from 'kysely';
import { madeOn } from '../../shared/domain/request.ts';
import type { Input, Output } from '../../shared/operations.ts';
import type { Call, Done } from '../call.ts';
import type { Database } from '../database/schema.ts';
import { refuse } from '../refusal.ts';
import { clockColumns } from '../requests/clock.ts';
import type { Blocker } from './blockers.ts';

type Close = Input<'closures.close'>;
type Receipt = { readonly receivedAt: string; readonly clockFlagged: boolean };

/** Asked for without a connection, a closing is a wish that may become a request (domain: closing). */
export const isWish = ({ requestId, reference, conversationId }: Close): boolean =>
  requestId !== undefined && reference !== undefined && conversationId !== undefined;

/** What cannot be closed on arrival becomes a request, dated the day it was said: nothing bounces, and the clock of that day runs. */
export async function becomesRequest(
  call: Call,
  input: Close,
  { receivedAt, clockFlagged }: Receipt,
  blockers: readonly Blocker[],
  tx: Transaction<Database>,
): Promise<Done<Output<'closures.close'>>> {
  const { commandId, customerId, closingId, requestId, reference, conversationId, saidAt, reason, replaces, yes } = input;
  const { sub, touchpoint } = call.caller;
  const day = madeOn(saidAt, receivedAt);
  const clock = clockColumns({ kind: 'closure', madeOn: day, receivedAt });
  const { rows } =
    await sql`insert into requests (id, command_id, reference, customer_id, kind, words, how_to_answer, made_on, said_at,
      received_at, recorded_by, organisation, conversation_id, clock_flagged, due_on, extend_by, arrived_late)
    values (${requestId}::uuid, ${commandId}::uuid, ${reference}, ${customerId}::uuid, 'closure', 'Stop using the service', 'As on the record',
      ${day}::date, ${saidAt}::timestamptz, ${receivedAt}::timestamptz, ${sub}, ${touchpoint},
      ${conversationId}::uuid, ${clockFlagged}::boolean, ${clock.due_on}::date, ${clock.extend_by}::date, ${clock.arrived_late}::boolean)
    on conflict (reference) do nothing returning id`.execute(tx);
  if (rows.length === 0) throw refuse('reference-taken');
  return {
    answer: {
      ...{ commandId, customerId, closingId, state: 'requested', receivedAt, dueAt: null, clockFlagged },
      ...{ reference: String(reference), blockers: [...blockers] },
    },
    audit: {
      ...{ kind: 'closing', customerId, outcome: 'requested', reason },
      details: {
        ...{ request: requestId, conversation: conversationId },
        ...(yes ? { yes } : {}),
        ...(replaces ? { replaces } : {}),
      },
    },
  };
}
