import { deadlineFor } from '../../../shared/domain/deadline.ts';
import { standsStill } from '../../../shared/domain/request-clock.ts';
import { showDay } from '../../lib/time.ts';
import { daysLeftWords, isLate } from '../../lib/words/due.ts';
import { type Clocked, factsOf } from './facts-of.ts';
import { waitingWords } from './request-words.ts';
import type { Listed } from './requests-query.ts';

/** The day an open request is due, as the central service has it, and what that follows from. */
export type Due = Clocked & Pick<Listed, 'acknowledgedOn'> & { readonly dueOn: string };

/** The day in a line, and whether it is over; what stands still while it waits is never late. */
export function dueLine(due: Due, today: string): { readonly says: string; readonly late: boolean } {
  const day = showDay(due.dueOn);
  if (standsStill(due)) return { says: `Due ${day} if the answer came today`, late: false };
  const late = isLate(due.dueOn, today);
  return { says: `${late ? 'Late: due' : 'Due'} ${day}, ${daysLeftWords(due.dueOn, today)}`, late };
}

/** How that day was reached, a sentence each. */
export function dueSteps(due: Due): readonly string[] {
  const { dueOn: reckoned, steps } = deadlineFor(factsOf(due));
  return [...steps.map(({ says }) => says), ...beyond(due, reckoned), ...waits(due)];
}

/** What else moved the day on from the one that follows from the day it was made. */
function beyond(due: Due, reckoned: string): readonly string[] {
  const { dueOn, kind, acknowledgedOn, waited } = due;
  if (dueOn === reckoned || standsStill(due)) return [];
  if (kind === 'complaint' && acknowledgedOn !== null)
    return [`It was acknowledged on ${showDay(acknowledgedOn)}. How it is going is told next on ${showDay(dueOn)}.`];
  if (kind === 'access' && waited === undefined)
    return [`Days spent waiting were not counted, so ${showDay(dueOn)}. The request itself shows each of them.`];
  return [`The central service has ${showDay(dueOn)}.`];
}

function waits(due: Due): readonly string[] {
  const { dueOn, waitingFor, waitingSince } = due;
  if (waitingFor === null || waitingSince === null) return [];
  const then = standsStill(due)
    ? `if the answer came today, it would be due on ${showDay(dueOn)}`
    : 'it was not asked for in time, so the time goes on';
  return [`It is ${waitingWords[waitingFor]} since ${showDay(waitingSince)}: ${then}.`];
}
