import { listOfField } from '../codes/coded-fields.ts';
import { codesOf } from '../codes/codes.ts';
import type { Field } from './customer.ts';
import { emailKey, isUln, phoneKey, postcodeKey } from './find/keys.ts';

/** Why a text cannot be the value of a field. */
export const VALUE_FAULTS = [
  'too-long',
  'not-a-code',
  'not-a-day',
  'in-the-future',
  'not-a-postcode',
  'not-a-phone',
  'not-an-email',
  'not-a-uln',
] as const;
export type ValueFault = (typeof VALUE_FAULTS)[number];

const PHONES: readonly Field[] = ['mobile', 'homePhone', 'alternativePhone'];
/** What a record cannot be without. */
const NEEDED: readonly Field[] = ['givenName', 'familyName'];
/** What nobody's life changes: told for the first time, or wrong (domain: a change is not a mistake). */
const LASTING: readonly Field[] = ['dateOfBirth', 'uln'];
/** Longest values, in characters (DSS: 100 for names and address lines, 255 for an e-mail address). */
const LONGEST: Partial<Record<Field, number>> = { email: 255, reachMe: 200 };
const LONGEST_OTHERWISE = 100;

export const isNeeded = (field: Field): boolean => NEEDED.includes(field);
export const isLasting = (field: Field): boolean => LASTING.includes(field);

/** The form in which a value is held: blanks tidied, a postcode in two parts. */
export function heldForm(field: Field, typed: string): string {
  const tidy = typed.normalize('NFC').trim().replace(/\s+/gu, ' ');
  const postcode = field === 'postcode' ? postcodeKey(tidy) : null;
  return postcode === null ? tidy : `${postcode.slice(0, -3)} ${postcode.slice(-3)}`;
}

/** What a find and a check compare of a contact detail; null for any other field. */
export function contactKeyOf(field: Field, value: string): string | null {
  if (field === 'email') return emailKey(value);
  return PHONES.includes(field) ? phoneKey(value) : null;
}

/** Why a text cannot be a field's value; null when it can. `today` is `YYYY-MM-DD`. */
export function faultOf(field: Field, value: string, today: string): ValueFault | null {
  if ([...value].length > (LONGEST[field] ?? LONGEST_OTHERWISE)) return 'too-long';
  const list = listOfField(field);
  if (list) return codesOf(list).some(({ code }) => String(code) === value) ? null : 'not-a-code';
  if (field === 'dateOfBirth') return dayFault(value, today);
  if (field === 'postcode') return postcodeKey(value) === null ? 'not-a-postcode' : null;
  if (field === 'email') return emailKey(value) === null ? 'not-an-email' : null;
  if (field === 'uln') return isUln(value) ? null : 'not-a-uln';
  if (PHONES.includes(field)) return phoneKey(value) === null ? 'not-a-phone' : null;
  return null;
}

function dayFault(value: string, today: string): ValueFault | null {
  const at = new Date(`${value}T00:00:00Z`);
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(value);
  if (!isDay || value < '1900-01-01') return 'not-a-day';
  return value > today ? 'in-the-future' : null;
}
