import type { Output } from '../../shared/operations.ts';
import { CALL_COLUMNS, callValues } from '../audit/audit-row.ts';
import type { ReadHandler } from '../call.ts';
import { refuse } from '../refusal.ts';
import { OF_ANOTHER_RECORD } from '../requests/another-record.ts';
import { ANSWER_PARTS, type AnswerParts, whyCallerMayNot } from '../requests/answer-parts.ts';
import { reachOf, within } from '../requests/reach.ts';
import { JOINED, TAKEN_DOWN_BY } from '../requests/taken-down.ts';
import { WAITED } from '../requests/waited.ts';
import { LISTED, type RequestRow, stepOfRow } from './requests-list.ts';

type Whole = Output<'requests.read'>;
type Row = RequestRow &
  Omit<Whole, keyof RequestRow | 'step' | 'mayDecide' | 'assignedAt' | 'handedOverAt' | keyof AnswerParts> &
  AnswerParts & {
    readonly takenDownBy: readonly string[];
    readonly assignedAt: Date | null;
    readonly handedOverAt: Date | null;
  };

const READ = `with asked as (
    select r.*, c.audit_alias, c.given_name, c.family_name from requests r left join customers c on c.id = r.customer_id
     where r.id = $5::uuid and ${within('$6', '$7', '$8')}
  ), audited as (
    insert into audit (${CALL_COLUMNS}, kind, subject, outcome, reason, details)
    select $1, $2, $3, $4, 'view', audit_alias, 'shown', 'working-request', jsonb_build_object('request', id) from asked
  )
select ${LISTED}, ${TAKEN_DOWN_BY} as "takenDownBy", r.words, r.how_to_answer as "howToAnswer",
  coalesce(r.given_name || ' ' || r.family_name, r.who_name) as name, r.told_how as "toldHow", r.told_by_name as "toldByName", r.statement,
  r.assigned_at as "assignedAt", ${WAITED} as waited, r.handed_over_at as "handedOverAt", r.handed_over_why as "handedOverWhy",
  ${ANSWER_PARTS}, ${JOINED} as joined,
  (select j.reference from requests j where j.id = r.joined_to) as "joinedTo",
  coalesce((select json_agg(json_build_object('field', e.field, 'outcomeId', e.outcome_id,
      'sessionOn', (select s.session_on from evidence s where s.outcome_id = e.outcome_id), 'decision', e.decision, 'held', e.held_value,
      'decidedValue', e.decided_value, 'reasons', e.reasons, 'decidedByName', e.decided_by_name) order by e.decided_at, e.field)
    from evidence_decisions e where e.request_id = r.id), '[]') as evidence,
  coalesce((select json_agg(json_build_object('field', f.field, 'held', f.held_value, 'heldSource', f.held_source,
      'heldSourceName', f.held_source_name, 'heldOn', f.held_on, 'says', f.says, 'incomplete', f.incomplete,
      'howToCheck', f.how_to_check, 'decision', f.decision, 'decidedValue', f.decided_value, 'reasons', f.reasons, 'onCall', f.on_call,
      'decidedByName', f.decided_by_name, 'decidedAt', f.decided_at,
      'now', (select h.value from held_values h where h.customer_id = f.customer_id and h.field = f.field),
      'saidBefore', (select coalesce(json_agg(e.says order by e.said_at), '[]') from rectification_claims e
                      where e.request_id = f.request_id and e.field = f.field and e.says is distinct from f.says)) order by f.field)
    from rectification_fields f where f.request_id = r.id), '[]') as disputes,
  coalesce((select json_agg(json_build_object('at', k.at, 'field', k.field, 'what', k.what, 'outcome', k.outcome,
      'documentSeen', k.document_seen, 'byName', k.done_by_name) order by k.at, k.command_id)
    from request_checks k where k.request_id = r.id and not ${OF_ANOTHER_RECORD('k.request_id', 'k.at')}), '[]') as checks,
  coalesce((select json_agg(json_build_object('id', n.id, 'kind', n.kind, 'recipientId', n.recipient_id, 'recipient', p.name, 'items', n.items,
      'state', n.state, 'toldOn', n.told_on) order by p.name) from recipient_notices n join recipients p on p.id = n.recipient_id
    where n.customer_id = r.customer_id and n.request_id = r.id), '[]') as notices
  from asked r`;

/** One request with everything that decides it; its look is audited as one at the customer. */
export const readRequest: ReadHandler<'requests.read'> = async (call, input, once) => {
  const values = [...callValues(call, 'requests.read'), input.requestId, ...reachOf(call.caller)];
  const [row] = await once<Row>({ name: 'requests-read', text: READ, values });
  if (!row) throw refuse('not-found', { nobody: true });
  const { takenDownBy, ...shown } = row;
  const mayNotDecide = whyCallerMayNot(call.caller, row);
  const moved = { assignedAt: row.assignedAt?.toISOString() ?? null, handedOverAt: row.handedOverAt?.toISOString() ?? null };
  const held = { isMine: row.assignedTo === call.caller.sub, ...moved };
  return { ...shown, step: stepOfRow(row), ...held, mayDecide: mayNotDecide === null, mayNotDecide };
};
