import { PAGE_LENGTH } from '../../shared/domain/limits.ts';
import type { Output } from '../../shared/operations.ts';
import { CALL_COLUMNS, callValues } from '../audit/audit-row.ts';
import type { ReadHandler } from '../call.ts';
import { heldWithin } from '../closing/held.ts';
import { reachOf } from '../requests/reach.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { answersFor } from './recipient-notices.ts';

type Item = Output<'closures.list'>['items'][number];
type Row = Omit<Item, 'dueAt' | 'destroyedAt' | 'cleanedAt'> & {
  readonly at: string;
  readonly dueAt: Date | null;
  readonly destroyedAt: Date | null;
  readonly cleanedAt: Date | null;
};

// References alone: a look at the list opens nobody's record.
const LIST = `select c.id, c.customer_reference as reference, c.scope, c.reason, c.state,
    to_char(c.received_at at time zone 'Europe/London', 'YYYY-MM-DD') as "closedOn", c.recorded_by_name as "recordedByName",
    c.recorded_by = $6 as "recordedByCaller", c.organisation, c.due_at as "dueAt", c.stopped_because as "stoppedBecause",
    c.destroyed_at as "destroyedAt", c.cleaned_at as "cleanedAt",
    (select count(*)::int from closing_copies k where k.closing_id = c.id and k.expires_at > $7::timestamptz) as "copiesLeft",
    (select count(*)::int from evidence e where e.customer_id = c.customer_id) as evidence, h.held,
    to_char(c.received_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at
  from closings c cross join lateral (
    select coalesce(json_agg(json_build_object('because', b.blocker, 'reference', b.reference, 'requestId', b.request)
             order by b.blocker, b.reference), '[]') as held,
           coalesce(bool_or(b.blocker <> 'other-record-first' or c.due_at <= $7), false) as stuck
      from (${heldWithin('$8', '$9', '$10')}) b where c.state in ('to-confirm', 'waiting')
  ) h
 where ($1::text is null or c.organisation = $1) and (c.state in ('to-confirm', 'waiting', 'destroyed')) = ($2 <> 'ended')
   and ($2 <> 'held' or h.stuck)
   and ($3::timestamptz is null or (c.received_at, c.id) < ($3, $4::uuid))
 order by c.received_at desc, c.id desc limit $5`;

/** Closings of the own organisation, of every one for the privacy team, the newest first. */
export const listClosings: ReadHandler<'closures.list'> = async (call, input, once) => {
  const from = input.cursor === undefined ? null : readCursor(input.cursor);
  const limit = input.limit ?? PAGE_LENGTH;
  const asked = [answersFor(call), input.which, from?.at ?? null, from?.id ?? null, limit + 1];
  const rows = await once<Row>({
    name: 'closings-list',
    text: LIST,
    values: [...asked, call.caller.sub, call.now, ...reachOf(call.caller)],
  });
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return {
    items: items.map((row) => ({
      ...row,
      dueAt: row.dueAt?.toISOString() ?? null,
      destroyedAt: row.destroyedAt?.toISOString() ?? null,
      cleanedAt: row.cleanedAt?.toISOString() ?? null,
    })),
    next: rows.length > limit && last ? writeCursor(last) : null,
    asOf: call.now.toISOString(),
  };
};

type Evidence = Output<'closures.evidence'>['items'][number];

const EVIDENCE = `with kept as (select * from evidence where customer_reference = $5), audited as (
    insert into audit (${CALL_COLUMNS}, kind, subject, outcome, reason, details)
    select $1, $2, $3, $4, 'view', (select audit_alias from kept limit 1),
           case when exists (select from kept) then 'shown' else 'nobody' end, $6, null)
  select outcome_id as "outcomeId", customer_id as "customerId", customer_reference as reference, birth_date::text as "birthDate", postcode,
         session_id as "sessionId", session_on::text as "sessionOn", organisation, adviser, outcome_type as "outcomeType",
         effective_on::text as "effectiveOn", paid_on::text as "paidOn", priority, goes_on::text as "goesOn"
    from kept order by session_on, outcome_id`;

/** What stays of somebody, by their reference alone; each look is audited with its reason, also where nothing is there. */
export const readEvidence: ReadHandler<'closures.evidence'> = async (call, { reference, because }, once) => ({
  items: await once<Evidence>({
    name: 'evidence-read',
    text: EVIDENCE,
    values: [...callValues(call, 'closures.evidence'), reference, because],
  }),
});
