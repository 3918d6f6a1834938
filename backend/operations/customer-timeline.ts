import { labelOf } from '../../shared/codes/codes.ts';
import { eventChannelSchema } from '../../shared/domain/conversation.ts';
import { PAGE_LENGTH } from '../../shared/domain/limits.ts';
import type { Output } from '../../shared/operations.ts';
import { CALL_COLUMNS, callValues } from '../audit/audit-row.ts';
import type { ReadHandler } from '../call.ts';
import { refuse } from '../refusal.ts';
import { type Cursor, readCursor, writeCursor } from './cursor.ts';
import { OPENED, requireOpened } from './opened.ts';

type Item = Output<'customers.timeline'>['items'][number];
type Row = {
  allowed: boolean;
  shows: number;
  status: string;
  items: (Omit<Item, 'detail'> & { detail: string | number | null })[] | null;
};

// One page of each kind, newest first, each from its own index; the pages together hold the page asked for.
const kinds = {
  interaction: `select 'interaction:' || id as id, at, channel, organisation, null::text as adviser, type::text as detail,
      null::text as purpose, null::text as decision from interactions where customer_id = $1`,
  session: `select 'session:' || id, at, channel, organisation, adviser_name, place, null, null from sessions where customer_id = $1`,
  outcome: `select 'outcome:' || o.id, o.effective_on::timestamp at time zone 'Europe/London', null, s.organisation, s.adviser_name,
      o.type::text, null, null from outcomes o join sessions s on s.id = o.session_id where o.customer_id = $1`,
  consent: `select 'consent:' || e.command_id || ':' || e.purpose, least(e.said_at, e.received_at), e.channel, e.organisation,
      v.adviser_name, null, e.purpose, e.decision from consent_events e left join conversations v on v.id = e.conversation_id
      where e.customer_id = $1`,
  conversation: `select 'conversation:' || v.id, v.began_at, v.channel, v.organisation, v.adviser_name, v.direction, null, null
      from conversation_levels l join conversations v on v.id = l.conversation_id where l.customer_id = $1`,
};
const pages = Object.entries(kinds).map(
  ([
    kind,
    text,
  ]) => `(select '${kind}' as kind, k.* from (${text}) k (id, at, channel, organisation, adviser, detail, purpose, decision)
    where $8::timestamptz is null or (k.at, k.id) < ($8::timestamptz, $9) order by k.at desc, k.id desc limit $10)`,
);

const READ = `with ${OPENED},
  audited as (
    insert into audit (${CALL_COLUMNS}, kind, subject, outcome, reason, details)
    select $2, $5, $6, $7, 'view', audit_alias, case when allowed and shows >= 2 then 'shown' else 'refused' end, $4,
           jsonb_build_object('level', level, 'conversation', $3::uuid)
      from opened
  )
select allowed, shows, status,
  case when allowed and shows >= 2 then (select coalesce(json_agg(page order by page.at desc, page.id desc), '[]')
    from (select * from (${pages.join('\n    union all ')}) every_kind order by at desc, id desc limit $10) page) end as items
  from opened`;

/** What happened with a person, newest first, from level 2 or for a stated reason; a page at a time. */
export const readTimeline: ReadHandler<'customers.timeline'> = async (call, input, once) => {
  const from: Cursor | null = input.cursor === undefined ? null : readCursor(input.cursor);
  const limit = input.limit ?? PAGE_LENGTH;
  const [actor, ...rest] = callValues(call, 'customers.timeline');
  const opened = [input.customerId, actor, input.conversationId ?? null, input.reason ?? null];
  const values = [...opened, ...rest, from?.at ?? null, from?.id ?? null, limit + 1];
  const rows = await once<Row>({ name: 'customers-timeline', text: READ, values });
  const { items, status } = await requireOpened(rows[0], input, call, once);
  if (status === 'closed') throw refuse('account-closed');
  if (!items) throw refuse('level-too-low');
  const page = items.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map((item) => ({
      ...item,
      channel: eventChannelSchema.safeParse(item.channel).data ?? null,
      detail: detailOf(item),
    })),
    next: items.length > limit && last ? writeCursor(last) : null,
  };
};

function detailOf({ kind, detail }: Row['items'] extends (infer I)[] | null ? I : never): string | null {
  if (detail === null) return null;
  if (kind === 'interaction') return labelOf('interaction-type', Number(detail));
  if (kind === 'outcome') return labelOf('outcome-type', Number(detail));
  return String(detail);
}
