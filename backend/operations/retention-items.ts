import { PAGE_LENGTH } from '../../shared/domain/limits.ts';
import type { Output } from '../../shared/operations.ts';
import type { ReadHandler } from '../call.ts';
import { refuse } from '../refusal.ts';
import { reachOf, within } from '../requests/reach.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { answersFor } from './recipient-notices.ts';

type Item = Output<'retention.items'>['items'][number];
type Row = { readonly found: boolean; readonly items: Item[] };

const AT = '1970-01-01T00:00:00Z';
const KNOWN = within('$6', '$7', '$8');
// References alone, no name: a look at the list opens nobody's record. Of a request beyond the caller's reach only that something holds the
// item; an item that hangs on what is kept from them is not in their list.
const ITEMS = `with asked as (select id from retention_runs where id = $1::uuid and ($2::text is null or organisation = $2))
  select exists (select from asked) as found, coalesce((select json_agg(page order by page.position) from (
    select i.position, i.organisation, i.rule, i.due_on as "dueOn", i.state,
      case when i.held_by is null or exists (select from requests r where r.id = i.held_by and ${KNOWN}) then i.held_because
           else 'elsewhere-open' end as "heldBecause",
      coalesce((select e.customer_reference from evidence e where e.outcome_id = i.subject),
               (select c.reference from customers c where c.id = i.subject),
               (select c.customer_reference from closings c where c.id = i.subject),
               (select r.reference from requests r where r.id = i.subject and ${KNOWN})) as reference,
      (select json_build_object('requestId', r.id, 'reference', r.reference) from requests r where r.id = i.held_by and ${KNOWN}) as "heldBy"
      from retention_items i join asked on i.run_id = asked.id
     where i.position > $3::int and not ($8 = any (i.unseen_by)) and (not $4::boolean or i.held_because is not null)
     order by i.position limit $5) page), '[]') as items`;

/** What is in a run, in its order. */
export const listItems: ReadHandler<'retention.items'> = async (call, input, once) => {
  const after = input.cursor === undefined ? 0 : Number(readCursor(input.cursor).id);
  const limit = input.limit ?? PAGE_LENGTH;
  const asked = [input.runId, answersFor(call), Number.isSafeInteger(after) ? Math.min(after, 1e9) : 0];
  const values = [...asked, input.which === 'held', limit + 1, ...reachOf(call.caller)];
  const [row] = await once<Row>({ name: 'retention-items', text: ITEMS, values });
  if (!row?.found) throw refuse('not-found', { nobody: true });
  const items = row.items.slice(0, limit);
  const last = items.at(-1);
  const next = row.items.length > limit && last ? writeCursor({ at: AT, id: String(last.position) }) : null;
  return { items, next };
};
