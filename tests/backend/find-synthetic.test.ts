import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Output } from '../../shared/operations.ts';
import { startBackend, type TestBackend, testDatabase } from '../support/backend.ts';
import { rounds, seed } from '../support/rounds.ts';

type Found = Output<'customers.find'>;
type Person = {
  id: string;
  given: string;
  family: string;
  born: string | null;
  postcode: string | null;
  reference: string;
  uln: string | null;
  contacts: string[];
};

let backend: TestBackend;
let people: Person[];
beforeAll(async () => {
  backend = await startBackend({ database: testDatabase(), customers: 500, seed: 1 });
  ({ rows: people } = await backend.pool.query<Person>(
    `select id, given_name as given, family_name as family, birth_date::text as born, postcode, reference, uln,
            array(select contact_key from held_values h where h.customer_id = c.id and contact_key is not null order by field) as contacts
       from customers c where status = 'current' order by id`,
  ));
});
afterAll(() => backend?.stop());

async function find(input: Record<string, unknown>): Promise<Found> {
  const answer = await backend.call('customers.find', 'phone.adviser', input);
  expect([answer.status, answer.body.code]).toEqual([200, undefined]);
  return answer.body as Found;
}
const british = (day: string) => day.split('-').reverse().join('/');
const ids = ({ results }: Found) => results.map((person) => person.id);
const held = <T>(value: T | null): value is T => value !== null;

test('everybody is found by their own full name and date of birth, by their reference, their contacts, their postcode and name', async () => {
  const many = rounds(people.length);
  for (const person of people.slice(0, many)) {
    const name = `${person.given} ${person.family}`;
    const ways = [
      person.born && { line: `${name} ${british(person.born)}` },
      person.born && { givenName: person.given, familyName: person.family, dateOfBirth: person.born },
      { line: person.reference },
      person.uln && { line: person.uln },
      person.postcode && { line: `${name} ${person.postcode}` },
      ...person.contacts.map((contact) => ({ line: contact })),
    ];
    for (const way of ways) if (way) expect([way, ids(await find(way))]).toEqual([way, expect.arrayContaining([person.id])]);
  }
}, 300_000);

test('a find never shows more than the minimal fields', async () => {
  const word = fc
    .constantFrom(...people)
    .chain((person) =>
      fc.constantFrom(
        ...[person.given, person.family, person.given.slice(0, 3), person.family.slice(0, 2), person.reference],
        ...[
          person.born,
          person.born?.slice(0, 4) ?? null,
          person.postcode,
          person.postcode?.slice(0, -3) ?? null,
          person.uln,
        ].filter(held),
        ...person.contacts,
      ),
    );
  await fc.assert(
    fc.asyncProperty(fc.array(word, { minLength: 1, maxLength: 3 }), async (words) => {
      const line = words.join(' ').slice(0, 200);
      const answer = await backend.call('customers.find', 'supervisor', { line });
      if (answer.status !== 200) return expect(answer.body.code).toBe('find-too-short');
      const { results } = answer.body as Found;
      expect(results.length).toBeLessThanOrEqual(25);
      expect(new Set(results.map((one) => one.id)).size).toBe(results.length);
      for (const shown of results) {
        const person = people.find((one) => one.id === shown.id) as Person;
        expect(shown.reasons.length).toBeGreaterThan(0);
        const { reasons: _, reference, ...minimal } = shown;
        expect(minimal).toEqual({
          id: person.id,
          givenName: person.given,
          familyName: person.family,
          yearOfBirth: person.born === null ? null : Number(person.born.slice(0, 4)),
          outwardPostcode: person.postcode?.slice(0, -3) ?? null,
          status: 'current',
        });
        if (reference !== undefined) expect(words).toContain(reference);
      }
    }),
    { numRuns: rounds(400), seed: seed() },
  );
}, 300_000);

test('the same find gives the same people in the same order', async () => {
  for (const person of people.slice(0, rounds(50))) {
    for (const line of [person.family.slice(0, 2), `${person.given.slice(0, 2)} ${person.family.slice(0, 2)}`, person.family]) {
      if (line.trim().length < 2) continue;
      expect(ids(await find({ line }))).toEqual(ids(await find({ line })));
    }
  }
}, 120_000);

test('more than 25 are cut to 25, and it says so', async () => {
  const { rows } = await backend.pool.query<{ year: string }>(
    'select left(birth_date::text, 4) as year from customers where birth_date is not null group by 1 order by count(*) desc limit 1',
  );
  const all = people.filter((person) => person.born?.startsWith(rows[0]?.year ?? 'none')).length;
  const { results, more } = await find({ line: rows[0]?.year });
  expect([results.length, more]).toEqual([Math.min(25, all), all > 25]);
});
