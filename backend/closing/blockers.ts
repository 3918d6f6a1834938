import { CompiledQuery, type Transaction } from 'kysely';
import type { ClosingBlocker } from '../../shared/domain/closing.ts';
import type { Database } from '../database/schema.ts';
import type { Caller } from '../identity/caller.ts';
import { reachOf, within } from '../requests/reach.ts';

export type Blocker = { readonly blocker: ClosingBlocker; readonly reference: string | null };

/**
 * SQL: what keeps the customer `$1` from being closed (domain: closing): what they asked for and is not finished, and who is to be told of
 * something else. A request that was joined to another is that other one. Of a request beyond the reach of whoever asks, or kept from them,
 * no more is said than that something is open elsewhere: the same for another organisation's as for a complaint about them.
 */
export const blockersWithin = (organisation: string, own: string, sub: string) => `
  select distinct case when ${within(organisation, own, sub)} then r.kind || '-open' else 'elsewhere-open' end as blocker,
         case when ${within(organisation, own, sub)} then r.reference end as reference
    from requests r
   where r.customer_id = $1::uuid and r.status = 'open' and r.kind in ('access', 'rectification', 'other-right', 'complaint')
  union all
  select 'recipient-untold', null from recipient_notices n
   where n.customer_id = $1::uuid and n.kind = 'correct' and n.state = 'to-tell'
   group by 1`;

/** What keeps a closing from being done, as far as the caller may know; nothing where it can be. No caller: the customer’s own sign-in. */
export async function blockersOf(
  customerId: string,
  caller: Caller | null,
  tx: Transaction<Database>,
): Promise<readonly Blocker[]> {
  const reach = caller === null ? EVERYTHING : reachOf(caller);
  return (await tx.executeQuery(CompiledQuery.raw(BLOCKERS, [customerId, ...reach]) as CompiledQuery<Blocker>)).rows;
}
const BLOCKERS = blockersWithin('$2', '$3', '$4');
/** For the customer themselves, and for whoever works without a person. */
const EVERYTHING = [null, null, ''] as const;
