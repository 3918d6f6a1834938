import { CompiledQuery, type Transaction } from 'kysely';
import type { ClosingBlocker } from '../../shared/domain/closing.ts';
import type { Database } from '../database/schema.ts';
import type { Caller } from '../identity/caller.ts';
import { reachOf, within } from '../requests/reach.ts';

export type Blocker = { readonly blocker: ClosingBlocker; readonly reference: string | null };

/** SQL: a request `r` that is open and is more than the wish to stop. */
export const IS_OPEN = "r.status = 'open' and r.kind in ('access', 'rectification', 'other-right', 'complaint')";
/** SQL: what else a request `r` may be, as far as it is known: of erasure the closing is the doing, and it comes first (decision 47). */
const IS_ERASURE = "r.kind = 'other-right' and coalesce(r.asked_right, 'erasure') = 'erasure'";
/** SQL: a request `r` that is finished before its customer is closed. */
export const BLOCKS = `${IS_OPEN} and not (${IS_ERASURE})`;
/** SQL: what a request `r` is, and its reference; beyond the reach of whoever asks, or kept from them, no more than that something is open. */
export const asBlocker = (organisation: string, own: string, sub: string) =>
  `case when ${within(organisation, own, sub)} then r.kind || '-open' else 'elsewhere-open' end as blocker,
   case when ${within(organisation, own, sub)} then r.reference end as reference`;

/**
 * SQL: whoever asks may learn that a request `r` is there. To who reaches every organisation's, what is open and not shown could only be kept
 * from them: they hear nothing of it. What is open holds the destruction whoever knows of it, so that nothing is lost (decision 47).
 */
export const isTold = (organisation: string, own: string, sub: string) =>
  `(${organisation}::text is not null or (${within(organisation, own, sub)}))`;

/**
 * SQL: what keeps the customer `$1` from being closed (domain: closing): what they asked for and is not finished, also on a record that is
 * about to be put together with theirs, and who is to be told of something else. A request that was joined to another is that other one.
 * Of a request beyond the reach of whoever asks, or kept from them, no more is said than that something is open elsewhere: the same for
 * another organisation's as for a complaint about them; and nothing to who reaches every organisation's.
 */
export const blockersWithin = (organisation: string, own: string, sub: string) => `
  with recursive theirs as (
    select $1::uuid as id
    union select d.customer_id from theirs t join closings d on d.remains = t.id and d.state = 'waiting'
  )
  select distinct ${asBlocker(organisation, own, sub)} from requests r
   where r.customer_id in (select id from theirs) and ${BLOCKS} and ${isTold(organisation, own, sub)}
  union all
  select 'recipient-untold', null from recipient_notices n
   where n.customer_id in (select id from theirs) and n.kind = 'correct' and n.state = 'to-tell'
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
