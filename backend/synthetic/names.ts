import given from './data/given-british.json' with { type: 'json' };
import african from './data/names-african.json' with { type: 'json' };
import european from './data/names-european.json' with { type: 'json' };
import other from './data/names-other.json' with { type: 'json' };
import southAsian from './data/names-south-asian.json' with { type: 'json' };
import { draw, pick, type Random, ranked, type Weighted, weighted } from './random.ts';
import { britishSurnames, compounds, type Parts, wordsOfRows } from './surnames.ts';

export type Sex = 'male' | 'female';

/** A group of names as its data file has it; `share` in a thousand customers, `british` the share with an English first name. */
type NameData = {
  readonly share: number;
  readonly british: number;
  readonly language: string | null;
  readonly ethnicities: readonly (readonly number[])[];
  readonly surnames: readonly string[];
  readonly male: readonly string[];
  readonly female: readonly string[];
  readonly parts?: Parts;
  readonly givenParts?: Parts;
  readonly womenEnd?: readonly (readonly string[])[];
  readonly double?: number;
};

/** Where a family's names come from. */
export type Culture = {
  readonly name: string;
  readonly british: number;
  readonly language: string | null;
  readonly ethnicities: Weighted<number>;
  readonly surnames: Weighted<string>;
  readonly given: Readonly<Record<Sex, Weighted<string>>>;
  readonly womenEnd: readonly (readonly string[])[];
  readonly double: number;
};

const DOUBLE_BARRELLED = 0.012;
/** The share of customers who have one of the rarer English names. */
const RARE = 0.07;

const cohorts = Object.keys(given.male).map(Number);
const commonGiven: Record<Sex, Map<number, Weighted<string>>> = { male: byCohort(given.male), female: byCohort(given.female) };
const rareGiven: Record<Sex, Weighted<string>> = {
  male: ranked(wordsOfRows(given.rare.male), 20),
  female: ranked(wordsOfRows(given.rare.female), 20),
};

function byCohort(lists: Readonly<Record<string, readonly string[]>>): Map<number, Weighted<string>> {
  return new Map(Object.entries(lists).map(([year, rows]) => [Number(year), ranked(wordsOfRows(rows))]));
}

const english: Culture = {
  name: 'english',
  british: 1,
  language: null,
  ethnicities: weighted([[31, 1]]),
  surnames: britishSurnames(),
  given: { male: rareGiven.male, female: rareGiven.female },
  womenEnd: [],
  double: DOUBLE_BARRELLED,
};

function cultureOf(name: string, data: NameData): Culture {
  const listed = wordsOfRows(data.surnames);
  const tail = data.parts ? compounds(data.parts, new Set(listed)) : [];
  const more = data.givenParts ? compounds(data.givenParts, new Set()) : [];
  const firstNames = (sex: Sex) => ranked([...wordsOfRows(data[sex]), ...more], 10);
  return {
    name,
    british: data.british,
    language: data.language,
    ethnicities: weighted(data.ethnicities.map(([code = 99, weight = 1]) => [code, weight] as const)),
    surnames: ranked([...listed, ...tail]),
    given: { male: firstNames('male'), female: firstNames('female') },
    womenEnd: data.womenEnd ?? [],
    double: data.double ?? DOUBLE_BARRELLED / 2,
  };
}

const others = Object.entries<NameData>({ ...southAsian, ...african, ...european, ...other });
const cultures = weighted([
  [english, 1000 - others.reduce((total, [, data]) => total + data.share, 0)] as const,
  ...others.map(([name, data]) => [cultureOf(name, data), data.share] as const),
]);

export const drawCulture = (random: Random): Culture => draw(random, cultures);

/** A family's name, as a man of the family bears it. */
export function drawSurname(random: Random, culture: Culture): string {
  const name = draw(random, culture.surnames);
  if (random() >= culture.double) return name;
  const second = draw(random, culture.surnames);
  if (second === name) return name;
  return culture.double > 0.1 ? `${name} ${second}` : `${name}-${second}`;
}

/** The family's name in the form of one of its members: Kowalski's daughter is Kowalska. */
export function surnameFor(sex: Sex, surname: string, culture: Culture): string {
  const form = sex === 'female' ? culture.womenEnd.find(([end]) => end && surname.endsWith(end)) : undefined;
  return form ? surname.slice(0, -(form[0] as string).length) + form[1] : surname;
}

/** A first name for somebody of this sex, family and year of birth; now and then a double one. */
export function drawGiven(random: Random, sex: Sex, culture: Culture, born: number): string {
  const first = oneGiven(random, sex, culture, born);
  if (random() >= 0.025) return first;
  const second = oneGiven(random, sex, culture, born);
  return second === first || /[ -]/.test(first + second) ? first : first + pick(random, [' ', '-', '-']) + second;
}

function oneGiven(random: Random, sex: Sex, culture: Culture, born: number): string {
  if (random() >= culture.british) return draw(random, culture.given[sex]);
  if (random() < RARE) return draw(random, rareGiven[sex]);
  const cohort = cohorts.findLast((year) => year <= born) ?? cohorts[0] ?? 0;
  return draw(random, commonGiven[sex].get(cohort) as Weighted<string>);
}

const PLAIN: Readonly<Record<string, string>> = { ł: 'l', Ł: 'L', ø: 'o', Ø: 'O', đ: 'd', Đ: 'D', ı: 'i', ß: 'ss', æ: 'ae' };

/** A name as typed by somebody whose keyboard has no accents. */
export function withoutAccents(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replace(/[łŁøØđĐıßæ]/g, (letter) => PLAIN[letter] ?? letter);
}
