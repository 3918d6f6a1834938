import { londonDay } from '../../shared/domain/day.ts';
import { arrivedLate, requestClock } from '../../shared/domain/request-clock.ts';
import type { SyntheticCustomer } from './generate.ts';
import type { RequestRow } from './request-row.ts';

/** The tables that hold what people asked for and who speaks for them, as `rows.ts` has the others. */
export const REQUEST_TABLES = {
  requests: {
    id: 'uuid',
    command_id: 'uuid',
    reference: 'text',
    customer_id: 'uuid',
    kind: 'text',
    words: 'text',
    how_to_answer: 'text',
    made_on: 'date',
    said_at: 'timestamptz',
    received_at: 'timestamptz',
    recorded_by: 'text',
    logged_by_name: 'text',
    logged_in: 'text',
    organisation: 'text',
    conversation_id: 'uuid',
    status: 'text',
    completed_at: 'timestamptz',
    version: 'integer',
    extension_months: 'smallint',
    extension_reason: 'text',
    extension_told_on: 'date',
    extension_told_how: 'text',
    told_on: 'date',
    told_how: 'text',
    told_by: 'text',
    told_by_name: 'text',
    statement: 'text',
    joined_to: 'uuid',
    due_on: 'date',
    extend_by: 'date',
    arrived_late: 'boolean',
    was_due_on: 'date',
  },
  rectification_fields: {
    request_id: 'uuid',
    customer_id: 'uuid',
    field: 'text',
    held_value: 'text',
    held_source: 'text',
    held_source_name: 'text',
    held_on: 'date',
    says: 'text',
    incomplete: 'boolean',
    how_to_check: 'text',
    decision: 'text',
    decided_value: 'text',
    reasons: 'text',
    on_call: 'boolean',
    decided_by: 'text',
    decided_by_name: 'text',
    decided_at: 'timestamptz',
    marked: 'boolean',
  },
  rectification_claims: {
    command_id: 'uuid',
    request_id: 'uuid',
    field: 'text',
    says: 'text',
    incomplete: 'boolean',
    how_to_check: 'text',
    said_at: 'timestamptz',
    recorded_by: 'text',
  },
  request_checks: {
    command_id: 'uuid',
    request_id: 'uuid',
    field: 'text',
    what: 'text',
    outcome: 'text',
    document_seen: 'text',
    at: 'timestamptz',
    received_at: 'timestamptz',
    done_by: 'text',
    done_by_name: 'text',
  },
  recipient_notices: {
    id: 'uuid',
    kind: 'text',
    recipient_id: 'uuid',
    customer_id: 'uuid',
    customer_reference: 'text',
    request_id: 'uuid',
    items: 'text[]',
    made_by: 'uuid',
    made_at: 'timestamptz',
    made_on: 'date',
    chase_on: 'date',
    organisation: 'text',
    state: 'text',
    version: 'integer',
    told_on: 'date',
    told_by: 'text',
    told_by_name: 'text',
    told_how: 'text',
    ended_on: 'date',
    impossible_because: 'text',
  },
  authorities: {
    id: 'uuid',
    command_id: 'uuid',
    customer_id: 'uuid',
    kind: 'text',
    name: 'text',
    seen_or_heard: 'text',
    scopes: 'text[]',
    until: 'date',
    recorded_at: 'timestamptz',
    recorded_by: 'text',
    organisation: 'text',
    conversation_id: 'uuid',
    ended_at: 'timestamptz',
    ended_because: 'text',
  },
} as const;

type Cell = string | number | boolean | null;
type Add = (table: keyof typeof REQUEST_TABLES, ...cells: Cell[]) => void;

/** What completes a value stands beside it: of so few, once the rows are there. */
export const COMPLETE_VALUES = `update held_values h set note = f.reasons from rectification_fields f
  where f.decision = 'completed' and h.customer_id = f.customer_id and h.field = f.field`;

/** The tables whose triggers count what stands on a request's row: of so many, counted once, when the rows are there. */
export const COUNTED_TABLES = [
  ...(['requests', 'rectification_fields', 'rectification_claims', 'recipient_notices', 'request_checks'] as const),
] as const;
/** `what`, `step` and `needs_other_eyes` follow by the row's own triggers. */
export const COUNT_REQUESTS = `update requests r set
    fields = array(select f.field from rectification_fields f where f.request_id = r.id order by f.field),
    decided = (select count(*) from rectification_fields f where f.request_id = r.id and f.decision is not null),
    notices_open = (select count(*) from recipient_notices n where n.request_id = r.id and n.state in ('to-tell', 'told'))`;

function clockOf({ status, madeOn, receivedAt, extension }: RequestRow) {
  const nothing = { proofOn: null, waitingFor: null, waitingSince: null, waited: [], acknowledgedOn: null, progressDueOn: null };
  const facts = { ...nothing, status, kind: 'rectification', madeOn, extensionMonths: extension?.months ?? null } as const;
  const receivedOn = londonDay(new Date(receivedAt));
  const { dueOn, extendBy } = requestClock(facts, receivedOn);
  const was = status === 'completed' ? requestClock({ ...facts, status: 'open' }, receivedOn).dueOn : null;
  return [dueOn, extendBy, arrivedLate(madeOn, receivedOn), was] as const;
}

const list = (items: readonly string[]) => `{${items.join(',')}}`;

export function addAsked(add: Add, p: SyntheticCustomer): void {
  for (const request of p.requests) addRequest(add, p, request);
  for (const a of p.authorities) {
    const given = [a.kind, a.name, a.seenOrHeard, list(a.scopes), a.until] as const;
    const who = [a.recordedAt, a.recordedBy, a.organisation, a.conversationId] as const;
    add('authorities', a.id, a.commandId, p.id, ...given, ...who, a.endedAt, a.endedBecause);
  }
}

function addRequest(add: Add, p: SyntheticCustomer, r: RequestRow): void {
  const words = ['rectification', r.words, r.howToAnswer, r.madeOn, r.saidAt, r.receivedAt] as const;
  const { sub, name, organisation } = r.recordedBy;
  const where = [sub, name, organisation, organisation, r.conversationId, r.status, r.completedAt, r.version] as const;
  const more = r.extension ? [r.extension.months, 'complex', r.extension.toldOn, 'phone'] : [null, null, null, null];
  const told = r.told ? [r.told.on, r.told.how, r.told.by.sub, r.told.by.name] : [null, null, null, null];
  add(
    'requests',
    r.id,
    r.commandId,
    r.reference,
    p.id,
    ...words,
    ...where,
    ...more,
    ...told,
    r.statement,
    r.joinedTo,
    ...clockOf(r),
  );
  for (const d of r.disputes) {
    const held = [d.held, d.heldSource, d.heldSourceName, d.heldOn, d.says, d.incomplete, d.howToCheck] as const;
    const by = d.decision && r.decidedBy ? [r.decidedBy.sub, r.decidedBy.name] : [null, null];
    const decided = [d.decision, d.decidedValue, d.reasons, d.onCall, ...by, d.decidedAt, d.marked] as const;
    add('rectification_fields', r.id, p.id, d.field, ...held, ...decided);
  }
  for (const c of r.claims)
    add('rectification_claims', c.commandId, r.id, c.field, c.says, c.incomplete, c.howToCheck, c.saidAt, c.recordedBy);
  for (const c of r.checks)
    add('request_checks', c.commandId, r.id, c.field, c.what, c.outcome, c.documentSeen, c.at, c.at, c.by.sub, c.by.name);
  for (const n of r.notices) {
    const about = ['correct', n.recipientId, p.id, p.reference, r.id, list(n.items), n.madeBy, n.madeAt] as const;
    const told_ = n.told ? [n.told.on, n.told.by.sub, n.told.by.name, n.told.how] : [null, null, null, null];
    const stands = [n.madeOn, n.chaseOn, n.organisation, n.state, n.version, ...told_, n.endedOn, n.because] as const;
    add('recipient_notices', n.id, ...about, ...stands);
  }
}
