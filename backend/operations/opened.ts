import type { Call, Once } from '../call.ts';
import { refuse } from '../refusal.ts';
import { scopesAt } from './decision-facts.ts';

/**
 * The record `$1` as the caller `$2` opened it: through conversation `$3` of theirs, open now, or for reason `$4`.
 * `level` is the identity level reached in that conversation; a representative without authority to hear it never gets above 0
 * (domain: who speaks). `shows` is the level whose values may be shown: a stated reason without a conversation shows what level 2
 * does, and a closed record nothing. `may` is what an authority lets somebody else do who speaks: null for anybody else, and without one.
 */
export const OPENED = `opened as (
    select c.*, asked.level, asked.in_conversation, spoken.may,
           case when c.status = 'closed' then 0 when $3::uuid is null and $4::text is not null then 2 else asked.level end as shows,
           case when $3::uuid is null then $4::text is not null else asked.in_conversation end as allowed
      from customers c
      left join conversations v on v.id = $3::uuid and v.adviser = $2 and v.ended_at is null and v.parked_at is null
      left join conversation_levels l on l.conversation_id = v.id and l.customer_id = c.id
     cross join lateral (select case when v.speaker = 'representative' then ${scopesAt('now()')} end as may) spoken
     cross join lateral (select v.id is not null as in_conversation,
                                case when v.speaker = 'representative' and ('information' = any(spoken.may)) is not true then 0
                                     else coalesce(l.level, 0) end as level) asked
     where c.id = $1::uuid)`;

type Opening = { readonly conversationId?: string; readonly reason?: string };

/**
 * Throws unless a record was opened properly: there, and for a reason or in an open conversation of the caller's. Who has
 * opened nothing properly hears the same whether there is such a person or not.
 */
export async function requireOpened<Row extends { allowed: boolean }>(
  row: Row | undefined,
  input: Opening,
  call: Call,
  once: Once,
): Promise<Row> {
  const unopened = input.conversationId === undefined ? 'reason-required' : 'conversation-not-open';
  if (!row) throw refuse((await hasOpened(input, call, once)) ? 'not-found' : unopened, { nobody: true });
  if (!row.allowed) throw refuse(unopened);
  return row;
}

const HOLDS = `select 1 as open from conversations
  where id = $1::uuid and adviser = $2 and ended_at is null and parked_at is null`;

async function hasOpened({ conversationId, reason }: Opening, call: Call, once: Once): Promise<boolean> {
  if (conversationId === undefined) return reason !== undefined;
  const held = await once({ name: 'conversation-held', text: HOLDS, values: [conversationId, call.caller.sub] });
  return held.length > 0;
}
