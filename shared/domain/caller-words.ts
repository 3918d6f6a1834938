import { z } from 'zod';
import data from './caller-words.json' with { type: 'json' };
import { likeness, meaningfulStems, stem } from './caller-words-text.ts';
import { closingScopeSchema } from './closing.ts';
import { decisionSchema, purposeSchema } from './consent.ts';
import { wordsOf } from './find/fold.ts';

/** The jobs a caller's words can lead to. */
export const JOBS = [
  'find',
  'customer',
  'record-consent',
  'where-from',
  'notice',
  'something-changed',
  'something-wrong',
  'stop-using',
  'died',
  'send-information',
  'unhappy',
  'other-right',
  'tell-supervisor',
] as const;
export type JobName = (typeof JOBS)[number];

const answerSchema = z.strictObject({
  says: z.string(),
  job: z.enum(JOBS),
  /** For `record-consent`: what it is about, and what is said where it is not a withdrawal. */
  purposes: z.array(purposeSchema).optional(),
  decision: decisionSchema.optional(),
  /** For `stop-using`: what they want to stop, where the question has settled it. */
  scope: closingScopeSchema.optional(),
  /** For `notice`: where it opens. */
  section: z.string().optional(),
  /** One sentence for the adviser. */
  note: z.string().optional(),
});
const phraseSchema = z.strictObject({
  id: z.string(),
  /** Words whose mere presence puts this phrase first. */
  always: z.array(z.string()).optional(),
  /** The caller's own words, the first of them shown. */
  words: z.array(z.string()).min(1),
  job: z.enum(JOBS),
  question: z.string(),
  answers: z.array(answerSchema).min(2),
});
export type Answer = z.output<typeof answerSchema>;
export type Phrase = z.output<typeof phraseSchema>;

const wordsSchema = z.strictObject({
  /** What each job is called on screen. */
  jobs: z.record(z.enum(JOBS), z.string()),
  /** Words that mean the same to a caller. */
  sameWords: z.array(z.array(z.string())),
  phrases: z.array(phraseSchema),
});
export const { jobs, phrases, sameWords } = wordsSchema.parse(data);

const canonical = new Map(sameWords.flatMap((group) => group.map((word) => [stem(word), stem(group[0] ?? word)] as const)));

/** Each stored way of saying it as stems, and how many phrases know a stem: a word that few know says most. */
const known = phrases.map((phrase) => ({
  phrase,
  always: new Set((phrase.always ?? []).map(stem)),
  ways: phrase.words.map((way) => meaningfulStems(way, canonical)),
  wholly: new Set(phrase.words.map((way) => wordsOf(way).join(' '))),
}));
const holders = new Map<string, number>();
for (const { ways } of known) for (const word of new Set(ways.flat())) holders.set(word, (holders.get(word) ?? 0) + 1);
const weight = (word: string) => Math.log(1 + phrases.length / (holders.get(word) ?? 1));

/** Below this share of what was typed a phrase is not offered. */
const ENOUGH = 0.3;

/**
 * The phrases a caller's words may mean, best first; every phrase for an empty line, none for words nobody knows.
 * A word of withdrawing always brings the one question first (domain: closing).
 */
export function phrasesFor(line: string): Phrase[] {
  const typed = meaningfulStems(line, canonical);
  if (typed.length === 0) return [...phrases];
  const words = wordsOf(line);
  const said = words.map(stem);
  return known
    .map(({ phrase, always, ways, wholly }) => ({
      phrase,
      score: score(typed, ways) + (wholly.has(words.join(' ')) ? 1 : 0),
      first: said.some((word) => means(word, always)),
    }))
    .filter((one) => one.first || one.score >= ENOUGH)
    .toSorted((a, b) => Number(b.first) - Number(a.first) || b.score - a.score)
    .map((one) => one.phrase);
}

function means(word: string, always: ReadonlySet<string>): boolean {
  return [...always].some((one) => likeness(word, one) >= 0.7 && word.length >= Math.min(6, one.length));
}

/** From 0 to 1: the share of the typed words that one way of saying it holds, and of that way that was typed. */
function score(typed: readonly string[], ways: readonly (readonly string[])[]): number {
  return Math.max(...ways.map((way) => 0.7 * share(typed, way, likeness) + 0.3 * share(way, typed, (a, b) => likeness(b, a))));
}

function share(of: readonly string[], among: readonly string[], alike: (a: string, b: string) => number): number {
  let found = 0;
  let whole = 0;
  for (const word of of) {
    const best = Math.max(0, ...among.map((other) => alike(word, other)));
    found += best * weight(word);
    whole += weight(word);
  }
  return whole === 0 ? 0 : found / whole;
}
