import type { CheckItem, Level } from '../../../shared/domain/identity.ts';

type LevelWords = { readonly short: string; readonly reachedBy: string; readonly allows: string };

/** The levels of identity, in the words of the table advisers learn. */
export const levelWords: Record<Level, LevelWords> = {
  0: {
    short: 'Not checked',
    reachedBy: 'nobody checked yet',
    allows: 'read out the privacy notice, note any request or complaint',
  },
  1: {
    short: 'Two answers match',
    reachedBy: 'two of full name, date of birth, postcode, phone or e-mail',
    allows: 'refuse or withdraw a consent; nothing held is read out',
  },
  2: {
    short: 'Known well enough',
    reachedBy: 'one more: reference, ULN, month or place of last contact, or known to you',
    allows: 'read details out, give a consent, change details',
  },
  3: {
    short: 'Certain',
    reachedBy: 'a call-back to a number held over 14 days, or a document seen in person',
    allows: 'close the record, say where a copy is sent',
  },
};

/** What each item of a check is called. */
export const itemWords: Record<CheckItem, string> = {
  fullName: 'Full name',
  dateOfBirth: 'Date of birth',
  postcode: 'Postcode',
  phone: 'Phone number',
  email: 'E-mail',
  reference: 'Reference',
  uln: 'Unique learner number (ULN)',
  lastContactMonth: 'Month of last contact',
  lastContactPlace: 'Place of last contact',
  knownToMe: 'Known to you',
  calledBackOn: 'Call-back',
  documentSeen: 'Document seen',
};
