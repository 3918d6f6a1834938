import { z } from 'zod';
import { EVIDENCE_RULES } from './retention.ts';

/** What a run destroys (domain: how long each thing is kept): evidence of payments, people who have lapsed, requests that are over. */
export const RETAINED = ['evidence', 'lapsed', 'old-requests'] as const;
export type Retained = (typeof RETAINED)[number];
export const retainedSchema = z.enum(RETAINED);

/** Why something falls due when it does. */
export const RETENTION_RULES = [...EVIDENCE_RULES, 'no-contact', 'request-over'] as const;
export type RetentionRule = (typeof RETENTION_RULES)[number];
export const retentionRuleSchema = z.enum(RETENTION_RULES);

/**
 * Where a run stands. `proposed`: made exactly, for another supervisor to look at. `running`: its items go one by one, whichever backend
 * is there. `interrupted`: it could not go to its end, and does when it is run again. `finished`: every item is gone or held.
 */
export const RUN_STATES = ['proposed', 'refused', 'approved', 'running', 'interrupted', 'finished'] as const;
export type RunState = (typeof RUN_STATES)[number];
export const runStateSchema = z.enum(RUN_STATES);

const next: Record<RunState, readonly RunState[]> = {
  proposed: ['approved', 'refused'],
  refused: [],
  approved: ['running', 'refused'],
  running: ['interrupted', 'finished'],
  interrupted: ['running'],
  finished: [],
};
/** True when a run may go from one state to the other. */
export const mayRunBecome = (from: RunState, to: RunState): boolean => next[from].includes(to);

/** Why an item is not destroyed when its turn comes. Until it is no more so, it comes again in the next run. */
export const HELD_BECAUSE = [
  'access-open',
  'rectification-open',
  'other-right-open',
  'complaint-open',
  // Of what is worked on elsewhere no more is said than that it is.
  'elsewhere-open',
  'recipient-untold',
  'closing-to-confirm',
  'not-due-any-more',
  'not-there-any-more',
  'stopped',
] as const;
export type HeldBecause = (typeof HELD_BECAUSE)[number];
export const heldBecauseSchema = z.enum(HELD_BECAUSE);

/** Where something is held: the tables, the files of the database under them, advisers' machines, and back-ups made before. */
export const STORES = ['database', 'disk', 'machines', 'back-ups'] as const;
export type Store = (typeof STORES)[number];
export const storeSchema = z.enum(STORES);

/** The stores each kind is in. A machine holds copies of records; what proves a payment and a request that is over are in none. */
export const STORES_OF: Record<Retained, readonly Store[]> = {
  evidence: ['database', 'disk', 'back-ups'],
  lapsed: ['database', 'disk', 'machines', 'back-ups'],
  'old-requests': ['database', 'disk', 'back-ups'],
};

/**
 * How far a store is. `waiting`: not yet checked, and no certificate. `nothing-went`: there is nothing to certify. `not-checked`: it
 * cannot be looked into from here, and gets no certificate.
 */
export const STORE_STATES = ['waiting', 'certified', 'nothing-went', 'not-checked'] as const;
export type StoreState = (typeof STORE_STATES)[number];
export const storeStateSchema = z.enum(STORE_STATES);
