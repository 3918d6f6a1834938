import { describe, expect, test } from 'vitest';
import { type Found, findsFor, likelyOf } from '../../../renderer/screens/new-customer/likely-people.ts';
import type { Match } from '../../../shared/domain/customer.ts';

const NAME = [
  { field: 'givenName', value: 'Kate' },
  { field: 'familyName', value: 'Smith' },
] as const;
const person = (id: string, givenName: string, familyName: string, reasons: Match[]): Found => ({
  ...{ id, givenName, familyName, reasons, yearOfBirth: 1984, outwardPostcode: 'LS6', status: 'current' },
});
const BORN: Match = { on: 'date-of-birth', how: 'exact' };

describe('the finds', () => {
  test('are one for each thing that two records of one person share', () => {
    const more = [
      { field: 'dateOfBirth', value: '1984-03-12' },
      { field: 'postcode', value: 'LS6 1AA' },
      { field: 'mobile', value: '07700 900 123' },
      { field: 'email', value: 'Kate@Example.org' },
    ] as const;
    expect(findsFor([...NAME, ...more])).toEqual([
      { givenName: 'Kate', familyName: 'Smith', dateOfBirth: '1984-03-12' },
      { givenName: 'Kate', dateOfBirth: '1984-03-12' },
      { familyName: 'Smith', dateOfBirth: '1984-03-12' },
      { postcode: 'LS6 1AA', dateOfBirth: '1984-03-12' },
      { phone: '+447700900123' },
      { email: 'kate@example.org' },
    ]);
  });

  test('are none for a name alone, which many share', () => expect(findsFor(NAME)).toEqual([]));
});

describe('whoever is likely', () => {
  const values = [...NAME, { field: 'dateOfBirth', value: '1984-03-12' } as const];

  test('is judged as the central service judges, by everything that any of the finds told', () => {
    const twin = person('twin', 'Tom', 'Smith', [BORN, { on: 'name', how: 'exact' }]);
    const same = person('same', 'Katherine', 'Smyth', [BORN, { on: 'name', how: 'nickname' }]);
    const other = person('other', 'Kate', 'Smith', [{ on: 'year-of-birth', how: 'exact' }]);
    expect(likelyOf(values, [[twin, other], [same]]).map(({ id }) => id)).toEqual(['same']);
    const atHome = { ...twin, reasons: [BORN, { on: 'postcode', how: 'exact' } as const] };
    expect(likelyOf(values, [[twin], [atHome]]).map(({ id, reasons }) => [id, reasons.map(({ on }) => on)])).toEqual([
      ['twin', ['date-of-birth', 'name', 'postcode']],
    ]);
  });

  test('is there once, however often they were found', () => {
    const same = person('same', 'Kate', 'Smith', [BORN]);
    expect(likelyOf(values, [[same], [same], [same]])).toEqual([same]);
  });
});
