import type { Person } from '../../../../shared/domain/find/among/person.ts';
import { makeReference } from '../../../../shared/domain/reference.ts';

/** A made-up person of a list; what is left out is not held. */
export function personOf(at: number, held: Partial<Person>): Person {
  return {
    id: `00000000-0000-7000-8000-${String(at).padStart(12, '0')}`,
    reference: makeReference(
      Uint8Array.from({ length: 9 }, (_, place) => (place < 2 ? at >> (place * 5) : (at + 3) * place * 11)),
    ),
    givenName: '',
    familyName: '',
    birthDate: null,
    postcode: null,
    contactKeys: [],
    uln: null,
    status: 'current',
    ...held,
  };
}
