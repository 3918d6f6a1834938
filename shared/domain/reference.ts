import spellingWords from '../codes/spelling-words.json' with { type: 'json' };

/** Crockford's 32: no I, L, O or U. A character's value is its place. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 10;

/**
 * Powers of a generator of the field of 32 elements (polynomial x^5 + x^2 + 1), one weight a place.
 * The weighted sum of all ten characters is zero. All weights differ and none is zero, so that any one wrong
 * character and any two exchanged ones, side by side or not, leave a sum that is not zero.
 */
const POWERS = powers();

function powers(): number[] {
  const all = [1];
  for (let value = 2; all.length < 31; value = value & 16 ? ((value << 1) ^ 0b100101) & 31 : value << 1) all.push(value);
  return all;
}

const times = (value: number, exponent: number) => (value === 0 ? 0 : (POWERS[(POWERS.indexOf(value) + exponent) % 31] ?? 0));
const sum = (values: readonly number[]) => values.reduce((total, value, place) => total ^ times(value, place), 0);
/** What a place must hold for the sum to become zero, the others left alone. */
const fitting = (values: readonly number[], place: number) => (values[place] ?? 0) ^ times(sum(values), 31 - place);
const text = (values: readonly number[]) => values.map((value) => ALPHABET[value]).join('');

/**
 * Ten characters: nine from the given random bytes (at least nine) and a check character.
 * Never nine letters or nine digits, so that no reference is taken for a name or a learner number. Throws RangeError on too few bytes.
 */
export function makeReference(randomBytes: Uint8Array): string {
  if (randomBytes.length < LENGTH - 1) throw new RangeError('A reference needs nine random bytes');
  const values = Array.from(randomBytes.subarray(0, LENGTH - 1), (byte) => byte & 31);
  const last = randomBytes[LENGTH - 2] ?? 0;
  if (values.every((value) => value >= 10)) values[LENGTH - 2] = last % 10;
  else if (values.every((value) => value < 10)) values[LENGTH - 2] = 10 + (last % 22);
  values.push(0);
  values[LENGTH - 1] = fitting(values, LENGTH - 1);
  return text(values);
}

/** As shown and printed: five and five. */
export function showReference(reference: string): string {
  return `${reference.slice(0, 5)} ${reference.slice(5)}`;
}

/** The words to spell a reference with, one a character. */
export function spell(reference: string): string[] {
  const words: Readonly<Record<string, string>> = spellingWords;
  return Array.from(reference, (character) => words[character] ?? character);
}

export type ReadReference =
  | { readonly ok: true; readonly reference: string }
  | { readonly ok: false; readonly suggestions: string[] };

/**
 * Reads a reference as typed: any case, spaces and dashes ignored, o as 0, i and l as 1 (Crockford).
 * Otherwise every valid reference that is one exchange of neighbours or one other character away, exchanges first.
 */
export function readReference(typed: string): ReadReference {
  const characters = Array.from(typed.toUpperCase().replace(/[\s\p{Pd}]/gu, ''), (c) =>
    c === 'O' ? '0' : c === 'I' || c === 'L' ? '1' : c,
  );
  const values = characters.map((character) => ALPHABET.indexOf(character));
  const strange = values.filter((value) => value < 0).length;
  if (values.length !== LENGTH || strange > 1) return { ok: false, suggestions: [] };
  if (strange === 1)
    return {
      ok: false,
      suggestions: [
        text(
          mended(
            values.map((value) => Math.max(value, 0)),
            values.indexOf(-1),
          ),
        ),
      ],
    };
  if (sum(values) === 0) return { ok: true, reference: text(values) };
  const exchanged = values.slice(1).map((_, place) => exchange(values, place));
  const others = values.map((_, place) => mended(values, place));
  return { ok: false, suggestions: [...exchanged.filter((candidate) => sum(candidate) === 0), ...others].map(text) };
}

function mended(values: readonly number[], place: number): number[] {
  return values.with(place, fitting(values, place));
}

function exchange(values: readonly number[], place: number): number[] {
  return values.with(place, values[place + 1] ?? 0).with(place + 1, values[place] ?? 0);
}
