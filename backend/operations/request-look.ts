import { sql } from 'kysely';
import type { CommandHandler } from '../call.ts';
import { refuse } from '../refusal.ts';
import { addStep } from '../requests/steps.ts';
import { takeRequest } from '../requests/taken.ts';
import { refuseWhoTookDown } from '../requests/taken-down.ts';

/** A supervisor looked at a decision made on a call, never their own, and says what they found (decision 40). */
export const lookAt: CommandHandler<'requests.look'> = async (call, input, tx) => {
  const { commandId, requestId, outcome } = input;
  const taken = await takeRequest(call, input, tx);
  await refuseWhoTookDown(call, taken, tx);
  const { rows } = await sql`update requests set look_at = 'looked' where id = ${requestId}::uuid and look_at = 'to-look'
    returning id`.execute(tx);
  if (rows.length === 0) throw refuse('not-at-that-step');
  await addStep(call, { commandId, requestId, step: 'looked', whom: outcome, why: input.note?.trim() || null }, tx);
  return {
    answer: { commandId, requestId, lookedAt: call.now.toISOString() },
    audit: { kind: 'request', customerId: taken.customerId, outcome: 'looked', reason: outcome, details: { request: requestId } },
  };
};
