import type { Field } from '../../../shared/domain/customer.ts';
import type { DOCUMENTS } from '../../../shared/domain/identity.ts';

/** Months as a check sends them and as they are said. */
export const monthWords: readonly (readonly [string, string])[] = [
  ['01', 'January'],
  ['02', 'February'],
  ['03', 'March'],
  ['04', 'April'],
  ['05', 'May'],
  ['06', 'June'],
  ['07', 'July'],
  ['08', 'August'],
  ['09', 'September'],
  ['10', 'October'],
  ['11', 'November'],
  ['12', 'December'],
];

export const documentWords: Record<(typeof DOCUMENTS)[number], string> = {
  passport: 'A passport',
  'driving-licence': 'A driving licence',
  'benefit-letter': 'A benefit letter',
  'council-tax-bill': 'A council tax bill',
  'other-official': 'Another official document',
};

/** Which held number a call-back went to. */
export const phoneFieldWords: readonly (readonly [Field, string])[] = [
  ['mobile', 'Mobile'],
  ['homePhone', 'Home phone'],
  ['alternativePhone', 'Other phone'],
];
