import { type ReadReference, readReference } from '../reference.ts';
import type { Born, Criteria, TypedReference } from './criteria.ts';
import { emailKey, isUln, outwardKey, phoneKey, postcodeKey } from './keys.ts';
import { beginsWithMonth, readBareDate, readMarkedDate, readYear } from './read-date.ts';

/** What a piece of the line is, how many tokens it takes, and what it adds to the criteria. */
export type Recognised = {
  readonly kind: 'date-of-birth' | 'year-of-birth' | 'postcode' | 'outward' | 'phone' | 'email' | 'reference' | 'uln';
  readonly tokens: number;
  readonly adds: Partial<Criteria>;
};
type Recogniser = (tokens: readonly string[], today: string) => Recognised | null;

const LONGEST_PHONE = 6;
const PHONE_PART = /^\+?[\d().-]+$/u;

const email: Recogniser = ([token = '']) => {
  const key = emailKey(token);
  return key === null ? null : { kind: 'email', tokens: 1, adds: { email: key } };
};

const uln: Recogniser = ([token = '']) => (isUln(token) ? { kind: 'uln', tokens: 1, adds: { uln: token } } : null);

// Most words are names: what begins with neither a digit nor a month is not looked at further.
const markedDate: Recogniser = (tokens, today) =>
  /^\d/.test(tokens[0] ?? '') || beginsWithMonth(tokens[0] ?? '')
    ? date(tokens, [5, 4, 3, 2, 1], (text) => readMarkedDate(text, today))
    : null;
const bareDate: Recogniser = (tokens, today) =>
  /^\d/.test(tokens[0] ?? '') ? date(tokens, [3, 1], (text) => readBareDate(text, today)) : null;

const year: Recogniser = ([token = ''], today) => {
  const found = readYear(token, today);
  return found === null ? null : { kind: 'year-of-birth', tokens: 1, adds: { born: wholeYear(found) } };
};

const postcode: Recogniser = (tokens) => {
  for (const count of [2, 1]) {
    const key = tokens.length < count ? null : postcodeKey(tokens.slice(0, count).join(''));
    if (key !== null) return { kind: 'postcode', tokens: count, adds: { postcode: key } };
  }
  return null;
};

const outward: Recogniser = ([token = '']) => {
  const key = /\d/.test(token) ? outwardKey(token) : null;
  return key === null ? null : { kind: 'outward', tokens: 1, adds: { outward: key } };
};

const phone: Recogniser = (tokens) => {
  const parts = tokens.slice(0, LONGEST_PHONE);
  const end = parts.findIndex((part) => !PHONE_PART.test(part));
  for (let count = end < 0 ? parts.length : end; count > 0; count -= 1) {
    const key = phoneKey(parts.slice(0, count).join(' '));
    if (key !== null) return { kind: 'phone', tokens: count, adds: { phone: key } };
  }
  return null;
};

/** Ten letters and digits, or five and five. A reference always holds a digit, so no name is taken for one. */
const reference: Recogniser = ([first = '', second = '', third = '']) => {
  const whole = looksLikeReference(first);
  if (!whole && !areHalves(first, second)) return null;
  const read = readReference(whole ? first : first + second);
  // A name of five letters beside a postcode, or before a reference in two halves, is no half of one.
  if (!whole && !read.ok && (postcodeKey(first) ?? postcodeKey(second)) !== null) return null;
  if (!whole && areHalves(second, third) && (!read.ok || /^\p{L}+$/u.test(first))) return null;
  const typed = typedReference(read);
  return typed === null ? null : { kind: 'reference', tokens: whole ? 1 : 2, adds: { reference: typed } };
};

/** A reference whose check character is right: a half may look like a whole postcode. A name before a postcode is no half. */
const rightReference: Recogniser = (tokens, today) => {
  const found = reference(tokens, today);
  if (!found?.adds.reference?.asTyped) return null;
  const [first = '', second = ''] = tokens;
  return found.tokens === 2 && /^\p{L}+$/u.test(first) && postcodeKey(second) !== null ? null : found;
};

/** In the order of certainty: what can be nothing else comes first. */
const RECOGNISERS: readonly Recogniser[] = [
  email,
  markedDate,
  uln,
  rightReference,
  postcode,
  phone,
  bareDate,
  reference,
  year,
  outward,
];

/** What the first of these tokens begin, if it is anything but a name. `today` is `YYYY-MM-DD`. */
export function recognise(tokens: readonly string[], today: string): Recognised | null {
  const [first = '', second = ''] = tokens;
  // Two words of letters are names: everything else holds a digit or an @, or begins with a month.
  if (/^\p{L}+$/u.test(first) && !/\d/.test(second) && !beginsWithMonth(first)) return null;
  for (const recogniser of RECOGNISERS) {
    const found = recogniser(tokens, today);
    if (found) return found;
  }
  return null;
}

/** What a reading of a reference looks for; null when it can be none. */
export function typedReference(read: ReadReference): TypedReference | null {
  if (read.ok) return { any: [read.reference], asTyped: true };
  return read.suggestions.length > 0 ? { any: read.suggestions, asTyped: false } : null;
}

/** The days of a year. */
export function wholeYear(year: string): Born {
  return { from: `${year}-01-01`, to: `${year}-12-31` };
}

function date(tokens: readonly string[], counts: readonly number[], read: (text: string) => string | null): Recognised | null {
  for (const count of counts) {
    const found = tokens.length < count ? null : read(tokens.slice(0, count).join(' '));
    if (found !== null) return { kind: 'date-of-birth', tokens: count, adds: { born: { from: found, to: found } } };
  }
  return null;
}

function bareLength(token: string): number {
  return [...token.replace(/\p{Pd}/gu, '')].length;
}

function areHalves(first: string, second: string): boolean {
  return bareLength(first) === 5 && bareLength(second) === 5 && looksLikeReference(first + second);
}

function looksLikeReference(token: string): boolean {
  return bareLength(token) === 10 && /^[\p{L}\d\p{Pd}]+$/u.test(token) && /\d/.test(token);
}
