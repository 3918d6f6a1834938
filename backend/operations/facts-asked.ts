import { PAGE_LENGTH } from '../../shared/domain/limits.ts';
import type { Output } from '../../shared/operations.ts';
import { CALL_COLUMNS, callValues } from '../audit/audit-row.ts';
import type { ReadHandler } from '../call.ts';
import { FACTS_SHOWN, STILL_WANTED } from '../requests/asked-facts.ts';
import { factsWithin } from '../requests/reach.ts';
import { readCursor, writeCursor } from './cursor.ts';

type Item = Output<'requests.factsAsked'>['items'][number];

const listOf = (which: string, from: string, order: string) => `with page as (
    select f.*, r.id as request from asked_facts f join requests r on r.id = f.request_id
     where ${factsWithin('$2', '$1')} and ${which} and ($5::timestamptz is null or ${from} ($5, $6::uuid))
     order by ${order} limit $7
  ), audited as (
    insert into audit (${CALL_COLUMNS}, kind, outcome, reason, details)
    select $1, $2, $3, $4, 'view', 'shown', 'working-request', jsonb_build_object('requests', jsonb_agg(request)) from page having count(*) > 0
  )
select ${FACTS_SHOWN}, f.asked_from as "askedFrom" from page f order by ${order}`;
// What is still to be answered is the oldest first, what was given the last first: that stays as long as the complaint is kept.
const OPEN = listOf(`f.facts is null and ${STILL_WANTED}`, '(f.asked_at, f.id) >', 'f.asked_at, f.id');
const GIVEN = listOf('f.facts is not null', '(f.answered_at, f.id) <', 'f.answered_at desc, f.id desc');

/** What the caller's organisation is asked about complaints, and what it answered: nothing else of them (domain: complaint). */
export const listFactsAsked: ReadHandler<'requests.factsAsked'> = async (call, input, once) => {
  const from = input.cursor === undefined ? null : readCursor(input.cursor);
  const limit = input.limit ?? PAGE_LENGTH;
  const values = [...callValues(call, 'requests.factsAsked'), from?.at ?? null, from?.id ?? null, limit + 1];
  const open = input.which === 'open';
  const rows = await once<Item>({ name: `requests-facts-${input.which}`, text: open ? OPEN : GIVEN, values });
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const at = open ? last?.askedAt : last?.answeredAt;
  return { items, next: rows.length > limit && last && at ? writeCursor({ at, id: last.id }) : null };
};
