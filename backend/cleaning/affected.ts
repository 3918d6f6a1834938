import type { ClientBase } from 'pg';

/**
 * Tables in which nothing that was deleted can lie: they are only ever added to, and hold codes and ids. Every other table is
 * rewritten, a new one too: what is left out must be named here.
 */
export const ONLY_ADDED_TO: readonly string[] = ['audit', 'audit_chain', 'audit_heads'];

const TABLES = `select c.oid::regclass::text as name
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
 where c.relkind in ('r', 'm') and c.relpersistence <> 't'
   and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
   and c.oid <> all ($1::text[]::regclass[])
 order by 1`;

/** The tables whose files may hold what was deleted, as SQL may name them. */
export async function affectedTables(client: ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(TABLES, [ONLY_ADDED_TO]);
  return rows.map(({ name }) => name);
}
