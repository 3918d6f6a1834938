import { sql, type Transaction } from 'kysely';
import { PORTABILITY } from '../access/copy-sql.ts';
import { whyNotThere } from '../access/destination.ts';
import type { Call, CommandHandler } from '../call.ts';
import type { Database } from '../database/schema.ts';
import { refuse, refuseField } from '../refusal.ts';
import { tellOfRequest } from '../requests/tell-of-request.ts';
import { openOf, settleFor } from './access-log.ts';
import { factsFor } from './decision-facts.ts';
import { levelIn, refuseConversation, whyNobody } from './said-in.ts';

/**
 * Settles where a copy goes, and what somebody takes elsewhere: the customer says so at level 3, to a detail that has been held for more
 * than 14 days (domain: identity). With both open it is where both go.
 * Whoever speaks with the customer may record it, whoever's request it is.
 */
export const settleAccess: CommandHandler<'accessRequests.settle'> = async (call, input, tx) => {
  const { commandId, customerId, conversationId, goesTo } = input;
  const facts = await factsFor(call, { ...input, decisions: [] }, tx);
  if (!facts) throw refuse(await whyNobody(call, conversationId, tx));
  await refuseConversation(call, input, facts, 'requests', tx);
  if (facts.status === 'closed') throw refuse('account-closed');
  if (levelIn(facts) < 3) throw refuse('level-too-low');
  const all = await openTo(call, customerId, tx);
  const [open] = all;
  if (!open) throw refuse('not-at-that-step');
  const why = await whyNotThere(customerId, goesTo, facts.now, tx);
  if (why !== null) throw refuseField('goesTo', why, 'A copy cannot go there now');
  for (const { id } of all) {
    await settleFor(id, goesTo, call, tx);
    await tellOfRequest(id, commandId, tx);
    await sql`insert into request_commands (command_id, request_id) values (${commandId}::uuid, ${id}::uuid)
      on conflict do nothing`.execute(tx);
  }
  return {
    answer: { commandId, customerId, reference: open.reference, goesTo },
    audit: {
      ...{ kind: 'request', customerId, outcome: 'settled' },
      details: { request: open.id, asked: open.kind, conversation: conversationId, goesTo },
    },
  };
};

type Open = { readonly id: string; readonly reference: string; readonly kind: 'access' | 'other-right' };

/** What goes somewhere: the customer's oldest request for a copy, and theirs to take it elsewhere; none that is kept from the caller. */
async function openTo(call: Call, customerId: string, tx: Transaction<Database>): Promise<readonly Open[]> {
  const copy = await openOf(call, customerId, tx);
  const { rows } = await sql<Open>`select r.id, r.reference, r.kind from requests r
     where r.customer_id = ${customerId}::uuid and r.status = 'open' and ${sql.raw(PORTABILITY)}
       and not exists (select from request_decisions d where d.request_id = r.id and d.undone_at is null)
       and not exists (select from requests_unseen u where u.sub = ${call.caller.sub} and u.request_id = r.id)
     order by r.made_on, r.id`.execute(tx);
  return [...(copy ? [{ ...copy, kind: 'access' as const }] : []), ...rows];
}
