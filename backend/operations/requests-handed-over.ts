import { PRIVACY_TEAM } from '../../shared/codes/organisations.ts';
import { PAGE_LENGTH } from '../../shared/domain/limits.ts';
import type { Output } from '../../shared/operations.ts';
import { CALL_COLUMNS, callValues } from '../audit/audit-row.ts';
import type { ReadHandler } from '../call.ts';
import { copyWithin } from '../requests/copies-kept.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { SAID_ON } from './request-history.ts';

type Item = Output<'requests.handedOver'>['items'][number];
type Row = Omit<Item, 'handedOverAt'> & { readonly id: string; readonly at: string };

// What was taken down by this organisation is its own; what others took down went with the request.
const LIST = `with page as (
    select s.command_id as id, r.id as request, r.reference, r.kind, (${SAID_ON})::date as "madeOn", s.done_by_name as "byName", s.whom as "to", s.why, s.at as went,
           case when r.logged_in = $2 then r.words end as words
      from request_steps s join requests r on r.id = s.request_id
     where s.step = 'handed-over' and s.organisation = $2 and r.organisation <> $2
       and not exists (select from requests_unseen u where u.sub = $1 and u.request_id = r.id) and ${copyWithin(`nullif($2, '${PRIVACY_TEAM}')`, '$1')}
       and not exists (select from request_steps l where l.request_id = r.id and l.step = 'handed-over' and l.organisation = $2 and l.at > s.at)
       and ($5::timestamptz is null or (s.at, s.command_id) < ($5, $6::uuid))
     order by s.at desc, s.command_id desc limit $7
  ), audited as (
    insert into audit (${CALL_COLUMNS}, kind, outcome, reason, details)
    select $1, $2, $3, $4, 'view', 'shown', 'working-request', jsonb_build_object('requests', jsonb_agg(request)) from page having count(*) > 0
  )
select id, reference, kind, "madeOn", "byName", "to", why, words,
       to_char(went at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at from page order by went desc, id desc`;

/** What the caller's organisation handed over: what it was asked, where it went, why, and nothing of what follows there. */
export const listHandedOver: ReadHandler<'requests.handedOver'> = async (call, input, once) => {
  const from = input.cursor === undefined ? null : readCursor(input.cursor);
  const limit = input.limit ?? PAGE_LENGTH;
  const values = [...callValues(call, 'requests.handedOver'), from?.at ?? null, from?.id ?? null, limit + 1];
  const rows = await once<Row>({ name: 'requests-handed-over', text: LIST, values });
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(({ id: _, at, ...item }) => ({ ...item, handedOverAt: at })),
    next: rows.length > limit && last ? writeCursor(last) : null,
  };
};
