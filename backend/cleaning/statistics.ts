import type { ClientBase } from 'pg';
import type { Pause } from './patience.ts';
import { patiently } from './rewrite.ts';

/** The catalogues in which the planner's statistics quote values of rows. */
export const STATISTICS: readonly string[] = ['pg_catalog.pg_statistic', 'pg_catalog.pg_statistic_ext_data'];

// Of a table that holds nothing no statistics are made, and those of the rows it held stay as they were.
const EMPTY = (table: string) => `select not exists (select from ${table}) as empty`;
const COLUMNS = `select quote_ident(a.attname) as name, format_type(a.atttypid, a.atttypmod) as type,
    (select format('collate %I.%I', n.nspname, l.collname) from pg_collation l join pg_namespace n on n.oid = l.collnamespace
      where l.oid = a.attcollation) as collation
  from pg_attribute a where a.attrelid = $1::text::regclass and a.attnum > 0 and not a.attisdropped
   and exists (select from pg_stats s where s.attname = a.attname
                and format('%I.%I', s.schemaname, s.tablename)::regclass = a.attrelid)`;
type Column = { readonly name: string; readonly type: string; readonly collation: string | null };

/** Has the statistics of a table made anew from the rows it holds. */
export async function renewStatistics(client: ClientBase, table: string, pause: Pause): Promise<void> {
  await patiently(client, `analyze ${table}`, pause);
  const { rows } = await client.query<{ empty: boolean }>(EMPTY(table));
  if (rows[0]?.empty) await dropStatistics(client, table, pause);
}

/** To state a column's type, as it is, drops its statistics: the one way that whoever owns a table has. Nothing else changes. */
async function dropStatistics(client: ClientBase, table: string, pause: Pause): Promise<void> {
  const { rows } = await client.query<Column>(COLUMNS, [table]);
  if (rows.length === 0) return;
  const same = rows.map(({ name, type, collation }) => `alter column ${name} type ${type} ${collation ?? ''}`);
  await patiently(client, `alter table ${table} ${same.join(', ')}`, pause);
}
