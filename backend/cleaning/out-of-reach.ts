import type { ClientBase } from 'pg';

type Settings = {
  readonly archiving: boolean;
  readonly replicas: boolean;
  readonly slots: boolean;
  readonly statements: boolean;
  readonly logging: boolean;
};

const SETTINGS = `select current_setting('archive_mode') <> 'off' as archiving,
  exists (select from pg_stat_replication) as replicas,
  exists (select from pg_replication_slots) as slots,
  exists (select from pg_extension where extname = 'pg_stat_statements') as statements,
  current_setting('log_statement') <> 'none' or current_setting('log_min_duration_statement') <> '-1' as logging`;

const WORDS: readonly (readonly [which: keyof Settings, sentence: string])[] = [
  ['archiving', 'Old log segments are archived: the archive keeps what was deleted until its own end.'],
  ['replicas', 'Replicas follow this server: their files are clean only once they have followed to the end of this run.'],
  ['slots', 'There are replication slots: one that lags keeps old log segments, and then this run says so and marks nothing.'],
  ['statements', 'pg_stat_statements keeps texts of statements in a file of its own.'],
  ['logging', 'The server writes statements into its own log, with their values.'],
];

/** What this server keeps elsewhere and a clean-up does not reach, in sentences for whoever runs it. */
export async function outOfReach(client: ClientBase): Promise<string[]> {
  const { rows } = await client.query<Settings>(SETTINGS);
  return WORDS.filter(([which]) => rows[0]?.[which]).map(([, sentence]) => sentence);
}
