import { sql } from 'kysely';
import { whyNotThere } from '../access/destination.ts';
import type { CommandHandler } from '../call.ts';
import { refuse, refuseField } from '../refusal.ts';
import { openOf, settleFor } from './access-log.ts';
import { factsFor } from './decision-facts.ts';
import { levelIn, refuseConversation, whyNobody } from './said-in.ts';

/**
 * Settles where a copy goes: the customer says so at level 3, to a detail that has been held for more than 14 days (domain: identity).
 * Whoever speaks with the customer may record it, whoever's request it is.
 */
export const settleAccess: CommandHandler<'accessRequests.settle'> = async (call, input, tx) => {
  const { commandId, customerId, conversationId, goesTo } = input;
  const facts = await factsFor(call, { ...input, decisions: [] }, tx);
  if (!facts) throw refuse(await whyNobody(call, conversationId, tx));
  await refuseConversation(call, input, facts, 'requests', tx);
  if (facts.status === 'closed') throw refuse('account-closed');
  if (levelIn(facts) < 3) throw refuse('level-too-low');
  const open = await openOf(call, customerId, tx);
  if (!open) throw refuse('not-at-that-step');
  const why = await whyNotThere(customerId, goesTo, facts.now, tx);
  if (why !== null) throw refuseField('goesTo', why, 'A copy cannot go there now');
  await settleFor(open.id, goesTo, call, tx);
  await sql`insert into request_commands (command_id, request_id) values (${commandId}::uuid, ${open.id}::uuid)
    on conflict do nothing`.execute(tx);
  return {
    answer: { commandId, customerId, reference: open.reference, goesTo },
    audit: {
      ...{ kind: 'request', customerId, outcome: 'settled' },
      details: { request: open.id, asked: 'access', conversation: conversationId, goesTo },
    },
  };
};
