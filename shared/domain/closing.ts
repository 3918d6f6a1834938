import { z } from 'zod';

/** What is closed: the sign-in alone, and the person stays a customer; or everything. */
export const CLOSING_SCOPES = ['online-account', 'service'] as const;
export type ClosingScope = (typeof CLOSING_SCOPES)[number];
export const closingScopeSchema = z.enum(CLOSING_SCOPES);

/** Why (DSS: ReasonForTermination 1 customer choice, 2 deceased, 3 duplicate, 99 other; `lapsed` is ours). */
export const CLOSING_REASONS = ['customer-choice', 'deceased', 'duplicate', 'lapsed', 'other'] as const;
export type ClosingReason = (typeof CLOSING_REASONS)[number];
export const closingReasonSchema = z.enum(CLOSING_REASONS);

/** What a customer said yes to: they heard what goes and what stays, or, from 13 to 17, said it back in their own words. */
export const closingYesSchema = z.enum(['heard', 'understood']);

/**
 * Where a closing stands. `to-confirm`: a supervisor has yet to say that somebody has died. `waiting`: hidden and read-only, and
 * what goes is still there for the safety net. `destroyed`: gone from the tables. `cleaned`: gone from the disk too. `done`: the sign-in
 * alone has ended, and nothing of the record goes.
 */
export const CLOSING_STATES = ['to-confirm', 'waiting', 'stopped', 'destroyed', 'cleaned', 'done'] as const;
export type ClosingState = (typeof CLOSING_STATES)[number];
export const closingStateSchema = z.enum(CLOSING_STATES);

const next: Record<ClosingState, readonly ClosingState[]> = {
  'to-confirm': ['waiting', 'stopped'],
  waiting: ['stopped', 'destroyed'],
  stopped: [],
  destroyed: ['cleaned'],
  cleaned: [],
  done: [],
};
/** True when a closing may go from one state to the other. */
export const mayGoOn = (from: ClosingState, to: ClosingState): boolean => next[from].includes(to);

/** What keeps a closing from being done now; each has a way on (domain: closing). */
export const CLOSING_BLOCKERS = [
  'access-open',
  'rectification-open',
  'other-right-open',
  'complaint-open',
  'recipient-untold',
  // Of what is worked on elsewhere no more is said than that it is.
  'elsewhere-open',
  'unsent-here',
] as const;
export type ClosingBlocker = (typeof CLOSING_BLOCKERS)[number];
export const closingBlockerSchema = z.enum(CLOSING_BLOCKERS);

/** Why a closing that has begun does not go on; each has a way on (decision 32). `remains-gone`: of two records the one that remains. */
export const CLOSING_HELD_BY = [
  'access-open',
  'rectification-open',
  'other-right-open',
  'complaint-open',
  'elsewhere-open',
  'other-record-first',
  'remains-gone',
] as const;
export type ClosingHeldBy = (typeof CLOSING_HELD_BY)[number];

/** Why what stays after closing is looked at (domain: closing, what stays): by a supervisor, for these two reasons alone. */
export const EVIDENCE_REASONS = ['payment-audit', 'own-request'] as const;

/** Why a supervisor stops a closing. */
export const STOPPED_BECAUSE = ['wrong-person', 'customer-changed-their-mind', 'recorded-by-mistake'] as const;
export type StoppedBecause = (typeof STOPPED_BECAUSE)[number];

/** What goes, by kind, for the sentences that are read aloud. */
export const GOING = [
  'values',
  'consents',
  'special-answers',
  'contacts',
  'sessions',
  'outcomes',
  'requests',
  'passed-on',
  'conversations',
] as const;
export type Going = (typeof GOING)[number];

/** The identity level that closing needs (domain: identity); whoever has died reaches none, and a supervisor confirms it. */
export const CLOSING_LEVEL = 3;

/** The instant, in milliseconds, from which what goes may be destroyed. */
export const safetyNetEnds = (closedAt: number, hours: number): number => closedAt + hours * 3_600_000;
