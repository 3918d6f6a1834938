import { readReference } from '../reference.ts';
import type { Criteria } from './criteria.ts';
import { wordsOf } from './fold.ts';
import { emailKey, outwardKey, phoneKey, postcodeKey } from './keys.ts';
import { parseLine } from './parse-line.ts';
import { typedReference } from './recognise.ts';

/** What `customers.find` takes: one line as typed, named criteria, or both. */
export type FindInput = {
  readonly line?: string | undefined;
  readonly givenName?: string | undefined;
  readonly familyName?: string | undefined;
  readonly dateOfBirth?: string | undefined;
  readonly postcode?: string | undefined;
  readonly phone?: string | undefined;
  readonly email?: string | undefined;
  readonly reference?: string | undefined;
  readonly uln?: string | undefined;
};
export type NamedField = Exclude<keyof FindInput, 'line'>;

/**
 * What a find looks for. A named criterion goes before one of its kind in the line. `unreadable` names the fields whose
 * text cannot be what they claim (a postcode that is none).
 */
export function criteriaOf(input: FindInput, today: string): { criteria: Criteria; unreadable: NamedField[] } {
  const { criteria: line } = parseLine(input.line ?? '', today);
  const unreadable: NamedField[] = [];
  const key = (field: NamedField, read: (text: string) => string | null): string | null => {
    const text = input[field];
    if (text === undefined) return null;
    const value = read(text);
    if (value === null) unreadable.push(field);
    return value;
  };
  const born = input.dateOfBirth;
  const outward = input.postcode === undefined ? null : outwardKey(input.postcode);
  const reference = input.reference === undefined ? null : typedReference(readReference(input.reference));
  if (input.reference !== undefined && reference === null) unreadable.push('reference');
  const criteria: Criteria = {
    names: [...new Set([...wordsOf(input.givenName ?? ''), ...wordsOf(input.familyName ?? ''), ...line.names])],
    born: born === undefined ? line.born : { from: born, to: born },
    postcode: (outward ? null : key('postcode', postcodeKey)) ?? line.postcode,
    outward: outward ?? line.outward,
    phone: key('phone', phoneKey) ?? line.phone,
    email: key('email', emailKey) ?? line.email,
    reference: reference ?? line.reference,
    uln: key('uln', (text) => (/^\d{10}$/.test(text) ? text : null)) ?? line.uln,
  };
  return { criteria, unreadable };
}
