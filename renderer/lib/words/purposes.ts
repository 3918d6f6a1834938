import type { ConsentState, Decision, Purpose } from '../../../shared/domain/consent.ts';

type PurposeWords = {
  /** The heading of the purpose. */
  readonly title: string;
  /** Completes *you agree to …* when read back to the customer. */
  readonly act: string;
};

export const purposeWords: Record<Purpose, PurposeWords> = {
  'satisfaction-survey': { title: 'Satisfaction surveys', act: 'being contacted for satisfaction surveys' },
  'ethnicity-monitoring': { title: 'Recording ethnicity', act: 'us holding your ethnicity' },
  'disability-monitoring': {
    title: 'Recording disability and health',
    act: 'us holding a learning difficulty, disability or health condition',
  },
  'priority-group-targeting': {
    title: 'Reaching priority groups',
    act: 'us using your details to see that we reach priority groups',
  },
};

export const stateWords: Record<ConsentState, string> = {
  'not-asked': 'Not asked',
  given: 'Given',
  refused: 'Refused',
  withdrawn: 'Withdrawn',
};

/** What the customer did, for a read-back: *you withdrew your agreement to …*. */
export const decisionWords: Record<Decision, { readonly now: string; readonly past: string }> = {
  given: { now: 'agree to', past: 'agreed to' },
  refused: { now: 'do not agree to', past: 'did not agree to' },
  withdrawn: { now: 'no longer agree to', past: 'withdrew your agreement to' },
};
