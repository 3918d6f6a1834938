import { addDays } from './calendar.ts';
import { wordsOf } from './find/fold.ts';
import { PROGRESS_DAYS } from './limits.ts';

/** What a complaint is about (domain: requests, complaint; DPA 2018, section 164A). */
export const COMPLAINT_ABOUT = ['information', 'service'] as const;
export type ComplaintAbout = (typeof COMPLAINT_ABOUT)[number];

/** What can be found of a complaint. */
export const COMPLAINT_DECISIONS = ['upheld', 'partly-upheld', 'not-upheld'] as const;
export type ComplaintDecision = (typeof COMPLAINT_DECISIONS)[number];

/** The day by which whoever complained is told next how it goes, once told on `day` (`YYYY-MM-DD`). */
export const progressDue = (day: string): string => addDays(day, PROGRESS_DAYS.value);

const TITLES = new Set([
  'mr',
  'mrs',
  'ms',
  'miss',
  'mx',
  'dr',
  'sir',
  'the',
  'your',
  'adviser',
  'advisor',
  'from',
  'at',
  'called',
]);
const namesIn = (text: string): string[] => {
  const words = wordsOf(text);
  const names = words.filter((word) => !TITLES.has(word) && word.length > 1);
  return names.length > 0 ? names : words;
};
const within = (some: readonly string[], all: readonly string[]) => some.length > 0 && some.every((word) => all.includes(word));

/**
 * Whether a name as somebody said it may mean the person who is called `name`: every word of the one is in the other, or they have the
 * last one in common, whatever the capitals and accents. `Margaret`, `Maggie Doyle` and `Mrs Margaret Doyle in Leeds` may each mean
 * Margaret Doyle; rather one person too many is kept from a complaint than one too few.
 */
export function mayMean(said: string, name: string): boolean {
  const [words, theirs] = [namesIn(said), namesIn(name)];
  return within(words, theirs) || within(theirs, words) || within(words.slice(-1), theirs.slice(-1));
}

/** Whom a complaint is about, as far as anybody has said. */
export type Whom = {
  readonly aboutSub?: string | null | undefined;
  readonly aboutName?: string | null | undefined;
  readonly aboutOrganisation?: string | null | undefined;
};
