import { sql, type Transaction } from 'kysely';
import type { Call } from '../call.ts';
import type { Database } from '../database/schema.ts';
import { refuse } from '../refusal.ts';

export type Step = 'open' | 'park' | 'resume' | 'end';
/** A conversation as a command sees it. `repeated` is when this same command was received before, in its key's lost life. */
export type Conversation = {
  readonly id: string | null;
  readonly channel: string;
  readonly speaker: string;
  readonly adviser: string;
  readonly parked_at: Date | null;
  readonly ended_at: Date | null;
  readonly repeated: Date | null;
};

/** Locks a conversation and reads it, with the trace of this command; throws when the command's id made something else. */
export async function lockConversation(
  call: Call,
  { commandId, conversationId }: { commandId: string; conversationId: string },
  step: Step,
  tx: Transaction<Database>,
): Promise<Conversation> {
  const { rows } = await sql<Conversation & { other: boolean }>`
    with locked as materialized (select * from conversations where id = ${conversationId}::uuid for no key update)
    select v.id, v.channel, v.speaker, v.adviser, v.parked_at, v.ended_at, s.received_at as repeated,
           coalesce(s.conversation_id <> ${conversationId}::uuid or s.step <> ${step} or s.adviser <> ${call.caller.sub}, false) as other
      from (select) one
      left join locked v on true
      left join conversation_steps s on s.command_id = ${commandId}::uuid`.execute(tx);
  const [found] = rows;
  if (!found || found.other) throw refuse('idempotency-key-reused');
  return found;
}

/** True for a conversation the caller holds and nobody has parked or ended. */
export function isOpenFor(call: Call, conversation: Conversation): boolean {
  return conversation.adviser === call.caller.sub && conversation.parked_at === null && conversation.ended_at === null;
}
