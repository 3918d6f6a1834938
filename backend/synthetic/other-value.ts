import type { Field } from '../../shared/domain/customer.ts';
import { DAY } from './family.ts';
import { between, type Random, whole } from './random.ts';

/** The fields that somebody disputes in the synthetic world, most disputed first. */
export const DISPUTED: readonly Field[] = [
  'familyName',
  'dateOfBirth',
  'mobile',
  'email',
  'addressLine1',
  'postcode',
  'givenName',
  'homePhone',
];

/** Another value that a field might have had by a slip: one that could be held as well. */
export function otherValue(random: Random, field: Field, value: string): string {
  if (field === 'dateOfBirth') return slippedDay(random, value);
  if (field === 'addressLine1' || field === 'postcode' || field === 'mobile' || field === 'homePhone')
    return otherDigit(random, value);
  return doubledLetter(random, value);
}

function slippedDay(random: Random, day: string): string {
  // Earlier alone: nobody is born in the future.
  return new Date(Date.parse(`${day}T00:00:00Z`) - between(random, 1, 20) * DAY).toISOString().slice(0, 10);
}

/** The last of the digits is another one. */
function otherDigit(random: Random, value: string): string {
  const at = value.search(/\d\D*$/);
  if (at < 0) return `${value} 2`;
  return `${value.slice(0, at)}${(Number(value[at]) + between(random, 1, 9)) % 10}${value.slice(at + 1)}`;
}

/** A letter is typed twice. */
function doubledLetter(random: Random, value: string): string {
  const letters = [...value];
  const upTo = value.includes('@') ? value.indexOf('@') : letters.length;
  const at = whole(random, upTo);
  const letter = letters[at] ?? '';
  return [...letters.slice(0, at), letter, letter === '.' ? '' : letter.toLowerCase(), ...letters.slice(at + 1)].join('');
}
