const read = 'select';
const append = 'select, insert';
const change = 'select, insert, update';
const erase = 'select, insert, update, delete';
// Of two records of one person what was done with them moves to the one that remains.
const move = `${append}, update (customer_id)`;
// The id, the transaction and the time of an audit row are the database's own: nobody may state them.
const AUDIT_STATED = 'actor, organisation, operation, kind, subject, outcome, reason, details, request_id';

/** What the application's role may do with each table, and no more. */
const rights: Record<string, string> = {
  kysely_migration: read,
  organisations: read,
  notices: read,
  customers: change,
  held_values: erase,
  consent_answers: erase,
  amendments: append,
  amended_fields: append,
  registrations: append,
  registration_slots: 'select, update',
  requests: erase,
  requests_unseen: erase,
  audit_unseen: append,
  absences: erase,
  request_notes: append,
  request_steps: append,
  request_waits: change,
  presence: erase,
  staff: change,
  access_requests: change,
  access_redactions: erase,
  access_places: erase,
  people: erase,
  complaints: change,
  asked_facts: change,
  progress_tellings: append,
  right_steps: append,
  request_decisions: change,
  rectification_fields: erase,
  rectification_claims: 'select, insert, delete',
  request_checks: append,
  authorities: change,
  conversation_authorities: erase,
  worries: change,
  promises: change,
  recipients: read,
  disclosures: `${move}, delete`,
  examples_given: append,
  lists: change,
  recipient_notices: erase,
  conversations: erase,
  conversation_steps: append,
  conversation_levels: change,
  identity_checks: 'select, insert, delete',
  consent_events: append,
  interactions: move,
  sessions: move,
  outcomes: move,
  copies: change,
  idempotency_keys: erase,
  audit: `select, insert (${AUDIT_STATED})`,
  audit_chain: append,
  audit_heads: append,
  changes: 'select, insert (kind, customer_id, version, command_id, request_id), delete',
  change_feed: 'select, update (swept_transaction, swept_id)',
  closing_journal: append,
  // A row can be locked only by whom may update it.
  audit_sealing: 'select, update',
  closing_journal_head: 'select, update',
  machines: erase,
  lost_machines: 'select, insert, delete',
  machine_sessions: erase,
  closings: change,
  closing_copies: erase,
  evidence_decisions: append,
  evidence: erase,
  retention_runs: change,
  retention_items: erase,
  retention_certificates: append,
  request_commands: append,
  published_tables: append,
  gone_counts: erase,
  name_words: erase,
  name_slips: erase,
  customer_words: erase,
  name_pairs: erase,
};

/**
 * The GRANT statements for a role, to be run as one; a role name is quoted, so any name is safe. What an earlier version granted
 * on the audit goes first.
 */
export function grants(role: string): string[] {
  const name = `"${role.replaceAll('"', '""')}"`;
  return [
    `grant usage on schema public to ${name}`,
    `revoke all on audit from ${name}`,
    ...Object.entries(rights).map(([table, right]) => `grant ${right} on ${table} to ${name}`),
    `grant execute on function destroy_customer(uuid) to ${name}`,
  ];
}
