import { type Section, textsOf } from '../../../shared/domain/notice.ts';

/** What to mark in a text, as folded strings; empty when nothing is searched for. */
export type Needles = readonly string[];
export type Range = { readonly from: number; readonly to: number };
export type Found = {
  readonly needles: Needles;
  /** The sections that hold a match, in reading order; all of them when nothing is searched for. */
  readonly sections: readonly Section[];
  /** How many marks each section has, by its id, and how many there are altogether. */
  readonly counts: ReadonlyMap<string, number>;
  readonly total: number;
};

/** One character for one, so that a place in the folded text is the same place in the text. */
const folded = (text: string) =>
  [...text]
    .map((sign) => (sign.toLowerCase().length === sign.length ? sign.toLowerCase() : sign))
    .join('')
    .replace(/[‘’]/g, "'");

/**
 * Looks for the line as it stands; where that is nowhere, for sections that hold every one of its words.
 * Case and the kind of apostrophe make no difference.
 */
export function searchNotice(sections: readonly Section[], line: string): Found {
  const phrase = folded(line).trim().replace(/\s+/g, ' ');
  if (phrase === '') return { needles: [], sections, counts: new Map(), total: 0 };
  const asOne = marked(sections, [phrase]);
  if (asOne.total > 0) return asOne;
  const words = [...new Set(phrase.split(' '))];
  const holding = sections.filter((section) => words.every((word) => rangesInSection(section, [word]) > 0));
  return marked(holding, words);
}

function marked(sections: readonly Section[], needles: Needles): Found {
  const counts = new Map(
    sections.map((section) => [section.id, rangesInSection(section, needles)] as const).filter(([, count]) => count > 0),
  );
  return {
    needles,
    sections: sections.filter((section) => counts.has(section.id)),
    counts,
    total: [...counts.values()].reduce((sum, count) => sum + count, 0),
  };
}

function rangesInSection(section: Section, needles: Needles): number {
  const texts = [section.heading, ...section.blocks.flatMap(textsOf)];
  return texts.reduce((sum, text) => sum + rangesIn(text, needles).length, 0);
}

/** Where a text holds a needle: in order, never overlapping, the longest first where several begin at one place. */
export function rangesIn(text: string, needles: Needles): Range[] {
  const among = folded(text);
  const longestFirst = needles.filter((needle) => needle !== '').toSorted((a, b) => b.length - a.length);
  const ranges: Range[] = [];
  let at = 0;
  while (at < among.length) {
    const needle = longestFirst.find((one) => among.startsWith(one, at));
    if (needle) ranges.push({ from: at, to: at + needle.length });
    at += needle ? needle.length : 1;
  }
  return ranges;
}
