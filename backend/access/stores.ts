import type { Store } from './store.ts';
import { CLOSING } from './stores/closing.ts';
import { COMPLAINTS } from './stores/complaints.ts';
import { CONSENTS } from './stores/consents.ts';
import { CONVERSATIONS } from './stores/conversations.ts';
import { PERSON } from './stores/person.ts';
import { REQUEST_WORK } from './stores/request-work.ts';
import { REQUESTS } from './stores/requests.ts';
import { SESSIONS } from './stores/sessions.ts';
import { SHARING } from './stores/sharing.ts';

/** Every store with something about a customer. A test walks the database's columns and fails for one that is neither here nor below. */
export const STORES: readonly Store[] = [
  ...PERSON,
  ...CONSENTS,
  ...SHARING,
  ...CONVERSATIONS,
  ...SESSIONS,
  ...REQUESTS,
  ...REQUEST_WORK,
  ...COMPLAINTS,
  ...CLOSING,
];

/** Tables of which nothing stands in a copy, and why. */
export const NOT_IN_A_COPY: Readonly<Record<string, string>> = {
  // The copy's own parts: told in it in another way.
  audit: 'Each day it was looked at, by whom and why: read by the alias, without the names of staff',
  access_places: 'Places outside this system: a part of their own',
  access_redactions: 'What was left out: said at the item',
  // Worked out of what is in the copy.
  name_words: 'Words of all names, without anybody',
  name_slips: 'Spellings of all names, without anybody',
  customer_words: 'The words of a name, to find somebody by',
  name_pairs: 'The words of a name, to find somebody by',
  changes: 'That a record changed: no value, for a week',
  idempotency_keys: 'Ids and a hash of what was sent, for 90 days',
  request_commands: 'Ids of commands',
  requests_unseen: 'Who may not see something, because it is about them',
  audit_unseen: 'The same, of what is gone',
  retention_items: 'What is in a destruction run, by its id',
  // About nobody, or about staff and machines.
  organisations: 'Organisations',
  notices: 'The privacy notice',
  registration_slots: 'Numbers',
  change_feed: 'Where the changes are',
  machines: 'Computers, and who works at them',
  people: 'Staff, by their sign-ins',
  absences: 'Who of the staff is away',
  published_tables: 'Published counts, without anybody',
  gone_counts: 'Counts by month of what was destroyed, without anybody',
  presence: 'Which of the staff has a request open, for a minute',
  staff: 'Who of the staff works where',
  lost_machines: 'Computers',
  machine_sessions: 'Sign-ins of staff',
  recipients: 'Organisations; those who have something of the customer are named with it',
  examples_given: 'Examples without anybody',
  lists: 'Lists for recipients; who is on one is in the ledger',
  audit_chain: 'Hashes',
  audit_heads: 'Positions',
  audit_sealing: 'A lock',
  retention_runs: 'Runs, without anybody',
  retention_certificates: 'Certificates, without anybody',
  closing_journal: 'Aliases of closed accounts, so that a restored database can be set right',
  closing_journal_head: 'A position',
  kysely_migration: 'Which migrations were run',
  kysely_migration_lock: 'A lock',
};
