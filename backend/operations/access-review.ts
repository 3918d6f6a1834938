import { sql } from 'kysely';
import { undecided } from '../access/assemble.ts';
import { takeCopy } from '../access/take-copy.ts';
import type { CommandHandler } from '../call.ts';
import { refuse } from '../refusal.ts';
import { holdToDecide } from '../requests/hold.ts';
import { refuseWhoTookDown } from '../requests/taken-down.ts';

/**
 * Says that the copy was looked through to the end, as it was seen then: its hash is kept, never the copy. By another than who logged
 * the request; refused while something flagged has no decision, and where the record has changed since it was seen.
 */
export const reviewCopy: CommandHandler<'accessRequests.review'> = async (call, input, tx) => {
  const { commandId, requestId, hash } = input;
  const { taken, copy, row } = await takeCopy(call, input, tx);
  if (undecided(copy).length > 0) throw refuse('not-at-that-step');
  if (copy.hash !== hash) throw refuse('changed-meanwhile');
  await refuseWhoTookDown(call, taken, tx);
  await holdToDecide(call, taken, commandId, tx);
  const { sub, name } = call.caller;
  await sql`insert into access_requests (request_id, reviewed_at, reviewed_by, reviewed_by_name, reviewed_hash)
      values (${requestId}::uuid, ${call.now.toISOString()}::timestamptz, ${sub}, ${name}, ${hash})
    on conflict (request_id) do update set reviewed_at = excluded.reviewed_at, reviewed_by = excluded.reviewed_by,
      reviewed_by_name = excluded.reviewed_by_name, reviewed_hash = excluded.reviewed_hash`.execute(tx);
  await sql`update requests set version = version + 1 where id = ${requestId}::uuid`.execute(tx);
  return {
    answer: { commandId, requestId, version: taken.version + 1 },
    audit: { kind: 'request', customerId: row.customerId, outcome: 'reviewed', details: { request: requestId, hash } },
  };
};
