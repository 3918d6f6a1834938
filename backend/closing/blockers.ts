import { CompiledQuery, type Transaction } from 'kysely';
import type { ClosingBlocker } from '../../shared/domain/closing.ts';
import type { Database } from '../database/schema.ts';

export type Blocker = { readonly blocker: ClosingBlocker; readonly reference: string | null };

/**
 * SQL: what keeps the customer `$1` from being closed (domain: closing): what they asked for and is not finished, and who is to be told of
 * something else. A request that was joined to another is that other one.
 */
export const BLOCKERS = `
  select q.kind || '-open' as blocker, q.reference from requests q
   where q.customer_id = $1::uuid and q.status = 'open' and q.kind in ('access', 'rectification', 'other-right', 'complaint')
  union all
  select 'recipient-untold', null from recipient_notices n
   where n.customer_id = $1::uuid and n.kind = 'correct' and n.state = 'to-tell'
   group by 1`;

/** What keeps a closing from being done; nothing where it can be. */
export async function blockersOf(customerId: string, tx: Transaction<Database>): Promise<readonly Blocker[]> {
  return (await tx.executeQuery(CompiledQuery.raw(BLOCKERS, [customerId]) as CompiledQuery<Blocker>)).rows;
}
