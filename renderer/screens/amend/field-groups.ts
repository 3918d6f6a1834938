import type { Field } from '../../../shared/domain/customer.ts';

/** The fields in the order in which people tell them. */
export const FIELD_GROUPS: readonly (readonly [title: string, fields: readonly Field[]])[] = [
  ['How to reach them', ['mobile', 'homePhone', 'alternativePhone', 'email', 'preferredContact', 'language', 'reachMe']],
  ['Where they live', ['addressLine1', 'addressLine2', 'addressTown', 'postcode']],
  ['Who they are', ['title', 'givenName', 'familyName', 'dateOfBirth', 'gender', 'uln', 'introducedBy']],
];
