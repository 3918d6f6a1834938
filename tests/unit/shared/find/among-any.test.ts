import fc from 'fast-check';
import { expect, test } from 'vitest';
import { indexPeople } from '../../../../shared/domain/find/among/index-people.ts';
import { findAmong, findIn } from '../../../../shared/domain/find/among.ts';
import { makeReference } from '../../../../shared/domain/reference.ts';
import { rounds, seed } from '../../../support/rounds.ts';
import { personOf } from './people.ts';

const TODAY = '2026-11-23';
// Few letters and few keys, so that people are alike and much is found.
const name = fc.oneof(
  fc.constantFrom(
    'Liz',
    'Elizabeth',
    'Jo',
    'John',
    'Jon',
    'Smith',
    'Smyth',
    'Smith-Jones',
    "O'Brien",
    'De Silva',
    'محمد',
    '𠮷田',
    '',
  ),
  fc.stringMatching(/^[a-c]{1,4}$/),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
);
const day = fc.constantFrom('1984-03-12', '1984-12-30', '1990-01-01');
const postcode = fc.constantFrom('LS6 1AA', 'LS62BB', 'm1 1ae');
const contact = fc.constantFrom('+447700900123', '+447700900124', 'jo@example.org');
const held = fc.record({
  givenName: name,
  familyName: name,
  birthDate: fc.option(day),
  postcode: fc.option(postcode),
  contactKeys: fc.uniqueArray(contact, { maxLength: 2 }),
  uln: fc.option(fc.constant('1000000043')),
  status: fc.constantFrom('current' as const, 'current' as const, 'closed' as const),
});
const people = fc.array(held, { maxLength: 40 }).map((all) => all.map((one, at) => personOf(at, one)));

const word = fc.oneof(
  name,
  fc.constantFrom(
    'smiht',
    'jhon',
    'li',
    'sm',
    'obrien',
    'desilva',
    '12/3/84',
    '1984',
    '1990',
    'LS6',
    'ls6 1aa',
    'M1',
    '07700 900123',
  ),
  fc.constantFrom('jo@example.org', '1000000043', makeReference(new Uint8Array(9)), 'ABCDE 12345'),
  fc.string({ unit: 'binary', maxLength: 10 }),
);
const line = fc.array(word, { maxLength: 5 }).map((words) => words.join(' '));
const input = fc.oneof(
  line.map((text) => ({ line: text })),
  fc.record(
    {
      line,
      givenName: name,
      familyName: name,
      dateOfBirth: day,
      postcode: word,
      phone: word,
      email: word,
      reference: word,
      uln: word,
    },
    { requiredKeys: [] },
  ),
);
const runs = () => ({ numRuns: rounds(5_000), seed: seed() });

test('whatever is asked, an answer comes: people of the list, each once, with reasons and nothing but the minimal fields', () => {
  fc.assert(
    fc.property(people, input, (all, asked) => {
      const answer = findAmong(all, asked, TODAY);
      if ('refused' in answer) return;
      expect(answer.results.length).toBeLessThanOrEqual(25);
      expect(new Set(answer.results.map(({ id }) => id)).size).toBe(answer.results.length);
      for (const { reasons, reference, ...minimal } of answer.results) {
        const person = all.find(({ id }) => id === minimal.id);
        expect(minimal).toEqual({
          id: person?.id,
          givenName: person?.givenName,
          familyName: person?.familyName,
          yearOfBirth: person?.birthDate ? Number(person.birthDate.slice(0, 4)) : null,
          outwardPostcode: person?.postcode?.replace(' ', '').slice(0, -3).toUpperCase() ?? null,
          status: person?.status,
        });
        expect(reasons.length).toBeGreaterThan(0);
        if (reference !== undefined) expect(reference).toBe(person?.reference);
        if (minimal.status === 'closed') expect(reasons.map(({ on }) => on)).toContain('reference');
      }
    }),
    runs(),
  );
});

test('the order of the list changes nothing', () => {
  const shuffled = people.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })));
  fc.assert(
    fc.property(shuffled, input, ([all, other], asked) => {
      expect(findAmong(other, asked, TODAY)).toEqual(findAmong(all, asked, TODAY));
    }),
    runs(),
  );
});

test('an index answers the same however often it was asked before', () => {
  fc.assert(
    fc.property(people, fc.array(input, { minLength: 1, maxLength: 5 }), (all, asked) => {
      const index = indexPeople(all);
      for (const one of asked) expect(findIn(index, one, TODAY)).toEqual(findAmong(all, one, TODAY));
    }),
    { ...runs(), numRuns: rounds(1_000) },
  );
});

test('everybody is found by their reference', () => {
  fc.assert(
    fc.property(people, (all) => {
      const index = indexPeople(all);
      for (const { id, reference } of all)
        expect(findIn(index, { reference }, TODAY)).toMatchObject({ results: [{ id, reference }], more: false });
    }),
    { ...runs(), numRuns: rounds(500) },
  );
});
