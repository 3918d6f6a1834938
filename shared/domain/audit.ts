import { z } from 'zod';

/** What is audited, and its words for a reader (domain: audit). */
export const AUDIT_KINDS = {
  search: 'Search',
  view: 'Record opened',
  'special-view': 'Sensitive information shown',
  check: 'Identity check',
  decision: 'Consent decision',
  amendment: 'Details changed',
  registration: 'Record made',
  request: 'Request logged',
  authority: 'Speaking for somebody',
  worry: 'A worry',
  absence: 'Who is away',
  promise: 'A promise',
  disclosure: 'Passed on',
  notice: 'Telling a recipient',
  conversation: 'Conversation',
  refusal: 'Refused',
  'sign-in': 'Sign-in',
  export: 'Export',
  'audit-view': 'Audit looked at',
  'desk-event': 'At a desk',
  copy: 'Copy for a day without a connection',
  machine: 'A computer',
  closing: 'Stopping to use the service',
  restore: 'Restored from a back-up',
  retention: 'What is not kept any longer',
  publication: 'Figures for partners',
} as const;
export type AuditKind = keyof typeof AUDIT_KINDS;
export const auditKindSchema = z.enum(Object.keys(AUDIT_KINDS) as [AuditKind, ...AuditKind[]]);

/** How an audited act ended, and the words for it. */
export const AUDIT_OUTCOMES = {
  found: 'Somebody was found',
  nobody: 'Nobody was found',
  shown: 'Shown',
  refused: 'Refused',
  matched: 'Answers matched',
  'not-matched': 'Answers did not match',
  unmatched: 'Turned out to be somebody else’s',
  recorded: 'Recorded',
  done: 'Done',
  repeated: 'Sent again, nothing new',
  'share-read': 'Signed in on a computer',
  sound: 'Nothing wrong was found',
  broken: 'Something wrong was found',
  taken: 'Taken onto a computer',
  destroyed: 'Destroyed on a computer',
  discard: 'Taken out unsent',
  'hand-over': 'Given to a supervisor unsent',
  'set-aside': 'Damaged or missing on a computer',
  'offline-search': 'Search without a connection',
  'offline-view': 'Opened without a connection',
  'offline-check': 'Identity checked without a connection',
  'copies-destroyed': 'Copies on a computer destroyed',
  checked: 'A step to check',
  decided: 'Decided',
  'customer-told': 'The customer was told',
  extended: 'Time extended',
  noted: 'A note was made',
  'handed-over': 'Handed over to another organisation',
  waiting: 'Waiting for an answer',
  resumed: 'The answer came',
  reopened: 'Opened again',
  looked: 'Looked at by a supervisor',
  claimed: 'Taken',
  assigned: 'Given to somebody',
  used: 'Somebody spoke under it',
  ended: 'Ended',
  seen: 'Seen by a supervisor',
  'letter-printed': 'Letter to a recipient printed',
  'letter-saved': 'Letter to a recipient saved as PDF',
  'receipt-printed': 'Consent receipt printed',
  'receipt-saved': 'Consent receipt saved',
  'confirmation-printed': 'Confirmation of what was done printed',
  'confirmation-saved': 'Confirmation of what was done saved',
  'certificate-printed': 'Certificate of destruction printed',
  'certificate-saved': 'Certificate of destruction saved',
  'figures-printed': 'Figures printed',
  'figures-saved': 'Figures saved',
  kept: 'Kept',
  'not-kept': 'Not kept',
  moved: 'Moved to another day',
  told: 'Told',
  acknowledged: 'Answered',
  'facts-asked': 'Facts were asked for',
  'facts-given': 'Facts were given',
  settled: 'Settled where a copy goes',
  'place-answered': 'A place outside the system answered for',
  'looked-through': 'Items of a copy looked through',
  reviewed: 'A copy looked through to the end',
  'copy-sent': 'A copy sent',
  'copy-printed': 'A copy of their information printed',
  'copy-saved': 'A copy of their information saved',
  impossible: 'Cannot be told',
  lost: 'Marked as lost',
  'back-again': 'No longer lost',
  proposed: 'To be confirmed by a supervisor',
  requested: 'Became a request',
  stopped: 'Stopped by a supervisor',
  gone: 'Destroyed in the tables',
  cleaned: 'Cleaned on the disk',
  known: 'Had been done already',
  accepted: 'Gone on without what was wrong with it',
  approved: 'Approved',
  'not-approved': 'Not approved',
  begun: 'Begun',
  interrupted: 'Stopped part-way',
  finished: 'Finished',
  certified: 'Certified',
  published: 'Published',
} as const;
export type AuditOutcome = keyof typeof AUDIT_OUTCOMES;
export const auditOutcomeSchema = z.enum(Object.keys(AUDIT_OUTCOMES) as [AuditOutcome, ...AuditOutcome[]]);

/**
 * What can be wrong with the chain at a position. `changed`: the row does not give its hash. `missing`: the row or its link is gone.
 * `inserted`: a row that was never there. `order`: rows have changed places. `cut`: the chain ends before a signed head.
 * `rewritten`: the chain fits itself but not what was signed.
 */
export const CHAIN_FAULTS = ['changed', 'missing', 'inserted', 'order', 'cut', 'rewritten'] as const;
export type ChainFault = (typeof CHAIN_FAULTS)[number];

/**
 * The file of signed heads. `none`: nothing has been signed yet. `lost`: a head that the database remembers is not in it.
 * `forged`: a line is not signed by a key of ours.
 */
export const HEADS_STATES = ['good', 'none', 'lost', 'forged'] as const;
export type HeadsState = (typeof HEADS_STATES)[number];
