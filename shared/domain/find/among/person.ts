import type { Row } from '../answer.ts';
import { nameWords } from '../fold.ts';
import { postcodeKey } from '../keys.ts';
import { compareText } from '../text-order.ts';

/** A person as a copy holds them. Each id stands once in a list. */
export type Person = {
  readonly id: string;
  readonly givenName: string;
  readonly familyName: string;
  /** `YYYY-MM-DD`. */
  readonly birthDate: string | null;
  /** In any spacing. */
  readonly postcode: string | null;
  /** Every phone number and e-mail address held, as `phoneKey` and `emailKey` give them. */
  readonly contactKeys: readonly string[];
  readonly reference: string;
  readonly uln: string | null;
  readonly status: 'current' | 'closed';
};

/** A person with what a find compares. */
export type Known = Person & {
  readonly words: readonly string[];
  /** Without the space. */
  readonly postcode: string | null;
  readonly outward: string | null;
};

/** Takes a person in. */
export function know(person: Person): Known {
  const postcode = person.postcode === null ? null : postcodeKey(person.postcode);
  const words = nameWords(person.givenName, person.familyName);
  return { ...person, words, postcode, outward: postcode?.slice(0, -3) ?? null };
}

/** What a find shows of somebody. */
export function shown({ id, givenName, familyName, birthDate, outward, status }: Known): Row {
  const yearOfBirth = birthDate === null ? null : Number(birthDate.slice(0, 4));
  return { id, givenName, familyName, yearOfBirth, outwardPostcode: outward, status };
}

/** By the day of birth, those without one last, then by id. */
export function byBirth(one: Known, other: Known): number {
  const [a, b] = [one.birthDate, other.birthDate];
  if (a === b) return byId(one, other);
  return a === null ? 1 : b === null ? -1 : compareText(a, b);
}

export function byId(one: Known, other: Known): number {
  return compareText(one.id, other.id);
}

/** The order of people who are equally close. */
export function byName(one: Known, other: Known): number {
  return compareText(one.familyName, other.familyName) || compareText(one.givenName, other.givenName) || byBirth(one, other);
}
