import { sql, type Transaction } from 'kysely';
import { isMessage } from '../../shared/domain/conversation.ts';
import { PARK_MINUTES } from '../../shared/domain/limits.ts';
import type { Call, CommandHandler, Done, Write } from '../call.ts';
import type { Database } from '../database/schema.ts';
import { refuse } from '../refusal.ts';
import { type Conversation, isOpenFor, lockConversation, type Step } from './conversation-state.ts';
import { notAhead } from './said-in.ts';

type Tx = Transaction<Database>;
type Moved = { conversationId: string; receivedAt: string };
type Move = { commandId: string; conversationId: string; at: string; replaces?: string | undefined };

/** Begins a conversation under the id the desk gave it. */
export const openConversation: CommandHandler<'conversations.open'> = async (call, input, tx) => {
  const known = await lockConversation(call, input, 'open', tx);
  if (known.repeated) return repeated(input, 'open', known.repeated);
  if (known.id !== null) throw refuse('idempotency-key-reused');
  const begun = tx.insertInto('conversations').values({
    id: input.conversationId,
    channel: input.channel,
    direction: input.direction,
    speaker: input.speaker,
    adviser: call.caller.sub,
    adviser_name: call.caller.name,
    organisation: call.caller.touchpoint,
    began_at: notAhead(call, input.at),
    sent_at: isMessage(input.channel) ? (input.sentAt ?? null) : null,
    note: null,
  });
  return moved(call, input, 'open', tx, [begun.compile()]);
};

/** The line dropped: the levels reached are put by, and nothing is shown until the conversation is taken up again. */
export const parkConversation: CommandHandler<'conversations.park'> = async (call, input, tx) => {
  const found = await lockConversation(call, input, 'park', tx);
  if (found.repeated) return repeated(input, 'park', found.repeated);
  requireOpen(call, found);
  const parked = tx
    .updateTable('conversations')
    .set({ parked_at: notAhead(call, input.at) })
    .where('id', '=', input.conversationId);
  const putBy = sql`update conversation_levels set restores = greatest(level, restores), level = 0, matched = '{}'
    where conversation_id = ${input.conversationId}::uuid`;
  return moved(call, input, 'park', tx, [parked.compile(), putBy.compile(tx)]);
};

/** Whoever takes the return call holds the conversation from now on; a call parked too long ago is a new one. */
export const resumeConversation: CommandHandler<'conversations.resume'> = async (call, input, tx) => {
  const found = await lockConversation(call, input, 'resume', tx);
  if (found.repeated) return repeated(input, 'resume', found.repeated);
  if (found.id === null) throw refuse('conversation-not-open');
  const since = found.parked_at ? notAhead(call, input.at).getTime() - found.parked_at.getTime() : Number.POSITIVE_INFINITY;
  if (found.ended_at !== null || since > PARK_MINUTES.value * 60_000) throw refuse('conversation-not-open');
  const { sub, name, touchpoint } = call.caller;
  const taken = tx
    .updateTable('conversations')
    .set({ parked_at: null, adviser: sub, adviser_name: name, organisation: touchpoint })
    .where('id', '=', input.conversationId);
  return moved(call, input, 'resume', tx, [taken.compile()]);
};

/** Ends a conversation; the levels stay for decisions said before its end that are still on their way. */
export const endConversation: CommandHandler<'conversations.end'> = async (call, input, tx) => {
  const found = await lockConversation(call, input, 'end', tx);
  if (found.repeated) return repeated(input, 'end', found.repeated);
  requireOpen(call, { ...found, parked_at: null });
  const ended = tx
    .updateTable('conversations')
    .set({ ended_at: notAhead(call, input.at), parked_at: null, note: input.note ?? null })
    .where('id', '=', input.conversationId);
  const forgotten = sql`update conversation_levels set matched = '{}' where conversation_id = ${input.conversationId}::uuid`;
  return moved(call, input, 'end', tx, [ended.compile(), forgotten.compile(tx)]);
};

/** Whether there is no such conversation or it is somebody else's is not said. */
function requireOpen(call: Call, found: Conversation): void {
  if (found.id === null || !isOpenFor(call, found)) throw refuse('conversation-not-open');
}

function moved(call: Call, input: Move, step: Step, tx: Tx, writes: Write[]): Done<Moved> {
  const kept = tx.insertInto('conversation_steps').values({
    command_id: input.commandId,
    conversation_id: input.conversationId,
    step,
    adviser: call.caller.sub,
    at: input.at,
    received_at: call.now,
  });
  return answer(input, step, call.now, 'done', [...writes, kept.compile()]);
}

function repeated(input: Move, step: Step, receivedAt: Date): Done<Moved> {
  return answer(input, step, receivedAt, 'repeated', []);
}

function answer({ conversationId, replaces }: Move, step: Step, receivedAt: Date, outcome: string, writes: Write[]): Done<Moved> {
  return {
    answer: { conversationId, receivedAt: receivedAt.toISOString() },
    audit: { kind: 'conversation', outcome, details: { step, conversation: conversationId, ...(replaces ? { replaces } : {}) } },
    writes,
  };
}
