import { sql } from 'kysely';
import { PAGE_LENGTH } from '../../shared/domain/limits.ts';
import type { Output } from '../../shared/operations.ts';
import type { CommandHandler, ReadHandler } from '../call.ts';
import { refuse } from '../refusal.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { factsFor } from './decision-facts.ts';
import { answersFor } from './recipient-notices.ts';
import { refuseNotOpen, whyNobody } from './said-in.ts';

type Item = Output<'worries.list'>['items'][number];

/** A worry about pressure or safety, whoever speaks and however little is known of them: nothing changes, a supervisor sees it. */
export const raiseWorry: CommandHandler<'worries.raise'> = async (call, input, tx) => {
  const facts = await factsFor(call, { ...input, decisions: [] }, tx);
  if (!facts) throw refuse(await whyNobody(call, input.conversationId, tx));
  const { commandId, customerId, conversationId, about, saidAt } = input;
  const { sub, name, touchpoint } = call.caller;
  await refuseNotOpen(call, input, facts.open, tx);
  const receivedAt = facts.now.toISOString();
  await sql`insert into worries (command_id, customer_id, conversation_id, about, raised_at, received_at, raised_by, raised_by_name, organisation)
    values (${commandId}::uuid, ${customerId}::uuid, ${conversationId}::uuid, ${about}, ${saidAt}::timestamptz,
      ${receivedAt}::timestamptz, ${sub}, ${name}, ${touchpoint}) on conflict (command_id) do nothing`.execute(tx);
  return {
    answer: { commandId, customerId, receivedAt },
    audit: { kind: 'worry', customerId, outcome: 'recorded', details: { which: about, conversation: conversationId } },
  };
};

const LIST = `select w.command_id as id, w.customer_id as "customerId", w.about, w.raised_at as "raisedAt", w.raised_by_name as "raisedByName",
    w.organisation, to_char(w.received_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at
  from worries w where w.seen_at is null and ($1::text is null or w.organisation = $1)
   and ($2::timestamptz is null or (w.received_at, w.command_id) > ($2, $3::uuid)) order by w.received_at, w.command_id limit $4`;

/** The worries no supervisor has seen, the oldest first; nobody's name. */
export const listWorries: ReadHandler<'worries.list'> = async (call, input, once) => {
  const from = input.cursor === undefined ? null : readCursor(input.cursor);
  const limit = input.limit ?? PAGE_LENGTH;
  const values = [answersFor(call), from?.at ?? null, from?.id ?? null, limit + 1];
  const rows = await once<Omit<Item, 'raisedAt'> & { raisedAt: Date; at: string }>({ name: 'worries-list', text: LIST, values });
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return {
    items: items.map((row) => ({ ...row, raisedAt: row.raisedAt.toISOString() })),
    next: rows.length > limit && last ? writeCursor(last) : null,
  };
};

/** A supervisor has seen a worry; the first one's name stands. */
export const seeWorry: CommandHandler<'worries.see'> = async (call, { commandId, worryId }, tx) => {
  const own = answersFor(call);
  const { rows } = await sql<{
    customerId: string;
    seenAt: Date | null;
  }>`select customer_id as "customerId", seen_at as "seenAt" from worries
    where command_id = ${worryId}::uuid and (${own}::text is null or organisation = ${own}) for update`.execute(tx);
  const [worry] = rows;
  if (!worry) throw refuse('not-found');
  const seenAt = worry.seenAt ?? call.now;
  return {
    answer: { commandId, worryId, seenAt: seenAt.toISOString() },
    audit: {
      kind: 'worry',
      customerId: worry.customerId,
      outcome: worry.seenAt ? 'repeated' : 'seen',
      details: { worry: worryId },
    },
    writes: [
      {
        sql: 'update worries set seen_at = coalesce(seen_at, $2::timestamptz), seen_by = coalesce(seen_by, $3) where command_id = $1::uuid',
        parameters: [worryId, seenAt.toISOString(), call.caller.sub],
      },
    ],
  };
};
