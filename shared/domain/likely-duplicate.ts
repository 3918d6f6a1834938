import type { Field } from './customer.ts';
import { contactKeyOf, heldForm } from './field-values.ts';
import { postcodeKey } from './find/keys.ts';
import { sameParts } from './find/same-name.ts';

type Value = { readonly field: Field; readonly value: string };
/** What of somebody new is compared with who is held, each in the form in which it is compared. */
export type Said = {
  readonly givenName: string;
  readonly familyName: string;
  readonly born: string | null;
  readonly postcode: string | null;
  readonly uln: string | null;
  readonly contacts: readonly string[];
};
/** Somebody held, and which of what was said they share. */
export type Sharer = {
  readonly givenName: string;
  readonly familyName: string;
  readonly born: boolean;
  readonly postcode: boolean;
  readonly uln: boolean;
  readonly contact: boolean;
};

/** What of the values said is compared. */
export function saidOf(values: readonly Value[]): Said {
  const held = new Map(values.map(({ field, value }) => [field, heldForm(field, value)]));
  const contacts = [...held].flatMap(([field, value]) => contactKeyOf(field, value) ?? []);
  return {
    givenName: held.get('givenName') ?? '',
    familyName: held.get('familyName') ?? '',
    born: held.get('dateOfBirth') ?? null,
    postcode: postcodeKey(held.get('postcode') ?? ''),
    uln: held.get('uln') ?? null,
    contacts: [...new Set(contacts)],
  };
}

/**
 * Whether somebody held is likely to be the person who is new: the same learner number; born on the same day with both names in
 * agreement, or at the same postcode; a shared phone or e-mail and the given name (a family shares both, and the family name).
 */
export function isLikely(said: Said, held: Sharer): boolean {
  if (held.uln || (held.born && held.postcode)) return true;
  const { given, family } = sameParts(said, held);
  return (held.contact && given) || (held.born && given && family);
}

/** What two desks that register one person at once have in common, for whoever keeps them apart. */
export function keysOf({ born, uln, contacts }: Said): readonly string[] {
  return [born && `born ${born}`, uln && `uln ${uln}`, ...contacts.map((key) => `contact ${key}`)].filter((key) => key !== null);
}
