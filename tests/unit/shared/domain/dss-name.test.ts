import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dssNameOf, isDssName } from '../../../../shared/domain/dss-name.ts';
import { rounds, seed } from '../../../support/rounds.ts';

test.each([
  ['Siân', 'Sian'],
  ["O'Shea-Ng", "O'Shea-Ng"],
  ['O’Shea', "O'Shea"],
  ['Łukasz Strauß', 'Lukasz Strauss'],
  ['Bjørn Æsir', 'Bjorn Aesir'],
  ['李明', ''],
  ['Nguyễn Văn', 'Nguyen Van'],
  ['J4mes', 'Jmes'],
])('%s is stored there as %s', (name, form) => {
  expect(dssNameOf(name)).toBe(form);
  expect(isDssName(name)).toBe(name === form);
});

test('whatever the name, what comes of it can be stored, and stays itself', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (name) => {
      const form = dssNameOf(name);
      expect(form).toMatch(/^[A-Za-z ',.-]*$/);
      expect(dssNameOf(form)).toBe(form);
    }),
    { seed: seed(), numRuns: rounds(2_000) },
  );
});
