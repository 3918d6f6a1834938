import { sql, type Transaction } from 'kysely';
import { progressDue } from '../../shared/domain/complaint.ts';
import { londonDay } from '../../shared/domain/day.ts';
import type { Call, CommandHandler } from '../call.ts';
import type { Database } from '../database/schema.ts';
import { refuse, refuseField } from '../refusal.ts';
import { keepClock } from '../requests/clock.ts';
import { complaintOf, type Held } from '../requests/decisions.ts';
import { addStep } from '../requests/steps.ts';
import { type Taken, takeRequest } from '../requests/taken.ts';

type Tx = Transaction<Database>;
type OnDay = { readonly requestId: string; readonly commandId: string; readonly version: number; readonly on: string };

/** An open complaint about which somebody was told something on a day that has been. */
async function takeComplaint(call: Call, input: OnDay, tx: Tx): Promise<{ taken: Taken; complaint: Held }> {
  if (input.on > londonDay(call.now)) throw refuseField('on', 'in-the-future', 'That day is still to come');
  const taken = await takeRequest(call, input, tx);
  const complaint = await complaintOf(input.requestId, tx);
  if (complaint === null || taken.status !== 'open') throw refuse('not-at-that-step');
  if (input.on < taken.madeOn) throw refuseField('on', 'too-early', 'The complaint was made later');
  return { taken, complaint };
}

/** Records that whoever complained was told that it has come (DPA 2018, section 164A(3)); the next they hear is within 14 days. */
export const acknowledgeComplaint: CommandHandler<'complaints.acknowledge'> = async (call, input, tx) => {
  const { commandId, requestId, on, how } = input;
  const { taken, complaint } = await takeComplaint(call, input, tx);
  if (complaint.acknowledgedOn !== null) throw refuse('not-at-that-step');
  const progressDueOn = progressDue(on);
  await sql`insert into complaints (request_id, about, acknowledged_how) values (${requestId}::uuid, 'information', ${how})
    on conflict (request_id) do update set acknowledged_how = excluded.acknowledged_how`.execute(tx);
  await sql`update requests set acknowledged_on = ${on}::date, progress_due_on = ${progressDueOn}::date, version = version + 1
    where id = ${requestId}::uuid`.execute(tx);
  await keepClock(requestId, call.now, tx);
  await addStep(call, { commandId, requestId, step: 'acknowledged', on, whom: how }, tx);
  return {
    answer: { commandId, requestId, version: taken.version + 1, progressDueOn },
    audit: { kind: 'request', customerId: taken.customerId, outcome: 'acknowledged', details: { request: requestId } },
  };
};

/** Records what whoever complained was told of how it goes. */
export const tellProgress: CommandHandler<'complaints.tellProgress'> = async (call, input, tx) => {
  const { commandId, requestId, on, how, what } = input;
  const { taken, complaint } = await takeComplaint(call, input, tx);
  if (complaint.acknowledgedOn === null) throw refuse('not-at-that-step');
  if (on < complaint.acknowledgedOn) throw refuseField('on', 'too-early', 'It was acknowledged later');
  if (what.trim() === '') throw refuseField('what', 'required', 'What they were told');
  const { sub, name } = call.caller;
  await sql`insert into progress_tellings (command_id, request_id, told_on, how, what, told_by, told_by_name, received_at)
    values (${commandId}::uuid, ${requestId}::uuid, ${on}::date, ${how}, ${what.trim()}, ${sub}, ${name},
      ${call.now.toISOString()}::timestamptz)`.execute(tx);
  await addStep(call, { commandId, requestId, step: 'progress-told', on, whom: how, why: what.trim() }, tx);
  // One told earlier and recorded late does not bring the next one nearer.
  const due = await sql<{ day: string }>`update requests set version = version + 1,
      progress_due_on = greatest(progress_due_on, ${progressDue(on)}::date)
    where id = ${requestId}::uuid returning progress_due_on::text as day`.execute(tx);
  await keepClock(requestId, call.now, tx);
  return {
    answer: { commandId, requestId, version: taken.version + 1, progressDueOn: (due.rows[0] as { day: string }).day },
    audit: { kind: 'request', customerId: taken.customerId, outcome: 'customer-told', details: { request: requestId } },
  };
};
