import { type Criteria, NO_CRITERIA } from './criteria.ts';
import { wordsOf } from './fold.ts';
import { type Recognised, recognise } from './recognise.ts';

/** How one piece of the line was understood; `ignored` says that it does not take part. */
export type WordKind = Recognised['kind'] | 'name' | 'ignored';
/** A piece of the line, `line.slice(start, end)`, and its kind. Pieces never overlap and leave out only spaces. */
export type LineWord = { readonly kind: WordKind; readonly start: number; readonly end: number };
export type ParsedLine = { readonly words: readonly LineWord[]; readonly criteria: Criteria };

type Token = { readonly text: string; readonly start: number; readonly end: number };

/** At most this many name words take part; nobody says more to be found by. */
const MOST_NAMES = 6;
/** Words that announce what follows (`dob 12/3/84`) and are no name then. */
const LABELS = new Set(['dob', 'born', 'tel', 'phone', 'mobile', 'mob', 'email', 'ref', 'reference', 'postcode', 'uln']);
/** Written before a name and not part of it. */
const TITLES = new Set(['mr', 'mrs', 'miss', 'ms', 'mx', 'dr', 'prof', 'sir']);
/** Beginnings that are one word with what follows, however they are spaced: O Brien, Mc Donald. */
const JOINED = new Set(['o', 'mc']);
const EDGE = /^[^\p{L}\p{M}\p{N}+]+|[^\p{L}\p{M}\p{N}]+$/gu;

/**
 * Says what each word of a line typed by an adviser is, and what is looked for. Pure; never throws.
 * `today` (`YYYY-MM-DD`) settles two-digit years and refuses days to come.
 */
export function parseLine(line: string, today: string): ParsedLine {
  const { tokens, edges } = tokensOf(line);
  const words: LineWord[] = [];
  let criteria = NO_CRITERIA;
  for (let index = 0; index < tokens.length; ) {
    const rest = tokens.slice(index, index + 6).map((token) => token.text);
    const found = recognise(rest, today);
    const count = found?.tokens ?? nameTokens(rest);
    const adds = found ? newTo(criteria, found.adds) : namesOf(rest, count, isLabel(rest, today), criteria);
    words.push({ kind: adds ? (found?.kind ?? 'name') : 'ignored', ...span(tokens, index, count) });
    if (adds) criteria = { ...criteria, ...adds };
    index += count;
  }
  return { words: [...words, ...outside(edges, words)].sort((one, other) => one.start - other.start), criteria };
}

/** The edges that no word of several tokens holds inside itself. */
function outside(edges: readonly { start: number; end: number }[], words: readonly LineWord[]): LineWord[] {
  return edges
    .filter((edge) => !words.some((word) => word.start <= edge.start && edge.end <= word.end))
    .map((edge) => ({ kind: 'ignored', ...edge }));
}

/** Splits at spaces, commas and semicolons, and takes brackets, quotes and full stops off the edges. */
function tokensOf(line: string): { tokens: Token[]; edges: { start: number; end: number }[] } {
  const tokens: Token[] = [];
  const edges: { start: number; end: number }[] = [];
  for (const match of line.matchAll(/[,;]+|[^\s,;]+/gu)) {
    const text = match[0].replace(EDGE, '');
    const start = match.index + (text ? match[0].indexOf(text) : 0);
    const end = text ? start + text.length : match.index;
    if (start > match.index) edges.push({ start: match.index, end: start });
    if (end < match.index + match[0].length) edges.push({ start: end, end: match.index + match[0].length });
    if (text) tokens.push({ text, start, end });
  }
  return { tokens, edges };
}

function span(tokens: readonly Token[], index: number, count: number): { start: number; end: number } {
  return { start: (tokens[index] as Token).start, end: (tokens[index + count - 1] as Token).end };
}

/** What a piece adds, unless something of its kind came before it: then the first counts. */
function newTo(criteria: Criteria, adds: Partial<Criteria>): Partial<Criteria> | null {
  return Object.keys(adds).some((key) => criteria[key as keyof Criteria] !== null) ? null : adds;
}

function nameTokens([first = '', second]: readonly string[]): number {
  return second !== undefined && JOINED.has(wordsOf(first).join('')) && /^[\p{L}\p{M}]+$/u.test(second) ? 2 : 1;
}

function namesOf(tokens: readonly string[], count: number, label: boolean, criteria: Criteria): Partial<Criteria> | null {
  const text = tokens.slice(0, count).join('');
  const words = wordsOf(text);
  if (label || !hasLetter(text) || words.length === 0) return null;
  if (TITLES.has(words.join('')) && (tokens.length > 1 || criteria.names.length > 0)) return null;
  const names = [...new Set([...criteria.names, ...words])];
  return names.length > MOST_NAMES ? null : { names };
}

function isLabel([first = '', ...rest]: readonly string[], today: string): boolean {
  return LABELS.has(wordsOf(first).join('')) && rest.length > 0 && recognise(rest, today) !== null;
}

function hasLetter(text: string): boolean {
  return /\p{L}/u.test(text);
}
