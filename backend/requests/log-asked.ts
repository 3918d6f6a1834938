import { sql, type Transaction } from 'kysely';
import { deadlineFor } from '../../shared/domain/deadline.ts';
import { readReference } from '../../shared/domain/reference.ts';
import { madeOn, type OtherRight, type RequestKind } from '../../shared/domain/request.ts';
import type { Call } from '../call.ts';
import type { Database } from '../database/schema.ts';
import { type Fault, fault } from '../operations/amend-rules.ts';
import { factsFor } from '../operations/decision-facts.ts';
import { isAhead, levelIn, refuseConversation, whyNobody } from '../operations/said-in.ts';
import { refuse } from '../refusal.ts';
import { clockColumns } from './clock.ts';

type Tx = Transaction<Database>;
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
/** `again`: an earlier arrival of the command made it. */
export type Receipt = {
  readonly madeOn: string;
  readonly dueOn: string;
  readonly receivedAt: string;
  readonly clockFlagged: boolean;
  readonly again: boolean;
};

/** What is wrong with a request in somebody's own words. */
export function faultsOfAsked({ reference, words }: Pick<Asked, 'reference' | 'words'>): Fault[] {
  const read = readReference(reference);
  return [
    ...(read.ok && read.reference === reference ? [] : [fault('/reference', 'not-a-reference', 'Its check character is wrong')]),
    ...(words.trim() === '' ? [fault('/words', 'required', 'The words in which it was asked')] : []),
  ];
}

/**
 * Logs a request against a customer's record, in their words (domain: identity, level 1 logs against the record). Its clock starts on
 * the day it was said.
 */
export async function logAsked(call: Call, input: Asked, as: As, tx: Tx): Promise<Receipt> {
  const facts = await factsFor(call, { ...input, decisions: [] }, tx);
  if (!facts) throw refuse(await whyNobody(call, input.conversationId, tx));
  const made = await madeBefore(call, input, as, tx);
  if (made) return made;
  await refuseConversation(call, input, facts, 'requests', tx);
  if (facts.status === 'closed') throw refuse('account-closed');
  if (levelIn(facts) < 1) throw refuse('level-too-low');
  const receivedAt = facts.now.toISOString();
  const day = madeOn(input.saidAt, receivedAt);
  const clockFlagged = isAhead(input, facts.now);
  const { commandId, customerId, requestId, reference, conversationId, saidAt, words, howToAnswer } = input;
  const inserted = await tx
    .insertInto('requests')
    .values({
      ...{ id: requestId, command_id: commandId, reference, customer_id: customerId, kind: as.kind },
      ...{ asked_right: as.right ?? null, words: words.trim(), how_to_answer: howToAnswer, made_on: day, said_at: saidAt },
      ...clockColumns({ kind: as.kind, madeOn: day, receivedAt }),
      ...{ received_at: receivedAt, clock_flagged: clockFlagged, recorded_by: call.caller.sub },
      ...{ organisation: call.caller.touchpoint, conversation_id: conversationId, from_repair: input.replaces !== undefined },
    })
    .onConflict((on) => on.column('reference').doNothing())
    .returning('id')
    .execute();
  if (inserted.length === 0) throw refuse('reference-taken');
  return { madeOn: day, dueOn: deadlineFor({ madeOn: day, kind: as.kind }).dueOn, receivedAt, clockFlagged, again: false };
}

type Made = { by: string; customerId: string; id: string; kind: string; madeOn: string; receivedAt: Date; clockFlagged: boolean };

/** What an earlier arrival of this command made, when its key's record has gone. */
async function madeBefore(call: Call, { commandId, customerId, requestId }: Asked, { kind }: As, tx: Tx) {
  const { rows } = await sql<Made>`select recorded_by as by, customer_id as "customerId", id, kind, made_on::text as "madeOn",
      received_at as "receivedAt", clock_flagged as "clockFlagged"
    from requests where command_id = ${commandId}::uuid`.execute(tx);
  const [made] = rows;
  if (!made) return undefined;
  const same = made.by === call.caller.sub && made.customerId === customerId && made.id === requestId && made.kind === kind;
  if (!same) throw refuse('idempotency-key-reused');
  const { madeOn: day, receivedAt, clockFlagged } = made;
  const { dueOn } = deadlineFor({ madeOn: day, kind });
  return { madeOn: day, dueOn, receivedAt: receivedAt.toISOString(), clockFlagged, again: true };
}
