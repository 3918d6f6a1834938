import { labelOfAnswer, labelOfField } from '../codes/coded-fields.ts';
import { labelOf } from '../codes/codes.ts';
import { organisationName } from '../codes/organisations.ts';
import type { Field } from './customer.ts';
import { FIELD_WORDS } from './field-words.ts';
import { showReference } from './reference.ts';

/** Codes whose own letters would not say it to a customer; any other is read with blanks for its hyphens. */
const WORDS: Readonly<Record<string, string>> = {
  true: 'yes',
  false: 'no',
  phone: 'by phone',
  telephone: 'by phone',
  video: 'by video call',
  webchat: 'by webchat',
  email: 'by e-mail',
  text: 'by text message',
  letter: 'by letter',
  post: 'by post',
  website: 'on the website',
  'online-account': 'on the website, signed in',
  dwp: 'the Department for Work and Pensions (Jobcentre Plus)',
  'find-an-apprenticeship': 'Find an Apprenticeship',
  'introducing-organisation': 'an organisation that introduced you',
  'funded-service': 'another funded service',
  rectification: 'something that is wrong',
  'carried-over': 'an earlier record',
  in: 'you',
  out: 'we',
  customer: 'you',
  interpreter: 'you, through an interpreter',
  relay: 'you, through a relay operator',
  representative: 'somebody else',
  access: 'a copy of your information',
  complaint: 'a complaint',
  closure: 'to stop using the service',
  'other-right': 'another right over your information',
  correct: 'to correct it',
  'stop-contact': 'to stop contacting you',
  erase: 'to erase it',
  restrict: 'to leave it unused for now',
  'to-tell': 'still to be told',
  acknowledged: 'they answered',
  impossible: 'cannot be told',
  'public-task': 'our public task',
  'legal-obligation': 'a legal obligation',
  consent: 'your consent',
  address: 'your address',
  collected: 'you collect it',
  'lldd-declaration': 'learning difficulty, disability or health',
  'lldd-primary': 'the one that affects you most',
  'lldd-secondary': 'another one',
  'customer-choice': 'you wanted it',
  'bears-customer-out': 'it bears you out',
  'bears-record-out': 'it bears out what we held',
  'leaves-it-open': 'it leaves it open',
  'never-dealt-with-there': 'you were never dealt with there',
  'destroyed-by-its-period': 'it is destroyed when its time is over',
  'answered-before': 'you had it before',
  'out-of-proportion': 'it would be out of all proportion',
  'no-proof': 'we asked for proof of who was asking, and none came',
  'not-clarified': 'we asked what was wanted, and no answer came',
  'not-theirs': 'whoever asked may not ask for you',
  exempt: 'the law excepts it',
  priority: 'priority group',
  'date-of-birth': 'date of birth',
};

/** A code in words. */
export const codeWords = (code: string): string => WORDS[code] ?? FIELD_WORDS[code as Field] ?? code.replaceAll('-', ' ');

const zone = 'Europe/London';
const longDay = new Intl.DateTimeFormat('en-GB', { timeZone: zone, day: 'numeric', month: 'long', year: 'numeric' });
const clock = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' });
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/;

/** A day or an instant as people write it, in the time of Europe/London; null for anything else. */
export function timeWords(value: string): string | null {
  if (DAY.test(value)) {
    const noon = new Date(`${value}T12:00:00Z`);
    return Number.isNaN(noon.getTime()) ? null : longDay.format(noon);
  }
  if (!INSTANT.test(value)) return null;
  const at = new Date(value);
  return Number.isNaN(at.getTime()) ? null : `${longDay.format(at)} at ${clock.format(at)}`;
}

/** How a stored value becomes words. */
export const SAYS = [
  'code',
  'field',
  'value-of-field',
  'answer',
  'organisation',
  'reference',
  'interaction',
  'outcome',
  'items',
] as const;
export type Says = (typeof SAYS)[number];

/** A value in words, where it is not in words already; `field`: which value or answer it is one of. */
export function inWords(says: Says | undefined, value: string, field: string | null): string | null {
  const words = wordsFor(says, value, field);
  return words === value ? null : words;
}

function wordsFor(says: Says | undefined, value: string, field: string | null): string | null {
  switch (says) {
    case undefined:
      return timeWords(value);
    case 'code':
    case 'field':
      return codeWords(value);
    case 'items':
      return value === '' ? null : value.split(', ').map(codeWords).join(', ');
    case 'value-of-field':
      return field === null ? null : labelOfField(field, value);
    case 'answer':
      return field === null ? null : labelOfAnswer(field, Number(value));
    case 'organisation':
      return organisationName(value);
    case 'reference':
      return showReference(value);
    case 'interaction':
      return labelOf('interaction-type', Number(value));
    case 'outcome':
      return labelOf('outcome-type', Number(value));
  }
}
