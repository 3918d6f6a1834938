import { sql, type Transaction } from 'kysely';
import { isYoung } from '../../shared/domain/authority.ts';
import { effectiveAt } from '../../shared/domain/consent.ts';
import { londonDay } from '../../shared/domain/day.ts';
import { nameWords } from '../../shared/domain/find/fold.ts';
import type { Input } from '../../shared/operations.ts';
import type { Call, CommandHandler } from '../call.ts';
import type { Database } from '../database/schema.ts';
import { refuse, refuseField } from '../refusal.ts';
import { isOpenFor, lockConversation } from './conversation-state.ts';
import { type Facts, factsFor } from './decision-facts.ts';
import { isAhead, levelIn, refuseNotOpen, whyNobody } from './said-in.ts';

type Given = Input<'authorities.record'>;
type Tx = Transaction<Database>;

/** Records who may speak for a customer (domain: who speaks). Given in a conversation somebody else holds, it counts there at once. */
export const recordAuthority: CommandHandler<'authorities.record'> = async (call, input, tx) => {
  const facts = await factsFor(call, { ...input, decisions: [] }, tx);
  if (!facts) throw refuse(await whyNobody(call, input.conversationId, tx));
  const { commandId, customerId, authorityId, conversationId, kind, scopes } = input;
  const before = await sql<{ by: string; id: string; customerId: string; at: Date }>`select recorded_by as by, id,
      customer_id as "customerId", recorded_at as at from authorities where command_id = ${commandId}::uuid`.execute(tx);
  const [made] = before.rows;
  const receivedAt = (made?.at ?? facts.now).toISOString();
  const answer = { commandId, customerId, authorityId, receivedAt, clockFlagged: isAhead(input, facts.now) };
  const audit = {
    ...({ kind: 'authority', customerId, outcome: made ? 'repeated' : 'recorded' } as const),
    details: { authority: authorityId, which: kind, scopes, conversation: conversationId },
  };
  if (made) {
    if (made.by !== call.caller.sub || made.id !== authorityId || made.customerId !== customerId)
      throw refuse('idempotency-key-reused');
    return { answer, audit };
  }
  await refuseNotOpen(call, input, facts.open, tx);
  if (facts.status === 'closed') throw refuse('account-closed');
  await refuseGrounds(call, input, facts, tx);

  const here = facts.speaker === 'representative';
  await sql`insert into authorities (id, command_id, customer_id, kind, name, seen_or_heard, scopes, until, recorded_at, recorded_by,
      organisation, recorded_in, conversation_id)
    values (${authorityId}::uuid, ${commandId}::uuid, ${customerId}::uuid, ${kind}, ${input.name}, ${input.seenOrHeard},
      ${scopes}::text[], ${input.until ?? null}::date, ${receivedAt}::timestamptz, ${call.caller.sub}, ${call.caller.touchpoint},
      ${conversationId}::uuid, ${input.thisConversationOnly ? conversationId : null}::uuid)`.execute(tx);
  if (here) await usedIn(conversationId, customerId, authorityId, tx);
  return { answer, audit, change: { kind: 'details', customerId } };
};

const BY_CUSTOMER: readonly string[] = ['said-by-customer', 'parent'];

/** Who may record it on what: the customer's own word, identified here; or a paper, seen in person or by a supervisor. */
async function refuseGrounds(call: Call, input: Given, facts: Facts, tx: Tx): Promise<void> {
  const today = londonDay(call.now);
  const saidOn = londonDay(new Date(effectiveAt({ saidAt: input.saidAt, receivedAt: call.now.toISOString() })));
  const bySupervisor = call.caller.roles.includes('supervisor');
  if (input.until !== undefined && input.until < saidOn) throw refuseField('until', 'in-the-past', 'That day is over');
  if (input.thisConversationOnly && !BY_CUSTOMER.includes(input.kind))
    throw refuseField('thisConversationOnly', 'not-here', 'A paper counts beyond a conversation');
  if (input.kind === 'parent') {
    const { rows } = await sql<{
      born: string | null;
    }>`select birth_date as born from customers where id = ${input.customerId}::uuid`.execute(tx);
    if (!isYoung(rows[0]?.born ?? null, today))
      throw refuseField('kind', 'not-young', 'A parent speaks for somebody from 13 to 17');
  }
  if (BY_CUSTOMER.includes(input.kind)) {
    // A parent without the young person's word is for a supervisor to decide.
    if (input.kind === 'parent' && bySupervisor) return;
    if (levelIn(facts) < (facts.speaker === 'representative' ? 1 : 2)) throw refuse('level-too-low');
    return;
  }
  if (!bySupervisor && facts.channel !== 'face-to-face') throw refuse('forbidden');
}

async function usedIn(conversationId: string, customerId: string, authorityId: string, tx: Tx): Promise<void> {
  await sql`insert into conversation_authorities (conversation_id, customer_id, authority_id)
    values (${conversationId}::uuid, ${customerId}::uuid, ${authorityId}::uuid)
    on conflict (conversation_id, customer_id) do update set authority_id = excluded.authority_id`.execute(tx);
}

type InForce = { readonly id: string; readonly name: string; readonly scopes: Input<'authorities.record'>['scopes'] };

/**
 * Lets somebody speak under an authority, by the name they give. Where there is none, the answer is the same whether there is such a
 * customer or not (domain: who speaks).
 */
export const useAuthority: CommandHandler<'authorities.use'> = async (call, input, tx) => {
  const conversation = await lockConversation(call, input, 'open', tx);
  if (conversation.id === null || !isOpenFor(call, conversation)) throw refuse('conversation-not-open');
  if (conversation.speaker !== 'representative')
    throw refuseField('conversationId', 'not-here', 'The customer speaks for themself');
  const { rows } = await sql<InForce>`select id, name, scopes from authorities a where a.customer_id = ${input.customerId}::uuid
      and a.ended_at is null and (a.until is null or a.until >= ${londonDay(call.now)}::date)
      and (a.conversation_id is null or a.conversation_id = ${input.conversationId}::uuid) order by a.recorded_at desc`.execute(
    tx,
  );
  const found = rows.find(({ name }) => sameName(name, input.name));
  if (!found) throw refuse('no-authority', { customerId: input.customerId });
  await usedIn(input.conversationId, input.customerId, found.id, tx);
  return {
    answer: { commandId: input.commandId, scopes: found.scopes },
    audit: {
      ...{ kind: 'authority', customerId: input.customerId, outcome: 'used' },
      details: { authority: found.id, scopes: found.scopes, conversation: input.conversationId },
    },
  };
};

/** The same words, in whatever order and spelling a find takes for the same. */
const sameName = (one: string, other: string): boolean => {
  const [here, there] = [one, other].map((name) => nameWords(name, '').toSorted().join(' '));
  return here !== '' && here === there;
};

/** Ends an authority before its day; whoever speaks under it does so no more. */
export const endAuthority: CommandHandler<'authorities.end'> = async (call, input, tx) => {
  const facts = await factsFor(call, { ...input, decisions: [] }, tx);
  if (!facts) throw refuse(await whyNobody(call, input.conversationId, tx));
  await refuseNotOpen(call, input, facts.open, tx);
  if (facts.speaker === 'representative') throw refuse('no-authority');
  if (levelIn(facts) < 2 && !call.caller.roles.includes('supervisor')) throw refuse('level-too-low');
  const { commandId, customerId, authorityId, because, conversationId } = input;
  const { rows } =
    await sql`select from authorities where id = ${authorityId}::uuid and customer_id = ${customerId}::uuid`.execute(tx);
  if (rows.length === 0) throw refuseField('authorityId', 'unknown', 'There is no such authority');
  const receivedAt = facts.now.toISOString();
  return {
    answer: { commandId, customerId, authorityId, receivedAt },
    // Whoever talks with somebody under it reads the record again, and finds it shut.
    change: { kind: 'details', customerId },
    audit: {
      ...{ kind: 'authority', customerId, outcome: 'ended', reason: because },
      details: { authority: authorityId, conversation: conversationId },
    },
    writes: [
      {
        sql: `update authorities set ended_at = coalesce(ended_at, $2::timestamptz), ended_because = coalesce(ended_because, $3),
          ended_in = case when ended_at is null then $4::uuid else ended_in end where id = $1::uuid`,
        parameters: [authorityId, receivedAt, because, conversationId],
      },
    ],
  };
};
