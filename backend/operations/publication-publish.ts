import { sql } from 'kysely';
import type { CommandHandler } from '../call.ts';
import { run } from '../closing/run.ts';
import { refuse } from '../refusal.ts';
import { PUBLISHED_COUNTS } from '../reports/published-counts.ts';
import { type CountRow, countValues, mayPublish, nameOf, tablesOf } from '../reports/to-publish.ts';

/**
 * Publishes the tables of a month, exactly as they were looked at: what has changed since is refused, and so is a month that is published.
 * From then on they never change (migration 28).
 */
export const publishMonth: CommandHandler<'publications.publish'> = async (call, { commandId, month, seen }, tx) => {
  mayPublish(call, month);
  const tables = tablesOf(await run<CountRow>(PUBLISHED_COUNTS, countValues(call, month), tx));
  const { sub, name } = call.caller;
  const at = call.now.toISOString();
  // Whoever publishes the same month at the same time waits here for the other.
  const { rows: made } = await sql`insert into published_tables
      (month, name, cells, command_id, published_by, published_by_name, published_at)
    select ${month}, t.value ->> 'name', t.value -> 'cells', ${commandId}::uuid, ${sub}, ${name}, ${at}::timestamptz
      from jsonb_array_elements(${JSON.stringify(tables)}::jsonb) as t
    on conflict do nothing returning name`.execute(tx);
  const audit = { kind: 'publication', details: { month } } as const;
  if (made.length === tables.length) {
    if (nameOf(month, tables) !== seen) throw refuse('changed-meanwhile');
    return { answer: { commandId, month }, audit: { ...audit, outcome: 'published' } };
  }
  const { rows: earlier } =
    await sql`select from published_tables where month = ${month} and command_id = ${commandId}::uuid`.execute(tx);
  if (earlier.length === 0) throw refuse('not-at-that-step');
  return { answer: { commandId, month }, audit: { ...audit, outcome: 'repeated' } };
};
