import { labelOfField } from '../../shared/codes/coded-fields.ts';
import { PRIVACY_TEAM } from '../../shared/codes/organisations.ts';
import { PAGE_LENGTH } from '../../shared/domain/limits.ts';
import type { Output } from '../../shared/operations.ts';
import { CALL_COLUMNS, callValues } from '../audit/audit-row.ts';
import type { Call, ReadHandler } from '../call.ts';
import { refuse } from '../refusal.ts';
import { isMarked } from '../requests/marked.ts';
import { readCursor, writeCursor } from './cursor.ts';

type Notice = Output<'recipientNotices.list'>['items'][number];
type Value = Output<'recipientNotices.read'>['values'][number];
type Letter = { readonly checked: readonly string[]; readonly values: readonly Omit<Value, 'label'>[] };

/** Whose notices a supervisor answers for: the own organisation's; null, for the privacy team, is everybody's. */
export const answersFor = ({ caller }: Call): string | null => (caller.touchpoint === PRIVACY_TEAM ? null : caller.touchpoint);

const SHOWN = `n.id, n.kind, n.recipient_id as "recipientId", r.name as recipient, r.kind as "recipientKind", r.told_by as "toldBy",
  r.contact, n.customer_reference as reference, n.customer_id as "customerId", n.request_id as "requestId", n.items, n.organisation,
  n.made_on as "madeOn", n.chase_on as "chaseOn", n.state, n.version, n.told_on as "toldOn", n.told_how as "toldHow",
  n.told_by_name as "toldByName", n.ended_on as "endedOn", n.impossible_because as "impossibleBecause"`;

// References alone, no name: a look at the list opens nobody's record.
const LIST = `select ${SHOWN}, to_char(n.made_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at
    from recipient_notices n join recipients r on r.id = n.recipient_id
   where ($1::text is null or n.organisation = $1) and (n.state in ('to-tell', 'told')) = $2::boolean
     and ($3::uuid is null or n.recipient_id = $3) and ($4::uuid is null or n.customer_id = $4)
     and ($5::timestamptz is null or (n.made_at, n.id) > ($5, $6::uuid))
   order by n.made_at, n.id limit $7`;

/** What recipients are to be told, or were told, oldest first. */
export const listNotices: ReadHandler<'recipientNotices.list'> = async (call, input, once) => {
  const from = input.cursor === undefined ? null : readCursor(input.cursor);
  const limit = input.limit ?? PAGE_LENGTH;
  const { recipientId = null, customerId = null } = input;
  const values = [
    answersFor(call),
    input.which === 'open',
    recipientId,
    customerId,
    from?.at ?? null,
    from?.id ?? null,
    limit + 1,
  ];
  const rows = await once<Notice & { at: string }>({ name: 'recipient-notices-list', text: LIST, values });
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last ? writeCursor(last) : null, asOf: call.now.toISOString() };
};

/** SQL: the items of a notice `n` to correct that are being checked, disputed (again) since it was made: what is right is not known yet. */
export const CHECKED_AGAIN = `coalesce((select json_agg(distinct f.field) from rectification_fields f
    where n.kind = 'correct' and f.customer_id = n.customer_id and f.marked and f.field = any(n.items)), '[]')`;

/** Refuses what would tell a recipient to correct something to a value that is being checked itself. */
export function refuseCheckedAgain(items: readonly string[]): void {
  const errors = items.map((item) => ({
    pointer: `/items/${item}`,
    code: 'being-checked',
    detail: 'This gate of sharing is shut',
  }));
  if (errors.length > 0) throw refuse('not-to-share', { errors });
}

// A value is shown where this recipient was given it and it has not changed since, save what they are to correct it to: a letter must
// not tell them more than they have. Nothing that is being checked, and no special category ever: that is to be erased, not told again.
const READ = `with notice as (
    select n.*, c.audit_alias, ${CHECKED_AGAIN} as checked from recipient_notices n left join customers c on c.id = n.customer_id
     where n.id = $5::uuid and ($6::text is null or n.organisation = $6)
  ), audited as (
    insert into audit (${CALL_COLUMNS}, kind, subject, outcome, reason, details)
    select $1, $2, $3, $4, 'view', audit_alias, case when checked::text = '[]' then 'shown' else 'refused' end, 'telling-recipient',
           jsonb_build_object('notice', id) from notice
  )
select ${SHOWN}, n.checked,
  coalesce((select json_agg(json_build_object('item', h.field, 'value', h.value) order by h.field) from held_values h
    where h.customer_id = n.customer_id and not ${isMarked('h.customer_id', 'h.field')}
      and h.field in (select unnest(d.items) from disclosures d
                       where d.customer_id = n.customer_id and d.recipient_id = n.recipient_id
                         and (h.obtained_at <= d.shared_at or (n.kind = 'correct' and h.field = any(n.items))))), '[]') as values
  from notice n join recipients r on r.id = n.recipient_id`;

/** One notice with what its letter says; audited as a look at the customer. Refused while what to correct to is being checked. */
export const readNotice: ReadHandler<'recipientNotices.read'> = async (call, input, once) => {
  const values = [...callValues(call, 'recipientNotices.read'), input.noticeId, answersFor(call)];
  const [row] = await once<Notice & Letter>({ name: 'recipient-notices-read', text: READ, values });
  if (!row) throw refuse('not-found', { nobody: true });
  refuseCheckedAgain(row.checked);
  return { ...row, values: row.values.map((one) => ({ ...one, label: labelOfField(one.item, one.value) })) };
};
