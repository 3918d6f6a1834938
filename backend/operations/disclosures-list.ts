import { PAGE_LENGTH } from '../../shared/domain/limits.ts';
import type { Output } from '../../shared/operations.ts';
import { CALL_COLUMNS, callValues } from '../audit/audit-row.ts';
import type { ReadHandler } from '../call.ts';
import { refuse } from '../refusal.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { OPENED, requireOpened } from './opened.ts';

type Shared = Output<'customers.disclosures'>;
type Row = {
  allowed: boolean;
  shows: number;
  status: string;
  items: Shared['items'] | null;
  notices: Shared['notices'] | null;
};

const READ = `with ${OPENED},
  audited as (
    insert into audit (${CALL_COLUMNS}, kind, subject, outcome, reason, details)
    select $2, $5, $6, $7, 'view', audit_alias, case when allowed and shows >= 2 then 'shown' else 'refused' end, $4,
           jsonb_build_object('level', level, 'conversation', $3::uuid)
      from opened
  )
select allowed, shows, status,
  case when allowed and shows >= 2 then (select coalesce(json_agg(page order by page."sharedAt" desc, page.id desc), '[]')
    from (select d.id, d.recipient_id as "recipientId", r.kind as "recipientKind", r.name as recipient, d.shared_at as "sharedAt",
                 d.why, d.items, d.basis, d.agreement, d.organisation, v.adviser_name as adviser,
                 d.list_id is not null as listed
            from disclosures d join recipients r on r.id = d.recipient_id
            left join conversations v on v.id = d.conversation_id
           where d.customer_id = opened.id and ($8::timestamptz is null or (d.shared_at, d.id) < ($8::timestamptz, $9::uuid))
           order by d.shared_at desc, d.id desc limit $10) page) end as items,
  case when allowed and shows >= 2 then (select coalesce(json_agg(json_build_object('recipientId', n.recipient_id,
           'recipient', r.name, 'kind', n.kind, 'state', n.state, 'madeOn', n.made_on) order by n.made_at desc, n.id), '[]')
    from recipient_notices n join recipients r on r.id = n.recipient_id where n.customer_id = opened.id) end as notices
  from opened`;

/** Who has a customer's data, newest first, from level 2 or for a stated reason, and what they were told since. */
export const listDisclosures: ReadHandler<'customers.disclosures'> = async (call, input, once) => {
  const from = input.cursor === undefined ? null : readCursor(input.cursor);
  const limit = input.limit ?? PAGE_LENGTH;
  const [actor, ...rest] = callValues(call, 'customers.disclosures');
  const opened = [input.customerId, actor, input.conversationId ?? null, input.reason ?? null];
  const values = [...opened, ...rest, from?.at ?? null, from?.id ?? null, limit + 1];
  const rows = await once<Row>({ name: 'customers-disclosures', text: READ, values });
  const { items, notices, status } = await requireOpened(rows[0], input, call, once);
  if (status === 'closed') throw refuse('account-closed');
  if (!items || !notices) throw refuse('level-too-low');
  const page = items.slice(0, limit);
  const last = page.at(-1);
  return { items: page, notices, next: items.length > limit && last ? writeCursor({ at: last.sharedAt, id: last.id }) : null };
};
