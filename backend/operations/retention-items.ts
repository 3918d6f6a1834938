import { PAGE_LENGTH } from '../../shared/domain/limits.ts';
import type { Output } from '../../shared/operations.ts';
import type { ReadHandler } from '../call.ts';
import { refuse } from '../refusal.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { answersFor } from './recipient-notices.ts';

type Item = Output<'retention.items'>['items'][number];
type Row = { readonly found: boolean; readonly items: Item[] };

const AT = '1970-01-01T00:00:00Z';
// References alone, no name: a look at the list opens nobody's record.
const ITEMS = `with asked as (select id from retention_runs where id = $1::uuid and ($2::text is null or organisation = $2))
  select exists (select from asked) as found, coalesce((select json_agg(page order by page.position) from (
    select i.position, i.organisation, i.rule, i.due_on as "dueOn", i.state, i.held_because as "heldBecause",
      coalesce((select e.customer_reference from evidence e where e.outcome_id = i.subject),
               (select c.reference from customers c where c.id = i.subject),
               (select c.customer_reference from closings c where c.id = i.subject),
               (select q.reference from requests q where q.id = i.subject)) as reference,
      (select json_build_object('requestId', q.id, 'reference', q.reference) from requests q where q.id = i.held_by) as "heldBy"
      from retention_items i join asked on i.run_id = asked.id
     where i.position > $3::int and (not $4::boolean or i.held_because is not null)
     order by i.position limit $5) page), '[]') as items`;

/** What is in a run, in its order. */
export const listItems: ReadHandler<'retention.items'> = async (call, input, once) => {
  const after = input.cursor === undefined ? 0 : Number(readCursor(input.cursor).id);
  const limit = input.limit ?? PAGE_LENGTH;
  const asked = [input.runId, answersFor(call), Number.isSafeInteger(after) ? Math.min(after, 1e9) : 0];
  const values = [...asked, input.which === 'held', limit + 1];
  const [row] = await once<Row>({ name: 'retention-items', text: ITEMS, values });
  if (!row?.found) throw refuse('not-found', { nobody: true });
  const items = row.items.slice(0, limit);
  const last = items.at(-1);
  const next = row.items.length > limit && last ? writeCursor({ at: AT, id: String(last.position) }) : null;
  return { items, next };
};
