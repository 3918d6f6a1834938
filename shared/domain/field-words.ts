import type { Field } from './customer.ts';

/** What each held value is called, on screen and on paper. */
export const FIELD_WORDS: Record<Field, string> = {
  title: 'Title',
  givenName: 'Given name',
  familyName: 'Family name',
  dateOfBirth: 'Date of birth',
  gender: 'Gender',
  uln: 'Unique learner number (ULN)',
  addressLine1: 'Address',
  addressLine2: 'Address, second line',
  addressTown: 'Town',
  postcode: 'Postcode',
  mobile: 'Mobile',
  homePhone: 'Home phone',
  alternativePhone: 'Other phone',
  email: 'E-mail',
  preferredContact: 'Prefers contact by',
  language: 'Language',
  reachMe: 'How to reach me',
  introducedBy: 'Introduced by',
};
