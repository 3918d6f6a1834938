import type pg from 'pg';
import { v7 } from 'uuid';
import type { Input } from '../../../electron/outbox/parts.ts';

/** Somebody, and a conversation of phone.adviser in which they have been identified. */
export type Said = { readonly customerId: string; readonly conversationId: string };

/** Chooses people and opens a conversation with each: one conversation keeps its own order, whoever it is about. */
export async function openConversations(owner: pg.Pool, many: number): Promise<Said[]> {
  const { rows } = await owner.query<{ id: string }>(
    `select id from customers where status = 'current' order by md5(id::text) limit $1`,
    [many],
  );
  if (rows.length < many) throw new Error(`Only ${rows.length} people are there`);
  const said = rows.map(({ id }) => ({ customerId: id, conversationId: v7() }));
  const lists = [said.map((one) => one.conversationId), said.map((one) => one.customerId)];
  await owner.query(
    `insert into conversations (id, channel, direction, speaker, adviser, adviser_name, organisation, began_at)
     select unnest($1::uuid[]), 'telephone', 'in', 'customer', 'phone.adviser', 'Bench', '0000000999', now()`,
    lists.slice(0, 1),
  );
  await owner.query(
    'insert into conversation_levels (conversation_id, customer_id, level) select unnest($1::uuid[]), unnest($2::uuid[]), 2',
    lists,
  );
  return said;
}

/** So many new decisions, about these people in turn. */
export function decisions(people: readonly Said[], many: number): Input[] {
  return Array.from({ length: many }, (_, at) => ({
    ...{ commandId: v7(), ...people[at % people.length], saidAt: new Date().toISOString() },
    decisions: [{ purpose: 'satisfaction-survey', decision: at % 2 === 0 ? 'withdrawn' : 'refused' }],
  }));
}
