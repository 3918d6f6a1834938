import { sql, type Transaction } from 'kysely';
import type { ClosingState } from '../../shared/domain/closing.ts';
import type { Input, Output } from '../../shared/operations.ts';
import type { Call, Done } from '../call.ts';
import type { Database } from '../database/schema.ts';
import { refuse } from '../refusal.ts';

type Close = Input<'closures.close'>;
type Made = {
  readonly by: string;
  readonly closingId: string | null;
  readonly requestId: string | null;
  readonly reference: string | null;
  readonly state: ClosingState | null;
  readonly receivedAt: Date;
  readonly dueAt: Date | null;
  readonly clockFlagged: boolean;
};

/** What an earlier arrival of this command made, answered as the first; undefined when it made nothing. */
export async function closedBefore(
  call: Call,
  input: Close,
  tx: Transaction<Database>,
): Promise<Done<Output<'closures.close'>> | undefined> {
  const { rows } = await sql<Made>`
    select recorded_by as by, id as "closingId", null::uuid as "requestId", null::text as reference, state, received_at as "receivedAt",
           due_at as "dueAt", clock_flagged as "clockFlagged" from closings where command_id = ${input.commandId}::uuid
     union all
    select recorded_by, null, id, reference, null, received_at, null, clock_flagged from requests where command_id = ${input.commandId}::uuid`.execute(
    tx,
  );
  const [made] = rows;
  if (!made) return undefined;
  const same = made.closingId === null ? made.requestId === input.requestId : made.closingId === input.closingId;
  if (made.by !== call.caller.sub || !same) throw refuse('idempotency-key-reused');
  const { commandId, customerId, closingId, reason } = input;
  const { state, receivedAt, dueAt, clockFlagged, reference } = made;
  return {
    answer: {
      ...{ commandId, customerId, closingId, state: state ?? 'requested', receivedAt: receivedAt.toISOString() },
      ...{ dueAt: dueAt?.toISOString() ?? null, clockFlagged, reference, blockers: [] },
    },
    audit: { kind: 'closing', customerId, outcome: 'repeated', reason },
  };
}
