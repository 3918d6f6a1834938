import type { ClosingHeldBy, ClosingReason, ClosingState, StoppedBecause } from '../../../shared/domain/closing.ts';
import { mayGoOn } from '../../../shared/domain/closing.ts';
import { showDay, showWhen } from '../../lib/time.ts';
import type { ClosingRow } from './closings-query.ts';

/** Why somebody was closed (DSS: ReasonForTermination; *lapsed* is ours). */
export const reasonWords: Record<ClosingReason, string> = {
  'customer-choice': 'The customer wants to',
  deceased: 'They have died',
  duplicate: 'Two records of one person',
  lapsed: 'No contact for years',
  other: 'Another reason',
};

export const stoppedWords: Record<StoppedBecause, string> = {
  'wrong-person': 'It was the wrong person',
  'customer-changed-their-mind': 'The customer has changed their mind',
  'recorded-by-mistake': 'It was recorded by mistake',
};

export const stateWords: Record<ClosingState, string> = {
  'to-confirm': 'To be confirmed',
  waiting: 'Hidden, and can still be stopped',
  stopped: 'Stopped',
  destroyed: 'Destroyed in the tables',
  cleaned: 'Cleaned on disk',
  done: 'Only the sign-in to the website ended',
};

/** What holds a closing, and what is to be done about it. */
export const heldWords: Record<ClosingHeldBy, string> = {
  'access-open': 'A copy of their information was asked for, and is not finished',
  'rectification-open': 'They said that something is wrong, and it is not finished',
  'other-right-open': 'They asked for something else about their information, and it is not finished',
  'complaint-open': 'They complained, and it is not finished',
  'elsewhere-open': 'Something they asked for is still being worked on elsewhere: the privacy team finishes it',
  'other-record-first': 'Another record of theirs is put together with this one first',
  'remains-gone':
    'The record that was to remain is gone. Stop this closing: then this record is there again, and is closed by itself if they want to stop',
};

type Held = NonNullable<ClosingRow['held']>;
const isFinishedFirst = (held: Held): boolean => held.some(({ because }) => because !== 'remains-gone');

/** What comes next, or came last; empty where there is nothing to say. */
export function nextWords(row: ClosingRow, now: Date): readonly string[] {
  const { state, dueAt, stoppedBecause, destroyedAt, cleanedAt, recordedByCaller, held = [] } = row;
  if (held.length > 0 && isFinishedFirst(held))
    return state === 'to-confirm'
      ? ['It cannot be confirmed before this is finished. Until then nothing has changed.']
      : ['It is held: nothing is destroyed, and it can be stopped, until this is finished. Then it goes on by itself.'];
  if (held.length > 0) return ['It is held: nothing is destroyed, and it can be stopped.'];
  switch (state) {
    case 'to-confirm':
      return [
        recordedByCaller
          ? 'You recorded it yourself: another supervisor confirms it. Until then nothing has changed.'
          : 'A supervisor confirms that they have died. Until then nothing has changed.',
      ];
    case 'waiting':
      return dueAt ? [`It can be stopped until ${showWhen(dueAt, now)}. Then what goes is destroyed.`] : [];
    case 'stopped':
      return stoppedBecause ? [`${stoppedWords[stoppedBecause]}. What was withdrawn and erased stays so.`] : [];
    case 'destroyed':
      return [
        `${destroyedAt ? `Destroyed ${showWhen(destroyedAt, now)}. ` : ''}Next it is cleaned on disk, by the nightly clean-up.`,
      ];
    case 'cleaned':
      return cleanedAt ? [`Cleaned on disk ${showWhen(cleanedAt, now)}.`] : [];
    default:
      return ['The person stays a customer, and nothing was deleted.'];
  }
}

/** Copies on computers that have not said that theirs is gone; empty for none. */
export function copiesWords({ copiesLeft }: Pick<ClosingRow, 'copiesLeft'>): string {
  if (copiesLeft === 0) return '';
  return copiesLeft === 1
    ? 'One computer has not said yet that its copy is gone'
    : `${copiesLeft} computers have not said yet that their copies are gone`;
}

/** What proves a payment and stays; empty for none. */
export function evidenceWords({ evidence, state }: Pick<ClosingRow, 'evidence' | 'state'>): string {
  if (state !== 'destroyed' && state !== 'cleaned') return '';
  if (evidence === 0) return 'Nothing of them stays';
  return evidence === 1 ? 'Proof of one payment stays' : `Proof of ${evidence} payments stays`;
}

export const mayBeStopped = ({ state }: Pick<ClosingRow, 'state'>): boolean => mayGoOn(state, 'stopped');
export const mayBeConfirmed = ({
  state,
  recordedByCaller,
  held,
}: Pick<ClosingRow, 'state' | 'recordedByCaller' | 'held'>): boolean =>
  state === 'to-confirm' && !recordedByCaller && (held ?? []).length === 0;

/** `Closed on 3 May 2026 by Priya Shah`. */
export const byWords = ({ closedOn, recordedByName }: Pick<ClosingRow, 'closedOn' | 'recordedByName'>): string =>
  `Said on ${showDay(closedOn)}, recorded by ${recordedByName}`;

/** What comes back when a closing is stopped, and what does not. */
export function willComeBack({ state }: Pick<ClosingRow, 'state'>): readonly string[] {
  if (state === 'to-confirm') return ['Nothing has been changed yet, and nothing will be.'];
  return [
    'The record is found again, and everything on it that was not erased is there.',
    'What was withdrawn stays withdrawn, and answers to the optional questions that were erased do not come back.',
    'The sign-in to the website stays ended: they sign in anew.',
    'Organisations that have been told already are not told otherwise: do that yourself, in Who to tell.',
  ];
}
