import type { ClosingBlocker } from '../../../shared/domain/closing.ts';

type Words = { readonly what: string; readonly wayOn: string };

const KEPT =
  'It is finished first; if the customer no longer wants it, whoever decides it keeps the value, with that as the reason.';
const DROPPED = 'It is finished first; if the customer no longer wants it, whoever decides it records that.';

/** What keeps a closing from being done, and the way on. */
export const blockerWords: Record<ClosingBlocker, Words> = {
  'access-open': { what: 'They asked for a copy of their information', wayOn: DROPPED },
  'rectification-open': { what: 'They said that something is wrong', wayOn: KEPT },
  'other-right-open': { what: 'They asked for something else about their information', wayOn: DROPPED },
  'complaint-open': { what: 'They complained', wayOn: DROPPED },
  'recipient-untold': {
    what: 'An organisation has not been told yet of something that was put right',
    wayOn: 'A supervisor tells it first, in Who to tell.',
  },
  'elsewhere-open': {
    what: 'Something of theirs is still being worked on elsewhere',
    wayOn: 'Take down that they want to stop: somebody closes the account once that is finished.',
  },
  'unsent-here': {
    what: 'Something recorded here for them was refused, or needs a decision of yours',
    wayOn: 'Decide it first, in Unsent work: a closing goes after everything else of theirs.',
  },
};
