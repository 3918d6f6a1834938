/**
 * Which files `npm test` runs of the suites that take longest; `npm run test:full` runs every one (decision 46). A file that is
 * named nowhere here runs on PostgreSQL each time, and on the embedded database and end to end in the full run alone.
 */

/** Under `tests/backend`: long by what they do (kill, fill, wait, walk every file of a server, ask for everything as everybody), and in the full run alone. */
export const LONG_ON_POSTGRESQL = [
  'attack/fields.test.ts',
  'attack/load.test.ts',
  'attack/slow.test.ts',
  'audit-writers.test.ts',
  'backups/another-server.test.ts',
  'backups/backups.test.ts',
  'changes-order.test.ts',
  'checked-nowhere.test.ts',
  'clean-up/killed.test.ts',
  'clean-up/left-behind.test.ts',
  'clean-up/raw-files.test.ts',
  'clean-up/residue.test.ts',
  'clean-up/runs-certified.test.ts',
  'clean-up/whole-or-not.test.ts',
  'closing-journal/between.test.ts',
  'closing-journal/shut.test.ts',
  'closing-kill.test.ts',
  'find-mixtures.test.ts',
  'find-offline.test.ts',
  'find-synthetic.test.ts',
  'fuzz.test.ts',
  'kill.test.ts',
  'limits/rates.test.ts',
  'local-provider.test.ts',
  'research-list.test.ts',
  'retention/killed.test.ts',
  'roles/learns-kinds.test.ts',
  'tls/tls.test.ts',
];

/** Under `tests/backend`: minutes each at their full rounds. Begun first: one of them begun last runs alone, with nobody beside it. */
export const LONGEST = [
  'closing-kill.test.ts',
  'clean-up/killed.test.ts',
  'retention/killed.test.ts',
  'roles/learns-kinds.test.ts',
  'find-offline.test.ts',
  'closing-journal/between.test.ts',
  'roles/roles.test.ts',
  'attack/fields.test.ts',
  'checked-nowhere.test.ts',
];

/** Under `tests/backend`: what each part does, on the embedded database too. */
export const ON_EMBEDDED = [
  'access-copy.test.ts',
  'amend.test.ts',
  'closing.test.ts',
  'complaints.test.ts',
  'consents-erasing.test.ts',
  'consents.test.ts',
  'find.test.ts',
  'idempotency.test.ts',
  'promises-ended.test.ts',
  'promises.test.ts',
  'queue/queue.test.ts',
  'rectifications.test.ts',
  'register.test.ts',
  'request-decide.test.ts',
  'request-extend-list.test.ts',
  'request-hand-over.test.ts',
  'request-reopen.test.ts',
  'request-wait.test.ts',
];

/** Under `tests/e2e`: the way of a working day through every part of the app. */
export const END_TO_END = [
  'day/my-day.spec.ts',
  'lock/passcode.spec.ts',
  'screens/access.spec.ts',
  'screens/closing.spec.ts',
  'screens/consent.spec.ts',
  'screens/morning.spec.ts',
  'screens/offline.spec.ts',
  'screens/palette.spec.ts',
  'screens/queue.spec.ts',
  'screens/request-work.spec.ts',
  'screens/whole-job.spec.ts',
  'screens/wrong.spec.ts',
  'shell/isolation.spec.ts',
  'sign-in/session.spec.ts',
];
