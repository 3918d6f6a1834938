import { expect, test } from 'vitest';
import { peopleOf } from '../../../../backend/synthetic/generate.ts';
import { indexPeople } from '../../../../shared/domain/find/among/index-people.ts';
import type { Person } from '../../../../shared/domain/find/among/person.ts';
import { findIn } from '../../../../shared/domain/find/among.ts';
import { inputOf, QUERIES } from '../../../backend/find-queries.ts';
import { pick, randomFrom } from '../../../bench/support/random.ts';
import { seed } from '../../../support/rounds.ts';

const people: Person[] = [...peopleOf(1, 2_000)].map((person) => ({
  id: person.id,
  givenName: person.givenName,
  familyName: person.familyName,
  birthDate: person.birthDate,
  postcode: person.postcode,
  contactKeys: person.values.map(({ contactKey }) => contactKey).filter((key) => key !== null),
  reference: person.reference,
  uln: person.uln,
  status: 'current',
}));

// Of computing, not of the clock: other programs that run meanwhile do not count.
const busy = () => process.cpuUsage().user / 1_000;

test('a find among 2,000 people takes a few milliseconds at most, whatever is asked', () => {
  const index = indexPeople(people);
  const random = randomFrom(seed());
  const slow = Object.keys(QUERIES).map((name) => {
    const inputs = Array.from({ length: 40 }, () => inputOf(name, pick(random, people), pick(random, people), random));
    const before = busy();
    for (const input of inputs) if (input) findIn(index, input, '2026-11-23');
    return { name, each: (busy() - before) / inputs.length };
  });
  expect(slow.filter(({ each }) => each > 5)).toEqual([]);
});

test('to make the index takes a fraction of a second', () => {
  const before = busy();
  for (let round = 0; round < 5; round += 1) indexPeople(people);
  expect((busy() - before) / 5).toBeLessThan(500);
});
