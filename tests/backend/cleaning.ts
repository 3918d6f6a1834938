import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { connect } from '../../backend/database/connect.ts';
import { query } from '../support/postgres.ts';
import type { Place } from '../support/prepared.ts';
import { filesHolding, idBytes, textBytes } from '../support/raw-files.ts';
import { newId, newReference } from './people.ts';

/** People about to be gone: their ids, and words that only their rows hold. */
export type Marked = { readonly ids: readonly string[]; readonly words: readonly string[]; readonly columns: readonly string[] };

/** Runs something on a database that nobody else may be using, as its owner. */
export async function asOwner<Answer>({ variables }: Place, work: (pool: pg.Pool) => Promise<Answer>): Promise<Answer> {
  const database = await connect({
    url: variables.DATABASE_URL,
    ownerUrl: variables.DATABASE_OWNER_URL,
    dataFolder: String(variables.DATA_FOLDER),
  });
  const pool = database.ownerPool();
  try {
    return await work(pool);
  } finally {
    await pool.end();
    await database.stop();
  }
}

/** Runs SQL as the superuser of a place's cluster: in its own database, or in the one all know. */
export function superuser({ variables }: Place, text: string, database?: string): Promise<pg.QueryResult> {
  const { pathname } = new URL(String(variables.DATABASE_URL));
  return query(clusterOf(variables), database ?? pathname.slice(1), text);
}
const clusterOf = (variables: Record<string, string>) => String(new URL(String(variables.DATABASE_URL)).searchParams.get('host'));

/** What an administrator grants the owner once (docs/clean-up.md). */
export async function grantCleaning(place: Place): Promise<void> {
  // Two files at once: one after the other, since they change one role.
  const roles = 'select pg_advisory_lock(1); grant pg_monitor to owner; grant pg_checkpoint to owner';
  await superuser(place, roles, 'postgres');
  const functions = ['pg_switch_wal()', 'pg_ls_dir(text, boolean, boolean)'];
  await superuser(place, functions.map((name) => `grant execute on function ${name} to owner`).join(';'));
}

/** Which raw files hold a trace of somebody: the database's own, the log, and all else but the cluster's other databases. */
export async function tracesOf({ ids, words }: Marked, place: Place): Promise<string[]> {
  const needles = [...words.map(textBytes), ...ids.map(idBytes)];
  if (!place.variables.DATABASE_URL) return filesHolding(String(place.variables.DATA_FOLDER), needles);
  const { rows } = await asOwner(place, (pool) => pool.query('select oid from pg_database where datname = current_database()'));
  const holding = filesHolding(`${clusterOf(place.variables)}/data`, needles);
  return holding.filter((file) => !file.startsWith('base/') || file.startsWith(`base/${rows[0].oid}/`));
}

const KEYS = `select c.conrelid::regclass::text as child, a.attname as column, c.confrelid::regclass::text as parent, p.attname as key
  from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
  join pg_attribute p on p.attrelid = c.confrelid and p.attnum = c.confkey[1]
 where c.contype = 'f' and cardinality(c.conkey) = 1`;
const TEXTS = `select attname as name, format_type(atttypid, null) as type from pg_attribute
  where attrelid = $1::text::regclass and attnum > 0 and not attisdropped
    and atttypid in ('text'::regtype, 'text[]'::regtype, 'jsonb'::regtype)`;
const among = (ids: readonly string[]) => `in (${[NOBODY, ...ids].map((id) => `'${id}'`).join(', ')})`;
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** Which rows of which tables are about these people: followed from their rows, and from what was talked about, by the foreign keys. */
async function rowsAbout(pool: pg.Pool, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const ofThem = `customer_id ${among(ids)}`;
  const talks = `select conversation_id as id from conversation_levels where ${ofThem}
     union select conversation_id from consent_events where ${ofThem} and conversation_id is not null`;
  const { rows: talked } = await pool.query<{ id: string }>(talks);
  const about = new Map([
    ['customers', `id ${among(ids)}`],
    ['changes', ofThem],
    ['conversations', `id ${among(talked.map(({ id }) => id))}`],
  ]);
  const { rows } = await pool.query<{ child: string; column: string; parent: string; key: string }>(KEYS);
  const followed = new Set<object>();
  for (let before = -1; before < followed.size; ) {
    before = followed.size;
    for (const edge of rows) {
      const condition = about.get(edge.parent);
      if (condition === undefined || followed.has(edge) || edge.child === 'conversations') continue;
      followed.add(edge);
      const theirs = `${edge.column} in (select ${edge.key} from ${edge.parent} where ${condition})`;
      about.set(edge.child, [about.get(edge.child), theirs].filter(Boolean).join(' or '));
    }
  }
  return about;
}

/** Puts a word of its own into every text about them that takes one; answers which columns did. */
export async function mark(pool: pg.Pool, ids: readonly string[], words: readonly string[] = []): Promise<Marked> {
  const word = `Zq${randomBytes(6).toString('hex')}`;
  const columns: string[] = [];
  for (const [table, condition] of [...(await rowsAbout(pool, ids))].toReversed()) {
    const { rows } = await pool.query<{ name: string; type: string }>(TEXTS, [table]);
    for (const { name, type } of rows) {
      const unlike = `'${word}' || substr(md5(random()::text), 1, 8)`;
      const value = type === 'jsonb' ? `jsonb_build_object('a', ${unlike})` : type === 'text[]' ? `array[${unlike}]` : unlike;
      // A code, or a key of something else, takes no word.
      const done = await pool.query(`update ${table} set ${name} = ${value} where ${condition}`).catch(() => null);
      if (done?.rowCount) columns.push(`${table}.${name}`);
    }
  }
  await pool.query(`insert into name_words values ('${word}', 1, '${word}')`);
  await pool.query(`insert into name_slips (slip, word) values ('${word}', '${word}')`);
  // Too long for a row's page, and not to be pressed: it is kept apart (TOAST).
  const long = Array.from({ length: 200 }, () => `${randomBytes(40).toString('hex')} ${word}`).join('');
  const keep = `insert into idempotency_keys (key, caller, operation, body_hmac, status, answer)
    values ($1, 'a', 'customers.amend', '\\x00', 200, $2::jsonb)`;
  await pool.query(keep, [newId(), JSON.stringify({ long })]);
  await pool.query('analyze');
  return { ids, words: [word, ...words], columns };
}

/** Takes marked people out of the tables, as a closing that is due does, and keeps such a closing; answers its id. */
export async function destroyed(pool: pg.Pool, { ids, words }: Marked): Promise<string> {
  await pool.query(`delete from idempotency_keys where answer::text like '%${words[0]}%'`);
  for (const table of ['name_words', 'name_slips']) await pool.query(`delete from ${table} where word = '${words[0]}'`);
  // What others point to goes once they are gone.
  let left = [...(await rowsAbout(pool, ids))].toReversed();
  while (left.length > 0) {
    const refused: typeof left = [];
    for (const [table, condition] of left)
      await pool.query(`delete from ${table} where ${condition}`).catch(() => refused.push([table, condition]));
    if (refused.length === left.length) throw new Error(`Nothing can be deleted of ${left.map(([table]) => table).join(', ')}`);
    left = refused;
  }
  // Last: what goes before is still told of to the desks.
  await pool.query(`delete from changes where customer_id ${among(ids)}`);
  return addClosing(pool, 'destroyed');
}

/** A closing at a step, of an account that is nobody's. */
export async function addClosing(pool: pg.Pool, state: 'waiting' | 'destroyed'): Promise<string> {
  const id = newId();
  await pool.query(
    `insert into closings (id, command_id, customer_reference, scope, reason, state, said_at, received_at, channel, recorded_by,
        recorded_by_name, organisation, due_at, destroyed_at)
     values ($1, $2, $3, 'service', 'customer-choice', $4, now(), now(), 'telephone', 'a', 'A', '0000000999', now(),
        case when $4 = 'destroyed' then now() end)`,
    [id, newId(), newReference(), state],
  );
  return id;
}

/** What a closing says of itself. */
export async function closingOf(pool: pg.Pool, id: string): Promise<{ state: string; cleaned: boolean }> {
  const { rows } = await pool.query('select state, cleaned_at is not null as cleaned from closings where id = $1', [id]);
  return rows[0];
}
