import type { ClientBase } from 'pg';

// A server that fell down leaves files behind that no table knows any more, and, where it is told to, what it sorted.
const LEFT = `select 'base/' || d.oid || '/' || f.name as path
    from pg_database d cross join lateral pg_ls_dir('base/' || d.oid, true, false) f (name)
   where d.datname = current_database() and f.name ~ '^[0-9]+(_(fsm|vm|init))?([.][0-9]+)?$'
     and substring(f.name from '^[0-9]+')::bigint not in
         (select pg_relation_filenode(oid)::bigint from pg_class where pg_relation_filenode(oid) is not null)
  union all select 'base/pgsql_tmp/' || f.name from pg_ls_dir('base/pgsql_tmp', true, false) f (name)
   where coalesce(substring(f.name from '^pgsql_tmp([0-9]+)')::integer, 0) not in
         (select pid from pg_stat_activity where pid <> pg_backend_pid())
  order by 1`;

/** Files of this database that belong to nothing, by their paths in the server's data folder. What is being made looks like it. */
export async function leftOver(client: ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ path: string }>(LEFT);
  return rows.map(({ path }) => path);
}

/** Whatever belonged to nothing at the beginning and still does goes; where it cannot be taken away from here, throws. */
export async function removeLeftOver(
  client: ClientBase,
  earlier: readonly string[],
  remove: ((path: string) => void) | null,
): Promise<void> {
  const still = (await leftOver(client)).filter((path) => earlier.includes(path));
  if (still.length === 0) return;
  if (remove === null)
    throw new Error(
      `the server left files that belong to no table: ${still.join(', ')}. With the server stopped, remove them from its data folder`,
    );
  for (const path of still) remove(path);
}
