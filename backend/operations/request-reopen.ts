import { sql, type Transaction } from 'kysely';
import { progressDue } from '../../shared/domain/complaint.ts';
import { londonDay } from '../../shared/domain/day.ts';
import type { Input } from '../../shared/operations.ts';
import type { CommandHandler } from '../call.ts';
import type { Database } from '../database/schema.ts';
import { refuse, refuseField } from '../refusal.ts';
import { keepClock } from '../requests/clock.ts';
import { refuseDecider, undoDecision } from '../requests/decisions.ts';
import { DECIDED_OF_FIELD } from '../requests/disputes.ts';
import { holdFor } from '../requests/hold.ts';
import { closedReferenceOf, holdReference } from '../requests/hold-reference.ts';
import { addStep } from '../requests/steps.ts';
import { type Taken, takeRequest } from '../requests/taken.ts';
import { refuseWhoTookDown } from '../requests/taken-down.ts';
import { stepNow } from './request-decide.ts';

type Reopen = Input<'requests.reopen'>;
type Tx = Transaction<Database>;

/**
 * Opens a finished request again, by a supervisor who did not log it, may take back what was decided, and holds it from then on. What is
 * taken back stays in the history and is decided anew, its field is being checked again; the clock goes on from the day it was made. Whoever
 * complained hears within 14 days how it goes (domain: requests).
 */
export const reopenRequest: CommandHandler<'requests.reopen'> = async (call, input, tx) => {
  const { commandId, requestId, fields } = input;
  const why = input.why.trim();
  if (why === '') throw refuseField('why', 'required', 'Why it is opened again');
  const taken = await takeRequest(call, input, tx);
  await refuseWhoTookDown(call, taken, tx);
  if (taken.kind === 'complaint' || input.decision) await refuseDecider(call, taken, tx);
  if (taken.status !== 'completed') throw refuse('not-at-that-step');
  await holdReference(await closedReferenceOf(requestId, tx), tx);
  const takenBack = await takenBackOf(taken, input, tx);
  await addStep(call, { commandId, requestId, step: 'reopened', why, takenBack }, tx);
  await sql`update requests set status = 'open', completed_at = null, told_on = null, told_how = null, told_by = null, told_by_name = null,
      statement = null, version = version + 1, progress_due_on = case when kind = 'complaint' and acknowledged_on is not null
        then ${progressDue(londonDay(call.now))}::date end where id = ${requestId}::uuid`.execute(tx);
  // What it waited for when it had its end it waits for again.
  await sql`update requests r set waiting_for = w.waits_for, waiting_since = w.asked_on from request_waits w
    where r.id = ${requestId}::uuid and w.request_id = r.id and w.came_on is null`.execute(tx);
  await sql`update rectification_fields set decision = null, decided_value = null, reasons = null, decided_by = null,
      decided_by_name = null, decided_at = null, on_call = false, marked = true
    where request_id = ${requestId}::uuid and field = any(${fields}::text[])`.execute(tx);
  if (input.decision) await undoDecision(requestId, call.now, tx);
  await holdFor(call, requestId, call.caller, tx);
  await keepClock(requestId, call.now, tx);
  const { customerId, version } = taken;
  return {
    answer: { commandId, requestId, version: version + 1, step: await stepNow(requestId, tx) },
    audit: {
      ...{ kind: 'request', customerId, outcome: 'reopened' },
      details: { request: requestId, fields: fields.map((field) => ({ field })) },
    },
    ...(customerId === null || fields.length === 0 ? {} : { change: { kind: 'details', customerId } as const }),
  };
};

/** What was decided and told, and when it was complete, for the history; refused where a field cannot be checked again. */
async function takenBackOf({ customerId }: Taken, input: Reopen, tx: Tx): Promise<object> {
  const { requestId, fields } = input;
  const { rows: status } = await sql<{ closed: boolean }>`select status = 'closed' as closed from customers
      where id = ${customerId}::uuid`.execute(tx);
  if (status[0]?.closed) throw refuse('account-closed');
  const { rows } = await sql<{ field: string; elsewhere: boolean; decided: object }>`
    select f.field, ${sql.raw(DECIDED_OF_FIELD)} as decided,
           exists (select from rectification_fields o where o.customer_id = f.customer_id and o.field = f.field and o.marked) as elsewhere
      from rectification_fields f where f.request_id = ${requestId}::uuid and f.field = any(${fields}::text[]) order by f.field`.execute(
    tx,
  );
  if (rows.length < new Set(fields).size) throw refuseField('fields', 'not-in-dispute', 'This request is not about that field');
  if (rows.some(({ elsewhere }) => elsewhere))
    throw refuseField('fields', 'being-checked', 'Another request is checking that field already');
  const { rows: whole } = input.decision ? await standing(requestId, tx) : { rows: [] };
  if (input.decision && whole.length === 0) throw refuseField('decision', 'not-here', 'There is no such decision');
  const { rows: ended } = await sql<{ ended: object }>`select json_build_object('completedAt', completed_at,
      'told', json_build_object('on', told_on, 'how', told_how, 'byName', told_by_name, 'statement', statement)) as ended
    from requests where id = ${requestId}::uuid`.execute(tx);
  return { decisions: [...rows, ...whole].map(({ decided }) => decided), ...ended[0]?.ended };
}

/** The one decision of a complaint, another right, or of nobody we can find. */
const standing = (requestId: string, tx: Tx) =>
  sql<{
    decided: object;
  }>`select json_build_object('field', 'decision', 'decision', decision, 'value', coalesce(because, said_how), 'reasons', reasons,
      'byName', decided_by_name, 'at', decided_at) as decided from request_decisions
    where request_id = ${requestId}::uuid and undone_at is null`.execute(tx);
