import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isSameWord, sameParts } from '../../../../shared/domain/find/same-name.ts';
import { isLikely, keysOf, type Said, type Sharer, saidOf } from '../../../../shared/domain/likely-duplicate.ts';

const name = (givenName: string, familyName: string) => ({ givenName, familyName });
const nobody: Sharer = { ...name('Zed', 'Quux'), born: false, postcode: false, uln: false, contact: false };
const said: Said = { ...name('Kate', 'Smith'), born: '1984-03-12', postcode: 'LS61AA', uln: null, contacts: [] };

describe('two words of a name', () => {
  test.each([
    ['kate', 'katherine'],
    ['smith', 'smyth'],
    ['smith', 'smiht'],
    ['clark', 'clarke'],
    ['philips', 'fillips'],
  ])('%s may be %s, and the other way round', (one, two) => {
    expect([isSameWord(one, two), isSameWord(two, one)]).toEqual([true, true]);
  });

  test.each([
    ['smith', 'jones'],
    ['jo', 'li'],
    ['sam', 'samson'],
    ['李', '王'],
  ])('%s is not %s', (one, two) => {
    expect([isSameWord(one, two), isSameWord(two, one)]).toEqual([false, false]);
  });

  const word = fc.stringMatching(/^[a-z]{2,8}$/);
  test('are so whichever is named first, and each is itself', () => {
    fc.assert(fc.property(word, word, (one, two) => isSameWord(one, two) === isSameWord(two, one)));
    fc.assert(fc.property(word, (one) => isSameWord(one, one)));
  });
});

test('parts agree wherever they are held, also as one word or two', () => {
  expect(sameParts(name('Smith', 'Kate'), name('Katherine', 'Smith'))).toEqual({ given: true, family: true });
  expect(sameParts(name('Ann Marie', 'O Brien'), name('Annmarie', "O'Brien"))).toEqual({ given: true, family: true });
  expect(sameParts(name('Kate', 'Smith-Okafor'), name('Kate', 'Okafor'))).toEqual({ given: true, family: true });
  expect(sameParts(name('Kate', 'Smith'), name('Tom', 'Smith'))).toEqual({ given: false, family: true });
  expect(sameParts(name('Łukasz', 'Nguyễn'), name('Lukasz', 'Nguyen'))).toEqual({ given: true, family: true });
});

describe('somebody held is likely to be the person who is new', () => {
  test.each<[string, Partial<Sharer>]>([
    ['by the learner number alone', { uln: true }],
    ['born that day, with both names in agreement', { born: true, ...name('Katherine', 'Smyth') }],
    ['born that day at the same postcode, whatever the name', { born: true, postcode: true }],
    ['of the same phone or e-mail and given name', { contact: true, ...name('Katherine', 'Okafor') }],
  ])('%s', (_, held) => expect(isLikely(said, { ...nobody, ...held })).toBe(true));

  test.each<[string, Partial<Sharer>]>([
    ['by both names alone', name('Kate', 'Smith')],
    ['born that day with the same family name: a twin', { born: true, ...name('Tom', 'Smith') }],
    ['born that day with the same given name', { born: true, ...name('Kate', 'Okafor') }],
    ['of the same phone and family name: the same house', { contact: true, ...name('Tom', 'Smith') }],
    ['at the same postcode with the same name', { postcode: true, ...name('Kate', 'Smith') }],
  ])('but not %s', (_, held) => expect(isLikely(said, { ...nobody, ...held })).toBe(false));

  test('whoever shares more is no less likely', () => {
    const flags = fc.record({ born: fc.boolean(), postcode: fc.boolean(), uln: fc.boolean(), contact: fc.boolean() });
    const held = fc.tuple(fc.constantFrom('Kate', 'Tom'), fc.constantFrom('Smith', 'Okafor')).map(([one, two]) => name(one, two));
    const flag = fc.constantFrom('born', 'postcode', 'uln', 'contact');
    fc.assert(
      fc.property(flags, held, flag, (shares, called, more) => {
        const before = isLikely(said, { ...called, ...shares });
        if (before) expect(isLikely(said, { ...called, ...shares, [more]: true })).toBe(true);
      }),
    );
  });
});

test('what is compared is in the form in which it is held, whatever the spacing; what two desks share has one key', () => {
  const values = [
    { field: 'givenName', value: ' Kate ' },
    { field: 'familyName', value: 'Smith' },
    { field: 'dateOfBirth', value: '1984-03-12' },
    { field: 'postcode', value: 'ls6  1aa' },
    { field: 'mobile', value: '07700 900 123' },
    { field: 'homePhone', value: '+44 7700 900123' },
    { field: 'email', value: 'Kate@Example.org' },
  ] as const;
  const compared = saidOf(values);
  expect(compared).toEqual({ ...said, contacts: ['+447700900123', 'kate@example.org'] });
  expect(keysOf(compared)).toEqual(['born 1984-03-12', 'contact +447700900123', 'contact kate@example.org']);
  expect(keysOf(saidOf(values.slice(0, 2)))).toEqual([]);
});
