import { sql, type Transaction } from 'kysely';
import { deadlineFor } from '../../shared/domain/deadline.ts';
import { readReference } from '../../shared/domain/reference.ts';
import type { Call } from '../call.ts';
import type { Database } from '../database/schema.ts';
import { type Fault, fault } from '../operations/amend-rules.ts';
import { factsFor } from '../operations/decision-facts.ts';
import { levelIn, refuseConversation } from '../operations/said-in.ts';
import { refuse } from '../refusal.ts';
import { type As, type Asked, insertAsked, type Receipt } from './insert-asked.ts';
import { askedOfClosed } from './of-closed.ts';

type Tx = Transaction<Database>;

/** What is wrong with a request in somebody's own words. */
export function faultsOfAsked({ reference, words }: Pick<Asked, 'reference' | 'words'>): Fault[] {
  const read = readReference(reference);
  return [
    ...(read.ok && read.reference === reference ? [] : [fault('/reference', 'not-a-reference', 'Its check character is wrong')]),
    ...(words.trim() === '' ? [fault('/words', 'required', 'The words in which it was asked')] : []),
  ];
}

/**
 * Logs a request against a customer's record, in their words (domain: identity, level 1 logs against the record), or of one that is closed
 * by then. Its clock starts on the day it was said.
 */
export async function logAsked(call: Call, input: Asked, as: As, tx: Tx): Promise<Receipt> {
  const facts = await factsFor(call, { ...input, decisions: [] }, tx);
  const made = await madeBefore(call, input, as, tx);
  if (made) return made;
  if (facts?.status !== 'current') return askedOfClosed(call, input, as, facts, tx);
  await refuseConversation(call, input, facts, 'requests', tx);
  if (levelIn(facts) < 1) throw refuse('level-too-low');
  return insertAsked(call, input, as, { customerId: input.customerId, closedReference: null }, facts.now, tx);
}

type Made = {
  by: string;
  customerId: string | null;
  id: string;
  kind: string;
  madeOn: string;
  receivedAt: Date;
  clockFlagged: boolean;
};

/** What an earlier arrival of this command made, when its key's record has gone; of an account that was closed it has no customer. */
async function madeBefore(call: Call, { commandId, customerId, requestId }: Asked, { kind }: As, tx: Tx) {
  const { rows } = await sql<Made>`select recorded_by as by, customer_id as "customerId", id, kind, made_on::text as "madeOn",
      received_at as "receivedAt", clock_flagged as "clockFlagged"
    from requests where command_id = ${commandId}::uuid`.execute(tx);
  const [made] = rows;
  if (!made) return undefined;
  const of = made.customerId;
  const same = made.by === call.caller.sub && (of === customerId || of === null) && made.id === requestId && made.kind === kind;
  if (!same) throw refuse('idempotency-key-reused');
  const { madeOn: day, receivedAt, clockFlagged } = made;
  const { dueOn } = deadlineFor({ madeOn: day, kind });
  return { of, madeOn: day, dueOn, receivedAt: receivedAt.toISOString(), clockFlagged, again: true };
}
