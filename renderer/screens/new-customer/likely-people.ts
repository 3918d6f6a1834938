import { isLikely, type Sharer, saidOf } from '../../../shared/domain/likely-duplicate.ts';
import type { Input, Output } from '../../../shared/operations.ts';
import type { SaidValues } from '../../lib/registered.ts';

type Find = Input<'customers.find'>;
export type Found = Output<'customers.find'>['results'][number];

/** The finds that together find whoever is likely to be this person: a find wants everything it is given to hold. */
export function findsFor(values: readonly SaidValues[number][]): readonly Find[] {
  const held = new Map(values.map(({ field, value }) => [field, value]));
  const { contacts, born: dateOfBirth, uln } = saidOf(values);
  const [givenName, familyName, postcode] = [held.get('givenName'), held.get('familyName'), held.get('postcode')];
  const byDay = dateOfBirth
    ? [
        ...(givenName && familyName ? [{ givenName, familyName, dateOfBirth }] : []),
        ...(givenName ? [{ givenName, dateOfBirth }] : []),
        ...(familyName ? [{ familyName, dateOfBirth }] : []),
        ...(postcode ? [{ postcode, dateOfBirth }] : []),
      ]
    : [];
  const byContact = contacts.map((key) => (key.includes('@') ? { email: key } : { phone: key }));
  return [...(uln ? [{ uln }] : []), ...byDay, ...byContact];
}

/** Whoever of those found is likely to be this person, each once, as the central service will judge it. */
export function likelyOf(values: readonly SaidValues[number][], answers: readonly (readonly Found[])[]): readonly Found[] {
  const said = saidOf(values);
  const people = new Map<string, Found>();
  for (const found of answers.flat()) {
    const before = people.get(found.id);
    const reasons = [...(before?.reasons ?? []), ...found.reasons];
    people.set(found.id, { ...found, reasons: reasons.filter((one, at) => reasons.findIndex(({ on }) => on === one.on) === at) });
  }
  return [...people.values()].filter((found) => isLikely(said, sharerOf(found)));
}

function sharerOf({ givenName, familyName, reasons }: Found): Sharer {
  const shares = (...items: readonly string[]) => reasons.some(({ on, how }) => how === 'exact' && items.includes(on));
  return {
    ...{ givenName, familyName, born: shares('date-of-birth'), postcode: shares('postcode') },
    ...{ uln: shares('uln'), contact: shares('phone', 'email') },
  };
}
