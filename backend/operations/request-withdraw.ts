import { sql, type Transaction } from 'kysely';
import { londonDay } from '../../shared/domain/day.ts';
import type { CommandHandler } from '../call.ts';
import type { Database } from '../database/schema.ts';
import { refuse, refuseField } from '../refusal.ts';
import { keepDecision, refuseDeciding } from '../requests/decisions.ts';
import { takeRequest } from '../requests/taken.ts';
import { stepNow } from './request-decide.ts';

/**
 * Decides that a request has its end because it is no longer wanted (domain: closing, blockers): who said so, how and when. By another than
 * who logged it, as every decision, so that nobody makes their own disappear; then whoever asked is told. What is disputed has its end field
 * by field.
 */
export const withdrawRequest: CommandHandler<'requests.withdraw'> = async (call, input, tx) => {
  const { commandId, requestId, saidBy, how, on } = input;
  const words = input.words.trim();
  if (words === '') throw refuseField('words', 'required', 'What they said, in their words');
  if (on > londonDay(call.now)) throw refuseField('on', 'in-the-future', 'That day is still to come');
  const taken = await takeRequest(call, input, tx);
  const { madeOn, customerId, version } = taken;
  await refuseDeciding(call, taken, tx);
  if ((await stepNow(requestId, tx)) !== 'open') throw refuse('not-at-that-step');
  if (on < madeOn) throw refuseField('on', 'too-early', 'The request was made later');
  if (saidBy === 'representative' && !(await hasAuthority(customerId, on, tx)))
    throw refuseField('saidBy', 'no-authority', 'Nobody on the record may speak about requests for them');
  const said = { saidBy, saidHow: how, saidOn: on, reasons: words };
  await keepDecision(call, taken, { commandId, decision: 'withdrawn', ...said }, tx);
  return {
    answer: { commandId, requestId, version: version + 1, step: await stepNow(requestId, tx) },
    audit: {
      ...{ kind: 'request', customerId, outcome: 'decided' },
      details: { request: requestId, decision: 'withdrawn', saidBy, how },
    },
  };
};

/** Whether somebody could speak about this customer's requests on that day, as the record has it (domain: who speaks). */
async function hasAuthority(customerId: string | null, on: string, tx: Transaction<Database>): Promise<boolean> {
  if (customerId === null) return false;
  const { rows } = await sql`select from authorities a where a.customer_id = ${customerId}::uuid and 'requests' = any(a.scopes)
      and (a.recorded_at at time zone 'Europe/London')::date <= ${on}::date and (a.until is null or a.until >= ${on}::date)
      and (a.ended_at is null or (a.ended_at at time zone 'Europe/London')::date >= ${on}::date) limit 1`.execute(tx);
  return rows.length > 0;
}
