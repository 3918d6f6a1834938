const read = 'select';
const append = 'select, insert';
const change = 'select, insert, update';
const erase = 'select, insert, update, delete';

/** What the application's role may do with each table, and no more. */
const rights: Record<string, string> = {
  kysely_migration: read,
  organisations: read,
  notices: read,
  customers: change,
  held_values: erase,
  consent_answers: erase,
  conversations: change,
  conversation_steps: append,
  conversation_levels: change,
  identity_checks: 'select, insert, delete',
  consent_events: append,
  interactions: append,
  sessions: append,
  outcomes: append,
  idempotency_keys: erase,
  audit: append,
  name_words: erase,
  name_slips: erase,
  customer_words: erase,
  name_pairs: erase,
};

/** The GRANT statements for a role; a role name is quoted, so any name is safe. */
export function grants(role: string): string[] {
  const name = `"${role.replaceAll('"', '""')}"`;
  return [
    `grant usage on schema public to ${name}`,
    ...Object.entries(rights).map(([table, right]) => `grant ${right} on ${table} to ${name}`),
  ];
}
