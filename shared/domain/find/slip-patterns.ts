/**
 * The words one slip away from a typed word, as LIKE patterns in which `_` is any one letter.
 * `likely`: what hands do by themselves (two letters swapped, a letter left out, a letter doubled).
 * `other`: a wrong letter, or one too many.
 */
export type SlipPatterns = { readonly likely: string[]; readonly other: string[] };

/** Of two letters at least one must be right. */
const SHORTEST_WITH_SLIPS = 2;

/** The patterns of a folded word, which holds letters and digits alone; none for a word too short to recognise. */
export function slipPatterns(word: string): SlipPatterns {
  const letters = [...word];
  if (letters.length < SHORTEST_WITH_SLIPS) return { likely: [], other: [] };
  const likely = new Set<string>();
  const other = new Set<string>();
  for (const [at, letter] of letters.entries()) {
    const next = letters[at + 1];
    if (next !== undefined && next !== letter)
      likely.add(
        letters
          .with(at, next)
          .with(at + 1, letter)
          .join(''),
      );
    (next === letter ? likely : other).add(letters.toSpliced(at, 1).join(''));
    other.add(letters.with(at, '_').join(''));
  }
  for (let at = 0; at <= letters.length; at += 1) likely.add(letters.toSpliced(at, 0, '_').join(''));
  return { likely: [...likely], other: [...other] };
}

/** True when a word is one of the patterns, as LIKE reads them. */
export function isLike(word: string, patterns: readonly string[]): boolean {
  const letters = [...word];
  return patterns.some((pattern) => {
    const signs = [...pattern];
    return signs.length === letters.length && signs.every((sign, at) => sign === '_' || sign === letters[at]);
  });
}

/** True when two folded words are one slip apart: a letter wrong, missing or too many, or two neighbours swapped. */
export function isOneSlip(one: string, two: string): boolean {
  const [short, long] = [[...one], [...two]].toSorted((a, b) => a.length - b.length) as [string[], string[]];
  if (one === two || long.length - short.length > 1) return false;
  let start = 0;
  while (start < short.length && short[start] === long[start]) start += 1;
  let end = 0;
  while (end < short.length - start && short.at(-1 - end) === long.at(-1 - end)) end += 1;
  const left = short.length - start - end;
  if (left === 0 || long.length !== short.length) return left === 0;
  return left === 1 || (left === 2 && short[start] === long[start + 1] && short[start + 1] === long[start]);
}
