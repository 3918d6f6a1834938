import { sql } from 'kysely';
import type { CommandHandler } from '../call.ts';
import { refuse, refuseField } from '../refusal.ts';
import { takeRequest } from '../requests/taken.ts';

/** Records a step to check a disputed value (domain: rectification, steps with outcome and which document was seen). */
export const recordCheck: CommandHandler<'requests.recordCheck'> = async (call, input, tx) => {
  const { commandId, requestId, at, field = null, what, outcome, documentSeen = null } = input;
  const taken = await takeRequest(call, input, tx);
  const made = await sql<{ by: string; requestId: string; receivedAt: Date }>`
    select done_by as by, request_id as "requestId", received_at as "receivedAt" from request_checks where command_id = ${commandId}::uuid`.execute(
    tx,
  );
  const [before] = made.rows;
  const audit = {
    ...({ kind: 'request', customerId: taken.customerId, outcome: before ? 'repeated' : 'checked' } as const),
    details: {
      request: requestId,
      ...(field ? { fields: [{ field }] } : {}),
      came: outcome,
      ...(documentSeen ? { document: documentSeen } : {}),
    },
  };
  if (before) {
    if (before.by !== call.caller.sub || before.requestId !== requestId) throw refuse('idempotency-key-reused');
    return { answer: { commandId, requestId, receivedAt: before.receivedAt.toISOString() }, audit };
  }
  if (taken.status !== 'open') throw refuse('not-at-that-step');
  if (field !== null) {
    const { rows } =
      await sql`select from rectification_fields where request_id = ${requestId}::uuid and field = ${field}`.execute(tx);
    if (rows.length === 0) throw refuseField('field', 'not-in-dispute', 'This request is not about that field');
  }
  const receivedAt = call.now.toISOString();
  const { sub, name } = call.caller;
  return {
    answer: { commandId, requestId, receivedAt },
    audit,
    writes: [
      {
        sql: `insert into request_checks (command_id, request_id, field, what, outcome, document_seen, at, received_at, done_by, done_by_name)
          values ($1::uuid, $2::uuid, $3, $4, $5, $6, $7::timestamptz, $8::timestamptz, $9, $10)`,
        parameters: [commandId, requestId, field, what, outcome, documentSeen, at, receivedAt, sub, name],
      },
    ],
  };
};
