import { sql } from 'kysely';
import { fits } from '../../shared/domain/access.ts';
import { isIn, undecided } from '../access/assemble.ts';
import { takeCopy } from '../access/take-copy.ts';
import type { CommandHandler } from '../call.ts';
import { refuse } from '../refusal.ts';
import { tellOfRequest } from '../requests/tell-of-request.ts';
import { fault } from './amend-rules.ts';

/** Decides of items that may be about somebody else whether they stay in the copy (UK GDPR article 15(4); DPA 2018, Schedule 2, paragraph 16). */
export const judgeItems: CommandHandler<'accessRequests.judge'> = async (call, input, tx) => {
  const { commandId, requestId, items } = input;
  const { copy, row } = await takeCopy(call, input, tx);
  const faults = items.flatMap(({ path, decision, reason }, index) => [
    ...(isIn(copy, path) ? [] : [fault(`/items/${index}/path`, 'not-here', 'There is no such item in the copy')]),
    ...(fits(decision, reason) ? [] : [fault(`/items/${index}/reason`, 'not-here', 'This is no reason for that')]),
  ]);
  if (faults.length > 0) throw refuse('validation', { errors: faults });
  // What somebody else has decided meanwhile is not undone unseen; to decide the same undoes nothing.
  const isOther = ({ path, reason, seen }: (typeof items)[number]) => {
    const now = row.decided[path]?.reason ?? null;
    return seen !== undefined && now !== seen && now !== reason;
  };
  if (items.some(isOther)) throw refuse('changed-meanwhile');
  const { sub, name } = call.caller;
  for (const { path, decision, reason } of items)
    await sql`insert into access_redactions (request_id, path, decision, reason, decided_by, decided_by_name, decided_at)
        values (${requestId}::uuid, ${path}, ${decision}, ${reason}, ${sub}, ${name}, ${call.now.toISOString()}::timestamptz)
      on conflict (request_id, path) do update set decision = excluded.decision, reason = excluded.reason,
        decided_by = excluded.decided_by, decided_by_name = excluded.decided_by_name, decided_at = excluded.decided_at`.execute(
      tx,
    );
  await tellOfRequest(requestId, commandId, tx);
  const judged = new Set(items.map(({ path }) => path));
  const leftOut = items.filter(({ decision }) => decision === 'leave-out').length;
  return {
    answer: { commandId, requestId, undecided: undecided(copy).filter((path) => !judged.has(path)).length },
    audit: {
      ...{ kind: 'request', customerId: row.customerId, outcome: 'looked-through' },
      details: { request: requestId, kept: items.length - leftOut, leftOut },
    },
  };
};
