import { deadlineFor, type NotCounted } from '../../shared/domain/deadline.ts';
import { PAGE_LENGTH } from '../../shared/domain/limits.ts';
import { stepOf } from '../../shared/domain/rectification.ts';
import type { Output } from '../../shared/operations.ts';
import type { ReadHandler } from '../call.ts';
import { reachOf, within } from '../requests/reach.ts';
import { readCursor, writeCursor } from './cursor.ts';

type Item = Output<'requests.list'>['items'][number];
/** A request's row as it is read; what follows from it is worked out here. */
export type RequestRow = Omit<Item, 'dueOn' | 'step' | 'closedReference'> & {
  readonly closedReference: string | null;
  readonly status: 'open' | 'completed' | 'joined';
  readonly toldOn: string | null;
  readonly proofOn: string | null;
  readonly extensionMonths: number | null;
  /** The days an access request waited for the customer's word. */
  readonly waited?: readonly NotCounted[] | undefined;
  /** What was decided of what stays after closing. */
  readonly ofEvidence: number;
};

/** SQL: what is shown of a request `r` with the conversation `v` it was logged in. Notices have an index on the customer. */
export const LISTED = `r.id, r.reference, r.kind, r.customer_id as "customerId", r.organisation, v.adviser_name as "recordedByName",
  r.made_on as "madeOn", r.status, r.version, r.told_on as "toldOn", r.proof_on as "proofOn", r.extension_months as "extensionMonths",
  r.closed_reference as "closedReference", to_char(r.completed_at at time zone 'Europe/London', 'YYYY-MM-DD') as "completedOn",
  array(select f.field from rectification_fields f where f.request_id = r.id order by f.field) as fields,
  (select count(*)::int from rectification_fields f where f.request_id = r.id and f.decision is not null) as decided,
  (select count(*)::int from evidence_decisions e where e.request_id = r.id) as "ofEvidence",
  (select count(*)::int from recipient_notices n
    where n.customer_id = r.customer_id and n.request_id = r.id and n.state in ('to-tell', 'told')) as "noticesOpen"`;

const LIST = `select ${LISTED}, r.made_on::text || 'T00:00:00Z' as at
    from requests r join conversations v on v.id = r.conversation_id
   where ${within('$1', '$2', '$3')} and (r.status = 'open') = $4::boolean and ($5::uuid is null or r.customer_id = $5)
     and ($6::date is null or (r.made_on, r.id) > ($6, $7::uuid))
   order by r.made_on, r.id limit $8`;

/** Requests by the day they were made; references and kinds, nobody's name. */
export const listRequests: ReadHandler<'requests.list'> = async (call, input, once) => {
  const from = input.cursor === undefined ? null : readCursor(input.cursor);
  const limit = input.limit ?? PAGE_LENGTH;
  const page = [input.customerId ?? null, from?.at.slice(0, 10) ?? null, from?.id ?? null, limit + 1];
  const values = [...reachOf(call.caller), input.which === 'open', ...page];
  const rows = await once<RequestRow & { at: string }>({ name: 'requests-list', text: LIST, values });
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map((row) => ({ ...row, ...clockOf(row) })),
    next: rows.length > limit && last ? writeCursor(last) : null,
    asOf: call.now.toISOString(),
  };
};

/** Where a request is and by when it is due; what is finished has no clock (domain: requests, clocks). */
export function clockOf(row: RequestRow) {
  const { status, fields, decided, ofEvidence, toldOn, noticesOpen, madeOn, kind, proofOn, extensionMonths, waited = [] } = row;
  const all = { fields: fields.length + ofEvidence, decided: decided + ofEvidence };
  const step = stepOf({ status, ...all, customerTold: toldOn !== null, noticesOpen });
  if (status !== 'open') return { step, dueOn: null, extendBy: null };
  const notCounted = kind === 'access' ? waited : [];
  const facts = { madeOn, kind, notCounted, ...(proofOn ? { proofOn } : {}), ...(extensionMonths ? { extensionMonths } : {}) };
  const { dueOn, extendBy = null } = deadlineFor(facts);
  return { step, dueOn, extendBy };
}
