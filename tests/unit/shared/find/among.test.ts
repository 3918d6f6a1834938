import { describe, expect, it, test } from 'vitest';
import { indexPeople } from '../../../../shared/domain/find/among/index-people.ts';
import type { Person } from '../../../../shared/domain/find/among/person.ts';
import { findAmong, findIn } from '../../../../shared/domain/find/among.ts';
import type { Found } from '../../../../shared/domain/find/answer.ts';
import type { FindInput } from '../../../../shared/domain/find/named.ts';
import type { Output } from '../../../../shared/operations.ts';
import { personOf } from './people.ts';

const TODAY = '2026-11-23';
const PEOPLE = [
  { givenName: 'John', familyName: 'Smith', birthDate: '1984-03-12', postcode: 'LS6 1AA', contactKeys: ['+447700900123'] },
  { givenName: 'Joan', familyName: 'Smith', birthDate: '1984-12-30', postcode: 'm11ae' },
  { givenName: 'Elizabeth', familyName: 'Brown', birthDate: '1971-02-03', contactKeys: ['liz@example.org'], uln: '1000000043' },
  { givenName: 'Catherine', familyName: 'Stephens', birthDate: '1955-05-15' },
  { givenName: 'Ann', familyName: 'Smith-Jones', postcode: 'LS61AA' },
  { givenName: 'Closed', familyName: 'Quixote', birthDate: '1950-01-01', postcode: 'LS6 1AA', status: 'closed' },
  { givenName: 'Ken', familyName: '𠮷田', birthDate: '1990-01-01' },
  { givenName: 'Ken', familyName: '﨎田', birthDate: '1990-01-01' },
  { givenName: 'Sukarno', familyName: '' },
].map((held, at) => personOf(at, held as Partial<Person>));
const index = indexPeople(PEOPLE);

/** Those found; the shape is that of the central answer. */
function find(input: FindInput | string): Output<'customers.find'>['results'] {
  const answer = findIn(index, typeof input === 'string' ? { line: input } : input, TODAY);
  if ('refused' in answer) throw new Error(answer.refused);
  return answer.results;
}
const nameOf = (person: Found | undefined) => person && `${person.givenName} ${person.familyName}`.trim();

describe('the first person found', () => {
  test.each([
    ['john smith', 'John Smith', [{ on: 'name', how: 'exact' }]],
    ['smi joh', 'John Smith', [{ on: 'name', how: 'start' }]],
    ['liz brown', 'Elizabeth Brown', [{ on: 'name', how: 'nickname' }]],
    ['jonh smiht', 'John Smith', [{ on: 'name', how: 'spelling' }]],
    ['kathrin stevens', 'Catherine Stephens', [{ on: 'name', how: 'sound' }]],
    ['smithjones', 'Ann Smith-Jones', [{ on: 'name', how: 'exact' }]],
    ['suk', 'Sukarno', [{ on: 'name', how: 'start' }]],
    ['07700 900123', 'John Smith', [{ on: 'phone', how: 'exact' }]],
    ['LIZ@example.org', 'Elizabeth Brown', [{ on: 'email', how: 'exact' }]],
    ['1000000043', 'Elizabeth Brown', [{ on: 'uln', how: 'exact' }]],
    ['M1', 'Joan Smith', [{ on: 'postcode', how: 'start' }]],
    ['12/3/84', 'John Smith', [{ on: 'date-of-birth', how: 'exact' }]],
    ['1971', 'Elizabeth Brown', [{ on: 'year-of-birth', how: 'exact' }]],
    ['john smith 12/3/85', 'John Smith', [{ on: 'name', how: 'exact' }]],
    ['wilson 07700 900123', 'John Smith', [{ on: 'phone', how: 'exact' }]],
  ])('by %s is %s', (line, name, reasons) => {
    const [first] = find(line);
    expect(nameOf(first)).toBe(name);
    expect(first?.reasons).toEqual(reasons);
  });

  it('is shown with the minimal fields and nothing else', () => {
    expect(find('m1 1ae')).toEqual([
      {
        id: PEOPLE[1]?.id,
        givenName: 'Joan',
        familyName: 'Smith',
        yearOfBirth: 1984,
        outwardPostcode: 'M1',
        status: 'current',
        reasons: [{ on: 'postcode', how: 'exact' }],
      },
    ]);
  });
});

describe('a reference', () => {
  it('finds its owner, closed or not, and is shown only when it was typed', () => {
    for (const { id, reference, status } of PEOPLE) {
      expect(find(reference)).toMatchObject([{ id, reference, status }]);
      const wrong = `${reference.slice(0, 4)}${reference[4] === 'K' ? '7' : 'K'}${reference.slice(5)}`;
      expect(find({ reference: wrong }).map((person) => [person.id, person.reference])).toEqual([[id, undefined]]);
    }
  });
  it('alone finds a closed customer', () => {
    for (const line of ['quixote', 'closed quixote', 'qiuxote', '1/1/1950', 'ls6 1aa', 'ls6 1950'])
      expect(find(line).map((person) => person.status)).not.toContain('closed');
  });
});

describe('people who are equally close', () => {
  it('stand in the order of code points, not of surrogates', () => {
    expect(find('1/1/1990').map(nameOf)).toEqual(['Ken 﨎田', 'Ken 𠮷田']);
    expect(find('ken').map(nameOf)).toEqual(['Ken 﨎田', 'Ken 𠮷田']);
  });
  it('of one key stand by name; of a year by their day', () => {
    expect(find('ls6 1aa').map(nameOf)).toEqual(['John Smith', 'Ann Smith-Jones']);
    expect(find('1984').map(nameOf)).toEqual(['John Smith', 'Joan Smith']);
  });
  it('are cut to 25, and it says so', () => {
    const many = Array.from({ length: 30 }, (_, at) =>
      personOf(at, { givenName: 'Jo', familyName: 'Smith', postcode: 'LS6 1AA' }),
    );
    for (const line of ['smith', 'ls6 1aa', 'smiht', 'smith ls6', 'smith m1 1ae']) {
      const all = findAmong(many, { line }, TODAY);
      expect(all).toMatchObject({ more: true });
      expect('results' in all && all.results.map(({ id }) => id)).toEqual(many.slice(0, 25).map(({ id }) => id));
      expect(findAmong(many.slice(0, 25), { line }, TODAY)).toMatchObject({ more: false });
    }
  });
});

describe('what is no find', () => {
  it.each(['j', 'j s', '42', ','])('%s is too short', (line) => {
    expect(findIn(index, { line }, TODAY)).toEqual({ refused: 'find-too-short' });
  });
  it('says which field cannot be what it is named', () => {
    expect(findIn(index, { postcode: 'nowhere' }, TODAY)).toEqual({ refused: 'unreadable', field: 'postcode' });
  });
  it('finds nobody among nobody', () =>
    expect(findAmong([], { line: 'john smith 1984' }, TODAY)).toEqual({ results: [], more: false }));
});
