import { PAGE_LENGTH } from '../../shared/domain/limits.ts';
import type { Output } from '../../shared/operations.ts';
import { CALL_COLUMNS, callValues } from '../audit/audit-row.ts';
import type { ReadHandler } from '../call.ts';
import { FACTS_SHOWN, STILL_WANTED } from '../requests/asked-facts.ts';
import { factsWithin } from '../requests/reach.ts';
import { readCursor, writeCursor } from './cursor.ts';

type Item = Output<'requests.factsAsked'>['items'][number];

// What is open is the oldest first; what was given stays to be seen as long as the complaint is kept.
const LIST = `with page as (
    select f.*, r.id as request from asked_facts f join requests r on r.id = f.request_id
     where ${factsWithin('$2', '$1')} and (f.facts is null) = $5::boolean and (f.facts is not null or (${STILL_WANTED}))
       and ($6::timestamptz is null or (f.asked_at, f.id) > ($6, $7::uuid))
     order by f.asked_at, f.id limit $8
  ), audited as (
    insert into audit (${CALL_COLUMNS}, kind, outcome, reason, details)
    select $1, $2, $3, $4, 'view', 'shown', 'working-request', jsonb_build_object('requests', jsonb_agg(request)) from page having count(*) > 0
  )
select ${FACTS_SHOWN}, f.asked_from as "askedFrom" from page f order by f.asked_at, f.id`;

/** What the caller's organisation is asked about complaints, and what it answered: nothing else of them (domain: complaint). */
export const listFactsAsked: ReadHandler<'requests.factsAsked'> = async (call, input, once) => {
  const from = input.cursor === undefined ? null : readCursor(input.cursor);
  const limit = input.limit ?? PAGE_LENGTH;
  const asked = [input.which === 'open', from?.at ?? null, from?.id ?? null, limit + 1];
  const values = [...callValues(call, 'requests.factsAsked'), ...asked];
  const rows = await once<Item>({ name: 'requests-facts-asked', text: LIST, values });
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last ? writeCursor({ at: last.askedAt, id: last.id }) : null };
};
