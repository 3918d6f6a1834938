import type { z } from 'zod';
import type { Field, sourceSchema } from '../../../shared/domain/customer.ts';
import { FIELD_WORDS } from '../../../shared/domain/field-words.ts';
import { showReference } from '../../../shared/domain/reference.ts';

type Source = z.output<typeof sourceSchema>;

/** What each held value is called. */
export const fieldWords: Record<Field, string> = FIELD_WORDS;

/** The same after *your*, as it is said aloud. */
export const fieldNouns: Record<Field, string> = {
  title: 'title',
  givenName: 'given name',
  familyName: 'family name',
  dateOfBirth: 'date of birth',
  gender: 'gender',
  uln: 'learner number',
  addressLine1: 'address',
  addressLine2: 'second line of your address',
  addressTown: 'town',
  postcode: 'postcode',
  mobile: 'mobile number',
  homePhone: 'home phone number',
  alternativePhone: 'other phone number',
  email: 'e-mail',
  preferredContact: 'preferred way of contact',
  language: 'language',
  reachMe: 'wishes for how to reach you',
  introducedBy: 'way of hearing about us',
};

/** Where a value came from, after *from*. */
export const sourceWords: Record<Source, string> = {
  phone: 'the customer, by phone',
  'face-to-face': 'the customer, face to face',
  website: 'the customer, on the website',
  webchat: 'the customer, by webchat',
  video: 'the customer, by video call',
  letter: 'the customer, by letter',
  email: 'the customer, by e-mail',
  text: 'the customer, by text message',
  'find-an-apprenticeship': 'Find an Apprenticeship',
  dwp: 'the Department for Work and Pensions (Jobcentre Plus)',
  'introducing-organisation': 'an organisation that introduced the customer',
  'funded-service': 'another funded service',
  rectification: 'a correction the customer asked for',
  'carried-over': 'an earlier record',
};

/** Where a held value came from, after *from*; a correction names its request. */
export function sourceOf({ source, sourceName }: { readonly source: Source; readonly sourceName: string | null }): string {
  if (source === 'rectification' && sourceName) return `${sourceWords.rectification} (${showReference(sourceName)})`;
  return sourceName ?? sourceWords[source];
}
