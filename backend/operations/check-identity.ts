import { sql, type Transaction } from 'kysely';
import { type CheckItem, type Level, levelReached } from '../../shared/domain/identity.ts';
import { matchItems } from '../../shared/domain/identity-match.ts';
import { FAILED_CHECKS } from '../../shared/domain/limits.ts';
import type { Input } from '../../shared/operations.ts';
import type { CommandHandler } from '../call.ts';
import { run } from '../closing/run.ts';
import type { Database } from '../database/schema.ts';
import { refuse, refuseField } from '../refusal.ts';
import { isOpenFor, lockConversation } from './conversation-state.ts';
import { countsAt } from './decision-facts.ts';
import { heldFor } from './held-for-check.ts';
import { refuseNotOpen } from './said-in.ts';

type Progress = { readonly level: Level; readonly restores: Level; readonly matched: CheckItem[]; readonly failed: number };

/**
 * Compares what the caller says with what is held. Kept: the level, whether everything matched, the time, and while the
 * conversation lasts which items have matched; what was said is dropped. A representative without authority is told nothing.
 */
export const checkIdentity: CommandHandler<'customers.checkIdentity'> = async (call, input, tx) => {
  const { commandId, customerId, conversationId, saidAt, customerAnswers, ...said } = input;
  if (Object.values(said).every((one) => one === undefined)) throw refuseField('', 'nothing-said', 'Nothing to compare');
  const conversation = await lockConversation(call, input, 'open', tx);
  if (conversation.id === null) throw refuse('conversation-not-open');
  const open = isOpenFor(call, conversation);
  if (!open && saidAt === undefined) throw refuse('conversation-not-open');
  // Met without a record at hand and matched later: what was said then counts for what was said then.
  if (!open) await refuseNotOpen(call, { conversationId, saidAt: String(saidAt) }, false, tx);
  // Before anybody is looked up: without authority not even that there is such a record is confirmed.
  if (conversation.speaker === 'representative' && !customerAnswers && !(await speaksFor(input, tx)))
    throw refuse('no-authority');
  const held = await heldFor(call, customerId, conversation.channel, tx);
  if (!held) throw refuse('not-found');
  if (held.status === 'closed') throw refuse('account-closed');
  const progress = await progressOf(customerId, conversationId, tx);
  if (progress.failed >= FAILED_CHECKS.value) throw refuse('too-many-checks');

  const items = matchItems(said, held);
  const matched = new Set([...progress.matched, ...items.filter((one) => one.matches).map((one) => one.item)]);
  const level = Math.max(progress.level, levelReached(matched, progress.restores)) as Level;
  const passed = items.every((one) => one.matches);
  const kept = sql`insert into conversation_levels as known (conversation_id, customer_id, level, matched)
    values (${conversationId}::uuid, ${customerId}::uuid, ${level}, ${[...matched]}::text[])
    on conflict (conversation_id, customer_id) do update set level = excluded.level, matched = excluded.matched,
      restores = case when excluded.level >= known.restores then 0 else known.restores end`;
  const check = tx.insertInto('identity_checks').values({
    command_id: commandId,
    customer_id: customerId,
    conversation_id: conversationId,
    at: call.now,
    organisation: call.caller.touchpoint,
    passed,
    level,
  });
  return {
    answer: { level, items, checkedAt: call.now.toISOString() },
    audit: {
      kind: 'check',
      customerId,
      outcome: passed ? 'matched' : 'not-matched',
      details: { level, items: items.map((one) => one.item), conversation: conversationId },
    },
    writes: [kept.compile(tx), check.compile()],
  };
};

const SPEAKS_FOR = `select from conversation_authorities u join authorities a on a.id = u.authority_id
  where u.customer_id = $1::uuid and u.conversation_id = $2::uuid and ${countsAt('least($3::timestamptz, now())')}`;

/** Whether somebody spoke under an authority here when it was said: they may answer for the customer. */
async function speaksFor(
  { customerId, conversationId, saidAt }: Pick<Input<'customers.checkIdentity'>, 'customerId' | 'conversationId' | 'saidAt'>,
  tx: Transaction<Database>,
): Promise<boolean> {
  return (await run(SPEAKS_FOR, [customerId, conversationId, saidAt ?? null], tx)).length > 0;
}

async function progressOf(customerId: string, conversationId: string, tx: Transaction<Database>): Promise<Progress> {
  const { rows } = await sql<Progress>`
    select coalesce(l.level, 0) as level, coalesce(l.restores, 0) as restores, coalesce(l.matched, '{}') as matched,
           (select count(*)::int from identity_checks k
             where k.customer_id = ${customerId}::uuid and k.conversation_id = ${conversationId}::uuid and not k.passed) as failed
      from (select) one
      left join conversation_levels l on l.conversation_id = ${conversationId}::uuid and l.customer_id = ${customerId}::uuid`.execute(
    tx,
  );
  return rows[0] as Progress;
}
