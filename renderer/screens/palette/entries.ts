/** One line of the palette: what it is, under which heading, with which keys, and what choosing it does. */
export type Entry = {
  readonly id: string;
  readonly heading: string;
  readonly label: string;
  /** Said beside the label, smaller. */
  readonly more?: string;
  /** Every key that does the same now; none where there is none. */
  readonly keys: readonly string[];
  readonly run: () => void;
};

/** A text as it is compared: lower case, without accents, apostrophes all alike. */
const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[’‘]/g, "'").toLowerCase();

const wordsOf = (text: string): string[] => folded(text).match(/[\p{L}\p{N}']+/gu) ?? [];

/** Whether each word typed begins a word of the entry. */
function fits(entry: Entry, typed: readonly string[]): boolean {
  const words = wordsOf(`${entry.label} ${entry.heading}`);
  return typed.every((one) => words.some((word) => word.startsWith(one)));
}

/**
 * What fits a line, under its headings. Headings keep their order, save that one with a label that begins as typed comes first; within
 * a heading such labels do. Pure.
 */
export function matching(entries: readonly Entry[], line: string): readonly Entry[] {
  const typed = wordsOf(line);
  if (typed.length === 0) return line.trim() === '' ? entries : [];
  const start = folded(line.trim());
  const late = (entry: Entry) => (folded(entry.label).startsWith(start) ? 0 : 1);
  const groups = byHeading(entries.filter((entry) => fits(entry, typed)));
  return groups
    .map(({ entries: under }) => under.toSorted((one, other) => late(one) - late(other)))
    .toSorted(([one], [other]) => (one ? late(one) : 1) - (other ? late(other) : 1))
    .flat();
}

/** The entries under their headings, in their order. */
export function byHeading(
  entries: readonly Entry[],
): readonly { readonly heading: string; readonly entries: readonly Entry[] }[] {
  return [...new Set(entries.map(({ heading }) => heading))].map((heading) => ({
    heading,
    entries: entries.filter((entry) => entry.heading === heading),
  }));
}
