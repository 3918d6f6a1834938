import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findRows, namePairs, slipsOf, soundOf } from '../../../../shared/domain/find/index-rows.ts';

describe('pairs of words', () => {
  it('stand in both orders', () => expect(namePairs(['john', 'smith'])).toEqual(['john smith', 'smith john']));
  it('are one for one word', () => expect(namePairs(['sukarno'])).toEqual(['sukarno ']));
  it('are none for nobody', () => expect(namePairs([])).toEqual([]));
  it('are n × (n − 1), each once', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.stringMatching(/^[a-z]{1,9}$/), { minLength: 2, maxLength: 8 }), (words) => {
        const pairs = namePairs(words);
        expect(new Set(pairs).size).toBe(words.length * (words.length - 1));
      }),
    );
  });
});

describe('slips', () => {
  it('are the word and each with a letter left out', () => expect(slipsOf('anna').sort()).toEqual(['ana', 'ann', 'anna', 'nna']));
  it('of a short word are the word', () => expect(slipsOf('jo')).toEqual(['jo']));

  const word = fc.stringMatching(/^[a-z]{3,12}$/);
  const shared = (a: string, b: string) => slipsOf(a).some((slip) => slipsOf(b).includes(slip));
  it('are shared by two words one letter apart, or with two neighbours swapped', () => {
    fc.assert(
      fc.property(word, fc.nat(11), fc.stringMatching(/^[a-z]$/), (right, place, letter) => {
        const at = place % right.length;
        const before = right.slice(0, at);
        const after = right.slice(at + 1);
        expect(shared(right, before + letter + after)).toBe(true);
        expect(shared(right, before + letter + right.slice(at))).toBe(true);
        expect(shared(right, before + after) || right.length === 3).toBe(true);
        if (after) expect(shared(right, before + after[0] + right[at] + after.slice(1))).toBe(true);
      }),
    );
  });
});

describe('sounds', () => {
  it.each([
    ['smith', 'smyth'],
    ['stephen', 'steven'],
    ['catherine', 'katharine'],
    ['philips', 'filips'],
  ])('%s sounds like %s', (one, other) => expect(soundOf(one)).toBe(soundOf(other)));
  it('are none in another script', () => expect(soundOf('محمد')).toBe(''));
});

it('gives the index rows of one customer', () => {
  expect(findRows({ givenName: 'Zoë', familyName: 'Smith', postcode: 'LS6 1AA' })).toEqual({
    words: ['zoe', 'smith'],
    pairs: ['zoe smith', 'smith zoe'],
    outward: 'LS6',
  });
  expect(findRows({ givenName: 'Zoë', familyName: 'Smith', postcode: null }).outward).toBeNull();
});
