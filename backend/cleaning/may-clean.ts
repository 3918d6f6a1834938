import type { ClientBase } from 'pg';

type Rights = {
  readonly replica: boolean;
  readonly owner: boolean;
  readonly database: boolean;
  readonly monitor: boolean;
  readonly checkpoint: boolean;
  readonly switching: boolean;
  readonly files: boolean;
};

const RIGHTS = `select pg_is_in_recovery() as replica,
  (select bool_and(pg_has_role(relowner, 'usage')) from pg_class where oid = any ($1::text[]::regclass[])) as owner,
  (select pg_has_role(datdba, 'usage') from pg_database where datname = current_database()) as database,
  pg_has_role('pg_monitor', 'usage') as monitor,
  pg_has_role('pg_checkpoint', 'usage') as checkpoint,
  has_function_privilege('pg_switch_wal()', 'execute') as switching,
  has_function_privilege('pg_ls_dir(text, boolean, boolean)', 'execute') as files`;

const GRANTS: readonly (readonly [right: 'monitor' | 'checkpoint' | 'switching' | 'files', grant: string])[] = [
  ['monitor', 'grant pg_monitor to OWNER;'],
  ['checkpoint', 'grant pg_checkpoint to OWNER;'],
  ['switching', 'grant execute on function pg_switch_wal() to OWNER;'],
  ['files', 'grant execute on function pg_ls_dir(text, boolean, boolean) to OWNER;'],
];

/** Throws, before anything is done, where this role or server cannot clean up to the end: half of it would prove nothing. */
export async function checkRights(client: ClientBase, tables: readonly string[]): Promise<void> {
  const { rows } = await client.query<Rights>(RIGHTS, [tables]);
  const has = rows[0] as Rights;
  if (has.replica) throw new Error('This server is a replica: clean up the server it follows.');
  if (!has.owner || !has.database)
    throw new Error(
      'This role may not clean up: it must own the database and its tables. Name the owner in DATABASE_OWNER_URL; the role that serves is never given that right.',
    );
  const missing = GRANTS.filter(([right]) => !has[right]).map(([, grant]) => `  ${grant}`);
  if (missing.length > 0)
    throw new Error(
      `The owner may not yet do all that a clean-up takes. A superuser grants it once, in this database, with the owner's name for OWNER:\n${missing.join('\n')}`,
    );
}
