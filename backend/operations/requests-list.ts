import { stepOf } from '../../shared/domain/rectification.ts';
import type { Output } from '../../shared/operations.ts';
import type { ReadHandler } from '../call.ts';
import { writePlace } from '../requests/queue-order.ts';
import { pageOf } from '../requests/queue-page.ts';

type Item = Output<'requests.list'>['items'][number];
/** A request's row as it is read; where it is follows from it. */
export type RequestRow = Omit<Item, 'step' | 'closedReference'> & {
  readonly closedReference: string | null;
  readonly status: 'open' | 'completed' | 'joined';
  readonly toldOn: string | null;
  /** What was decided of what stays after closing, or of the request as a whole. */
  readonly ofEvidence: number;
};

const DAY_OF = (instant: string) => `to_char(${instant} at time zone 'Europe/London', 'YYYY-MM-DD')`;

/**
 * SQL: what is shown of a request `r`. What is counted stands on the row (migration 0020): whatever
 * else is to count as a decision is added to `of_evidence` by a trigger of its table.
 */
export const LISTED = `r.id, r.reference, r.kind, r.customer_id as "customerId", r.organisation, r.logged_by_name as "recordedByName",
  r.made_on as "madeOn", ${DAY_OF('r.received_at')} as "receivedOn", r.arrived_late as "arrivedLate", r.status, r.version,
  r.due_on as "dueOn", r.extend_by as "extendBy", r.told_on as "toldOn", r.proof_on as "proofOn", r.extension_months as "extensionMonths",
  r.waiting_for as "waitingFor", r.waiting_since as "waitingSince", r.acknowledged_on as "acknowledgedOn",
  r.progress_due_on as "progressDueOn", r.promised_on as "promisedOn", r.assigned_to as "assignedTo", r.assigned_to_name as "assignedToName",
  r.asked_right as right, r.closed_reference as "closedReference", ${DAY_OF('r.completed_at')} as "completedOn", r.fields, r.decided,
  r.of_evidence as "ofEvidence", r.notices_open as "noticesOpen", r.handed_over_from as "handedOverFrom", r.from_repair as "fromRepair",
  r.look_at as "lookAt"`;

/** The queue, by any of its views, filters and sorts; references and kinds, nobody's name. */
export const listRequests: ReadHandler<'requests.list'> = async (call, input, once) => {
  const { statement, limit, order } = pageOf(call, input, LISTED);
  const rows = await once<RequestRow & { place: string[] }>(statement);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map((row) => ({ ...row, step: stepOfRow(row) })),
    next: rows.length > limit && last ? writePlace(order, last.place) : null,
    asOf: call.now.toISOString(),
  };
};

/** Where a request is, as its `step` says that is sorted by. */
export function stepOfRow({ status, fields, decided, ofEvidence, toldOn, noticesOpen }: RequestRow) {
  const all = { fields: fields.length + ofEvidence, decided: decided + ofEvidence };
  return stepOf({ status, ...all, customerTold: toldOn !== null, noticesOpen });
}
