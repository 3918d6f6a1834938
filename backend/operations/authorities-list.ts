import { AUTHORITIES_SHOWN } from '../../shared/domain/limits.ts';
import type { Output } from '../../shared/operations.ts';
import { CALL_COLUMNS, callValues } from '../audit/audit-row.ts';
import type { ReadHandler } from '../call.ts';
import { refuse } from '../refusal.ts';
import { OPENED, requireOpened } from './opened.ts';

type Item = Output<'authorities.list'>['items'][number];
type Row = { allowed: boolean; may: string[] | null; status: string; items: Item[] | null };

// Who else may speak is the customer's to hear: nobody who speaks for them is told.
const READ = `with ${OPENED},
  audited as (
    insert into audit (${CALL_COLUMNS}, kind, subject, outcome, reason, details)
    select $2, $5, $6, $7, 'view', audit_alias, case when allowed and shows >= 2 and may is null then 'shown' else 'refused' end, $4,
           jsonb_build_object('level', level, 'conversation', $3::uuid)
      from opened
  )
select allowed, may, status,
  case when allowed and shows >= 2 and may is null then (select coalesce(json_agg(held order by held."recordedAt" desc, held.id), '[]')
    from (select a.id, a.kind, a.name, a.seen_or_heard as "seenOrHeard", a.scopes, a.until::text as until,
                 a.recorded_at as "recordedAt", a.organisation, a.conversation_id is not null as "thisConversationOnly"
            from authorities a
           where a.customer_id = opened.id and a.ended_at is null
             and (a.until is null or a.until >= (now() at time zone 'Europe/London')::date)
             and (a.conversation_id is null or a.conversation_id = $3::uuid)
           order by a.recorded_at desc, a.id limit $8) held) end as items
  from opened`;

/** Who may speak for a customer now, the newest first, for the customer from level 2 or for a stated reason. */
export const listAuthorities: ReadHandler<'authorities.list'> = async (call, input, once) => {
  const [actor, ...rest] = callValues(call, 'authorities.list');
  const values = [input.customerId, actor, input.conversationId ?? null, input.reason ?? null, ...rest, AUTHORITIES_SHOWN];
  const rows = await once<Row>({ name: 'authorities-list', text: READ, values });
  const { items, may, status } = await requireOpened(rows[0], input, call, once);
  if (status === 'closed') throw refuse('account-closed');
  if (may) throw refuse('no-authority');
  if (!items) throw refuse('level-too-low');
  return { items };
};
