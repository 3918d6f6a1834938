import { describe, expect, test } from 'vitest';
import { FIELDS } from '../../../../shared/domain/customer.ts';
import { contactKeyOf, faultOf, heldForm, isLasting, isNeeded } from '../../../../shared/domain/field-values.ts';

const TODAY = '2026-11-24';

describe('a text as the value of a field', () => {
  test.each([
    ['givenName', 'Siân', null],
    ['familyName', 'x'.repeat(101), 'too-long'],
    ['reachMe', 'x'.repeat(200), null],
    ['reachMe', 'x'.repeat(201), 'too-long'],
    ['title', '3', null],
    ['title', 'Ms', 'not-a-code'],
    ['preferredContact', '77', 'not-a-code'],
    ['dateOfBirth', '2004-02-29', null],
    ['dateOfBirth', '2003-02-29', 'not-a-day'],
    ['dateOfBirth', '29/02/2004', 'not-a-day'],
    ['dateOfBirth', '1899-12-31', 'not-a-day'],
    ['dateOfBirth', '2026-11-24', null],
    ['dateOfBirth', '2026-11-25', 'in-the-future'],
    ['postcode', 'LS6 1AA', null],
    ['postcode', 'LS6', 'not-a-postcode'],
    ['mobile', '+44 7700 900123', null],
    ['homePhone', '0113', 'not-a-phone'],
    ['email', 'a@b.example', null],
    ['email', 'a at b', 'not-an-email'],
    ['uln', '1000000043', null],
    ['uln', '1000000044', 'not-a-uln'],
    ['language', 'Cymraeg', null],
  ] as const)('%s: %s is %s', (field, value, fault) => {
    expect(faultOf(field, value, TODAY)).toBe(fault);
  });
});

test('it is held tidy: composed letters, single blanks, a postcode in two parts', () => {
  expect(heldForm('familyName', '  O’Sho\u0301ea   Quill ')).toBe('O’Shóea Quill');
  expect(heldForm('postcode', 'ls61aa')).toBe('LS6 1AA');
  expect(heldForm('postcode', 'somewhere')).toBe('somewhere');
});

test('a contact detail is compared by its key, anything else by none', () => {
  expect(contactKeyOf('mobile', '07700 900123')).toBe('+447700900123');
  expect(contactKeyOf('email', 'Ann@Example.org')).toBe('ann@example.org');
  expect(contactKeyOf('postcode', 'LS6 1AA')).toBeNull();
});

test('names a record cannot be without; a date of birth and a learner number do not change', () => {
  expect(FIELDS.filter(isNeeded)).toEqual(['givenName', 'familyName']);
  expect(FIELDS.filter(isLasting)).toEqual(['dateOfBirth', 'uln']);
});
