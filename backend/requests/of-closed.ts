import { sql, type Transaction } from 'kysely';
import type { Call } from '../call.ts';
import type { Database } from '../database/schema.ts';
import type { Facts } from '../operations/decision-facts.ts';
import { saidWhere } from '../operations/new-in.ts';
import { refuseConversation, whyNobody } from '../operations/said-in.ts';
import { refuse } from '../refusal.ts';
import { type As, type Asked, insertAsked, type Receipt } from './insert-asked.ts';

type Tx = Transaction<Database>;

/**
 * Takes what was asked of a record that is closed by the time it comes (decision 47): as a request after closing, under the reference they
 * had. No level is needed for that. Refused where nobody is known by that id nor anything of them kept, and to whoever speaks without an
 * authority, whom nothing tells that there was such a record (domain: people).
 */
export async function askedOfClosed(
  call: Call,
  input: Asked,
  as: As,
  facts: Pick<Facts, 'now' | 'open' | 'speaker' | 'may'> | undefined,
  tx: Tx,
): Promise<Receipt> {
  const closedReference = await referenceOf(input.customerId, tx);
  if (closedReference === undefined) throw refuse(await whyNobody(call, input.conversationId, tx));
  const where = facts ?? { ...(await saidWhere(call, input.conversationId, tx)), may: null };
  await refuseConversation(call, input, where, 'requests', tx);
  return insertAsked(call, input, as, { customerId: null, closedReference }, where.now, tx);
}

/** The reference of a record that waits to be destroyed, or that what stays of it is kept under. */
async function referenceOf(customerId: string, tx: Tx): Promise<string | undefined> {
  const { rows } = await sql<{ reference: string }>`select reference from customers where id = ${customerId}::uuid
    union select customer_reference from evidence where customer_id = ${customerId}::uuid limit 1`.execute(tx);
  return rows[0]?.reference;
}
