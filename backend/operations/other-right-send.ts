import { sql, type Transaction } from 'kysely';
import { londonDay } from '../../shared/domain/day.ts';
import type { CopyRow } from '../access/assemble.ts';
import { PORTABLE_IN_COMMAND } from '../access/copy-sql.ts';
import { refuseOtherWay } from '../access/destination.ts';
import { portableCopy } from '../access/portable.ts';
import type { CommandHandler } from '../call.ts';
import { run } from '../closing/run.ts';
import type { Database } from '../database/schema.ts';
import { refuse, refuseField } from '../refusal.ts';
import { refuseDeciding } from '../requests/decisions.ts';
import { holdToDecide } from '../requests/hold.ts';
import { addStep } from '../requests/steps.ts';
import { takeRequest } from '../requests/taken.ts';

/**
 * Records that somebody was sent what they take elsewhere (UK GDPR article 20): exactly what is there now, to the detail they chose at
 * level 3 that is older than 14 days still (domain: access, identity), by another than who logged the request and not while it is in doubt
 * who asks. What was sent is kept as its hash; the decision comes after.
 */
export const sendPortable: CommandHandler<'otherRights.send'> = async (call, input, tx) => {
  const { commandId, requestId, on, how, hash } = input;
  if (on > londonDay(call.now)) throw refuseField('on', 'in-the-future', 'That day is still to come');
  const taken = await takeRequest(call, input, tx);
  const { kind, customerId, madeOn, waitingFor, version } = taken;
  if (kind !== 'other-right' || customerId === null) throw refuse('not-at-that-step');
  await refuseDeciding(call, taken, tx);
  if (waitingFor === 'proof') throw refuse('not-at-that-step');
  if (on < madeOn) throw refuseField('on', 'too-early', 'The request was made later');
  await refuseOtherWay({ requestId, customerId, how }, call.now, tx);
  const [row] = await run<CopyRow>(PORTABLE_IN_COMMAND, [requestId, call.now.toISOString()], tx);
  if (!row) throw refuse('not-at-that-step');
  if (portableCopy(row, call.now).hash !== hash) throw refuse('changed-meanwhile');
  await holdToDecide(call, taken, commandId, tx);
  await sql`update access_requests set sent_how = ${how}, sent_hash = ${hash}, sent_on = ${on}::date
    where request_id = ${requestId}::uuid`.execute(tx);
  await sql`update requests set version = version + 1 where id = ${requestId}::uuid`.execute(tx);
  await addStep(call, { commandId, requestId, step: 'copy-sent', on }, tx);
  return {
    answer: { commandId, requestId, version: version + 1 },
    audit: { kind: 'request', customerId, outcome: 'copy-sent', details: { request: requestId, how, hash } },
  };
};

/** Nothing is called taken elsewhere that was never sent, nor while it is in doubt who asks. */
export async function refuseNotSent(requestId: string, waitingFor: string | null, tx: Transaction<Database>): Promise<void> {
  if (waitingFor === 'proof') throw refuseField('decision', 'in-doubt', 'The proof of who asks comes first');
  const { rows } = await sql`select from access_requests where request_id = ${requestId}::uuid and sent_on is not null`.execute(
    tx,
  );
  if (rows.length === 0) throw refuseField('decision', 'not-sent', 'It is sent first, and that is recorded');
}
