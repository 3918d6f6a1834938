import { FIND_RESULTS } from '../limits.ts';

// How much a find reads, wherever it reads: where a bound cuts, it cuts the same people in the database and in memory.

/** A find of words reads this many rows of its index at the most; somebody of several words is met several times. */
export const MOST_ROWS = 80;
/** One more than is shown says that there are more. */
export const MOST_PEOPLE = FIND_RESULTS + 1;
/** All who share a key are put in order; a day or a postcode that stands for "not known" may have more holders than that. */
export const MOST_OF_ONE_KEY = 200;
/** Words of the dictionary that a typed beginning stands for, the commonest first. */
export const MOST_COMPLETIONS = 40;

/** Words of the dictionary that one typed word may have been meant for. */
export const MOST_MEANT = 24;
export const MOST_SOUNDS = 8;
/** People read before those equally close are put in order. */
export const MOST_LOOSE = 100;

/** Where one criterion may be missing: people looked at in all; those by several criteria come first. */
export const MOST_CANDIDATES = 300;
/** Rows read by each criterion, and of each word that a typed one may have been meant for. */
export const MOST_OF_A_KEY = 60;
export const MOST_OF_A_WORD = 26;
/** The typed words that people are looked up by; more of them only count. */
export const MOST_WORDS = 3;
