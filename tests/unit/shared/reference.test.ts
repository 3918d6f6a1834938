import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeReference, readReference, showReference, spell } from '../../../shared/domain/reference.ts';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const random = fc.uint8Array({ minLength: 9, maxLength: 16 });
const references = random.map(makeReference);
const put = (text: string, place: number, character: string) => text.slice(0, place) + character + text.slice(place + 1);
/** The valid text that differs at one place alone. */
function complete(text: string, place: number): string {
  const read = readReference(text);
  const all = read.ok ? [read.reference] : read.suggestions;
  const found = all.find((candidate) => put(candidate, place, '0') === put(text, place, '0'));
  if (!found) throw new Error('No completion');
  return found;
}
const exchange = (text: string, place: number) => put(put(text, place, text.charAt(place + 1)), place + 1, text.charAt(place));

describe('a reference', () => {
  it('is ten of the 32 characters, never all letters or all digits before the check', () => {
    fc.assert(
      fc.property(random, (bytes) => {
        const reference = makeReference(bytes);
        expect(reference).toMatch(/^[0-9A-HJKMNP-TV-Z]{10}$/);
        expect(reference.slice(0, 9)).toMatch(/[0-9]/);
        expect(reference.slice(0, 9)).toMatch(/[A-Z]/);
      }),
    );
    expect(makeReference(new Uint8Array(9))).toMatch(/[A-Z]/);
    expect(makeReference(new Uint8Array(9).fill(31))).toMatch(/^Z{8}\d/);
  });

  it('refuses to be made from too few random bytes', () => {
    expect(() => makeReference(new Uint8Array(8))).toThrow(RangeError);
  });

  it('reads back as shown, in any case, with dashes, with o, i and l typed for 0 and 1', () => {
    fc.assert(
      fc.property(references, (reference) => {
        const read = { ok: true, reference };
        expect(readReference(reference)).toEqual(read);
        expect(readReference(showReference(reference))).toEqual(read);
        expect(readReference(` ${reference.slice(0, 5)}-${reference.slice(5)} `.toLowerCase())).toEqual(read);
        expect(readReference(reference.replaceAll('0', 'o').replaceAll('1', 'l'))).toEqual(read);
        expect(readReference(reference.replaceAll('0', 'O').replaceAll('1', 'I'))).toEqual(read);
      }),
    );
  });

  it('catches every single wrong character, at every place, and suggests the right one', () => {
    fc.assert(
      fc.property(references, (reference) => {
        const missed: string[] = [];
        for (let place = 0; place < reference.length; place++) {
          for (const wrong of ALPHABET) {
            if (wrong === reference[place]) continue;
            const read = readReference(put(reference, place, wrong));
            if (read.ok || !read.suggestions.includes(reference)) missed.push(`${place} ${wrong}`);
          }
        }
        expect(missed).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  it('catches every pair of different values at every two places exchanged: all 32 × 31 × 45, so whatever the rest is', () => {
    let accepted = 0;
    for (let first = 0; first < 9; first++) {
      for (let second = first + 1; second < 10; second++) {
        for (const a of ALPHABET) {
          for (const b of ALPHABET) {
            if (a === b) continue;
            // The sum is linear, so one completion of each pair of values stands for all.
            const free = [9, 8, 7].find((place) => place !== first && place !== second) ?? 0;
            const completed = complete(put(put('0000000000', first, a), second, b), free);
            if (readReference(put(put(completed, first, b), second, a)).ok) accepted++;
          }
        }
      }
    }
    expect(accepted).toBe(0);
  });

  it('catches an exchange of neighbours and suggests the right one among the first', () => {
    fc.assert(
      fc.property(references, fc.nat(8), (reference, place) => {
        fc.pre(reference[place] !== reference[place + 1]);
        const read = readReference(exchange(reference, place));
        expect(read.ok).toBe(false);
        if (!read.ok) expect(read.suggestions.slice(0, read.suggestions.length - 10)).toContain(reference);
      }),
    );
  });

  it('suggests only valid references', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...ALPHABET), minLength: 10, maxLength: 10 }), (text) => {
        const read = readReference(text);
        if (!read.ok)
          for (const suggestion of read.suggestions)
            expect(readReference(suggestion)).toEqual({ ok: true, reference: suggestion });
      }),
    );
  });

  it('takes u or a sign for one wrong character, whose place is known', () => {
    fc.assert(
      fc.property(references, fc.nat(9), fc.constantFrom('u', 'U', '*', 'é'), (reference, place, wrong) => {
        expect(readReference(put(reference, place, wrong))).toEqual({ ok: false, suggestions: [reference] });
      }),
    );
  });

  it('suggests nothing for text that is no reference', () => {
    for (const text of ['', 'Smith', '123456789', '12345678901', '*/*/*/*/*/']) {
      expect(readReference(text)).toEqual({ ok: false, suggestions: [] });
    }
  });

  it('is spelt with one word a character, each word used once', () => {
    fc.assert(fc.property(references, (reference) => spell(reference).length === 10));
    const words = spell(ALPHABET);
    expect(new Set(words).size).toBe(32);
    for (const [index, word] of words.entries()) if (index >= 10) expect(word[0]).toBe(ALPHABET[index]);
  });
});
