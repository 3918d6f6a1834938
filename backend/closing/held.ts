import { within } from '../requests/reach.ts';
import { asBlocker, BLOCKS, IS_OPEN, isTold } from './blockers.ts';

// Of an erasure the customer has been told, only recipients are left: what they are still to be told outlives the record.
const HOLDS = `${IS_OPEN} and not (r.kind = 'other-right' and r.asked_right = 'erasure' and r.told_on is not null)`;

/**
 * SQL: why a closing `c` does not go on (decision 47): what is open on the record and would go with it (of two records of one person a value
 * in dispute alone, for the rest moves), another record that comes to this one first, or that the one to move to is gone. `blocker`,
 * `reference` and `request`; no row where nothing holds it. A death is not confirmed before what blocks any closing is finished.
 */
export const heldWithin = (organisation: string, own: string, sub: string) => `
  select distinct ${asBlocker(organisation, own, sub)}, case when ${within(organisation, own, sub)} then r.id end as request from requests r
   where r.customer_id = c.customer_id and ${isTold(organisation, own, sub)} and case when c.state = 'to-confirm' then ${BLOCKS}
         when c.remains is null then ${HOLDS} else r.status = 'open' and r.kind = 'rectification' end
  union all
  select 'other-record-first', d.customer_reference, null from closings d where d.remains = c.customer_id and d.state = 'waiting'
  union all
  select 'remains-gone', null, null where c.remains is not null and not exists (select from customers m where m.id = c.remains)`;

/** SQL: nothing holds a closing `c`, whoever may know of it. */
export const NOT_HELD = `not exists (${heldWithin('null', 'null', "''")})`;
