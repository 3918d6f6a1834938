import type { Transaction } from 'kysely';
import { deadlineFor } from '../../shared/domain/deadline.ts';
import { madeOn, type OtherRight, type RequestKind } from '../../shared/domain/request.ts';
import type { Call } from '../call.ts';
import type { Database } from '../database/schema.ts';
import { isAhead } from '../operations/said-in.ts';
import { refuse } from '../refusal.ts';
import { clockColumns } from './clock.ts';
import { holdReference } from './hold-reference.ts';
import type { Whose } from './whose.ts';

/** What every request of a customer in their own words comes with. */
export type Asked = {
  readonly commandId: string;
  readonly customerId: string;
  readonly requestId: string;
  readonly reference: string;
  readonly conversationId: string;
  readonly saidAt: string;
  readonly replaces?: string | undefined;
  readonly words: string;
  readonly howToAnswer: string;
};
/** What a request is, and under which right, where that is clear. */
export type As = { readonly kind: RequestKind; readonly right?: OtherRight | undefined };
/** `again`: an earlier arrival of the command made it. `of`: the customer whose it is; null once their account is closed. */
export type Receipt = {
  readonly of: string | null;
  readonly madeOn: string;
  readonly dueOn: string;
  readonly receivedAt: string;
  readonly clockFlagged: boolean;
  readonly again: boolean;
};

/** The request itself; refused where its reference is in use. */
export async function insertAsked(
  call: Call,
  input: Asked,
  as: As,
  whose: Whose,
  now: Date,
  tx: Transaction<Database>,
): Promise<Receipt> {
  await holdReference(whose.closedReference, tx);
  const receivedAt = now.toISOString();
  const day = madeOn(input.saidAt, receivedAt);
  const clockFlagged = isAhead(input, now);
  const { commandId, requestId, reference, conversationId, saidAt, words, howToAnswer } = input;
  const inserted = await tx
    .insertInto('requests')
    .values({
      ...{ id: requestId, command_id: commandId, reference, kind: as.kind },
      ...{ customer_id: whose.customerId, closed_reference: whose.closedReference },
      ...{ asked_right: as.right ?? null, words: words.trim(), how_to_answer: howToAnswer, made_on: day, said_at: saidAt },
      ...clockColumns({ kind: as.kind, madeOn: day, receivedAt }),
      ...{ received_at: receivedAt, clock_flagged: clockFlagged, recorded_by: call.caller.sub },
      ...{ organisation: call.caller.touchpoint, conversation_id: conversationId, from_repair: input.replaces !== undefined },
    })
    .onConflict((on) => on.column('reference').doNothing())
    .returning('id')
    .execute();
  if (inserted.length === 0) throw refuse('reference-taken');
  const { dueOn } = deadlineFor({ madeOn: day, kind: as.kind });
  return { of: whose.customerId, madeOn: day, dueOn, receivedAt, clockFlagged, again: false };
}
