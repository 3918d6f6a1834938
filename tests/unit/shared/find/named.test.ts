import { expect, it } from 'vitest';
import { NO_CRITERIA } from '../../../../shared/domain/find/criteria.ts';
import { criteriaOf, type FindInput } from '../../../../shared/domain/find/named.ts';

const TODAY = '2026-11-23';

it.each<[FindInput, object]>([
  [{ givenName: 'Zoë', familyName: "O'Brien" }, { names: ['zoe', 'obrien'] }],
  [{ dateOfBirth: '1984-03-12' }, { born: { from: '1984-03-12', to: '1984-03-12' } }],
  [{ postcode: 'ls6 1aa' }, { postcode: 'LS61AA' }],
  [{ postcode: 'ls6' }, { outward: 'LS6' }],
  [
    { phone: '07700 900123', email: 'Jo@Example.org' },
    { phone: '+447700900123', email: 'jo@example.org' },
  ],
  [{ uln: '1000000043' }, { uln: '1000000043' }],
  [
    { line: 'smith 1984', dateOfBirth: '1985-01-02' },
    { names: ['smith'], born: { from: '1985-01-02', to: '1985-01-02' } },
  ],
  [
    { line: 'smith ls6', givenName: 'jo' },
    { names: ['jo', 'smith'], outward: 'LS6' },
  ],
])('%j', (input, criteria) =>
  expect(criteriaOf(input, TODAY)).toEqual({ criteria: { ...NO_CRITERIA, ...criteria }, unreadable: [] }),
);

it.each<[FindInput, string]>([
  [{ postcode: 'nowhere' }, 'postcode'],
  [{ phone: '12' }, 'phone'],
  [{ email: 'jo' }, 'email'],
  [{ reference: 'ABC' }, 'reference'],
  [{ uln: '12' }, 'uln'],
])('%j cannot be read', (input, field) => expect(criteriaOf(input, TODAY).unreadable).toEqual([field]));
