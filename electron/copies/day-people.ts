import type { DayLine, DayPerson } from '../../shared/day-list.ts';
import type { Copy } from '../../shared/operations/copies.ts';
import type { Failure } from '../../shared/problem.ts';
import { type SealedBook, sealedBook } from '../sealed/sealed-book.ts';
import { dayPacking, type KeptPerson } from './kept-copy.ts';

/** Somebody on the list; `closed`: they have stopped using the service. */
export type OnTheList = DayPerson & { readonly closed: boolean };

/** Somebody as the list shows them: with the times of their copy, or why there is none (`why`; left out: none was fetched). */
export function dayLine({ closed, ...person }: OnTheList, copy: Copy | null, why?: DayLine['why']): DayLine {
  return copy
    ? { ...person, copy: { fetchedAt: copy.fetchedAt, expiresAt: copy.expiresAt }, why: null }
    : { ...person, copy: null, why: why ?? (closed ? 'closed' : 'not-fetched') };
}

/** The list of *My day*. Of whoever has stopped using the service no name stays on the disk: it is known here until the desk locks. */
export type DayPeople = Pick<SealedBook<KeptPerson>, 'remove' | 'keepIn'> & {
  readonly all: () => readonly OnTheList[];
  readonly put: (person: DayPerson) => Promise<Failure | null>;
  /** These have stopped using the service. A disk that does not take it now is asked again by `tidy`. */
  readonly close: (customerIds: readonly string[]) => Promise<void>;
  readonly tidy: () => Promise<void>;
  readonly letGo: () => void;
};

export type DayPeopleParts = { readonly newName: () => string; readonly changed: () => void };

export function dayPeople({ newName, changed }: DayPeopleParts): DayPeople {
  const book: SealedBook<KeptPerson> = sealedBook({ ...dayPacking, newName, changed });
  /** Who they were, as far as this run knows. */
  let known: ReadonlyMap<string, DayPerson> = new Map();

  const tidy = async () => {
    for (const [customerId, { closed }] of book.all()) {
      if (!closed && known.has(customerId)) await book.put({ ...NOBODY, customerId, closed: true });
    }
  };
  return {
    all: () =>
      [...book.all()].map(([id, person]) => ({ ...person, ...known.get(id), closed: known.has(id) || person.closed === true })),
    put: (person) => {
      known = new Map([...known].filter(([id]) => id !== person.customerId));
      return book.put(person);
    },
    remove: book.remove,
    keepIn: book.keepIn,
    close: async (customerIds) => {
      const theirs = customerIds.flatMap((id) => book.all().get(id) ?? []).filter(({ closed }) => !closed);
      known = new Map([...known, ...theirs.map((person) => [person.customerId, person] as const)]);
      await tidy();
    },
    tidy,
    letGo: () => {
      known = new Map();
      book.letGo();
    },
  };
}

const NOBODY = { givenName: '', familyName: '', yearOfBirth: null, outwardPostcode: null };
