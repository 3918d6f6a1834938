import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { slipsOf } from '../../../../shared/domain/find/index-rows.ts';
import { isLike as isOneOf, isOneSlip, slipPatterns } from '../../../../shared/domain/find/slip-patterns.ts';

const word = fc.stringMatching(/^[a-e]{2,7}$/);
const isLike = (patterns: readonly string[], text: string) =>
  patterns.some((pattern) => new RegExp(`^${pattern.replaceAll('_', '.')}$`, 'u').test(text));
const distance = (one: string, two: string): number => {
  const row = Array.from({ length: one.length + 1 }, (_, a) =>
    Array.from({ length: two.length + 1 }, (__, b) => (a === 0 ? b : b === 0 ? a : 0)),
  );
  const at = (a: number, b: number) => row[a]?.[b] ?? 0;
  for (let a = 1; a <= one.length; a += 1)
    for (let b = 1; b <= two.length; b += 1) {
      const swapped = a > 1 && b > 1 && one[a - 1] === two[b - 2] && one[a - 2] === two[b - 1] ? at(a - 2, b - 2) + 1 : 99;
      (row[a] as number[])[b] = Math.min(
        at(a - 1, b) + 1,
        at(a, b - 1) + 1,
        at(a - 1, b - 1) + (one[a - 1] === two[b - 1] ? 0 : 1),
        swapped,
      );
    }
  return at(one.length, two.length);
};

describe('one slip', () => {
  it.each([
    ['jonh', 'john'],
    ['smiht', 'smith'],
    ['smth', 'smith'],
    ['smyth', 'smith'],
    ['smiith', 'smith'],
  ])('%s is one from %s', (typed, meant) => expect(isOneSlip(typed, meant)).toBe(true));

  it('is what the edit distance with swaps calls one', () => {
    fc.assert(
      fc.property(word, word, (one, two) => {
        expect(isOneSlip(one, two)).toBe(distance(one, two) === 1);
      }),
      { numRuns: 3000 },
    );
  });

  it('is what the patterns find among the words that share a spelling with a letter left out', () => {
    fc.assert(
      fc.property(word, fc.stringMatching(/^[a-e]{3,7}$/), (typed, meant) => {
        const { likely, other } = slipPatterns(typed);
        const shared = slipsOf(meant).some((slip) => slipsOf(typed).includes(slip));
        const found = typed !== meant && shared && isLike([...likely, ...other], meant);
        // Of two typed letters one that is wrong is too little to go by.
        if (typed.length > 2) expect(found).toBe(isOneSlip(typed, meant));
        else if (found) expect(isOneSlip(typed, meant)).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  it('calls likely what hands do by themselves', () => {
    const { likely, other } = slipPatterns('jonn');
    for (const meant of ['ojnn', 'jonny', 'jon', 'johnn']) expect([meant, isLike(likely, meant)]).toEqual([meant, true]);
    for (const meant of ['jonk', 'onn'])
      expect([meant, isLike(likely, meant), isLike(other, meant)]).toEqual([meant, false, true]);
  });

  it('are matched as LIKE matches them, letter by letter whatever the script', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'é', '𠮷'), minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(letters, letters, (typed, meant) => {
        const { likely, other } = slipPatterns(typed);
        for (const patterns of [likely, other]) expect(isOneOf(meant, patterns)).toBe(isLike(patterns, meant));
      }),
      { numRuns: 3000 },
    );
  });

  it('holds no sign that LIKE would read as its own', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\p{L}\p{N}]{2,9}$/u), (typed) => {
        const { likely, other } = slipPatterns(typed);
        for (const pattern of [...likely, ...other]) expect(pattern).not.toMatch(/[%\\]/);
      }),
    );
  });
});
