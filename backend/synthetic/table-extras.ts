import type { ClientBase } from 'pg';

/** The statements that bring back what was set aside. */
export type Extras = readonly string[];

const FOREIGN = `
  select format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop,
         format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as make
    from pg_constraint where contype = 'f' and (conrelid = any ($1::regclass[]) or confrelid = any ($1::regclass[]))`;
const KEYS = `
  select format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop,
         format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as make
    from pg_constraint where contype in ('p', 'u') and conrelid = any ($1::regclass[])`;
const INDEXES = `
  select format('drop index %s', indexrelid::regclass) as drop, pg_get_indexdef(indexrelid) as make
    from pg_index where indrelid = any ($1::regclass[])
     and not exists (select from pg_constraint where conindid = indexrelid and contype in ('p', 'u', 'x'))`;

/**
 * Drops the keys, indexes and references of some tables, so that rows go in without them, and says how to make them again:
 * keys, then indexes, then references. All inside the caller's transaction, so that nobody ever sees the tables without.
 */
export async function setAside(client: ClientBase, tables: readonly string[]): Promise<Extras> {
  const read = async (text: string) => (await client.query<{ drop: string; make: string }>(text, [tables])).rows;
  const foreign = await read(FOREIGN);
  const indexes = await read(INDEXES);
  const keys = await read(KEYS);
  for (const { drop } of [...foreign, ...indexes, ...keys]) await client.query(drop);
  return [...keys, ...indexes, ...foreign].map(({ make }) => make);
}
