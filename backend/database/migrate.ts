import { readdir, readFile } from 'node:fs/promises';
import { Kysely, PostgresDialect, sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import type pg from 'pg';
import { grants } from './grants.ts';

const folder = new URL('migrations/', import.meta.url);

/** Brings the schema forward, never back, and grants the application's role what it needs; throws for a newer database. */
export async function migrate(pool: pg.Pool, appRole: string | null): Promise<void> {
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  const texts = await migrationTexts();
  await refuseNewer(pool, Object.keys(texts));
  const migrator = new Migrator({
    db,
    provider: {
      getMigrations: async () =>
        Object.fromEntries(
          Object.entries(texts).map(([name, text]) => [
            name,
            {
              up: async (tx: Kysely<unknown>) => {
                for (const statement of statementsOf(text)) await sql.raw(statement).execute(tx);
              },
            },
          ]),
        ),
    },
  });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
  if (appRole) await pool.query(grants(appRole).join(';\n'));
}

/** True when every migration of this code has been applied. */
export async function isMigrated(pool: pg.Pool): Promise<boolean> {
  const { rows } = await pool.query<{ name: string }>('select name from kysely_migration');
  const applied = new Set(rows.map((row) => row.name));
  return Object.keys(await migrationTexts()).every((name) => applied.has(name));
}

async function refuseNewer(pool: pg.Pool, known: readonly string[]): Promise<void> {
  const { rows } = await pool.query<{ there: boolean }>("select to_regclass('kysely_migration') is not null as there");
  if (!rows[0]?.there) return;
  const applied = await pool.query<{ name: string }>('select name from kysely_migration');
  const newer = applied.rows.find((row) => !known.includes(row.name));
  if (newer)
    throw new Error(`The database is newer than this backend: it has migration ${newer.name}, which this code does not know`);
}

async function migrationTexts(): Promise<Record<string, string>> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.sql')).toSorted();
  const read = async (file: string) => [file.replace('.sql', ''), await readFile(new URL(file, folder), 'utf8')] as const;
  return Object.fromEntries(await Promise.all(files.map(read)));
}

// A migration file holds plain statements, each ending in a semicolon at a line's end.
function statementsOf(text: string): string[] {
  return text
    .replace(/--.*$/gm, '')
    .split(/;\s*$/m)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '');
}
