import { PAGE_LENGTH } from '../../shared/domain/limits.ts';
import type { Input, Output } from '../../shared/operations.ts';
import { CALL_COLUMNS, callValues } from '../audit/audit-row.ts';
import type { Call, Once, ReadHandler } from '../call.ts';
import { refuse, refuseField } from '../refusal.ts';
import { promiseWithin } from '../requests/promise-reach.ts';
import { reachOf, within } from '../requests/reach.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { OPENED, requireOpened } from './opened.ts';

type Item = Output<'promises.list'>['items'][number];
type Listed = Output<'promises.list'>;

/** SQL: what is shown of a promise `p` with its request `r`, to the caller `sub`. */
const shown = (sub: string) => `p.id, p.customer_id as "customerId", p.request_id as "requestId", r.reference, r.kind, p.how,
    p.promised_on::text as day, p.part, p.said_at as "madeAt", p.made_by_name as "madeByName", p.organisation, p.made_by = ${sub} as mine,
    p.state, p.because, p.ended_at as "endedAt", p.ended_by_name as "endedByName"`;

// Whom somebody promised something they may know by name, as a find would say it; each look is audited like one.
const LIST = `with found as materialized (
    select ${shown('$1')}, case when p.made_by = $1 then (select c.given_name || ' ' || c.family_name from customers c
        where c.id = p.customer_id and c.status = 'current') end as name
      from promises p left join requests r on r.id = p.request_id
     where ($5::boolean or p.state = 'open') and ($6::text is null or p.made_by = $6) and ($7::uuid is null or p.request_id = $7)
       and ${promiseWithin('$2', '$8', '$9', '$10')}
       and ($11::date is null or (p.promised_on, p.id) > ($11, $12::uuid))
     order by p.promised_on, p.id limit $13
  ), audited as (
    insert into audit (${CALL_COLUMNS}, kind, outcome, details)
    select $1, $2, $3, $4, 'search', case when count(*) = 0 then 'nobody' else 'found' end, jsonb_build_object('results', count(*)) from found)
select *, day || 'T00:00:00Z' as at from found order by day, id`;

const OF_RECORD = `with ${OPENED},
  audited as (
    insert into audit (${CALL_COLUMNS}, kind, subject, outcome, reason, details)
    select $2, $5, $6, $7, 'view', audit_alias, case when allowed and shows >= 1 then 'shown' else 'refused' end, $4,
           jsonb_build_object('level', level, 'conversation', $3::uuid) from opened
  )
select allowed, status, case when allowed and shows >= 1 then (select coalesce(json_agg(to_json(held)), '[]') from (
    select ${shown('$2')}, null as name from promises p left join requests r on r.id = p.request_id
     where p.state = 'open' and (p.customer_id = opened.id or (r.customer_id = opened.id and ${within('$8', '$9', '$10')}))
     order by p.promised_on, p.id limit $11) held) end as items
  from opened`;

/** Promises as far as the caller may learn of them (domain: reach of requests). */
export const listPromises: ReadHandler<'promises.list'> = async (call, input, once) => {
  if (input.customerId !== undefined) return ofRecord(call, { ...input, customerId: input.customerId }, once);
  if (input.conversationId !== undefined || input.reason !== undefined)
    throw refuseField('customerId', 'required', 'Whose record was opened');
  if (input.which === 'all' && input.requestId === undefined)
    throw refuseField('which', 'not-here', 'Those that have ended are on their request');
  const from = input.cursor === undefined ? null : readCursor(input.cursor);
  const limit = input.limit ?? PAGE_LENGTH;
  const values = [
    ...[...callValues(call, 'promises.list'), input.which === 'all', input.whose === 'mine' ? call.caller.sub : null],
    ...[input.requestId ?? null, ...reachOf(call.caller), from?.at.slice(0, 10) ?? null, from?.id ?? null, limit + 1],
  ];
  const rows = await once<Item & { at: string }>({ name: 'promises-list', text: LIST, values });
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items: items.map(plain), next: rows.length > limit && last ? writeCursor(last) : null };
};

/** The open ones of a record that was opened properly: from level 1, where the customer's own state is shown. */
async function ofRecord(call: Call, input: Input<'promises.list'> & { customerId: string }, once: Once): Promise<Listed> {
  for (const field of ['whose', 'which', 'requestId', 'cursor'] as const)
    if (input[field] !== undefined) throw refuseField(field, 'not-here', 'Of a record its open ones are listed');
  const [actor, ...rest] = callValues(call, 'promises.list');
  const values = [
    ...[input.customerId, actor, input.conversationId ?? null, input.reason ?? null, ...rest],
    ...[...reachOf(call.caller), input.limit ?? PAGE_LENGTH],
  ];
  const rows = await once<{ allowed: boolean; status: string; items: Item[] | null }>({
    ...{ name: 'promises-of-record', text: OF_RECORD, values },
  });
  const { items, status } = await requireOpened(rows[0], input, call, once);
  if (status === 'closed') throw refuse('account-closed');
  if (!items) throw refuse('level-too-low');
  return { items: items.map(plain), next: null };
}

/** With its instants as text, whichever way the database gave them. */
function plain({ madeAt, endedAt, ...item }: Item): Item {
  const text = (at: string | Date) => new Date(at).toISOString();
  return { ...item, madeAt: text(madeAt), endedAt: endedAt === null ? null : text(endedAt) };
}
