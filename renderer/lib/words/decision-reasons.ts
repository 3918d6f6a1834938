import type { DecisionReason } from '../../../shared/operations/desk-events.ts';

/** Why a command is taken out or given to a supervisor, in the order of a list. */
export const reasonWords: readonly (readonly [DecisionReason, string])[] = [
  ['no-longer-wanted', 'The customer no longer wants it'],
  ['recorded-twice', 'It was recorded twice'],
  ['wrong-person', 'It was recorded for the wrong person'],
  ['done-elsewhere', 'It was done in another way'],
  ['cannot-be-done', 'I cannot see how it can be done'],
];
