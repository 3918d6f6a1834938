import { describe, expect, it } from 'vitest';
import { peopleOf } from '../../../../backend/synthetic/generate.ts';
import { drawCulture, drawGiven, drawSurname, surnameFor, withoutAccents } from '../../../../backend/synthetic/names.ts';
import { makeRandom } from '../../../../backend/synthetic/random.ts';
import { nameWords } from '../../../../shared/domain/find/fold.ts';
import { namePairs } from '../../../../shared/domain/find/index-rows.ts';
import { rounds } from '../../../support/rounds.ts';

const MANY = rounds(400_000);
const random = makeRandom(11, 99, 0);
const drawn = Array.from({ length: MANY }, (_, place) => {
  const culture = drawCulture(random);
  const surname = drawSurname(random, culture);
  const sex = place % 2 ? ('female' as const) : ('male' as const);
  return {
    culture,
    surname,
    sex,
    family: surnameFor(sex, surname, culture),
    given: drawGiven(random, sex, culture, 1940 + (place % 70)),
  };
});
const per100k = (name: string) => (drawn.filter(({ surname }) => surname === name).length / MANY) * 100_000;

describe('names', () => {
  it('are as common as in England: Smith about 1.2 in a hundred, then Jones, Brown and Taylor', () => {
    expect(per100k('Smith')).toBeGreaterThan(1_050);
    expect(per100k('Smith')).toBeLessThan(1_400);
    expect(per100k('Jones')).toBeGreaterThan(750);
    expect(per100k('Taylor')).toBeGreaterThan(450);
    expect(per100k('Patel')).toBeGreaterThan(150);
    expect(per100k('Khan')).toBeGreaterThan(150);
    const counts = Map.groupBy(drawn, ({ surname }) => surname);
    expect([...counts].toSorted(([, a], [, b]) => b.length - a.length)[0]?.[0]).toBe('Smith');
  });

  it('have a long tail: thousands of surnames, hundreds of first names', () => {
    expect(new Set(drawn.slice(0, 40_000).map(({ surname }) => surname)).size).toBeGreaterThan(8_000);
    for (const sex of ['male', 'female'] as const) {
      const common = Map.groupBy(
        drawn.filter((one) => one.sex === sex),
        ({ given }) => given,
      );
      expect(common.size).toBeGreaterThan(1_000);
    }
  });

  it('come from many languages, with their accents, kept or left out', () => {
    const all = new Set(drawn.flatMap(({ given, family }) => [given, family]));
    for (const name of [
      'Wiśniewska',
      'Wiśniewski',
      'Siobhán',
      'Siân',
      'Gonçalves',
      'Łukasz',
      'Nguyễn',
      'Yılmaz',
      'Zoë',
      "O'Brien",
    ])
      expect([...all].some((one) => one === name)).toBe(true);
    const people = [...peopleOf(3, 4_000)];
    const accented = people.filter(({ givenName, familyName }) => /[^\x20-\x7e]/.test(givenName + familyName));
    expect(accented.length).toBeGreaterThan(40);
    expect(new Set(drawn.map(({ culture }) => culture.name)).size).toBe(24);
  });

  it('fit the sex where the language asks for it', () => {
    for (const { sex, family, culture } of drawn)
      if (culture.name === 'polish' && sex === 'female') expect(family).not.toMatch(/[sc]ki$/);
  });

  it('hold no tab, line end, backslash, digit or doubled space', () => {
    const clean = /^[\p{L}\p{M}'-]+(?: [\p{L}\p{M}'-]+)+$/u;
    expect(drawn.map(({ given, family }) => `${given} ${family}`).filter((name) => !clean.test(name))).toEqual([]);
  });

  it('give words and pairs to find by', () => {
    const nothing: string[] = [];
    for (const { given, family } of drawn.slice(0, 5_000)) {
      const words = nameWords(given, family);
      if (words.length === 0 || namePairs(words).length === 0) nothing.push(`${given} ${family}`);
    }
    expect(nothing).toEqual([]);
  });

  it('can be typed without accents', () => {
    expect(['Łukasz', 'Zoë', 'Yılmaz', 'Sørensen', 'Ștefan', 'Nguyễn', "O'Brien"].map(withoutAccents)).toEqual([
      'Lukasz',
      'Zoe',
      'Yilmaz',
      'Sorensen',
      'Stefan',
      'Nguyen',
      "O'Brien",
    ]);
  });
});
