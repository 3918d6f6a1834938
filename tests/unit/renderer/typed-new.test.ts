import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type TypedNew, typedFromLine, valuesFrom } from '../../../renderer/screens/new-customer/typed-new.ts';
import type { Field } from '../../../shared/domain/customer.ts';

const TODAY = '2026-11-28';
const filled = (line: string) =>
  Object.fromEntries(Object.entries(typedFromLine(line, TODAY).values).filter(([, value]) => value !== ''));
const typed = (values: Partial<Record<Field, string>>): TypedNew => ({
  values: { ...typedFromLine('', TODAY).values, givenName: 'Jo', familyName: 'Ng', ...values },
});

describe('the form as it opens', () => {
  test('holds each part of the line typed into Find in its field', () => {
    expect(filled('jo smith 12/3/84 ls6 1aa 07700 900 123 jo@example.org')).toEqual({
      ...{ givenName: 'Jo', familyName: 'Smith', dateOfBirth: '12/03/1984', postcode: 'LS6 1AA' },
      ...{ mobile: '07700 900 123', email: 'jo@example.org' },
    });
    expect(filled('0113 496 0771')).toEqual({ homePhone: '0113 496 0771' });
  });

  test('keeps a name as it was spelt, save one typed all in small letters', () => {
    expect(filled('McDONALD de Silva')).toEqual({ givenName: 'McDONALD', familyName: 'De Silva' });
    expect(filled("anne-marie o'neil nguyễn")).toEqual({ givenName: 'Anne-Marie', familyName: "O'neil Nguyễn" });
  });

  test('guesses at nothing: a year and half a postcode stay out', () => {
    expect(filled('jo 1984 ls6')).toEqual({ givenName: 'Jo' });
    expect(filled('')).toEqual({});
  });

  test('never fails, whatever the line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (line) => {
        expect(Object.values(typedFromLine(line, TODAY).values).every((value) => typeof value === 'string')).toBe(true);
      }),
    );
  });
});

describe('what was said', () => {
  test('is each field filled in, in its held form; what was left empty is not there', () => {
    expect(valuesFrom(typed({ postcode: 'ls61aa', dateOfBirth: '12/3/1984', email: '  ' }), TODAY)).toEqual({
      values: [
        { field: 'givenName', value: 'Jo' },
        { field: 'familyName', value: 'Ng' },
        { field: 'dateOfBirth', value: '1984-03-12' },
        { field: 'postcode', value: 'LS6 1AA' },
      ],
      faults: new Map(),
    });
  });

  test('needs both names, and values that can be', () => {
    const { faults } = valuesFrom(typed({ familyName: ' ', dateOfBirth: '31/2/1984', mobile: 'seven', uln: '123' }), TODAY);
    expect(Object.fromEntries(faults)).toEqual({
      ...{ familyName: 'required', dateOfBirth: 'not-a-day', mobile: 'not-a-phone', uln: 'not-a-uln' },
    });
  });
});
