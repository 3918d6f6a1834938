import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldWord, nameWords, wordsOf } from '../../../../shared/domain/find/fold.ts';

describe('folding a word', () => {
  it.each([
    ['Zoë', 'zoe'],
    ['Zoe\u0308', 'zoe'],
    ['ZOE', 'zoe'],
    ['Łukasz', 'lukasz'],
    ['Søren', 'soren'],
    ['Weiß', 'weiss'],
    ['Æthelred', 'aethelred'],
    ['İbrahim', 'ibrahim'],
    ['Nguyễn', 'nguyen'],
    ["O'Brien", 'obrien'],
    ['O’Brien', 'obrien'],
    ['OBrien', 'obrien'],
    ['Γιώργος', 'γιωργοσ'],
    ['أحمد', 'احمد'],
    ['مُحَمَّد', 'محمد'],
    ['王小明', '王小明'],
    ['김', '김'],
    ['सीता', 'सीता'],
  ])('%s is compared as %s', (written, folded) => expect(foldWord(written)).toBe(folded));

  it('folds what is already folded to itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(foldWord(foldWord(text))).toBe(foldWord(text));
      }),
    );
  });
});

describe('the words a person is found by', () => {
  it.each([
    ['John', 'Smith', ['john', 'smith']],
    ['Anne-Marie', "O'Neil", ['anne', 'marie', 'annemarie', 'oneil']],
    ['Jane', 'Smith-Jones', ['jane', 'smith', 'jones', 'smithjones']],
    ['Nimal', 'De Silva', ['nimal', 'de', 'silva', 'desilva']],
    ['Pat', 'O Brien', ['pat', 'o', 'brien', 'obrien']],
    ['Thomas', 'Thomas', ['thomas']],
    ['', 'Sukarno', ['sukarno']],
    ['J.R.', 'Hartley', ['j', 'r', 'hartley']],
  ])('%s %s', (given, family, words) => expect(nameWords(given, family)).toEqual(words));

  it('are words: never empty, never with a space, each once, at most eight', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (given, family) => {
        const words = nameWords(given, family);
        expect(new Set(words).size).toBe(words.length);
        expect(words.length).toBeLessThanOrEqual(8);
        for (const word of words) expect(word).toMatch(/^[\p{L}\p{M}\p{N}]+$/u);
      }),
    );
  });

  it('hold every word of a name as typed', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[A-Za-zÀ-ž]{1,12}$/), { minLength: 1, maxLength: 2 }), (names) => {
        const [given = '', family = ''] = names;
        for (const word of wordsOf(`${given} ${family}`)) expect(nameWords(given, family)).toContain(word);
      }),
    );
  });
});
