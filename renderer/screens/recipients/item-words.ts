import type { SharedItem } from '../../../shared/domain/disclosure.ts';

/** What each thing that can be passed on is called in a letter to whoever has it. */
export const itemWords: Record<SharedItem, string> = {
  title: 'title',
  givenName: 'given name',
  familyName: 'family name',
  dateOfBirth: 'date of birth',
  gender: 'gender',
  uln: 'unique learner number',
  addressLine1: 'address',
  addressLine2: 'second line of the address',
  addressTown: 'town',
  postcode: 'postcode',
  mobile: 'mobile number',
  homePhone: 'home phone number',
  alternativePhone: 'other phone number',
  email: 'e-mail address',
  preferredContact: 'preferred way of contact',
  language: 'language',
  reachMe: 'wishes for how to be reached',
  introducedBy: 'who introduced them to us',
  ethnicity: 'ethnicity',
  disability: 'learning difficulty, disability or health',
  'priority-group': 'priority groups',
  progress: 'how they are getting on',
  sessions: 'the advice they were given',
  outcomes: 'what came of the advice',
};

/** The same at the beginning of a line. */
export const itemHeading = (item: SharedItem): string => `${itemWords[item].charAt(0).toUpperCase()}${itemWords[item].slice(1)}`;
