import { useState } from 'react';
import { londonDay } from '../../../shared/domain/day.ts';
import { isTooShort } from '../../../shared/domain/find/criteria.ts';
import { parseLine } from '../../../shared/domain/find/parse-line.ts';
import { showReference } from '../../../shared/domain/reference.ts';
import type { Output } from '../../../shared/operations.ts';
import { chosen, findLine } from '../../lib/callers-words.ts';
import { go } from '../../lib/go.ts';
import { useSettled } from '../../lib/settled.ts';
import { showDay } from '../../lib/time.ts';
import { kindWords } from '../requests/request-words.ts';
import { type Entry, matching } from './entries.ts';
import { usePeople, useRequestOf } from './palette-query.ts';

/** Milliseconds without a key after which people are looked for, as in Find. */
const PAUSE = 200;

type Person = Output<'customers.find'>['results'][number];

/** Everything a line leads to. */
export type Led = {
  readonly entries: readonly Entry[];
  /** What has to be said of the line besides. */
  readonly note: string | null;
  readonly error: unknown;
  readonly busy: boolean;
};

/**
 * What a line leads to: what can be done, then the request and the people. Every search for people is audited: it is made after a
 * pause where nothing that can be done fits, and otherwise only when it is chosen.
 */
export function usePalette(line: string, known: readonly Entry[]): Led {
  const wanted = line.trim().replace(/\s+/g, ' ');
  const [settled] = useSettled(wanted, PAUSE);
  const [lookedFor, setLookedFor] = useState('');
  const fitting = matching(known, wanted);
  const { criteria } = parseLine(wanted, londonDay(new Date()));
  const enough = wanted !== '' && !isTooShort(criteria);
  const reference = criteria.reference?.asTyped ? (criteria.reference.any[0] ?? null) : null;
  const asked = lookedFor === wanted || (fitting.length === 0 && settled === wanted);
  const people = usePeople(enough && asked ? wanted : null);
  const request = useRequestOf(asked ? reference : null);
  const offer = enough && !asked && fitting.length > 0 ? [lookFor(wanted, () => setLookedFor(wanted))] : [];
  const found = asked
    ? [...requestsOf(request.data), ...(people.data?.results ?? []).map((one) => personEntry(one, wanted))]
    : [];
  const busy = people.isFetching || request.isFetching || (enough && fitting.length === 0 && settled !== wanted);
  return {
    entries: [...fitting, ...offer, ...found],
    note: noteOn({ slip: criteria.reference?.asTyped === false, more: people.data?.more ?? false }),
    error: people.error ?? request.error,
    busy,
  };
}

function noteOn({ slip, more }: { readonly slip: boolean; readonly more: boolean }): string | null {
  if (slip) return 'That is no reference as it stands: one character is wrong, or two have changed places. Ask for it again.';
  return more ? 'There are more people than these: add a word to see fewer.' : null;
}

/** Not run by the palette's way out: it stays, and looks. */
export const LOOK = 'look for people';

const lookFor = (line: string, run: () => void): Entry => ({
  ...{ id: LOOK, heading: 'People', label: `Look for a customer: ${line}`, keys: [], run },
});

function requestsOf(answer: Output<'requests.byReference'> | undefined): Entry[] {
  if (!answer?.request) return [];
  const { id, reference, kind, madeOn } = answer.request;
  return [
    {
      ...{ id, heading: 'Requests', label: `Request ${showReference(reference)}`, keys: [] },
      more: `${kindWords[kind]}, made on ${showDay(madeOn)}`,
      run: () => go(`/requests/${id}`),
    },
  ];
}

function personEntry(person: Person, line: string): Entry {
  const { id, givenName, familyName, yearOfBirth, outwardPostcode, reference, status } = person;
  const born = yearOfBirth === null ? 'year of birth not held' : `born ${yearOfBirth}`;
  const closed = status === 'closed' ? 'stopped using the service' : null;
  return {
    ...{ id, heading: 'People', label: `${givenName} ${familyName}`, keys: [] },
    more: [born, outwardPostcode ?? 'no postcode held', reference, closed].filter(Boolean).join(' · '),
    run: () => {
      // What was typed counts as said, as in Find.
      findLine.set(() => line);
      chosen.set(() => person);
      go(`/customer/${id}`);
    },
  };
}
