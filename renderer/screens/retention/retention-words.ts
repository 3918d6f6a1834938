import type { HeldBecause, Retained, RetentionRule, RunState, Store } from '../../../shared/domain/retention-run.ts';
import { showDay } from '../../lib/time.ts';
import type { Run } from './runs-query.ts';

/** What a run is about, in the plural, and one of it. */
export const retainedWords: Record<Retained, readonly [many: string, one: string]> = {
  evidence: ['proofs of payment', 'proof of payment'],
  lapsed: ['people out of contact', 'person out of contact'],
  'old-requests': ['finished requests', 'finished request'],
};
/** As the heading of what it is. */
export const retainedTitles: Record<Retained, string> = {
  evidence: 'Proofs of payment',
  lapsed: 'People out of contact',
  'old-requests': 'Finished requests',
};
/** What becomes of it, in a sentence. */
export const retainedSentences: Record<Retained, string> = {
  evidence: 'What was kept of somebody who stopped using the service, to prove a payment. It is destroyed for good.',
  lapsed:
    'They have not used the service for six years. Their records are closed as any other: hidden at once, and destroyed after the time in which a supervisor may stop it.',
  'old-requests': 'Requests of people who are customers still. What was asked, found out and decided is destroyed for good.',
};

/** `1,240`. */
export const numberWords = (count: number): string => count.toLocaleString('en-GB');

export const countWords = (what: Retained, count: number): string =>
  `${numberWords(count)} ${retainedWords[what][count === 1 ? 1 : 0]}`;

/** Why something falls due, and the legal words for it. */
export const ruleWords: Record<RetentionRule, readonly [plain: string, legal: string]> = {
  'audit-period-over': [
    'The payment can no longer be audited',
    'End of the audit period of the financial year of payment (storage limitation, UK GDPR article 5(1)(e))',
  ],
  'years-after-closing': [
    'Six years since they stopped using the service',
    'Closing plus six years (storage limitation, UK GDPR article 5(1)(e))',
  ],
  'no-contact': [
    'No contact for six years',
    'Retention period over since the last contact; use of a right does not restart it (UK GDPR article 5(1)(e))',
  ],
  'request-over': ['Two years since it was finished', 'Completion plus two years (storage limitation, UK GDPR article 5(1)(e))'],
};

const heldWords: Record<HeldBecause, string> = {
  'access-open': 'They are waiting for their information',
  'rectification-open': 'Something is being put right',
  'other-right-open': 'Another request of theirs is open',
  'complaint-open': 'They have complained',
  'elsewhere-open': 'Something of theirs is worked on elsewhere',
  'recipient-untold': 'A recipient is still to be told of a correction',
  'closing-to-confirm': 'A death is still to be confirmed',
  'not-due-any-more': 'It is not due any more',
  'not-there-any-more': 'It was not there any more',
  stopped: 'A supervisor stopped the closing',
};

export const storeWords: Record<Store, string> = {
  database: 'The tables',
  disk: 'The files on the disk',
  machines: 'Advisers’ computers',
  'back-ups': 'Back-ups',
};

/** Why one is not destroyed: held by something open, or left out. */
export function heldSentence(because: HeldBecause): string {
  const isOut = because === 'not-due-any-more' || because === 'not-there-any-more' || because === 'stopped';
  return `${isOut ? 'Left out' : 'Held'}: ${heldWords[because]}`;
}

/** How a run stands. */
export const stateWords: Record<RunState, string> = {
  proposed: 'Waits for another supervisor',
  refused: 'Not approved',
  approved: 'Approved, not started yet',
  running: 'Under way',
  interrupted: 'Stopped part-way',
  finished: 'Finished',
};

/** How far a store is, in a sentence. */
export function storeSentence({ store, state, certifiedAt, emptyOn }: Run['stores'][number]): string {
  const name = storeWords[store];
  if (state === 'certified' && certifiedAt !== null) return `${name}: certified on ${showDay(certifiedAt)}`;
  if (state === 'nothing-went') return `${name}: nothing went`;
  if (state === 'waiting') return `${name}: not checked yet, no certificate`;
  const when = emptyOn === null ? '' : `; the last that may hold it goes on ${showDay(emptyOn)}`;
  return `${name}: cannot be checked from here, no certificate${when}`;
}
