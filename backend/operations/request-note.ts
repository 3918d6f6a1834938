import { sql } from 'kysely';
import type { CommandHandler } from '../call.ts';
import { refuse, refuseField } from '../refusal.ts';
import { takeLogged } from '../requests/taken.ts';

/**
 * Notes something on a request; also on one that has its end, and by who logged it on one that was handed over since, or what was typed
 * without a connection would be lost (decision 40).
 */
export const noteRequest: CommandHandler<'requests.note'> = async (call, input, tx) => {
  const { commandId, requestId, at } = input;
  const note = input.note.trim();
  if (note === '') throw refuseField('note', 'required', 'What there is to note');
  const taken = await takeLogged(call, input, tx);
  const { rows } = await sql<{ by: string; requestId: string; receivedAt: Date }>`
    select noted_by as by, request_id as "requestId", received_at as "receivedAt" from request_notes where command_id = ${commandId}::uuid`.execute(
    tx,
  );
  const [before] = rows;
  // Whose it has become elsewhere is not told by the audit either.
  const customerId = taken.reached ? taken.customerId : null;
  const audit = { kind: 'request', customerId, details: { request: requestId } } as const;
  const { sub, name } = call.caller;
  if (before) {
    if (before.by !== sub || before.requestId !== requestId) throw refuse('idempotency-key-reused');
    const answer = { commandId, requestId, receivedAt: before.receivedAt.toISOString() };
    return { answer, audit: { ...audit, outcome: 'repeated' } };
  }
  const receivedAt = call.now.toISOString();
  return {
    answer: { commandId, requestId, receivedAt },
    audit: { ...audit, outcome: 'noted' },
    writes: [
      {
        sql: `insert into request_notes (command_id, request_id, note, at, received_at, noted_by, noted_by_name)
          values ($1::uuid, $2::uuid, $3, $4::timestamptz, $5::timestamptz, $6, $7)`,
        parameters: [commandId, requestId, note, at, receivedAt, sub, name],
      },
    ],
  };
};
