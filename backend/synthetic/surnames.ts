import british from './data/surnames-british.json' with { type: 'json' };
import { mix, type Weighted, weighted } from './random.ts';

/** Beginnings and ends that make plausible further names. */
export type Parts = { readonly beginnings: readonly string[]; readonly ends: readonly string[] };

/** The words of rows of text; an underscore stands for a space inside a name. */
export function wordsOfRows(rows: readonly string[]): string[] {
  return rows.flatMap((row) => row.split(' ')).map((word) => word.replaceAll('_', ' '));
}

/** Every beginning with every end, in an order that looks like none but is always the same; without the names given. */
export function compounds(parts: Parts, without: ReadonlySet<string>): string[] {
  const beginnings = wordsOfRows(parts.beginnings);
  const ends = wordsOfRows(parts.ends);
  const made = new Set(beginnings.flatMap((beginning) => ends.map((end) => join(beginning, end))));
  return [...made]
    .filter((name) => !without.has(name) && !/(.)\1\1/i.test(name))
    .map((name, place) => ({ name, order: mix(place) }))
    .sort((a, b) => a.order - b.order)
    .map(({ name }) => name);
}

function join(beginning: string, end: string): string {
  const doubled = beginning.endsWith(end.charAt(0)) && !'aeiou'.includes(end.charAt(0)) && beginning.length > 3;
  return beginning + (doubled ? end.slice(1) : end);
}

/** Holders per 100,000 of the name at a place in the order of commonness, after the commonest 70. */
const holdersAt = (place: number) => 95 * (100 / place) ** 0.9;

/** English surnames: the commonest by count, the next by rank, then a long tail of place-names and fathers' names. */
export function britishSurnames(): Weighted<string> {
  const counted = Object.entries(british.counted);
  const known = new Set(counted.map(([name]) => name));
  const next = [...new Set(wordsOfRows(british.ranked))].filter((name) => !known.has(name));
  for (const name of next) known.add(name);
  const { beginnings, ends, fathers, sons } = british.parts;
  const places = compounds({ beginnings, ends }, known);
  const sonsOf = compounds({ beginnings: fathers, ends: sons }, new Set([...known, ...places]));
  const tail = interleave(places, sonsOf);
  return weighted([
    ...counted,
    ...[...next, ...tail].map((name, place) => [name, holdersAt(counted.length + 1 + place)] as const),
  ]);
}

function interleave(many: readonly string[], few: readonly string[]): string[] {
  const step = Math.max(1, Math.floor(many.length / Math.max(1, few.length)));
  return [
    ...many.flatMap((name, place) => (place % step === 0 && few[place / step] ? [name, few[place / step] as string] : [name])),
  ];
}
